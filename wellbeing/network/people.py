"""A buddy as reminders and letters see them: where they stand, how to write to them, and what was said last."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Person:
    """One buddy. `address` is empty when the account has ended; `quarter` is that of the last sign-in."""

    id: str
    name: str
    address: str = ""
    language: str = "en"
    place: str = ""
    languages: tuple[str, ...] = ()
    active: bool = True
    left: bool = False
    trained_until: date | None = None
    supervised_until: date | None = None
    paused_until: date | None = None
    away_from: date | None = None
    away_until: date | None = None
    unanswered: int = 0
    quarter: str = ""
    supervisor: str | None = None
    training_told: str = ""
    supervision_told: str = ""
    checked_in_on: date | None = None
    check_ins: int = 0

    @property
    def may_be_written_to(self) -> bool:
        """Nobody writes to somebody who left, or whose account has ended."""
        return not self.left and bool(self.address)

    def is_paused(self, today: date) -> bool:
        """Whether they take no requests for now, by their own wish or to rest."""
        return self.paused_until is not None and today <= self.paused_until

    def is_away(self, today: date) -> bool:
        """Whether they are on leave."""
        if self.away_from is None or today < self.away_from:
            return False
        return self.away_until is None or today <= self.away_until
