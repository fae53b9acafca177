"""The check-in: six answers in, one small step out. It is not a test: there is no score and no name for anything.

The answers come in as an argument and are gone when the page is made. Nothing here, and nothing that calls it, keeps
them, counts them or hands them on.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from wellbeing.soothe import AREA_IDS

VERY_HARD, HARD, SO_SO, ALL_RIGHT, GOOD = range(1, 6)
# With three or more areas alike, a first word to somebody helps most when things are hard, rest when they are not.
_FIRST_WHEN_HARD, _FIRST_WHEN_NOT = "open_up", "self_care"
_BOTH = 2


@dataclass(frozen=True)
class Suggestion:
    """What to say: the areas to begin with, those that are just as low, and how careful to be."""

    areas: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    is_very_hard: bool = False
    is_all_well: bool = False


def suggest(answers: Mapping[str, int]) -> Suggestion:
    """Where to begin. Two areas alike are both named; of more, one is chosen, and the others are told."""
    if not answers:
        return Suggestion()
    lowest = min(answers.values())
    low = tuple(area for area in AREA_IDS if answers.get(area) == lowest)
    if len(low) <= _BOTH:
        areas = low
    else:
        kind = _FIRST_WHEN_HARD if lowest <= HARD else _FIRST_WHEN_NOT
        areas = (kind,) if kind in low else low[:1]
    return Suggestion(
        areas=areas,
        also=tuple(area for area in low if area not in areas),
        is_very_hard=lowest == VERY_HARD,
        is_all_well=lowest >= ALL_RIGHT,
    )
