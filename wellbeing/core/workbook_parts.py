"""The XML parts of a workbook, read as a stream: no entity is expanded, and nothing grows without a limit."""

import re
from collections.abc import Callable, Collection, Mapping
from functools import partial
from typing import IO
from xml.parsers import expat

_CHUNK = 65_536
_LONGEST_TOKEN = 1024 * 1024
_DEEPEST = 40
# A sheet of 20,000 resources has half as many.
_MOST_ELEMENTS = 4_000_000
_NAMESPACES = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
    "http://schemas.openxmlformats.org/package/2006/relationships",
    "http://schemas.openxmlformats.org/package/2006/content-types",
)
# Formats for days and times that every spreadsheet knows by number alone.
_DAY_FORMATS = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
# Colours, places and words in a format, whose letters stand for no part of a day.
_NOT_SHOWN = re.compile(r'\[(?!h+\]|m+\]|s+\])[^\]]*\]|"[^"]*"|\\.|_.')

Attributes = Mapping[str, str]
Start = Callable[[Attributes], None]
End = Callable[[], None]


class BadPart(ValueError):
    """A part that no honest program wrote, or that is damaged."""


class TooMuch(BadPart):
    """A part that holds far more than a pack could."""


class Part:
    """Reads one kind of part: `starts` and `ends` say what is done at which element."""

    def __init__(self, starts: Mapping[str, Start], ends: Mapping[str, End]) -> None:
        self._starts = {f"{space} {name}": done for space in _NAMESPACES for name, done in starts.items()}
        self._ends = {f"{space} {name}": done for space in _NAMESPACES for name, done in ends.items()}
        self._keeping = False
        self._kept: list[str] = []
        self._depth = self._count = 0

    def read(self, stream: IO[bytes]) -> None:
        """Read the whole part; BadPart when it is not right."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        # Entities could grow without end, and could reach for files: no workbook needs a single one.
        parser.StartDoctypeDeclHandler = _refuse
        fed = 0
        try:
            while chunk := stream.read(_CHUNK):
                chunk = self.trimmed(chunk)
                parser.Parse(chunk, False)
                fed += len(chunk)
                if fed - parser.CurrentByteIndex > _LONGEST_TOKEN:
                    raise BadPart("one piece is too long")
                if self._count > _MOST_ELEMENTS:
                    raise TooMuch
            parser.Parse(b"", True)
        except expat.ExpatError as fault:
            raise BadPart(str(fault)) from fault

    def trimmed(self, chunk: bytes) -> bytes:
        """A chunk without what need not be looked at."""
        return chunk

    def _start(self, name: str, attributes: Attributes) -> None:
        self._depth += 1
        self._count += 1
        if self._depth > _DEEPEST:
            raise BadPart("too deep")
        done = self._starts.get(name)
        if done:
            done(attributes)

    def _end(self, name: str) -> None:
        self._depth -= 1
        done = self._ends.get(name)
        if done:
            done()

    def _text(self, text: str) -> None:
        if self._keeping:
            self._kept.append(text)

    def keep(self, _attributes: Attributes) -> None:
        """Keep the text from here on."""
        self._keeping = True

    def take(self) -> str:
        """The text kept, and keep no more."""
        self._keeping = False
        text = "".join(self._kept)
        self._kept.clear()
        return text


def _refuse(*_about: object) -> None:
    raise BadPart("a document type")


class Listing(Part):
    """Parts that only list things: for each element of these names, its attributes."""

    def __init__(self, *names: str) -> None:
        self.found: list[tuple[str, dict[str, str]]] = []
        super().__init__({name: partial(self._add, name) for name in names}, {})

    def _add(self, name: str, attributes: Attributes) -> None:
        self.found.append((name, {key.rpartition(" ")[2]: value for key, value in attributes.items()}))


class Strings(Part):
    """The texts that cells share; rich text loses its looks, and notes on how to say it are left out."""

    def __init__(self) -> None:
        starts: dict[str, Start] = {"t": self._begin_text, "rPh": self._leave_out}
        super().__init__(starts, {"t": self._end_text, "rPh": self._take_in, "si": self._end_string})
        self.found: list[str] = []
        self._pieces: list[str] = []
        self._aside = False

    def _begin_text(self, attributes: Attributes) -> None:
        if not self._aside:
            self.keep(attributes)

    def _end_text(self) -> None:
        self._pieces.append(self.take())

    def _leave_out(self, _attributes: Attributes) -> None:
        self._aside = True

    def _take_in(self) -> None:
        self._aside = False

    def _end_string(self) -> None:
        self.found.append("".join(self._pieces))
        self._pieces.clear()


class Styles(Part):
    """Which styles show a number as a day or a time."""

    def __init__(self) -> None:
        starts: dict[str, Start] = {"numFmt": self._add_format, "cellXfs": self._begin, "xf": self._add_style}
        super().__init__(starts, {"cellXfs": self._stop})
        self.days: set[int] = set()
        self._formats: dict[str, str] = {}
        self._in_cells = False
        self._number = 0

    def _add_format(self, attributes: Attributes) -> None:
        self._formats[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")[:200]

    def _begin(self, _attributes: Attributes) -> None:
        self._in_cells = True

    def _stop(self) -> None:
        self._in_cells = False

    def _add_style(self, attributes: Attributes) -> None:
        if self._in_cells:
            if self._shows_day(attributes.get("numFmtId", "0")):
                self.days.add(self._number)
            self._number += 1

    def _shows_day(self, number: str) -> bool:
        if number in self._formats:
            first = self._formats[number].split(";")[0]
            return bool(set(_NOT_SHOWN.sub("", first).lower()) & set("dmyhs"))
        return number.isdigit() and int(number) in _DAY_FORMATS


Opener = Callable[[str], IO[bytes]]


def read_part(part: Part, name: str, names: Collection[str], open_part: Opener) -> None:
    """Read a part by its name; one that is not there says nothing."""
    if name in names:
        with open_part(name) as stream:
            part.read(stream)
