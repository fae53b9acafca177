"""A piece of a page that is drawn once and then only filled in, because it stands on the busiest page.

The drawn text holds one mark for each choice of a filter, `[[area help]]` ... `[[/]]`, with a `[[on]]` where " checked"
or " selected" goes and a `[[count]]` for the number of results that the choice would leave.
"""

import re
from collections.abc import Mapping

from wellbeing.resources.facets import LISTS, Chosen

_CHOICE = re.compile(r"\[\[([a-z_]+) ([\w-]+)\]\](.*?)\[\[on\]\](.*?)\[\[count\]\](.*?)\[\[/\]\]\s*", re.DOTALL)


class Stencil:
    """Filters as they were drawn, cut at their marks."""

    def __init__(self, drawn: str) -> None:
        pieces = _CHOICE.split(drawn)
        self._first = pieces[0]
        columns = [pieces[start::6] for start in range(1, 7)]
        self._choices = list(zip(*columns, strict=True))

    def fill(self, counts: Mapping[str, Mapping[str, int]], chosen: Chosen) -> str:
        """The text with its numbers and ticks; a list leaves out what would lead to nothing."""
        written = [self._first]
        taken = {name: chosen.values(name) for name in counts}
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
        return "".join(written)
