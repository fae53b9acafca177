"""The form of a search, which is drawn once and then only filled in, because it stands on the busiest page.

The drawn text holds `[[query]]` and `[[further]]`, and for each choice of a filter a stretch
`[[area help]]` ... `[[/]]` with an `[[on]]` where " checked" or " selected" goes and a `[[count]]` for the number of
results that the choice would leave.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from markupsafe import Markup, escape

from wellbeing.resources.facets import LISTS, Chosen

_CHOICE = re.compile(
    r"\[\[([a-z_]+) ([\w-]+)\]\](.*?)\[\[on\]\](.*?)\[\[count\]\](.*?)\[\[/\]\]\s*", re.DOTALL
)
_OTHERS = re.compile(r"\[\[(?:query|further)\]\]")
_HIDDEN = Markup('<input type="hidden" name="{}" value="{}">')


class Choice(NamedTuple):
    """One choice as it was drawn: with and without its tick up to the count, and what follows the count."""

    value: str
    plain: str
    ticked: str
    end: str


class Stencil:
    """A form as it was drawn, cut at its marks."""

    def __init__(self, drawn: str) -> None:
        self._before_query, before_choices, *pieces, self._after_further = _cut(drawn)
        # The text between two filters goes with the filter that it introduces.
        self._filters: list[tuple[str, str, list[Choice]]] = []
        between = before_choices
        for name, value, start, middle, end, rest in zip(*[pieces[at::6] for at in range(6)], strict=True):
            if not self._filters or self._filters[-1][0] != name:
                self._filters.append((name, between, []))
            tick = " selected" if name in LISTS else " checked"
            self._filters[-1][2].append(Choice(value, start + middle, start + tick + middle, end))
            between = rest
        self._after_choices = between

    def fill(self, query: str, counts: Mapping[str, Mapping[str, int]], chosen: Chosen) -> Markup:
        """The form with what was asked; a list leaves out what would lead to nothing."""
        written = [self._before_query, str(escape(query))]
        for name, between, choices in self._filters:
            written.append(between)
            taken, count_of = chosen.values(name), counts[name]
            ticked = taken[:1] if name in LISTS else taken
            for value, plain, with_tick, end in choices:
                count = count_of.get(value, 0)
                if count or name not in LISTS or value in taken:
                    written += (with_tick if value in ticked else plain, str(count), end)
        written.append(self._after_choices)
        written += [_HIDDEN.format(name, value) for name, value in chosen.further]
        written.append(self._after_further)
        return Markup("".join(written))  # noqa: S704  drawn by our template; what is filled in is escaped above


def _cut(drawn: str) -> list[str]:
    """The text before the query and before the choices; six pieces for each choice; the text at the end."""
    before_query, choices, end = _OTHERS.split(drawn)
    return [before_query, *_CHOICE.split(choices), end]
