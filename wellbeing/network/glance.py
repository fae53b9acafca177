"""The network at a glance: how many buddies stand where, and which of them a lead asked to see."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from wellbeing.network.stages import BuddyStage

SOON = timedelta(days=30)
# A buddy of these stages is no part of the network now.
_NOT_ACTIVE = (BuddyStage.LEFT, BuddyStage.NEW, BuddyStage.RESTING)


class Due(StrEnum):
    """What leads may have to see to."""

    TRAINING = "training"
    SUPERVISION = "supervision"
    QUIET = "quiet"


class Sort(StrEnum):
    """What the list is ordered by."""

    NAME = "name"
    DUE = "due"
    REQUESTS = "requests"


@dataclass(frozen=True, slots=True)
class Row:
    """One buddy of the list; `load` are the requests of this month, open or taken on."""

    id: str
    name: str
    site: str
    place: str
    languages: tuple[str, ...]
    stage: BuddyStage
    trained_until: date | None
    supervised_until: date | None
    quiet: bool
    load: int
    limit: int

    def due(self, today: date) -> tuple[Due, ...]:
        """What this buddy waits for: what ends within a month or is over, and whether they are quiet."""
        if self.stage in _NOT_ACTIVE:
            return ()
        waits = {
            Due.TRAINING: _ends_soon(self.trained_until, today),
            Due.SUPERVISION: _ends_soon(self.supervised_until, today),
            Due.QUIET: self.quiet,
        }
        return tuple(due for due, is_so in waits.items() if is_so)

    @property
    def next_date(self) -> date:
        """The day on which training or supervision is over first; whoever has neither stands first of all."""
        return min(self.trained_until or date.min, self.supervised_until or date.min)


@dataclass(frozen=True)
class Wanted:
    """What a lead asked for; empty means all who have not left."""

    q: str = ""
    stage: str = ""
    place: str = ""
    language: str = ""
    due: str = ""
    sort: str = ""

    def admits(self, row: Row, today: date) -> bool:
        """Whether a buddy is among those asked for."""
        return (
            all(word in row.name.casefold() for word in self.q.casefold().split())
            and (row.stage == self.stage if self.stage else row.stage is not BuddyStage.LEFT)
            and (not self.place or row.place == self.place)
            and (not self.language or self.language in row.languages)
            and (not self.due or self.due in row.due(today))
        )

    def ordered(self, rows: Iterable[Row]) -> list[Row]:
        """The rows in the order asked for; they come by name, and equal ones stay so."""
        if self.sort == Sort.DUE:
            return sorted(rows, key=lambda row: (row.stage in _NOT_ACTIVE, row.next_date))
        if self.sort == Sort.REQUESTS:
            return sorted(rows, key=lambda row: -row.load)
        return list(rows)


@dataclass(frozen=True)
class Glance:
    """How many buddies stand where."""

    stages: Counter[BuddyStage]
    due: Counter[Due]

    @property
    def active(self) -> int:
        """Those who are part of the network now, whether or not they can be asked today."""
        return sum(count for stage, count in self.stages.items() if stage not in _NOT_ACTIVE)

    def count(self, *stages: BuddyStage) -> int:
        """How many are at one of these stages."""
        return sum(self.stages[stage] for stage in stages)


def at_a_glance(rows: Collection[Row], today: date) -> Glance:
    """Everybody counted once by stage, and once for each thing they wait for."""
    return Glance(Counter(row.stage for row in rows), Counter(due for row in rows for due in row.due(today)))


def _ends_soon(until: date | None, today: date) -> bool:
    return until is None or until <= today + SOON
