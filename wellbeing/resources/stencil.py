"""The form of a search, which is drawn once and then only filled in, because it stands on the busiest page.

The drawn text holds `[[query]]` and `[[further]]`, and for each choice of a filter a stretch
`[[area help]]` ... `[[/]]` with an `[[on]]` where " checked" or " selected" goes and a `[[count]]` for the number of
results that the choice would leave.
"""

import re
from collections.abc import Mapping

from markupsafe import Markup, escape

from wellbeing.resources.facets import LISTS, Chosen

_CHOICE = re.compile(
    r"\[\[([a-z_]+) ([\w-]+)\]\](.*?)\[\[on\]\](.*?)\[\[count\]\](.*?)\[\[/\]\]\s*", re.DOTALL
)
_OTHERS = re.compile(r"\[\[(?:query|further)\]\]")
_HIDDEN = Markup('<input type="hidden" name="{}" value="{}">')


class Stencil:
    """A form as it was drawn, cut at its marks."""

    def __init__(self, drawn: str) -> None:
        self._before_query, self._before_choices, *stretches, self._after_further = _cut(drawn)
        self._choices = list(zip(*[stretches[start::6] for start in range(6)], strict=True))

    def fill(self, query: str, counts: Mapping[str, Mapping[str, int]], chosen: Chosen) -> Markup:
        """The form with what was asked; a list leaves out what would lead to nothing."""
        taken = {name: chosen.values(name) for name in counts}
        written = [self._before_query, str(escape(query)), self._before_choices]
        for name, value, start, middle, end, rest in self._choices:
            count = counts[name].get(value, 0)
            is_taken = value in taken[name]
            if name in LISTS:
                if count or is_taken:
                    on = " selected" if is_taken and value == taken[name][0] else ""
                    written += (start, on, middle, str(count), end)
            else:
                written += (start, " checked" if is_taken else "", middle, str(count), end)
            written.append(rest)
        written += [_HIDDEN.format(name, value) for name, value in chosen.further]
        written.append(self._after_further)
        return Markup("".join(written))  # noqa: S704  drawn by our template; what is filled in is escaped above


def _cut(drawn: str) -> list[str]:
    """The text before the query and before the choices; six pieces for each choice; the text at the end."""
    before_query, choices, end = _OTHERS.split(drawn)
    return [before_query, *_CHOICE.split(choices), end]
