"""What leads may see of the counts: the figures as they are, but nothing rare that stands beside something rare.

Figures about a language are rounded, and small ones are not shown: few people here may read it. Of the topics of danger
small figures are not shown either, so that nobody is looked for after a single search.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

FEWEST = 5
Guard = Callable[[int], int | None]


@dataclass(frozen=True)
class Figure:
    """How often this month, and in the twelve months that end with it; None is too few to be shown."""

    name: str
    now: int | None
    year: int | None


def unless_few(count: int) -> int | None:
    """The count, unless it is small."""
    return None if count < FEWEST else count


def roughly(count: int) -> int | None:
    """The count to the nearest five, unless it is small: no total tells what one small part of it is."""
    return None if count < FEWEST else (count + FEWEST // 2) // FEWEST * FEWEST


def guarded(figures: Iterable[Figure], guard: Guard, only: Collection[str] | None = None) -> list[Figure]:
    """The figures as they may be shown: all of them guarded, or `only` those with these names."""
    return [_guarded(each, guard) if only is None or each.name in only else each for each in figures]


def largest(figures: Iterable[Figure], number: int) -> list[Figure]:
    """The largest of the year, then of the month, then by name."""
    return sorted(figures, key=lambda each: (-(each.year or 0), -(each.now or 0), each.name))[:number]


def added_up(figures: Iterable[Figure]) -> list[Figure]:
    """One figure for each name."""
    sums: dict[str, tuple[int, int]] = {}
    for each in figures:
        now, year = sums.get(each.name, (0, 0))
        sums[each.name] = (now + (each.now or 0), year + (each.year or 0))
    return [Figure(name, now, year) for name, (now, year) in sums.items()]


def _guarded(figure: Figure, guard: Guard) -> Figure:
    return Figure(figure.name, guard(figure.now or 0), guard(figure.year or 0))
