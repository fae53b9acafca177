"""How often things were opened and looked for, in the memory of one process until the database has it.

A count is named by its month and by what was opened. There is no place in it for who, when, or in which words.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from threading import Lock
from typing import NamedTuple


class Kind(StrEnum):
    """What was done, as often as the count says."""

    # with a resource
    SEEN = "seen"
    FOLLOWED = "followed"
    PRINTED = "printed"
    # with a topic: a search was read as it, or it was the nearest to a search that found nothing
    SEARCHED = "searched"
    NEAREST = "nearest"
    # with a search
    FOUND = "found"
    NOTHING = "nothing"


OF_RESOURCES = (Kind.SEEN, Kind.FOLLOWED, Kind.PRINTED)
OF_TOPICS = (Kind.SEARCHED, Kind.NEAREST)
OF_SEARCHES = (Kind.FOUND, Kind.NOTHING)


class Count(NamedTuple):
    """The name of one count: of a resource (its slug), of a topic (its id, in no language), or of searches."""

    kind: Kind
    month: str
    name: str = ""
    language: str = ""


class Tally:
    """Counts that wait. Any number of threads may add while one takes."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._waiting: dict[Count, int] = {}

    def add(self, counts: Iterable[Count]) -> None:
        """One more of each."""
        with self._lock:
            waiting = self._waiting
            for count in counts:
                waiting[count] = waiting.get(count, 0) + 1

    def take(self) -> dict[Count, int]:
        """Everything that waits; from now on it is the taker's to keep."""
        with self._lock:
            taken, self._waiting = self._waiting, {}
        return taken

    def put_back(self, taken: Mapping[Count, int]) -> None:
        """What was taken and could not be kept waits again."""
        with self._lock:
            for count, number in taken.items():
                self._waiting[count] = self._waiting.get(count, 0) + number
