"""Reading lists that leads bring in: what they would change, and which can be taken back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, tuple_

from wellbeing.core.clock import now
from wellbeing.core.db import db, key_of
from wellbeing.core.grids import Grid
from wellbeing.core.i18n import format_number
from wellbeing.core.i18n import gettext as _
from wellbeing.core.sealing import unseal_packed
from wellbeing.curation.changes import Plan, plan
from wellbeing.curation.entry_cells import ENGLISH
from wellbeing.curation.models import EntryVersion
from wellbeing.curation.models_import import ImportDone, ImportDraft
from wellbeing.curation.sheets import ListKind
from wellbeing.curation.versions import LEFT, TOPIC, Content
from wellbeing.resources import queries as pack
from wellbeing.resources.queries import Fault, Faults, Resource, Topic

DRAFT = "import-draft"
_BATCH = 400
_MOST_ROWS = 20_000


@dataclass(frozen=True)
class Draft:
    """A list that was checked and waits for a yes."""

    key: str
    what: ListKind
    grid: Grid


@dataclass(frozen=True)
class Done:
    """A list that was brought in; `count` says how many rows it changed."""

    key: str
    what: ListKind
    done_at: datetime
    done_by: str
    note: str
    count: int
    undone_by: str | None


def entries(kind: str) -> Sequence[Resource | Topic]:
    """Every resource or topic as the pack has it, in its order."""
    return pack.read_topics() if kind == TOPIC else pack.read_resources()


def plan_of(what: ListKind, grid: Grid) -> tuple[Plan, tuple[Fault, ...]]:
    """What a list would change; with any fault it would change nothing."""
    faults = Faults()
    rows = len(grid.lines) - 1
    if not 0 < rows <= _MOST_ROWS:
        few = _("The list has no rows below the names of its columns.")
        many = _("The list has more than %(most)s rows. Split it.", most=format_number(_MOST_ROWS))
        faults.add(grid.file, 1, "", many if rows else few, sheet=grid.sheet)
        return Plan((), 0, ()), tuple(faults.found)
    known = {_slug(entry): entry for entry in entries(what.kind)}
    topics = frozenset(topic.id for topic in pack.read_topics())
    incoming = pack.read_incoming(grid, what.file, what.language, known, topics, faults)
    if faults.found:
        return Plan((), 0, ()), tuple(faults.found)
    touched = [slug for slug, cells in incoming.items() if cells is not None and slug in known]
    before = {slug: pack.cells_of(known[slug]) for slug in touched}
    absent = (
        _name(entry)
        for slug, entry in known.items()
        if slug not in incoming and (what.language == ENGLISH or what.language in entry.translations)
    )
    return plan(what.kind, what.language, incoming, before, absent), ()


def find_draft(key: str) -> Draft | None:
    """The list with this key, unless its hour has passed."""
    row = db.session.get(ImportDraft, key_of(key)) if key_of(key) else None
    if row is None or row.until <= now():
        return None
    held = unseal_packed(row.content, DRAFT)
    return None if held is None else Draft(key, ListKind(row.kind, row.language), Grid.from_json(held))


def last_done(count: int) -> list[Done]:
    """The lists brought in last, the newest first."""
    rows = db.session.scalars(select(ImportDone).order_by(ImportDone.done_at.desc()).limit(count))
    return [
        Done(
            row.key.hex(),
            ListKind(row.kind, row.language),
            row.done_at,
            row.done_by,
            row.note,
            len(row.numbers),
            row.undone_by,
        )
        for row in rows
    ]


def contents_at(kind: str, numbers: Mapping[str, int]) -> dict[str, Content]:
    """What entries said in versions, given by slug; those that were not there then are left out."""
    found: dict[str, Content] = {}
    wanted = list(numbers.items())
    for start in range(0, len(wanted), _BATCH):
        some = wanted[start : start + _BATCH]
        rows = select(EntryVersion).where(
            EntryVersion.kind == kind,
            EntryVersion.done != LEFT,
            tuple_(EntryVersion.slug, EntryVersion.number).in_(some),
        )
        found |= {row.slug: row.content for row in db.session.scalars(rows)}
    return found


def _slug(entry: Resource | Topic) -> str:
    return entry.id if isinstance(entry, Topic) else entry.slug


def _name(entry: Resource | Topic) -> str:
    return entry.english.label if isinstance(entry, Topic) else entry.english.name
