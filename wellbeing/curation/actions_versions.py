"""Changing entries of the pack so that what they said before is kept: each change is one transaction."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from wellbeing.core.clock import now
from wellbeing.core.db import transaction
from wellbeing.curation import queries
from wellbeing.curation.models import EntryVersion
from wellbeing.curation.versions import CONTACT, FOUND, RESOURCE, RESTORED, TOPIC, UNDONE, Content, Version
from wellbeing.resources import actions as resources
from wellbeing.resources import queries as pack
from wellbeing.resources.queries import CrisisContact, Fault, Faults, Resource, Topic

Entry = Resource | Topic | CrisisContact
_LONGEST_NOTE, _LONGEST_NAME = 300, 120
# Few slugs are looked up one by one; beyond this it is cheaper to read them all.
_FEW = 500


class ChangedMeanwhile(Exception):
    """Somebody else saved the entry after this form was opened; nothing was changed."""


class CannotGoBack(Exception):
    """What a version says does not fit the pack as it is now, such as a topic that is gone."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))


@dataclass(frozen=True)
class Author:
    """Who changes something, and what they say about it."""

    name: str
    note: str = ""


def contents(kind: str, slugs: Collection[str] | None = None) -> dict[str, Content]:
    """What entries say now, by slug: all of them, or some."""
    entries: Sequence[Any]
    if kind == RESOURCE:
        entries = pack.read_resources(slugs if slugs is None or len(slugs) <= _FEW else None)
    else:
        entries = pack.read_topics() if kind == TOPIC else pack.kept_contacts()
    return {
        slug_of(entry): pack.cells_of(entry) for entry in entries if slugs is None or slug_of(entry) in slugs
    }


def slug_of(entry: Entry) -> str:
    """The name that an entry's versions go by."""
    return entry.id if isinstance(entry, Topic) else entry.slug


def keep(
    kind: str, entries: Sequence[Entry], done: str, author: Author, opened_with: int | None = None
) -> dict[str, int]:
    """Put entries into the pack, each with a version; gives the numbers of those that are not as they were.

    `opened_with` is the version that somebody saw before they changed the entry: ChangedMeanwhile when it is
    no longer the newest.
    """
    after = {slug_of(entry): pack.cells_of(entry) for entry in entries}
    with transaction() as session:
        resources.hold_pack(session)
        before = contents(kind, after)
        last = queries.last_versions(kind, after)
        if opened_with is not None and any(_number(last, slug) != opened_with for slug in after):
            raise ChangedMeanwhile
        changed = {slug: cells for slug, cells in after.items() if before.get(slug) != cells}
        if changed:
            _put(kind, [entry for entry in entries if slug_of(entry) in changed])
        numbers = write_versions(session, kind, before, changed, done, author)
    pack.look_again()
    return numbers


def write_versions(
    session: Session,
    kind: str,
    before: Mapping[str, Content],
    after: Mapping[str, Content],
    done: str,
    author: Author,
) -> dict[str, int]:
    """Note what entries say from now on; where what they said before was never kept, that comes first."""
    last = queries.last_versions(kind, after)
    rows: list[dict[str, Any]] = []
    numbers: dict[str, int] = {}
    for slug, content in after.items():
        number = _number(last, slug)
        old = before.get(slug)
        if old is not None and (slug not in last or last[slug].content != old):
            number += 1
            rows.append(_row(kind, slug, number, old, FOUND, Author("")))
        number += 1
        rows.append(_row(kind, slug, number, content, done, author))
        numbers[slug] = number
    if rows:
        session.execute(insert(EntryVersion), rows)
    return numbers


def go_back(kind: str, slug: str, by: str, number: int | None = None) -> int | None:
    """Make an entry what a version says: the one before the newest when no number is given.

    None when there is no such version; CannotGoBack when it does not fit any more.
    """
    with transaction() as session:
        resources.hold_pack(session)
        known = queries.versions(kind, slug)
        wanted = known[1].number if number is None and len(known) > 1 else number
        version = next((one for one in known if one.number == wanted), None)
        if version is None:
            return None
        done = UNDONE if number is None else RESTORED
        numbers = keep(kind, [_entry(version)], done, Author(by, str(version.number)))
        return numbers.get(slug, known[0].number)


def _entry(version: Version) -> Entry:
    faults = Faults()
    makers: dict[str, Callable[[], Entry]] = {
        RESOURCE: lambda: pack.resource_of(
            version.content, [topic.id for topic in pack.read_topics()], faults
        ),
        TOPIC: lambda: pack.topic_of(version.content, faults),
        CONTACT: lambda: pack.contact_of(version.content, faults),
    }
    entry = makers[version.kind]()
    if faults.found:
        raise CannotGoBack(faults.found)
    return entry


def _put(kind: str, entries: Sequence[Any]) -> None:
    if kind == RESOURCE:
        resources.put_resources(entries)
    elif kind == TOPIC:
        for topic in entries:
            resources.put_topic(topic)
    else:
        changed = {contact.slug: contact for contact in (*pack.kept_contacts(), *entries)}
        resources.put_contacts(sorted(changed.values(), key=lambda contact: contact.order))


def _number(last: Mapping[str, Version], slug: str) -> int:
    return last[slug].number if slug in last else 0


def _row(kind: str, slug: str, number: int, content: Content, done: str, author: Author) -> dict[str, Any]:
    return {
        "kind": kind,
        "slug": slug,
        "number": number,
        "changed_at": now(),
        "changed_by": author.name[:_LONGEST_NAME],
        "done": done,
        "note": author.note[:_LONGEST_NOTE],
        "content": content,
    }
