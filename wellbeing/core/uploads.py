"""A list that somebody sends with a form: judged cell by cell, its faults told in order."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from werkzeug.datastructures import FileStorage
from wtforms import FileField

from wellbeing.core.grids import Fault, Faults, Grid
from wellbeing.core.i18n import gettext as _
from wellbeing.core.i18n import ngettext
from wellbeing.core.spreadsheets import read_spreadsheet

_LONGEST_NAME = 80


@dataclass(frozen=True)
class Judged:
    """A list, when nothing is wrong with it; otherwise every fault by row and column."""

    grid: Grid | None
    faults: tuple[Fault, ...]


def judge(
    file: str, content: bytes, columns: Collection[str], check: Callable[[Grid], Sequence[Fault]]
) -> Judged:
    """Read a file and check its rows; a cell that could not be read is told once."""
    faults = Faults()
    grid = read_spreadsheet(file, content, columns, faults)
    found = faults.found
    if grid is not None:
        named = {fault.cell for fault in found if fault.cell}
        found = sorted([*found, *(one for one in check(grid) if one.cell not in named)], key=_order)
    return Judged(None if found else grid, tuple(found))


def judge_sent(
    sent: FileStorage | None,
    field: FileField,
    columns: Collection[str],
    check: Callable[[Grid], Sequence[Fault]],
) -> Judged:
    """Judge what was sent with a field of a form; the field says in a sentence what is wrong."""
    if sent is None or not sent.filename:
        field.errors = [_("Choose the file with your list.")]
        return Judged(None, ())
    name = "".join(letter for letter in sent.filename if letter.isprintable())[-_LONGEST_NAME:]
    judged = judge(name, sent.read(), columns, check)
    if judged.grid is None:
        told = ngettext(
            "The list has %(num)s fault. Nothing was changed.",
            "The list has %(num)s faults. Nothing was changed.",
            len(judged.faults),
        )
        field.errors = [told]
    return judged


def rows_to_mend(faults: Sequence[Fault]) -> list[tuple[str, str, str]]:
    """Each fault as the cell, the column and what to mend."""
    return [(fault.cell or _place(fault), fault.column, fault.problem) for fault in faults]


def _place(fault: Fault) -> str:
    return _("Row %(number)s", number=fault.line) if fault.line else _("The whole file")


def _order(fault: Fault) -> tuple[int, int, str]:
    """By row, then by column: A to Z stand before AA."""
    return fault.line, len(fault.cell), fault.cell
