"""Bar charts as SVG, made on the server: this year beside last year, readable at 320 pixels.

A label stands over its bars rather than beside them, so that long words and other scripts have room. Last year
is striped, so the two are told apart without colour. There is no style attribute and no script. In pages written
from right to left the bars grow from the right. The table beside the chart says the same in text.
"""

import textwrap
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from markupsafe import Markup, escape

_WIDTH = 360
_ROOM_FOR_FIGURE = 96
_LINE = 20
_BAR = 16
_STUB = 8
_LETTERS = 44
_THIS_YEAR = "#005eb8"
_LAST_YEAR = "#4c6272"


class Gap(Enum):
    """A figure that has no size to draw."""

    FEW = "few"
    ABSENT = "absent"


Figure = int | Gap


@dataclass(frozen=True)
class Bar:
    """One row: its words, this year's figure and last year's."""

    label: str
    now: Figure
    before: Figure


@dataclass(frozen=True)
class Words:
    """What is written on a chart, in the reader's language."""

    title: str
    description: str
    now: str
    before: str
    few: str
    absent: str
    number: Callable[[int], str] = str

    def figure(self, value: Figure) -> str:
        """A figure as it is printed."""
        if isinstance(value, Gap):
            return self.few if value is Gap.FEW else self.absent
        return self.number(value)


def split(bars: Iterable[Bar]) -> tuple[tuple[Bar, ...], int]:
    """The bars that have something to draw, and how many have not."""
    every = tuple(bars)
    drawn = tuple(bar for bar in every if isinstance(bar.now, int) or isinstance(bar.before, int))
    return drawn, len(every) - len(drawn)


def draw(name: str, bars: Sequence[Bar], words: Words, *, rtl: bool = False) -> Markup:
    """The chart; `name` begins its ids. The table that says the same must stand in the element `<name>-table`."""
    pen = _Pen(_scale(bars), rtl)
    _draw_legend(pen, name, words)
    for bar in bars:
        pen.text(textwrap.wrap(bar.label, _LETTERS) or [""], bold=True)
        pen.bar(bar.now, words.figure(bar.now), _THIS_YEAR)
        pen.bar(bar.before, words.figure(bar.before), f"url(#{name}-stripes)")
        pen.y += _LINE // 2
    head = Markup(
        '<svg class="app-chart" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" '
        'aria-labelledby="{name}-title {name}-desc" aria-details="{name}-table">'
        '<title id="{name}-title">{title}</title>'
        '<desc id="{name}-desc">{description}</desc>'
        '<defs><pattern id="{name}-stripes" width="6" height="6" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)"><rect width="6" height="6" fill="#ffffff"/>'
        '<rect width="3" height="6" fill="{colour}"/></pattern></defs>'
    ).format(
        name=name,
        width=_WIDTH,
        height=pen.y,
        title=words.title,
        description=words.description,
        colour=_LAST_YEAR,
    )
    return head + Markup("").join(pen.parts) + Markup("</svg>")


def _draw_legend(pen: "_Pen", name: str, words: Words) -> None:
    for label, fill in ((words.now, _THIS_YEAR), (words.before, f"url(#{name}-stripes)")):
        pen.box(0, _BAR, fill)
        pen.text([label], start=_BAR + 8)
    pen.y += _LINE // 2


class _Pen:
    """Writes parts from the top down and turns them over for pages from right to left."""

    def __init__(self, scale: float, rtl: bool) -> None:
        self.parts: list[Markup] = []
        self.y = 4
        self._scale = scale
        self._rtl = rtl

    def text(self, lines: Sequence[str], start: float = 0, *, bold: bool = False) -> None:
        """Lines of words, each below the last."""
        for line in lines:
            self.y += _LINE
            self._words(line, start, self.y - 5, bold)

    def bar(self, value: Figure, words: str, fill: str) -> None:
        """A bar with its figure; a suppressed one is a dashed stub, an absent one only words."""
        length = value * self._scale if isinstance(value, int) else _STUB
        if value is Gap.ABSENT:
            length = 0.0
        else:
            self.box(0, length, "none" if value is Gap.FEW else fill, dashed=value is Gap.FEW)
        self.y += _LINE
        self._words(words, length + 6, self.y - 5, False)

    def box(self, start: float, length: float, fill: str, *, dashed: bool = False) -> None:
        """A box on the line that comes next."""
        x = _WIDTH - start - length - 1 if self._rtl else start + 1
        dashes = Markup(' stroke-dasharray="3 2"') if dashed else ""
        self.parts.append(
            Markup(
                '<rect x="{}" y="{}" width="{}" height="{}" fill="{}" stroke="{}" stroke-width="1"{}/>'
            ).format(
                _round(x),
                self.y + 2,
                _round(length),
                _BAR,
                fill,
                _LAST_YEAR if fill != _THIS_YEAR else fill,
                dashes,
            )
        )

    def _words(self, line: str, start: float, y: int, bold: bool) -> None:
        x = _WIDTH - start if self._rtl else start
        weight = Markup(' font-weight="600"') if bold else ""
        direction = Markup(' direction="rtl"') if self._rtl else ""
        self.parts.append(
            Markup('<text x="{}" y="{}" font-size="15" fill="currentColor"{}{}>{}</text>').format(
                _round(x), y, weight, direction, escape(line)
            )
        )


def _scale(bars: Iterable[Bar]) -> float:
    largest = max((_size(value) for bar in bars for value in (bar.now, bar.before)), default=0)
    return (_WIDTH - _ROOM_FOR_FIGURE) / max(largest, 10)


def _size(value: Figure) -> int:
    return value if isinstance(value, int) else -1


def _round(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
