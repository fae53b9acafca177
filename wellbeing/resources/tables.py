"""Reading a CSV file so that every fault has its line, its column and plain words."""

import csv
import io
import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlsplit

from wellbeing.core.i18n import gettext as _

MOST_FAULTS = 500
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
# Marks that turn the direction of text could make an address or a number look like another.
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_PHONE = re.compile(r"\+?[0-9][0-9 ()-]*")
_EMAIL = re.compile(
    r"[^@\s<>\"(),;:\\]+@[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+", re.I
)
_HOST = re.compile(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+", re.I)
# A spreadsheet would run these; on the way out they get an apostrophe, which is taken off on the way in.
_RISKY = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Fault:
    """What is wrong in a file, and where."""

    file: str
    line: int
    column: str
    problem: str

    def __str__(self) -> str:
        if not self.line:
            return f"{self.file}: {self.problem}"
        if not self.column:
            return _("%(file)s, line %(line)s: %(problem)s", **vars(self))
        return _("%(file)s, line %(line)s, column %(column)s: %(problem)s", **vars(self))


@dataclass
class Faults:
    """The faults found so far; the first few hundred are enough to mend a file."""

    found: list[Fault] = field(default_factory=list)

    def add(self, file: str, line: int, column: str, problem: str) -> None:
        """Note one fault."""
        if len(self.found) < MOST_FAULTS:
            self.found.append(Fault(file, line, column, problem))


@dataclass(frozen=True)
class Row:
    """One row of a file. Each question about a cell notes a fault when the cell is wrong."""

    file: str
    line: int
    cells: Mapping[str, str]
    faults: Faults

    def wrong(self, column: str, problem: str) -> None:
        """Note a fault of this row."""
        self.faults.add(self.file, self.line, column, problem)

    def refuse_hidden(self) -> None:
        """Note each cell that holds what nobody can see."""
        for name, cell in self.cells.items():
            if not cell.isprintable() and any(_is_hidden(letter) for letter in cell):
                self.wrong(name, _("This cell has a line break or a hidden character. Type it again."))

    def text(self, column: str, longest: int, needed: bool = True) -> str:
        """A line of words."""
        value = self.cells.get(column, "")
        if needed and not value:
            self.wrong(column, _("This cell is empty. It needs a value."))
        if len(value) > longest:
            self.wrong(
                column,
                _(
                    "This is %(length)s characters long. The most is %(most)s.",
                    length=len(value),
                    most=longest,
                ),
            )
        return value

    def matching(self, column: str, pattern: str, longest: int, problem: str) -> str:
        """A word of a fixed shape, such as a slug."""
        value = self.text(column, longest)
        if value and not re.fullmatch(pattern, value):
            self.wrong(column, problem)
        return value

    def choice(self, column: str, allowed: Collection[str]) -> str:
        """One of a list of known values."""
        value = self.text(column, 60)
        if value and value not in allowed:
            self.wrong(column, _unknown(value, allowed))
        return value

    def choices(self, column: str, allowed: Collection[str]) -> tuple[str, ...]:
        """One or more known values, with semicolons between."""
        values = self.several(column, 60)
        if not values:
            self.wrong(column, _("This cell is empty. It needs a value."))
        for value in values:
            if value not in allowed:
                self.wrong(column, _unknown(value, allowed))
        if len(set(values)) < len(values):
            self.wrong(column, _("A value stands here twice."))
        return values

    def several(self, column: str, longest: int) -> tuple[str, ...]:
        """Pieces of text with semicolons between."""
        pieces = [piece.strip() for piece in self.cells.get(column, "").split(";")]
        for piece in pieces:
            if len(piece) > longest:
                self.wrong(
                    column,
                    _(
                        "“%(value)s” is too long. The most is %(most)s characters.",
                        value=piece[:30],
                        most=longest,
                    ),
                )
        return tuple(piece for piece in pieces if piece)

    def flag(self, column: str, yes: str, no: str) -> bool:
        """A yes or a no, spelt in one way only."""
        return self.choice(column, (yes, no)) == yes

    def number(self, column: str) -> int:
        """A whole number."""
        value = self.text(column, 6)
        if value and not (value.isascii() and value.isdigit()):
            self.wrong(column, _("“%(value)s” is not a whole number.", value=value))
            return 0
        return int(value or 0)

    def day(self, column: str) -> date | None:
        """A date such as 2026-10-31, or nothing."""
        value = self.text(column, 10, needed=False)
        try:
            return date.fromisoformat(value) if value else None
        except ValueError:
            self.wrong(column, _("“%(value)s” is not a date. Write it like 2026-10-31.", value=value))
            return None

    def phone(self, column: str) -> str:
        """A phone number as people write it, or nothing."""
        value = self.text(column, 24, needed=False)
        if value and (not _PHONE.fullmatch(value) or sum(letter.isdigit() for letter in value) < 3):
            self.wrong(column, _("“%(value)s” is not a phone number. Use digits and spaces.", value=value))
        return value

    def email(self, column: str) -> str:
        """An email address, or nothing."""
        value = self.text(column, 120, needed=False)
        if value and not _EMAIL.fullmatch(value):
            self.wrong(column, _("“%(value)s” is not an email address.", value=value))
        return value

    def url(self, column: str) -> str:
        """A web address that is safe to link to."""
        value = self.text(column, 500)
        if value and not _is_web_address(value):
            self.wrong(
                column, _("“%(value)s” is not a web address. It must begin with https://", value=value[:60])
            )
        return value


def read_rows(
    file: str, content: bytes, needed: tuple[str, ...], optional: tuple[str, ...], faults: Faults
) -> list[Row]:
    """The rows of a file with a header; none when the file as a whole cannot be read."""
    text = _decode(file, content, faults)
    lines = _records(file, text, faults) if text is not None else []
    if not lines:
        if text is not None and not any(fault.file == file for fault in faults.found):
            faults.add(file, 1, "", _("The file is empty. Its first line must name the columns."))
        return []
    header = [cell.strip() for cell in lines[0][1]]
    if not _header_is_right(file, header, needed, optional, faults):
        return []
    return [row for line, cells in lines[1:] if (row := _row(file, line, header, cells, faults))]


def write_cell(value: str) -> str:
    """A cell that a spreadsheet will show and not run."""
    return f"'{value}" if value.startswith(_RISKY) or _was_risky(value) else value


def _was_risky(value: str) -> bool:
    return value.startswith("'") and value.lstrip("'").startswith(_RISKY)


def _read_cell(value: str) -> str:
    value = value.strip()
    return value[1:] if _was_risky(value) else value


def _decode(file: str, content: bytes, faults: Faults) -> str | None:
    if content.startswith(_UTF16_MARKS):
        faults.add(file, 1, "", _("The file is in UTF-16. Save it again as “CSV UTF-8”."))
        return None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        before = content[: fault.start]
        line = before.count(b"\n") + 1
        place = len(before) - (before.rfind(b"\n") + 1) + 1
        faults.add(
            file,
            line,
            "",
            _("Byte %(place)s of this line is not UTF-8. Save the file again as “CSV UTF-8”.", place=place),
        )
        return None


def _records(file: str, text: str, faults: Faults) -> list[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    found: list[tuple[int, list[str]]] = []
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                found.append((line, cells))
            line = reader.line_num + 1
    except csv.Error:
        problem = _("The quotes in this line, or in a line above it, do not come in pairs.")
        faults.add(file, reader.line_num, "", problem)
        return []
    return found


def _header_is_right(
    file: str, header: list[str], needed: tuple[str, ...], optional: tuple[str, ...], faults: Faults
) -> bool:
    if len(header) == 1 and any(mark in header[0] for mark in ";\t"):
        faults.add(
            file, 1, "", _("The columns must have commas between them. Save the file again as “CSV UTF-8”.")
        )
        return False
    wrong = [
        (name, _("This column is not known here.")) for name in header if name not in (*needed, *optional)
    ]
    wrong += [(name, _("This column is missing.")) for name in needed if name not in header]
    wrong += [(name, _("This column stands here twice.")) for name in set(header) if header.count(name) > 1]
    for name, problem in wrong:
        faults.add(file, 1, name[:40], problem)
    return not wrong


def _row(file: str, line: int, header: list[str], cells: list[str], faults: Faults) -> Row | None:
    if len(cells) != len(header):
        problem = _(
            "This line has %(found)s cells, but there are %(needed)s columns.",
            found=len(cells),
            needed=len(header),
        )
        faults.add(file, line, "", problem)
        return None
    row = Row(file, line, {name: _read_cell(cell) for name, cell in zip(header, cells, strict=True)}, faults)
    row.refuse_hidden()
    return row


def _is_hidden(letter: str) -> bool:
    return unicodedata.category(letter) == "Cc" or letter in _TURNING


def _is_web_address(value: str) -> bool:
    if any(letter.isspace() for letter in value):
        return False
    try:
        parts = urlsplit(value)
        port_is_right = parts.port is None or parts.port > 0
    except ValueError:
        return False
    plain = parts.scheme in ("https", "http") and parts.username is None and parts.password is None
    return plain and port_is_right and bool(_HOST.fullmatch(parts.hostname or ""))


def _unknown(value: str, allowed: Collection[str]) -> str:
    if len(allowed) > 20:
        return _("“%(value)s” is not known.", value=value[:60])
    return _(
        "“%(value)s” is not known. Use one of: %(allowed)s.",
        value=value[:60],
        allowed=", ".join(sorted(allowed)),
    )
