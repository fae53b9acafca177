"""Three ways to publish the same tables, and what a reader may conclude from a figure of each."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from benchmarks.anonymity_world import Counts, Figures, World
from wellbeing.uptake.dimensions import Cell
from wellbeing.uptake.disclosure import EPSILON, SMALLEST, Printed, rounded

_FURTHEST = 90
_FEW, _STEP = 8, 5
# "Fewer than 10" and "under 8", as a number.
_SMALL = 4.0


@dataclass(frozen=True)
class Way:
    """A way to publish.

    `show` prints a true count as it would be shown live (None where it is drawn only at a close); `chance` gives the
    probability of a printed figure when the count is known; `bounds` the counts that a figure leaves possible.
    """

    name: str
    figures: Figures
    show: Callable[[int], Printed] | None
    chance: Callable[[Printed, int], float]
    bounds: Callable[[Printed], tuple[int, float]]


def ways(world: World) -> tuple[Way, ...]:
    """What SOOTHE published, the raw counts, and what is usual."""
    return (
        Way("SOOTHE", world.published, None, noisy_chance, noisy_bounds),
        Way("raw counts", world.truth, lambda count: count, _exact(lambda count: count), _raw_bounds),
        Way("usual rule", _shown(world.truth, usual), usual, _exact(usual), usual_bounds),
    )


def estimate(way: Way, table: str, period: str, cell: Cell) -> float:
    """What a reader takes a figure for when they need a number."""
    printed = way.figures[table, period][cell]
    return _SMALL if printed is None else float(printed)


def usual(count: int) -> Printed:
    """Suppress under 8, round to the nearest 5; nothing is shown as nothing."""
    if count == 0:
        return 0
    return None if count < _FEW else (count + _STEP // 2) // _STEP * _STEP


def usual_bounds(printed: Printed) -> tuple[int, float]:
    """The smallest and the largest count behind a figure of the usual rule."""
    if printed is None:
        return 1, _FEW - 1
    return (0, 0) if printed == 0 else (max(_FEW, printed - _STEP // 2), printed + _STEP // 2)


@cache
def noisy_chance(printed: Printed, count: int) -> float:
    """The probability that SOOTHE prints this figure for a count."""
    lowest, highest = (
        (-_FURTHEST, SMALLEST - 1) if printed is None else (printed - _STEP // 2, printed + _STEP // 2)
    )
    reached = range(lowest, highest + 1)
    return sum(_noise(noisy - count) for noisy in reached if rounded(noisy) == printed)


def noisy_bounds(_printed: Printed) -> tuple[int, float]:
    """No figure of SOOTHE rules any count out: the noise has no end."""
    return 0, math.inf


@cache
def _noise(distance: int) -> float:
    a = math.exp(-float(EPSILON))
    return (1 - a) / (1 + a) * float(a ** abs(distance))


def _exact(show: Callable[[int], Printed]) -> Callable[[Printed, int], float]:
    return lambda printed, count: float(show(count) == printed)


def _raw_bounds(printed: Printed) -> tuple[int, float]:
    return printed or 0, printed or 0


def _shown(truth: Counts, show: Callable[[int], Printed]) -> Figures:
    return {place: {cell: show(value) for cell, value in counted.items()} for place, counted in truth.items()}
