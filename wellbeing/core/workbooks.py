"""Reading an Excel workbook that anybody may have made: bounded in time and memory, and never run."""

import posixpath
import struct
import zipfile
import zlib
from collections.abc import Collection, Mapping
from contextlib import suppress
from io import BytesIO
from typing import IO

from wellbeing.core.filekinds import kind_of_archive, refusal
from wellbeing.core.grids import HIDDEN_COLUMNS, HIDDEN_ROWS, OTHER_SHEETS, Faults, Grid, Line, Note
from wellbeing.core.i18n import gettext as _
from wellbeing.core.workbook_parts import BadPart, Listing, Part, Strings, Styles, TooMuch, read_part
from wellbeing.core.workbook_sheet import FirstRow, Sheet

# A million empty rows take 60 MB when unpacked; the largest honest pack takes a tenth of that.
_MEGABYTE = 1024 * 1024
LARGEST_UNPACKED = 100 * _MEGABYTE
_MOST_PARTS = 1000
# Empty rows and cells pack at about 30 to 1. A bomb packs at a thousand to one.
_TIGHTEST = 200
_SMALL = _MEGABYTE
_CENTRAL = b"PK\x01\x02"
_MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_MACROS = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"


# All that the parts of a workbook and its archive are known to raise when they are not right.
_DAMAGED = (
    ValueError,
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    KeyError,
    OSError,
    RuntimeError,
)


class _Refused(ValueError):
    """The workbook as a whole cannot be read; the message says why and what to do."""


def read_workbook(file: str, content: bytes, names: Collection[str], faults: Faults) -> Grid | None:
    """The rows of the first sheet whose columns have some of these names."""
    try:
        with _opened(content) as archive:
            return _Workbook(archive).read(file, names, faults)
    except _Refused as fault:
        faults.add(file, 0, "", str(fault))
    except TooMuch:
        problem = _(
            "This workbook holds far more than a pack. Copy only the rows that you need into a new one."
        )
        faults.add(file, 0, "", problem)
    except _DAMAGED:
        problem = _("This workbook is damaged or unusual. Open it in Excel and save it again as .xlsx.")
        faults.add(file, 0, "", problem)
    return None


def _opened(content: bytes) -> zipfile.ZipFile:
    """The archive, when unpacking it is safe."""
    if content.count(_CENTRAL) > _MOST_PARTS:
        raise _Refused(_("This workbook has too many parts. Copy its rows into a new workbook."))
    archive = zipfile.ZipFile(BytesIO(content))
    entries = archive.infolist()
    if any(entry.flag_bits & 1 for entry in entries):
        raise _Refused(refusal("locked"))
    if len({entry.filename for entry in entries}) < len(entries):
        raise BadPart("a name twice")
    if any(entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for entry in entries):
        raise BadPart("an unusual way of packing")
    if any(
        entry.file_size > _SMALL and entry.file_size > _TIGHTEST * entry.compress_size for entry in entries
    ):
        problem = _(
            "This workbook grows far too much when it is unpacked. Copy its rows into a new workbook."
        )
        raise _Refused(problem)
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > LARGEST_UNPACKED:
        raise _Refused(
            _(
                "This workbook grows to %(size)s MB when it is unpacked. The most is %(most)s MB. "
                "Copy only the rows that you need into a new workbook.",
                size=-(-unpacked // _MEGABYTE),
                most=LARGEST_UNPACKED // _MEGABYTE,
            )
        )
    return archive


class _Workbook:
    """The parts of one workbook."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self.archive = archive
        self.parts = frozenset(archive.namelist())
        self.main = self._main_part()
        self.from_1904 = False
        self.strings = Strings()
        self.styles = Styles()

    def read(self, file: str, names: Collection[str], faults: Faults) -> Grid | None:
        """The grid of the sheet that fits best, or None with faults."""
        related = self._related()
        sheets = self._sheets({key: part for key, (kind, part) in related.items() if kind == "worksheet"})
        for kind, part in related.values():
            if kind == "sharedStrings":
                self._read(self.strings, part)
            elif kind == "styles":
                self._read(self.styles, part)
        fitting = {name: self._fit(part, names) for name, part in sheets.items()}
        best = max(fitting, key=lambda name: fitting[name], default=None)
        if best is None or not fitting[best]:
            raise _Refused(
                _("No sheet has a first row that names the columns. Start from the empty template.")
            )
        sheet = self._sheet(sheets[best], only_first=False)
        sheet.note(file, best, faults)
        others = tuple(name for name, fit in fitting.items() if fit and name != best)
        return Grid(file, tuple(sheet.lines), best, _notes(sheet, others))

    def _main_part(self) -> str:
        kinds = self._listed("[Content_Types].xml", "Override")
        for _name, about in kinds:
            if about.get("ContentType") == _MAIN:
                return about.get("PartName", "").lstrip("/")
        if any(about.get("ContentType") == _MACROS for _name, about in kinds):
            raise _Refused(refusal("macros"))
        raise _Refused(refusal(kind_of_archive(" ".join(self.parts).encode() + self._first())))

    def _first(self) -> bytes:
        if "mimetype" not in self.parts:
            return b""
        with self.archive.open("mimetype") as stream:
            return stream.read(200)

    def _related(self) -> dict[str, tuple[str, str]]:
        """The kind and the name of each part that the workbook points to, by its key."""
        folder, name = posixpath.split(self.main)
        return {
            about.get("Id", ""): (
                about.get("Type", "").rpartition("/")[2],
                posixpath.normpath(posixpath.join("/", folder, about.get("Target", ""))).lstrip("/"),
            )
            for _name, about in self._listed(posixpath.join(folder, "_rels", f"{name}.rels"), "Relationship")
            if about.get("TargetMode") != "External"
        }

    def _sheets(self, parts: Mapping[str, str]) -> dict[str, str]:
        """The sheets that people can see, by name, in their order."""
        found = {}
        for element, about in self._listed(self.main, "sheet", "workbookPr"):
            if element == "workbookPr":
                self.from_1904 = about.get("date1904") in ("1", "true")
            elif about.get("id") in parts and about.get("state", "visible") == "visible":
                found[about.get("name", "")[:40]] = parts[about["id"]]
        return found

    def _listed(self, part: str, *names: str) -> list[tuple[str, dict[str, str]]]:
        listing = Listing(*names)
        self._read(listing, part)
        return listing.found

    def _read(self, part: Part, name: str) -> None:
        read_part(part, name, self.parts, self._open)

    def _open(self, name: str) -> IO[bytes]:
        return self.archive.open(name)

    def _fit(self, part: str, names: Collection[str]) -> int:
        lines: list[Line] = self._sheet(part, only_first=True).lines
        return sum(cell.strip().lower() in names for cell in lines[0].cells) if lines else 0

    def _sheet(self, part: str, only_first: bool) -> Sheet:
        sheet = Sheet(self.strings.found, self.styles.days, self.from_1904, only_first)
        with suppress(FirstRow):
            self._read(sheet, part)
        return sheet


def _notes(sheet: Sheet, others: tuple[str, ...]) -> tuple[Note, ...]:
    last = sheet.lines[-1].row if sheet.lines else 0
    shown = {
        HIDDEN_ROWS: tuple(str(row) for row in sheet.hidden_rows if row <= last),
        HIDDEN_COLUMNS: tuple(sheet.hidden_columns),
        OTHER_SHEETS: others,
    }
    return tuple(Note(kind, about) for kind, about in shown.items() if about)
