"""CSV as people's programs write it: what can be read without doubt is read, the rest is named with its mend."""

import csv
import io
import re
from collections.abc import Collection, Iterator

from wellbeing.core.filekinds import TEXT, kind_of, refusal
from wellbeing.core.grids import WINDOWS_1252, Faults, Grid, Line, Note
from wellbeing.core.i18n import format_number
from wellbeing.core.i18n import gettext as _

_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_DELIMITERS = ",;\t"
_MOST_LINES = 200_000
# What is no ASCII and no byte that UTF-8 could not make sense of.
_READ_AS_UTF8 = re.compile("[\x80-\ud7ff\ue000-\U0010ffff]")
# Excel's own first line, which tells it what stands between the cells.
_SEP = re.compile(r'"?sep=(.)"?\r?\n')


def read_delimited(
    file: str, content: bytes, names: Collection[str], faults: Faults, guess: bool = False
) -> Grid | None:
    """The rows of a CSV file whose columns have some of these names.

    With `guess`, a file that is not UTF-8 is read as Windows-1252, and a note says so.
    """
    kind = kind_of(content)
    if kind != TEXT:
        faults.add(file, 0, "", refusal(kind))
        return None
    notes: tuple[Note, ...] = ()
    wrong = Faults()
    text = _decode(file, content, wrong)
    if text is None and guess:
        text = _as_windows_1252(content)
        if text is not None:
            letters = sorted({letter for letter in text if not letter.isascii()})
            notes = (Note(WINDOWS_1252, tuple(letters)),)
    if text is None:
        faults.found += wrong.found
    lines = None if text is None else _lines(file, text, names, faults)
    if lines is None:
        return None
    if not lines:
        faults.add(file, 1, "", _("The file is empty. Its first line must name the columns."))
        return None
    return Grid(file, tuple(lines), notes=notes)


def _decode(file: str, content: bytes, faults: Faults) -> str | None:
    if content.startswith(_UTF16_MARKS):
        try:
            return content.decode("utf-16").removeprefix("\ufeff")
        except UnicodeDecodeError:
            faults.add(file, 0, "", _("This file is in broken UTF-16. Save it again as “CSV UTF-8”."))
            return None
    try:
        return content.decode("utf-8-sig").removeprefix("\ufeff")
    except UnicodeDecodeError as fault:
        before = content[: fault.start]
        line = before.count(b"\n") + 1
        place = len(before) - (before.rfind(b"\n") + 1) + 1
        problem = _(
            "Byte %(place)s of this line is not UTF-8. Save the file again as “CSV UTF-8”.", place=place
        )
        faults.add(file, line, "", problem)
        return None


def _as_windows_1252(content: bytes) -> str | None:
    """The text, unless some of it is UTF-8: two encodings in one file are no file to guess at."""
    if content.startswith(_UTF16_MARKS) or b"\0" in content:
        return None
    loose = content.decode("utf-8", errors="surrogateescape")
    if _READ_AS_UTF8.search(loose):
        return None
    try:
        return content.decode("windows-1252")
    except UnicodeDecodeError:
        return None


def _lines(file: str, text: str, names: Collection[str], faults: Faults) -> list[Line] | None:
    above = 0
    told = _SEP.match(text)
    if told and told[1] in _DELIMITERS:
        delimiter, above = told[1], 1
        text = text[told.end() :]
    else:
        delimiter = _delimiter(text, names)
    found: list[Line] = []
    begins = 1
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for row, cells in enumerate(reader, 1):
            if any(cell.strip() for cell in cells):
                found.append(Line(row + above, begins + above, tuple(cells)))
            begins = reader.line_num + 1
            if len(found) > _MOST_LINES:
                problem = _(
                    "The file has more than %(most)s rows. Split it.", most=format_number(_MOST_LINES)
                )
                faults.add(file, begins + above, "", problem)
                return None
    except csv.Error as fault:
        faults.add(file, begins + above, "", _quotes(str(fault)))
        return None
    return found


def _delimiter(text: str, names: Collection[str]) -> str:
    """What stands between the names of the columns; commas where it cannot be told."""
    first = next((line for line in _without_end(text) if line.strip()), "")

    def known(delimiter: str) -> int:
        return sum(name.strip(' "').lower() in names for name in first.split(delimiter))

    return max(_DELIMITERS, key=known)


def _without_end(text: str) -> Iterator[str]:
    return iter(io.StringIO(text[:65_536], newline=None))


def _quotes(fault: str) -> str:
    if "field limit" in fault:
        return _("A cell that begins in this line is far too long. Look for a quote that is never closed.")
    if "end of data" in fault:
        return _("A quote that opens in this line is never closed. Close it, or take it out.")
    return _("The quotes in this line do not come in pairs. Write a quote inside a cell twice.")
