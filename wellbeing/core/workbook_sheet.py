"""One sheet of a workbook, read as a stream: rows of text, and every cell that must not be guessed at."""

import re
from collections.abc import Collection, Sequence
from datetime import datetime, time, timedelta
from decimal import Decimal, InvalidOperation

from wellbeing.core.grids import DAY, MOMENT, NUMBER, Faults, Line, letters, place_of
from wellbeing.core.i18n import gettext as _
from wellbeing.core.workbook_parts import Attributes, BadPart, End, Part, Start, TooMuch

MOST_COLUMNS = 200
_MOST_LINES = 100_000
_MOST_TEXT = 20_000_000
_LONGEST_CELL = 32_767
_LAST_ROW = 1_048_576
_MOST_NAMED = 50
# What a workbook counts days from; the later one is of old Macs.
_FIRST_DAYS = {False: datetime(1899, 12, 30), True: datetime(1904, 1, 1)}
_EMPTY = re.compile(rb'(?:<(?:row|c) r="[A-Z0-9]+"[^<>]*/>\s*)+')
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


class FirstRow(Exception):
    """The first row that is not empty has been read, and no more was asked for."""


class Sheet(Part):
    """Reads a sheet into `lines`; faults are noted by cell."""

    def __init__(
        self, strings: Sequence[str], days: Collection[int], from_1904: bool, only_first: bool
    ) -> None:
        starts: dict[str, Start] = {"c": self._begin_cell, "row": self._begin_row, "v": self.keep}
        starts |= {"t": self._begin_text, "f": self._note_formula, "rPh": self._leave_out}
        ends: dict[str, End] = {"c": self._end_cell, "row": self._end_row, "rPh": self._take_in}
        ends |= {"v": self._end_text, "t": self._end_text}
        super().__init__({**starts, "col": self._hide_columns, "mergeCell": self._merged}, ends)
        self.lines: list[Line] = []
        self.hidden_rows: list[int] = []
        self.hidden_columns: list[str] = []
        self.problems: list[tuple[int, str, str]] = []
        self._strings, self._days = strings, days
        self._epoch = _FIRST_DAYS[from_1904]
        self._only_first = only_first
        self._row = self._column = self._length = 0
        self._cells: dict[int, tuple[str, str]] = {}
        self._kind = self._style = ""
        self._value = ""
        self._formula = self._aside = False

    def trimmed(self, chunk: bytes) -> bytes:
        """Without empty rows and cells: people's programs write a million of them."""
        return chunk if b"hidden" in chunk else _EMPTY.sub(b"", chunk)

    def _begin_text(self, attributes: Attributes) -> None:
        if not self._aside:
            self.keep(attributes)

    def _end_text(self) -> None:
        self._value += self.take()

    def _note_formula(self, _attributes: Attributes) -> None:
        self._formula = True

    def _leave_out(self, _attributes: Attributes) -> None:
        self._aside = True

    def _take_in(self) -> None:
        self._aside = False

    def _begin_row(self, attributes: Attributes) -> None:
        row = _whole(attributes["r"]) if "r" in attributes else self._row + 1
        if not self._row < row <= _LAST_ROW:
            raise BadPart("rows out of order")
        self._row, self._column = row, -1
        if attributes.get("hidden") in ("1", "true"):
            self.hidden_rows.append(row)

    def _begin_cell(self, attributes: Attributes) -> None:
        reference = attributes.get("r")
        if reference is None:
            self._column += 1
        else:
            try:
                column, row = place_of(reference)
            except ValueError as fault:
                raise BadPart("a cell without a place") from fault
            if row != self._row or column <= self._column:
                raise BadPart("cells out of order")
            self._column = column
        self._kind, self._style = attributes.get("t", "n"), attributes.get("s", "0")
        self._value, self._formula = "", False

    def _end_cell(self) -> None:
        if self._formula:
            self._problem(_("This cell holds a formula. Paste its value instead."))
        elif self._value and self._kind == "e":
            self._problem(_("This cell holds an error, %(error)s. Type its value.", error=self._value[:20]))
        elif self._value:
            text, kind = self._read()
            if text.strip():
                self._add(text, kind)

    def _add(self, text: str, kind: str) -> None:
        self._length += len(text)
        if self._column >= MOST_COLUMNS:
            self._problem(_("This cell stands far outside the table. Empty it, or delete its column."))
        elif len(text) > _LONGEST_CELL:
            self._problem(_("This cell is far too long. Make it shorter."))
        elif self._length > _MOST_TEXT:
            raise TooMuch
        else:
            self._cells[self._column] = text, kind

    def _end_row(self) -> None:
        if not self._cells:
            return
        width = max(self._cells) + 1
        cells = tuple(self._cells[place][0] if place in self._cells else "" for place in range(width))
        kinds = {place: kind for place, (_text, kind) in self._cells.items() if kind}
        self.lines.append(Line(self._row, self._row, cells, kinds))
        self._cells = {}
        if self._only_first:
            raise FirstRow
        if len(self.lines) > _MOST_LINES:
            raise TooMuch

    def _read(self) -> tuple[str, str]:
        """What a cell shows, and its kind when it is not text."""
        if self._kind == "s":
            place = _whole(self._value)
            if not 0 <= place < len(self._strings):
                raise BadPart("a text that is not there")
            return _unescaped(self._strings[place]), ""
        if self._kind in ("inlineStr", "str"):
            return _unescaped(self._value), ""
        if self._kind == "b":
            return ("true" if self._value.strip() == "1" else "false"), ""
        if self._kind == "d":
            return _moment(self._value.strip())
        return self._number(self._value.strip())

    def _number(self, value: str) -> tuple[str, str]:
        try:
            number = Decimal(value)
        except InvalidOperation as fault:
            raise BadPart("a number that is none") from fault
        if not number.is_finite() or abs(number.adjusted()) > 30 or len(value) > 40:
            return value[:40], NUMBER
        if self._style.isdigit() and int(self._style) in self._days:
            try:
                return _day_or_moment(self._epoch + timedelta(days=float(number)))
            except OverflowError:
                return value, MOMENT
        shown = f"{number:f}"
        return (shown.rstrip("0").rstrip(".") if "." in shown else shown), NUMBER

    def _hide_columns(self, attributes: Attributes) -> None:
        if attributes.get("hidden") in ("1", "true"):
            first, last = (max(1, _whole(attributes.get(name, "1"))) for name in ("min", "max"))
            self.hidden_columns += [letters(place - 1) for place in range(first, min(last, MOST_COLUMNS) + 1)]

    def _merged(self, attributes: Attributes) -> None:
        reference = attributes.get("ref", "")
        first = reference.partition(":")[0]
        try:
            row = place_of(first)[1]
        except ValueError as fault:
            raise BadPart("merged cells without a place") from fault
        if len(self.problems) < _MOST_NAMED:
            problem = _(
                "The cells %(cells)s are merged. Split them, then fill each one.", cells=reference[:20]
            )
            self.problems.append((row, first, problem))

    def _problem(self, problem: str) -> None:
        if len(self.problems) < _MOST_NAMED:
            self.problems.append((self._row, f"{letters(self._column)}{self._row}", problem))

    def note(self, file: str, sheet: str, faults: Faults) -> None:
        """Hand on the faults found."""
        for row, cell, problem in self.problems:
            faults.add(file, row, "", problem, cell, sheet)


def _whole(value: str) -> int:
    try:
        return int(value)
    except ValueError as fault:
        raise BadPart("a number that is none") from fault


def _unescaped(text: str) -> str:
    """The text, with what a workbook writes as _x0041_ put back."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def _moment(text: str) -> tuple[str, str]:
    try:
        return _day_or_moment(datetime.fromisoformat(text))
    except ValueError:
        return text[:40], MOMENT


def _day_or_moment(value: datetime) -> tuple[str, str]:
    if value.time() != time(0):
        return value.isoformat(" ", "minutes"), MOMENT
    return value.date().isoformat(), DAY
