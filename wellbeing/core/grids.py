"""What a file of rows says, whatever its kind: lines of cells, and faults that name the cell."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from wellbeing.core.i18n import format_list, ngettext
from wellbeing.core.i18n import gettext as _

MOST_FAULTS = 500
# How a cell of a workbook holds what it shows. Text needs no mark: it says what was typed.
NUMBER, DAY, MOMENT = "number", "day", "moment"
# What somebody should know of a file that was read all the same.
WINDOWS_1252, HIDDEN_ROWS, HIDDEN_COLUMNS, OTHER_SHEETS = "windows_1252", "rows", "columns", "sheets"
_MANY = 12


@dataclass(frozen=True)
class Fault:
    """What is wrong in a file, and where; a sheet has a name in a workbook only."""

    file: str
    line: int
    column: str
    problem: str
    cell: str = ""
    sheet: str = ""

    def __str__(self) -> str:
        values = vars(self)
        if not self.line:
            return f"{self.file}: {self.problem}"
        if self.sheet and self.cell:
            return _("%(file)s, sheet “%(sheet)s”, cell %(cell)s: %(problem)s", **values)
        if self.sheet:
            return _("%(file)s, sheet “%(sheet)s”, row %(line)s: %(problem)s", **values)
        if not self.column:
            return _("%(file)s, line %(line)s: %(problem)s", **values)
        return _("%(file)s, line %(line)s, column %(column)s: %(problem)s", **values)


@dataclass
class Faults:
    """The faults found so far; the first few hundred are enough to mend a file."""

    found: list[Fault] = field(default_factory=list)

    def add(self, file: str, line: int, column: str, problem: str, cell: str = "", sheet: str = "") -> None:
        """Note one fault."""
        if len(self.found) < MOST_FAULTS:
            self.found.append(Fault(file, line, column, problem, cell, sheet))

    def about(self, file: str) -> bool:
        """Whether a file has a fault."""
        return any(fault.file == file for fault in self.found)


@dataclass(frozen=True)
class Note:
    """Something to know of a file that was read."""

    kind: str
    about: tuple[str, ...]

    @property
    def text(self) -> str:
        """The note in the reader's language."""
        count, shown = len(self.about), format_list(list(self.about[:_MANY]))
        if self.kind == WINDOWS_1252:
            return _("This file was read as Windows-1252. Check these letters: %(letters)s.", letters=shown)
        if self.kind == OTHER_SHEETS:
            names = format_list([*self.about[:_MANY]])
            return _("These sheets were not read: %(names)s.", names=names)
        if self.kind == HIDDEN_ROWS:
            return ngettext(
                "%(num)s row is hidden in the sheet. It was read too: %(names)s.",
                "%(num)s rows are hidden in the sheet. They were read too, such as %(names)s.",
                count,
                names=shown,
            )
        return ngettext(
            "%(num)s column is hidden in the sheet. It was read too: %(names)s.",
            "%(num)s columns are hidden in the sheet. They were read too, such as %(names)s.",
            count,
            names=shown,
        )


@dataclass(frozen=True)
class Line:
    """One row that is not empty: its number in the sheet, its line in the file, and its cells from column A.

    `kinds` says by place which cells do not hold text.
    """

    row: int
    line: int
    cells: tuple[str, ...]
    kinds: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Grid:
    """The rows of a file. The first names the columns."""

    file: str
    lines: tuple[Line, ...]
    sheet: str = ""
    notes: tuple[Note, ...] = ()

    def as_json(self) -> list[Any]:
        """The grid as plain values."""
        lines = [[each.row, each.line, each.cells, list(each.kinds.items())] for each in self.lines]
        return [self.file, self.sheet, [[note.kind, note.about] for note in self.notes], lines]

    @classmethod
    def from_json(cls, values: Iterable[Any]) -> "Grid":
        """The grid that `as_json` gave."""
        file, sheet, notes, lines = values
        return cls(
            file,
            tuple(Line(row, line, tuple(cells), dict(kinds)) for row, line, cells, kinds in lines),
            sheet,
            tuple(Note(kind, tuple(about)) for kind, about in notes),
        )


def letters(place: int) -> str:
    """The letters of a column by its place from 0: A, B ... Z, AA."""
    found = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        found = chr(65 + rest) + found
    return found


def place_of(reference: str) -> tuple[int, int]:
    """The column from 0 and the row from 1 of a cell such as F7; ValueError when it is none."""
    name = reference.rstrip("0123456789")
    digits = reference[len(name) :]
    if not (name.isascii() and name.isalpha() and len(name) <= 3 and digits and len(digits) <= 7):
        raise ValueError(reference)
    column = 0
    for letter in name.upper():
        column = column * 26 + ord(letter) - 64
    return column - 1, int(digits)
