"""Printed figures beside head counts."""

from wellbeing.uptake import queries, queries_context
from wellbeing.uptake.catalogue import Table
from wellbeing.uptake.headcounts import DIMENSIONS
from wellbeing.uptake.reach import Reach, reach


def reached(shown: Table, period: str) -> tuple[Reach, ...]:
    """Each place or staff group of a table with its rate; none for other tables, or where no head counts are kept."""
    if not period or len(shown.dimensions) != 1 or shown.dimensions[0] not in DIMENSIONS:
        return ()
    people = {
        one: count
        for (dimension, one), count in queries_context.headcounts().items()
        if dimension == shown.dimensions[0]
    }
    return reach({cell[0]: printed for cell, printed in queries.figures(shown.id, period).items()}, people)
