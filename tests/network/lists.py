"""Lists of buddies for the tests."""

from wellbeing.core.db import db
from wellbeing.core.grids import Grid, Line
from wellbeing.network import actions_import as imports
from wellbeing.network import queries_import as queries

DOMAINS = ("trust.example",)


def grid(rows):
    """A list as it is read from a file; the first row says which columns it has."""
    columns = tuple(dict.fromkeys(name for row in rows for name in row))
    lines = [columns, *(tuple(row.get(name, "") for name in columns) for row in rows)]
    return Grid("list.csv", tuple(Line(number, number, cells) for number, cells in enumerate(lines, 1)))


def rows_now():
    """Every buddy as a row, by id."""
    db.session.rollback()
    return queries.read_buddies()


def listed():
    """Every buddy as a row."""
    return list(rows_now().values())


def changed(name, **cells):
    """The row of one buddy with some cells changed."""
    return [row | cells for row in listed() if row["name"] == name]


def drafted(rows, others_stop=False):
    """The key of a list that waits for a yes, and what it would do."""
    draft = queries.Draft(grid(rows), others_stop, DOMAINS)
    plan, faults = queries.plan_of(draft)
    assert not faults, [str(fault) for fault in faults]
    return imports.keep_draft(draft), plan
