"""What changed between two versions of an entry, as its cells say it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

RESOURCE, TOPIC, CONTACT = "resource", "topic", "contact"
# What was done: `found` is what stood there before anybody kept versions, `left` that the files no longer hold it.
FOUND, ADDED, EDITED, STATUS, ASSURED = "found", "added", "edited", "status", "assured"
UNDONE, RESTORED, IMPORTED, LOADED, LEFT = "undone", "restored", "imported", "loaded", "left"
TAKEN_BACK = "takenback"

Content = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Version:
    """An entry after one change: who made it, when, and what the entry said from then on."""

    kind: str
    slug: str
    number: int
    changed_at: datetime
    changed_by: str
    done: str
    note: str
    content: Content


@dataclass(frozen=True)
class Difference:
    """One cell before and after."""

    language: str
    column: str
    before: str
    after: str


def differences(before: Content, after: Content) -> tuple[Difference, ...]:
    """Each cell that is not the same, English first, in the order of the columns."""
    found = []
    for language in dict.fromkeys((*after, *before)):
        old, new = before.get(language, {}), after.get(language, {})
        for column in dict.fromkeys((*new, *old)):
            if old.get(column, "") != new.get(column, ""):
                found.append(Difference(language, column, old.get(column, ""), new.get(column, "")))
    return tuple(found)
