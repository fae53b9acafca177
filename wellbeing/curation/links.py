"""What the answer to a link means for the pack, and when a link goes to somebody's list.

One bad answer may be a bad minute. A link is called broken when two checks in a row found it so.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from wellbeing.core.addresses import Refusal
from wellbeing.core.crawling import ROBOTS, Seen

BROKEN_AFTER = 2
# Where most sites cannot be reached at all, the fault is here and not theirs.
_FEWEST_TO_JUDGE = 4
_OUR_FAULT = frozenset(("name", "connection", "time"))
_KEEPS_MACHINES_OUT = frozenset((401, 403, 405, 406, 418, 429, 451, 999))


class Outcome(StrEnum):
    """What a check found."""

    WORKS = "works"
    MOVED = "moved"
    BROKEN = "broken"
    UNSURE = "unsure"
    INSIDE = "inside"


@dataclass(frozen=True)
class Link:
    """What is known about one address; `failures` counts the checks in a row that found it broken."""

    url: str
    outcome: Outcome
    status: int
    problem: str
    final_url: str
    checked_at: datetime
    failures: int = 0

    @property
    def is_broken(self) -> bool:
        """Whether somebody should look at it."""
        return self.failures >= BROKEN_AFTER


def outcome_of(answer: Seen) -> Outcome:
    """What an answer means."""
    if answer.problem == ROBOTS:
        return Outcome.UNSURE
    if answer.problem in tuple(Refusal):
        return Outcome.INSIDE
    if answer.problem or answer.status >= 500:
        return Outcome.BROKEN
    if answer.status in _KEEPS_MACHINES_OUT:
        return Outcome.UNSURE
    if answer.status >= 400:
        return Outcome.BROKEN
    return Outcome.MOVED if answer.moved_for_good and answer.final_url != answer.url else Outcome.WORKS


def is_our_fault(answers: Sequence[Link]) -> bool:
    """Whether so many sites could not be reached that this machine's own way out must be closed."""
    tried = [each for each in answers if each.outcome is not Outcome.INSIDE]
    unreached = [each for each in tried if each.problem in _OUR_FAULT]
    return len(tried) >= _FEWEST_TO_JUDGE and len(unreached) * 2 > len(tried)


def counted(links: Iterable[Link]) -> list[Link]:
    """The links of a finished check, each with this check added to its count of failures."""
    return [
        replace(each, failures=each.failures + 1 if each.outcome is Outcome.BROKEN else 0) for each in links
    ]
