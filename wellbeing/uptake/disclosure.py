"""What may be printed of a count, so that no table tells whether one conversation took place.

**Noise.** Each cell, empty ones too, is drawn once as ``count + G1 - G2``. G1 and G2 count the successes
before the first failure when each step goes on with probability ``a = exp(-EPSILON)``, so their difference
D has ``P(D = d) = (1 - a) / (1 + a) * a**abs(d)``: the two-sided geometric distribution of Ghosh,
Roughgarden and Sundararajan ("Universally utility-maximizing privacy mechanisms", 2009), the discrete twin
of the Laplace noise of Dwork, McSherry, Nissim and Smith (2006). One conversation more or less moves a
count by one, and so makes any printed cell at most ``exp(EPSILON)`` times more or less likely, whatever the
reader already knows. A conversation stands in one cell of each table; its total cost over the fixed list of
tables is the sum of their EPSILONs (`catalogue.BUDGET`). The noise has mean 0 and a standard deviation of
``sqrt(2a) / (1 - a)``, about 4.2.

**No floating point.** Rounding errors have been used to undo noise (Mironov 2012). Whether a step goes on
is therefore decided in whole numbers, by the method of Canonne, Kamath and Steinke ("The discrete Gaussian
for differential privacy", 2020, algorithm 1) after von Neumann (1951).

**Rounding.** As is usual in NHS statistics, small numbers are suppressed and the rest rounded to the
nearest 5. Both look only at the noisy figure, so they cost no privacy and give none away: the noise
protects, rounding keeps readers from making much of a difference of one.
"""

import math
import random
from collections.abc import Iterable
from enum import Enum
from fractions import Fraction

EPSILON = Fraction(1, 3)
SMALLEST = 10
STEP = 5
CLEAR_CHANGE = 15
SMALLEST_BASE = 100

# A printed figure; None stands for "fewer than 10".
Printed = int | None


class Change(Enum):
    UP = "up"
    DOWN = "down"
    NOT_CLEAR = "not_clear"


def print_count(count: int, source: random.Random) -> Printed:
    """The figure to print for a count. Draw once and keep: a second draw would cost as much privacy again."""
    if count < 0:
        raise ValueError("a count cannot be negative")
    return rounded(count + _geometric(source) - _geometric(source))


def rounded(noisy: int) -> Printed:
    """A noisy figure as it is printed."""
    return None if noisy < SMALLEST else (noisy + STEP // 2) // STEP * STEP


def add(figures: Iterable[Printed]) -> Printed:
    """The sum of printed figures; None when any of them is "fewer than 10", as nobody knows how few."""
    total = 0
    for figure in figures:
        if figure is None:
            return None
        total += figure
    return total


def change(now: Printed, before: Printed, cells: int = 1) -> Change:
    """Whether a figure clearly went up or down; `cells` is how many printed figures each side adds up.

    The noise of a sum grows with the root of its cells, and the least clear change with it.
    """
    # "Fewer than 10" counts as the figure that makes the smallest difference.
    most = SMALLEST - 1
    now = min(most, before or 0) if now is None else now
    before = min(most, now) if before is None else before
    least = -(-CLEAR_CHANGE * math.isqrt(cells * 10_000) // (100 * STEP)) * STEP
    if abs(now - before) < least:
        return Change.NOT_CLEAR
    return Change.UP if now > before else Change.DOWN


def percent(part: Printed, whole: Printed) -> int | None:
    """A percentage in whole numbers; None unless both figures are printed and the whole is 100 or more."""
    if part is None or whole is None or whole < SMALLEST_BASE:
        return None
    return round(Fraction(100 * part, whole))


def _geometric(source: random.Random) -> int:
    steps = 0
    while _goes_on(source):
        steps += 1
    return steps


def _goes_on(source: random.Random) -> bool:
    """True with probability exp(-EPSILON) exactly, for an EPSILON of at most 1.

    Draw A1, A2, ... with P(Ak) = EPSILON / k until one fails, the Kth. Then K is odd with probability
    1 - EPSILON + EPSILON**2 / 2! - ... = exp(-EPSILON).
    """
    k = 1
    while source.randrange(EPSILON.denominator * k) < EPSILON.numerator:
        k += 1
    return k % 2 == 1
