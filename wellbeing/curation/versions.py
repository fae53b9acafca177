"""What changed between two versions of an entry, as its cells say it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

RESOURCE, TOPIC, CONTACT = "resource", "topic", "contact"
# What was done: `found` is what stood there before anybody kept versions, `left` that the files no longer hold it.
FOUND, ADDED, EDITED, STATUS, ASSURED = "found", "added", "edited", "status", "assured"
UNDONE, RESTORED, IMPORTED, LOADED, LEFT = "undone", "restored", "imported", "loaded", "left"
TAKEN_BACK = "takenback"
_ENGLISH = "en"

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
    # Words that nobody has translated stand there in English: whether these did before, and do after.
    was_english: bool = False
    is_english: bool = False


def differences(before: Content, after: Content) -> tuple[Difference, ...]:
    """Each cell that changed, English first, in the order of the columns; none that only follows the English."""
    found = []
    for language in dict.fromkeys((*after, *before)):
        for column in dict.fromkeys((*after.get(language, ()), *before.get(language, ()))):
            old, new = _cell(before, language, column), _cell(after, language, column)
            was_english = language != _ENGLISH and old == _cell(before, _ENGLISH, column) != ""
            is_english = language != _ENGLISH and new == _cell(after, _ENGLISH, column) != ""
            if old != new and not (was_english and is_english):
                found.append(Difference(language, column, old, new, was_english, is_english))
    return tuple(found)


def _cell(content: Content, language: str, column: str) -> str:
    return content.get(language, {}).get(column, "")
