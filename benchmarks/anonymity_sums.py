"""What follows from all printed tables together: cells that add up to the same sum narrow each other."""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping

from benchmarks.anonymity_rivals import Way
from benchmarks.anonymity_world import OF_SPAN
from wellbeing.core.periods import span
from wellbeing.trust import BROAD_GROUPS, find_staff_group, region_of_place
from wellbeing.uptake.catalogue import TABLES
from wellbeing.uptake.dimensions import Cell

Place = tuple[str, str, Cell]
Bounds = tuple[float, float]
_DIMENSIONS = {table.id: table.dimensions for table in TABLES}
_SPANS = {table.id: table.span for table in TABLES}
# A value says another one too: a place its region, a staff group its broad group.
_IMPLIED = {
    ("place", "region"): lambda place: region_of_place(place) or "",
    ("staff_group", "broad_group"): lambda group: (find_staff_group(group) or BROAD_GROUPS[0]).broad_group,
}
_MOST_ROUNDS = 30


def narrowed(way: Way) -> Mapping[Place, Bounds]:
    """The counts that each printed cell can have, when all tables are read together."""
    bounds: dict[Place, Bounds] = {
        (table, period, cell): way.bounds(printed)
        for (table, period), figures in way.figures.items()
        for cell, printed in figures.items()
    }
    if any(math.isinf(high) for _low, high in bounds.values()):
        return bounds
    sums = list(_equal_sums(way))
    for _round in range(_MOST_ROUNDS):
        changed = False
        for left, right in sums:
            changed |= _narrow(bounds, left, right)
            changed |= _narrow(bounds, right, left)
        if not changed:
            break
    return bounds


def _equal_sums(way: Way) -> Iterator[tuple[list[Place], list[Place]]]:
    """Every two groups of cells that count the same conversations: same longer period, same shared values."""
    for finer in _DIMENSIONS:
        for coarser in _DIMENSIONS:
            if finer == coarser:
                continue
            shared = _shared(_DIMENSIONS[finer], _DIMENSIONS[coarser])
            longer = max(_SPANS[finer], _SPANS[coarser], key=("month", "quarter", "year").index)
            left, right = _grouped(way, finer, shared, longer), _grouped(way, coarser, shared, longer)
            yield from ((left[key], right[key]) for key in left.keys() & right.keys())


def _shared(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(
        name
        for name in ("area", "topic", "region", "broad_group", "place")
        if _says(one, name) and _says(other, name)
    )


def _says(dimensions: tuple[str, ...], name: str) -> bool:
    return name in dimensions or any((own, name) in _IMPLIED for own in dimensions)


def _grouped(
    way: Way, table: str, shared: tuple[str, ...], longer: str
) -> dict[tuple[str, ...], list[Place]]:
    """The cells of a table by the values shared and the longer period; only periods that are whole."""
    groups: dict[tuple[str, ...], list[Place]] = defaultdict(list)
    periods: dict[str, set[str]] = defaultdict(set)
    for name, period in way.figures:
        if name != table:
            continue
        whole = _longer(period, longer)
        periods[whole].add(period)
        for cell in way.figures[table, period]:
            groups[(whole, *_values(table, cell, shared))].append((table, period, cell))
    least = {
        "month": 1,
        "quarter": {"month": 3}.get(_SPANS[table], 1),
        "year": {"month": 12, "quarter": 4}.get(_SPANS[table], 1),
    }
    return {key: places for key, places in groups.items() if len(periods[key[0]]) == least[longer]}


def _longer(period: str, longer: str) -> str:
    kind = span(period)
    if kind == longer:
        return period
    return OF_SPAN[longer](period) if kind == "month" else period.partition(" ")[0]


def _values(table: str, cell: Cell, shared: tuple[str, ...]) -> Iterator[str]:
    named = dict(zip(_DIMENSIONS[table], cell, strict=True))
    for name in shared:
        if name in named:
            yield named[name]
        else:
            own, says = next(
                (own, says) for (own, other), says in _IMPLIED.items() if other == name and own in named
            )
            yield says(named[own])


def _narrow(bounds: dict[Place, Bounds], left: list[Place], right: list[Place]) -> bool:
    """Narrow the cells of the left by the sum of the right; says whether any changed."""
    low_right, high_right = (sum(bounds[place][end] for place in right) for end in (0, 1))
    low_left, high_left = (sum(bounds[place][end] for place in left) for end in (0, 1))
    changed = False
    for place in left:
        low, high = bounds[place]
        least = max(low, low_right - (high_left - high))
        most = min(high, high_right - (low_left - low))
        if (least, most) != (low, high):
            bounds[place] = (least, most)
            low_left, high_left = low_left + least - low, high_left + most - high
            changed = True
    return changed
