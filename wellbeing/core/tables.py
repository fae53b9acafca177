"""The rows of a file by the names of their columns."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence

from wellbeing.core.checks import Place
from wellbeing.core.checks import Row as Row
from wellbeing.core.delimited import read_delimited
from wellbeing.core.grids import Fault as Fault
from wellbeing.core.grids import Faults as Faults
from wellbeing.core.grids import Grid, Line, letters
from wellbeing.core.i18n import gettext as _

# A spreadsheet would run these; on the way out they get an apostrophe, which is taken off on the way in.
_RISKY = ("=", "+", "-", "@", "\t", "\r")


def read_rows(
    file: str, content: bytes, needed: tuple[str, ...], optional: tuple[str, ...], faults: Faults
) -> list[Row]:
    """The rows of a CSV file with a header; none when the file as a whole cannot be read."""
    grid = read_delimited(file, content, (*needed, *optional), faults)
    return list(rows_of(grid, needed, optional, faults)) if grid else []


def rows_of(grid: Grid, needed: tuple[str, ...], optional: tuple[str, ...], faults: Faults) -> Iterator[Row]:
    """The rows below the header; none when the header is not right."""
    first, *others = grid.lines
    header = [cell.strip().lower().replace(" ", "_") for cell in first.cells]
    while header and not header[-1]:
        header.pop()
    if not _header_is_right(grid, first, header, (*needed, *optional), needed, faults):
        return
    columns = {name: place for place, name in enumerate(header) if name}
    for line in others:
        if _fits(grid, line, header, faults):
            yield _row(grid, line, columns, faults)


def _header_is_right(
    grid: Grid,
    first: Line,
    header: list[str],
    known: tuple[str, ...],
    needed: tuple[str, ...],
    faults: Faults,
) -> bool:
    if not set(header) & set(known):
        problem = _("The first row must name the columns, such as “%(name)s”.", name=needed[0])
        faults.add(grid.file, first.line, "", problem, sheet=grid.sheet)
        return False
    wrong: list[tuple[int | None, str, str]] = [
        (place, name, _("This column is not known here."))
        for place, name in enumerate(header)
        if name and name not in known
    ]
    wrong += [(None, name, _("This column is missing.")) for name in needed if name not in header]
    wrong += [
        (place, name, _("This column stands here twice."))
        for place, name in enumerate(header)
        if name and name in header[:place]
    ]
    for place, name, problem in wrong:
        cell = "" if place is None else f"{letters(place)}{first.row}"
        faults.add(grid.file, first.line, name[:40], problem, cell, grid.sheet)
    return not wrong


def _fits(grid: Grid, line: Line, header: list[str], faults: Faults) -> bool:
    """Whether each cell stands under a column; a workbook leaves out the empty ones at the end of a row."""
    width = len(header)
    lost = [
        place
        for place, cell in enumerate(line.cells)
        if cell.strip() and (place >= width or not header[place])
    ]
    if not grid.sheet and (len(line.cells) < width or any(place >= width for place in lost)):
        problem = _(
            "This line has %(found)s cells, but there are %(needed)s columns.",
            found=len(line.cells),
            needed=width,
        )
        faults.add(grid.file, line.line, "", problem)
        return False
    for place in lost[:1]:
        problem = _("This cell stands under no column. Empty it, or name its column.")
        faults.add(grid.file, line.line, "", problem, f"{letters(place)}{line.row}", grid.sheet)
    return not lost


def _row(grid: Grid, line: Line, columns: Mapping[str, int], faults: Faults) -> Row:
    cells = {
        name: _read_cell(line.cells[place]) if place < len(line.cells) else ""
        for name, place in columns.items()
    }
    kinds = {name: line.kinds[place] for name, place in columns.items() if place in line.kinds}
    row = Row(grid.file, line.line, cells, faults, Place(grid.sheet, line.row, columns), kinds)
    row.refuse_hidden()
    return row


def write_cell(value: str) -> str:
    """A cell of a CSV file that a spreadsheet will show and not run."""
    return f"'{value}" if value.startswith(_RISKY) or _was_risky(value) else value


def write_csv(rows: Iterable[Sequence[str]]) -> str:
    """Rows as a CSV file, the first of which names the columns."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows([write_cell(cell) for cell in row] for row in rows)
    return text.getvalue()


def write_text(value: str) -> str:
    """A cell that is marked as text, so that nothing runs it: only an apostrophe of ours must not be taken for one."""
    return f"'{value}" if _was_risky(value) else value


def _was_risky(value: str) -> bool:
    return value.startswith("'") and value.lstrip("'").startswith(_RISKY)


def _read_cell(value: str) -> str:
    value = value.strip()
    return value[1:] if _was_risky(value) else value
