"""What the cells of a row must hold; every fault has its cell and plain words."""

import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from urllib.parse import urlsplit

from wellbeing.core.grids import DAY, MOMENT, NUMBER, Faults, letters
from wellbeing.core.i18n import gettext as _

# Marks that turn the direction of text could make an address or a number look like another.
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_PHONE = re.compile(r"\+?[0-9][0-9 ()-]*")
# British numbers begin with a zero or a plus sign, but for the short ones.
_LOST_ZERO = re.compile("[1-9][0-9]{8,9}|44[0-9]{9,10}")
_EMAIL = re.compile(
    r"[^@\s<>\"(),;:\\]+@[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+", re.I
)
_HOST = re.compile(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+", re.I)
# The longest number that a workbook may keep as a number: longer ones may begin with a zero that it drops.
_SHORT_NUMBER = 6
_MANY = 20


@dataclass(frozen=True)
class Place:
    """Where a row stands in its sheet, and the place of each column."""

    sheet: str = ""
    row: int = 0
    columns: Mapping[str, int] = field(default_factory=dict)

    def cell(self, column: str) -> str:
        """The address of a cell, such as F7; empty where there is none."""
        return f"{letters(self.columns[column])}{self.row}" if column in self.columns else ""


@dataclass(frozen=True)
class Row:
    """One row of a file. Each question about a cell notes a fault when the cell is wrong."""

    file: str
    line: int
    cells: Mapping[str, str]
    faults: Faults
    place: Place = Place()
    kinds: Mapping[str, str] = field(default_factory=dict)

    def wrong(self, column: str, problem: str) -> None:
        """Note a fault of this row."""
        cell = self.place.cell(column)
        self.faults.add(self.file, self.line, column, problem, cell, self.place.sheet)

    def refuse_hidden(self) -> None:
        """Note each cell that holds what nobody can see."""
        for name, cell in self.cells.items():
            if not cell.isprintable() and any(_is_hidden(letter) for letter in cell):
                self.wrong(name, _("This cell has a line break or a hidden character. Type it again."))

    def text(self, column: str, longest: int, needed: bool = True, holds: str = "") -> str:
        """A line of words. `holds` is the kind of cell, other than text, that may stand here."""
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
        kind = self.kinds.get(column, "")
        if kind in (DAY, MOMENT) and holds != DAY:
            self.wrong(
                column, _("This cell holds a day or a time. Set the cell to Text, then type what it shows.")
            )
        elif kind == NUMBER and holds != NUMBER and not value.isdigit():
            self.wrong(column, _("This cell holds a number. Set the cell to Text, then type what it shows."))
        return value

    def matching(self, column: str, pattern: str, longest: int, problem: str) -> str:
        """A word of a fixed shape, such as a slug."""
        value = self.text(column, longest)
        if value and not re.fullmatch(pattern, value):
            self.wrong(column, problem)
        return value

    def choice(self, column: str, allowed: Collection[str]) -> str:
        """One of a list of known values, in capitals or not."""
        value = _as_known(self.text(column, 60), allowed)
        if value and value not in allowed:
            self.wrong(column, _unknown(value, allowed))
        return value

    def choices(self, column: str, allowed: Collection[str]) -> tuple[str, ...]:
        """One or more known values, with semicolons between."""
        values = tuple(_as_known(value, allowed) for value in self.several(column, 60))
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
        value = self.text(column, 6, holds=NUMBER)
        if value and not (value.isascii() and value.isdigit()):
            self.wrong(column, _("“%(value)s” is not a whole number.", value=value))
            return 0
        return int(value or 0)

    def day(self, column: str) -> date | None:
        """A date such as 2026-10-31, or nothing."""
        value = self.text(column, 16, needed=False, holds=DAY)
        try:
            return date.fromisoformat(value) if value else None
        except ValueError:
            self.wrong(column, _("“%(value)s” is not a date. Write it like 2026-10-31.", value=value))
            return None

    def phone(self, column: str) -> str:
        """A phone number as people write it, or nothing."""
        value = self.text(column, 24, needed=False, holds=NUMBER)
        digits = "".join(letter for letter in value if letter.isdigit())
        if value and (not _PHONE.fullmatch(value) or len(digits) < 3):
            self.wrong(column, _("“%(value)s” is not a phone number. Use digits and spaces.", value=value))
        elif self._lost_zero(column, value, digits):
            problem = _(
                "“%(value)s” may have lost the zero or the plus sign at its start. "
                "Set the cell to Text, then type the number again.",
                value=value,
            )
            self.wrong(column, problem)
        return value

    def _lost_zero(self, column: str, value: str, digits: str) -> bool:
        kept_as_number = self.kinds.get(column) == NUMBER and len(digits) > _SHORT_NUMBER
        return kept_as_number or (not value.startswith("+") and bool(_LOST_ZERO.fullmatch(digits)))

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


def _as_known(value: str, allowed: Collection[str]) -> str:
    return value.lower() if value not in allowed and value.lower() in allowed else value


def _unknown(value: str, allowed: Collection[str]) -> str:
    if any(separator in value and value.split(separator)[0].strip() in allowed for separator in ",/"):
        return _("Put semicolons between values, such as stress;sleep.")
    if len(allowed) <= _MANY:
        return _(
            "“%(value)s” is not known. Use one of: %(allowed)s.",
            value=value[:60],
            allowed=", ".join(sorted(allowed)),
        )
    near = get_close_matches(value[:60], allowed, 1, 0.75) if len(value) > 3 else []
    if near:
        return _("“%(value)s” is not known. Did you mean “%(near)s”?", value=value[:60], near=near[0])
    return _("“%(value)s” is not known.", value=value[:60])
