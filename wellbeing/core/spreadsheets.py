"""A list in whatever file somebody has: its content decides how it is read."""

from collections.abc import Collection

from wellbeing.core.delimited import read_delimited
from wellbeing.core.filekinds import WORKBOOK, kind_of
from wellbeing.core.grids import Faults, Grid
from wellbeing.core.workbooks import read_workbook


def read_spreadsheet(file: str, content: bytes, names: Collection[str], faults: Faults) -> Grid | None:
    """The rows of an Excel workbook or a CSV file whose columns have some of these names."""
    if kind_of(content) == WORKBOOK:
        return read_workbook(file, content, names, faults)
    return read_delimited(file, content, names, faults, guess=True)
