"""Pages that are drawn once and kept, because everyone who is not signed in sees the same.

Nothing that somebody typed is kept: a page with a question in its address is drawn around marks, once for each
language, and only filled in for each visitor.
"""

import re
from collections.abc import Callable, Mapping
from functools import wraps
from typing import ParamSpec

from flask import current_app, request, session
from flask.typing import ResponseReturnValue
from markupsafe import Markup, escape

from wellbeing.core.pages import render
from wellbeing.resources.queries import current_pack
from wellbeing.resources.views_display import Display, display_of

_MARK = re.compile(r"\[\[([a-z_]+)\]\]")
_PARTS = ("title", "crisis", "form", "heading", "choices", "results", "more", "hand_on")
_ADDRESS = "[[address]]"
Arguments = ParamSpec("Arguments")


class Frame:
    """The search page in one language, cut where its parts go."""

    def __init__(self, drawn: str) -> None:
        self._pieces = _MARK.split(drawn)
        if set(self._pieces[1::2]) != {*_PARTS, "address"}:
            raise ValueError("the search page lacks a part")

    def fill(self, parts: Mapping[str, str]) -> str:
        """The page with its parts."""
        pieces = self._pieces.copy()
        pieces[1::2] = [parts[name] for name in self._pieces[1::2]]
        return "".join(pieces)


def draw_search(display: Display, parts: dict[str, Markup]) -> str:
    """The search page: filled into the kept frame where nothing on it is about the visitor, else drawn anew."""
    if session or not parts["results"]:
        return render("resources/search.html", **parts, display=display)
    if display.frame is None:
        display.frame = Frame(_drawn_frame(display))
    # The language links carry the address that was asked for.
    address = str(escape(request.query_string.decode("latin-1")))
    return display.frame.fill({**parts, "address": address})


def kept(view: Callable[Arguments, ResponseReturnValue]) -> Callable[Arguments, ResponseReturnValue]:
    """A view whose page depends only on its path, the language and the edition of the pack."""

    @wraps(view)
    def answer(*args: Arguments.args, **kwargs: Arguments.kwargs) -> ResponseReturnValue:
        if session or request.query_string:
            return view(*args, **kwargs)
        pages = display_of(current_pack(), request.script_root).pages
        page = pages.get(request.path)
        if page is None:
            drawn = view(*args, **kwargs)
            if not isinstance(drawn, str):
                return drawn
            page = drawn.encode()
            pages.keep(request.path, page)
        return page

    return answer


def _drawn_frame(display: Display) -> str:
    marks = {name: Markup(f"[[{name}]]") for name in _PARTS}  # noqa: S704  our own words
    overrides = {"SCRIPT_NAME": display.root}
    with current_app.test_request_context("/resources", query_string=_ADDRESS, environ_overrides=overrides):
        return render("resources/search.html", **marks, nothing="", display=display)
