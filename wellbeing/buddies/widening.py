"""What would give somebody more to choose from: which answer, changed, lets how many more buddies through the rules.

Nobody is asked to take back whom they left out by name, or to meet their own team.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from wellbeing import trust
from wellbeing.buddies.matching import Buddy, Need, broken_rule

# With this many or more there is a choice, and nothing is suggested.
ENOUGH = 3
_MOST_SUGGESTED = 3


@dataclass(frozen=True)
class Widening:
    """A change of one answer: the question it belongs to, what would be changed, and how many more it lets in."""

    question: str
    change: str
    more: int


def widenings(need: Need, buddies: Sequence[Buddy], today: date) -> tuple[Widening, ...]:
    """The changes that let in most, the best first; none when nothing helps by itself."""
    now = _how_many(need, buddies, today)
    found = [
        Widening(question, change, _how_many(changed, buddies, today) - now)
        for question, change, changed in _changes(need)
    ]
    helpful = sorted((one for one in found if one.more > 0), key=lambda one: -one.more)
    return tuple(helpful[:_MOST_SUGGESTED])


def _how_many(need: Need, buddies: Sequence[Buddy], today: date) -> int:
    return sum(broken_rule(need, buddy, today) is None for buddy in buddies)


def _changes(need: Need) -> list[tuple[str, str, Need]]:
    changes = []
    if need.ways:
        further = [way.id for way in trust.WAYS if way.id not in need.ways]
        changes += [("ways", way, replace(need, ways=(*need.ways, way))) for way in further]
    if need.languages and "en" not in need.languages:
        changes.append(("language", "en", replace(need, languages=(*need.languages, "en"))))
    if need.place:
        changes.append(("site", "further", replace(need, place="")))
    if need.leave_out_teams:
        changes.append(("leave-out-teams", "teams", replace(need, leave_out_teams=())))
    return changes
