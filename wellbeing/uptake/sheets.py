"""Printed figures laid out for reading: this period beside the same one a year before, and what that shows."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from wellbeing.trust import Choice
from wellbeing.uptake.charts import Bar, Figure, Gap
from wellbeing.uptake.disclosure import SMALLEST_BASE, Change, Printed, change, percent

Cell = tuple[str, ...]
MANY = 10


@dataclass(frozen=True)
class Comparison:
    """Two figures a year apart; `change` and `percent` are None where nothing may be said."""

    now: Figure
    before: Figure
    change: Change | None
    percent: int | None


@dataclass(frozen=True)
class Line:
    """One row of a sheet: the words of its cell, its figures, and the ids that the words stand for."""

    labels: tuple[str, ...]
    figures: Comparison
    ids: tuple[str, ...] = ()

    @property
    def bar(self) -> Bar:
        """The line as it is drawn."""
        return Bar(self.labels[0], self.figures.now, self.figures.before)


@dataclass(frozen=True)
class Ranking:
    """What was talked about most, least, and so little that no figure is printed."""

    most: tuple[Line, ...]
    least: tuple[Line, ...]
    few: tuple[Line, ...]


def compare(now: Figure, before: Figure, cells: int = 1) -> Comparison:
    """Set two figures side by side; `cells` is how many printed figures each of them adds up."""
    if Gap.ABSENT in (now, before):
        return Comparison(now, before, None, None)
    shown = change(_printed(now), _printed(before), cells)
    by = None
    clear = shown is not Change.NOT_CLEAR
    if clear and isinstance(now, int) and isinstance(before, int) and min(now, before) >= SMALLEST_BASE:
        by = percent(abs(now - before), before)
    return Comparison(now, before, shown, by)


def figure(printed: Mapping[Cell, Printed], cell: Cell) -> Figure:
    """A cell's figure, "fewer than 10", or that it was not printed."""
    if cell not in printed:
        return Gap.ABSENT
    value = printed[cell]
    return Gap.FEW if value is None else value


def lines(
    dimensions: Sequence[Sequence[Choice]],
    now: Mapping[Cell, Printed],
    before: Mapping[Cell, Printed],
    only: str = "",
) -> tuple[Line, ...]:
    """A line for each cell printed in either year, in the order of the choices.

    A table of two dimensions gives all its cells, or with `only` those of one value of the second.
    """
    found = []
    for cell in _cells(dimensions):
        ids = tuple(choice.id for choice in cell)
        figures = compare(figure(now, ids), figure(before, ids))
        if (only and ids[1] != only) or (figures.now is Gap.ABSENT and figures.before is Gap.ABSENT):
            continue
        found.append(Line(tuple(str(choice.name) for choice in cell), figures, ids))
    return tuple(found)


def largest_first(every: Iterable[Line]) -> tuple[Line, ...]:
    """The lines by size, in each value of a second dimension by itself; equal ones stay in their order."""
    every = tuple(every)
    order = {line.labels[1:]: None for line in every}
    return tuple(
        line
        for second in order
        for line in sorted((each for each in every if each.labels[1:] == second), key=_size, reverse=True)
    )


def rank(every: Iterable[Line], size: int = 3) -> Ranking:
    """The largest and smallest figures of this year."""
    every = largest_first(every)
    printed = [line for line in every if isinstance(line.figures.now, int)]
    few = tuple(line for line in every if line.figures.now is Gap.FEW)
    return Ranking(tuple(printed[:size]), tuple(printed[size:][-size:][::-1]), few)


def fold(every: Iterable[Line]) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The lines to show as rows, and those that all say "fewer than 10" when there are too many to read."""
    every = tuple(every)
    compared = any(line.figures.before is not Gap.ABSENT for line in every)
    nothing = (Gap.FEW, Gap.FEW if compared else Gap.ABSENT)
    few = tuple(line for line in every if (line.figures.now, line.figures.before) == nothing)
    if len(few) <= MANY:
        return every, ()
    return tuple(line for line in every if line not in few), few


def _cells(dimensions: Sequence[Sequence[Choice]]) -> Iterable[tuple[Choice, ...]]:
    if len(dimensions) == 1:
        return [(choice,) for choice in dimensions[0]]
    # The second dimension goes slowest, so that each of its values can be read as a table of its own.
    return [(first, second) for second in dimensions[1] for first in dimensions[0]]


def _printed(value: Figure) -> Printed:
    return value if isinstance(value, int) else None


def _size(line: Line) -> int:
    return line.figures.now if isinstance(line.figures.now, int) else 0
