"""Bringing in a list: all of it in one transaction, or nothing; and taking all of it back."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from sqlalchemy import delete

from wellbeing.core.clock import now
from wellbeing.core.db import key_of, random_key, transaction
from wellbeing.core.grids import Grid
from wellbeing.core.sealing import seal_packed
from wellbeing.curation import actions_versions, queries, queries_import
from wellbeing.curation.actions_versions import Author
from wellbeing.curation.changes import name_of
from wellbeing.curation.models_import import ImportDone, ImportDraft
from wellbeing.curation.queries_import import DRAFT, plan_of
from wellbeing.curation.sheets import ListKind
from wellbeing.curation.versions import IMPORTED, TAKEN_BACK, TOPIC, Content
from wellbeing.resources import actions as resources
from wellbeing.resources import queries as pack
from wellbeing.resources.queries import Faults, Resource, Topic

# As long as a session lasts without a click.
_DRAFT_LASTS = timedelta(hours=1)
_DONE_LASTS = timedelta(days=90)
_LONGEST_NOTE, _LONGEST_NAME = 300, 120
HIDDEN = "hidden"


class DraftGone(Exception):
    """The list was used already, or its hour has passed; nothing was changed."""


class PackChanged(Exception):
    """The list would now do something else than what was shown; nothing was changed."""


@dataclass(frozen=True)
class Undone:
    """What taking back a list did; `left` are the names of entries that somebody changed since."""

    restored: int
    hidden: int
    left: tuple[str, ...]


def keep_draft(what: ListKind, grid: Grid) -> str:
    """Keep a list that was checked until somebody says yes; gives its key."""
    key = random_key()
    with transaction() as session:
        session.add(
            ImportDraft(
                key=key,
                kind=what.kind,
                language=what.language,
                content=seal_packed(grid.as_json(), DRAFT),
                until=now() + _DRAFT_LASTS,
            )
        )
    return key.hex()


def drop_draft(key: str) -> None:
    """Forget a list that was checked."""
    with transaction() as session:
        session.execute(delete(ImportDraft).where(ImportDraft.key == key_of(key)))


def bring_in(key: str, seen: str, by: str, note: str = "") -> int:
    """Do what a list says when that is still what was `seen`, the fingerprint of its plan; gives how many changed."""
    # Thousands of rows are read before the transaction, which nobody else can write beside.
    edition = pack.last_edition()
    what, made = _prepared(key, seen)
    with transaction() as session:
        resources.hold_pack(session)
        if pack.last_edition() != edition or queries_import.find_draft(key) is None:
            what, made = _prepared(key, seen)
        numbers = actions_versions.keep(what.kind, made, IMPORTED, Author(by, note))
        session.add(
            ImportDone(
                key=key_of(key),
                kind=what.kind,
                language=what.language,
                done_at=now(),
                done_by=by[:_LONGEST_NAME],
                note=note[:_LONGEST_NOTE],
                numbers=numbers,
            )
        )
        drop_draft(key)
    return len(numbers)


def _prepared(key: str, seen: str) -> tuple[ListKind, list[Resource | Topic]]:
    draft = queries_import.find_draft(key)
    if draft is None:
        raise DraftGone
    plan, faults = plan_of(draft.what, draft.grid)
    if faults or not plan.changes or plan.fingerprint != seen:
        raise PackChanged
    made = _entries(draft.what.kind, {change.slug: change.after for change in plan.changes})
    if len(made) < len(plan.changes):
        raise PackChanged
    return draft.what, list(made.values())


def undo_import(key: str, by: str) -> Undone | None:
    """Make each entry what it said before a list changed it; what it added is hidden.

    What somebody changed since is left alone. None when there is nothing to take back.
    """
    with transaction() as session:
        resources.hold_pack(session)
        row = session.get(ImportDone, key_of(key)) if key_of(key) else None
        if row is None or row.undone_by is not None:
            return None
        last = queries.last_versions(row.kind, row.numbers)
        mine = {slug: number for slug, number in row.numbers.items() if last[slug].number == number}
        before = queries_import.contents_at(row.kind, {slug: number - 1 for slug, number in mine.items()})
        restored = _entries(row.kind, before)
        added = _entries(row.kind, {slug: last[slug].content for slug in mine if slug not in before})
        hidden = {slug: _hidden(one) for slug, one in added.items()}
        back = {**restored, **hidden}
        actions_versions.keep(row.kind, list(back.values()), TAKEN_BACK, Author(by))
        row.undone_by = by[:_LONGEST_NAME]
    left = tuple(name_of(last[slug].content) for slug in row.numbers if slug not in back)
    return Undone(len(restored), len(hidden), left)


def purge_imports() -> None:
    """Delete lists that nobody said yes to in time, and the memory of those that are long done."""
    with transaction() as session:
        session.execute(delete(ImportDraft).where(ImportDraft.until <= now()))
        session.execute(delete(ImportDone).where(ImportDone.done_at <= now() - _DONE_LASTS))


def _entries(kind: str, contents: Mapping[str, Content]) -> dict[str, Resource | Topic]:
    """What contents say, by slug; those that do not fit the pack any more are left out."""
    topics = [topic.id for topic in pack.read_topics()]
    found: dict[str, Resource | Topic] = {}
    for slug, content in contents.items():
        faults = Faults()
        entry = pack.topic_of(content, faults) if kind == TOPIC else pack.resource_of(content, topics, faults)
        if not faults.found:
            found[slug] = entry
    return found


def _hidden(entry: Resource | Topic) -> Resource | Topic:
    return (
        replace(entry, upkeep=replace(entry.upkeep, status=HIDDEN)) if isinstance(entry, Resource) else entry
    )
