"""What a search asks for, read from the address. Whatever stands there, something sensible is understood."""

import unicodedata
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from werkzeug.datastructures import MultiDict

from wellbeing.resources.facets import FILTERS, Chosen, Facets

LONGEST_SHOWN = 300
_LAST_PAGE = 100_000


@dataclass(frozen=True)
class Asked:
    """A query, the filters that we know, and which page of the results."""

    query: str
    chosen: Chosen
    page: int
    left_out: bool

    @cached_property
    def shown_query(self) -> str:
        """The query as the page repeats it: on one line, without hidden characters, not endless."""
        shown = "".join(
            letter if unicodedata.category(letter) != "Cc" else " " for letter in self.query[:LONGEST_SHOWN]
        )
        return " ".join(shown.split())

    def address(self, path: str, chosen: Chosen | None = None, page: int = 1) -> str:
        """The address of these results, with other filters or another page."""
        pairs = [("q", self.shown_query)] if self.shown_query else []
        pairs += (self.chosen if chosen is None else chosen).pairs
        pairs += [("page", str(page))] if page > 1 else []
        return f"{path}?{urlencode(pairs)}" if pairs else path


def read_asked(values: MultiDict[str, str], facets: Facets) -> Asked:
    """What an address asks for; values that no resource has are left out."""
    given = {name: values.getlist(name) for name in FILTERS if name in values}
    known = {name: facets.known(name, many) for name, many in given.items()}
    left_out = any(not set(filter(None, many)) <= set(known[name]) for name, many in given.items())
    page = values.get("page", "1")
    number = int(page) if page.isascii() and page.isdigit() and len(page) < 7 else 1
    return Asked(values.get("q", ""), Chosen(**known), min(number, _LAST_PAGE), left_out)
