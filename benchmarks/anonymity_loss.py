"""What leads lose by the protection: how far figures are off, and which directions they would be told wrongly."""

from dataclasses import dataclass

from benchmarks.anonymity_rivals import Way, estimate
from benchmarks.anonymity_world import World
from wellbeing.core.periods import year_before
from wellbeing.uptake.catalogue import TABLES
from wellbeing.uptake.dimensions import Cell
from wellbeing.uptake.disclosure import CLEAR_CHANGE, Change, change

_SIGN = {Change.UP: 1, Change.DOWN: -1, Change.NOT_CLEAR: 0}


@dataclass(frozen=True)
class Loss:
    """What the tables of a span lose: the mean distance of a figure from the truth, and two shares.

    `wrong` of the directions told (this period beside the same one a year before), `told` of the truly clear ones.
    """

    off: float
    wrong: float
    told: float


def loss(world: World, way: Way, span: str) -> Loss:
    """What the tables of a span lose."""
    off = cells = said_any = wrong = clear = clear_told = 0.0
    for table, period in way.figures:
        if table not in {one.id for one in TABLES if one.span == span}:
            continue
        before = year_before(period)
        for cell, count in world.truth[table, period].items():
            off += abs(estimate(way, table, period, cell) - count)
            cells += 1
            if (table, before) not in way.figures:
                continue
            said = _said(way, table, period, before, cell)
            real = count - world.truth[table, before][cell]
            said_any += said != 0
            wrong += said * real < 0 or (said != 0 and real == 0)
            clear += abs(real) >= CLEAR_CHANGE
            clear_told += abs(real) >= CLEAR_CHANGE and said * real > 0
    return Loss(off / cells, wrong / max(said_any, 1), clear_told / max(clear, 1))


def _said(way: Way, table: str, period: str, before: str, cell: Cell) -> int:
    """What a reader is told: 1 for more, -1 for fewer, 0 for no clear change."""
    if way.show is None:
        return _SIGN[change(way.figures[table, period][cell], way.figures[table, before][cell])]
    difference = estimate(way, table, period, cell) - estimate(way, table, before, cell)
    return (difference > 0) - (difference < 0)
