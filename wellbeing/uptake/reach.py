"""How far conversations reach: printed figures beside how many people work there.

Both sides are known to leads anyway: a rate is made of a printed figure, so it tells no more than the figure does.
A gap is told only where it is wider than chance and rounding together could make it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from wellbeing.uptake.disclosure import CLEAR_CHANGE, SMALLEST, Printed


class Gap(Enum):
    """How a place or group stands beside the whole trust."""

    MORE = "more"
    FEWER = "fewer"
    NOT_CLEAR = "not_clear"


@dataclass(frozen=True)
class Reach:
    """Conversations in a place or group: `rate` for each 100 staff, None where the figure is "fewer than 10"."""

    id: str
    printed: Printed
    people: int
    rate: Fraction | None
    gap: Gap


def reach(figures: Mapping[str, Printed], people: Mapping[str, int]) -> tuple[Reach, ...]:
    """Each place or group that has both a printed figure and a head count, in the order of the head counts.

    It is compared with what it would have if conversations were spread evenly over all staff.
    """
    known = [one for one, count in people.items() if count > 0 and one in figures]
    talks = sum(_least(figures[one]) for one in known)
    everybody = sum(people[one] for one in known)
    return tuple(
        Reach(
            one,
            figures[one],
            people[one],
            rate(figures[one], people[one]),
            _gap(figures[one], Fraction(talks * people[one], everybody)),
        )
        for one in known
    )


def rate(printed: Printed, people: int) -> Fraction | None:
    """Conversations for each 100 staff."""
    return None if printed is None or people < 1 else Fraction(100 * printed, people)


def _gap(printed: Printed, even_share: Fraction) -> Gap:
    # "Fewer than 10" counts as the figure that makes the smallest difference.
    nearest = min(Fraction(SMALLEST - 1), even_share) if printed is None else Fraction(printed)
    if abs(nearest - even_share) < CLEAR_CHANGE:
        return Gap.NOT_CLEAR
    return Gap.MORE if nearest > even_share else Gap.FEWER


def _least(printed: Printed) -> int:
    """A number to add up: "fewer than 10" as about half of it."""
    return SMALLEST // 2 if printed is None else printed
