"""Writing an Excel workbook: words stay text, so that nothing runs and phone numbers keep their zeros."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO

from xlsxwriter import Workbook

_LAST_ROW = 5000
# What the name of a sheet must not hold, and how long it may be.
_NOT_IN_NAMES = str.maketrans("", "", "[]:*?/\\'")
_LONGEST_NAME = 31


@dataclass(frozen=True)
class Page:
    """One sheet to write: its rows, the first of which names the columns. What is an int stands there as a number.

    `widths` are counted in letters; `choices` gives, by place, the values that a column takes, to pick from.
    """

    name: str
    rows: Iterable[Sequence[str | int]]
    widths: Sequence[int]
    choices: Mapping[int, Sequence[str]] = field(default_factory=dict)


def write_workbook(pages: Sequence[Page]) -> bytes:
    """The workbook as a file."""
    file = BytesIO()
    # In memory: nothing of the pack is left in the system's temporary folder.
    book = Workbook(file, {"in_memory": True})
    # With the quote prefix, a cell that begins with an equals sign stays text when somebody edits it.
    looks = {"num_format": "@", "quote_prefix": True, "text_wrap": True, "valign": "top"}
    plain, bold = book.add_format(looks), book.add_format({**looks, "bold": True})
    figure = book.add_format({"num_format": "0", "valign": "top"})
    for page in pages:
        sheet = book.add_worksheet(_sheet_name(page.name))
        sheet.freeze_panes(1, 1)
        for place, width in enumerate(page.widths):
            sheet.set_column(place, place, width, plain)
        for place, values in page.choices.items():
            sheet.data_validation(1, place, _LAST_ROW, place, {"validate": "list", "source": list(values)})
        for number, row in enumerate(page.rows):
            for place, value in enumerate(row):
                if isinstance(value, int):
                    sheet.write_number(number, place, value, figure)
                elif value:
                    sheet.write_string(number, place, value, plain if number else bold)
    book.close()
    return file.getvalue()


def _sheet_name(name: str) -> str:
    """The name as a workbook takes it."""
    return name.translate(_NOT_IN_NAMES).strip()[:_LONGEST_NAME]
