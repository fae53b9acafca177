"""My list: kept in the reader's browser alone. The server sees a list only when somebody opens or hands on its link."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from flask import request
from flask.typing import ResponseReturnValue

from wellbeing.accounts.access import public
from wellbeing.core.pages import render
from wellbeing.resources.queries import current_pack
from wellbeing.resources.views_display import Display, display_of
from wellbeing.resources.views_drawn import kept
from wellbeing.resources.views_search import bp

# static/js/saved.js holds the same number.
LONGEST_LIST = 40


@dataclass(frozen=True)
class Listed:
    """What a link to a list names: the resources that we have, and how many names were left out."""

    numbers: tuple[int, ...]
    slugs: tuple[str, ...]
    unknown: int
    beyond: int


@bp.get("/saved")
@public
@kept
def saved() -> ResponseReturnValue:
    """A list that a link names; without names, the list in this browser, which only the browser can show."""
    display = display_of(current_pack(), request.script_root)
    listed = read_list(display, request.args.getlist("r"))
    return render(
        "resources/saved.html",
        display=display,
        listed=listed,
        is_link="r" in request.args,
        cards=display.cards(listed.numbers),
        longest=LONGEST_LIST,
        share_to=quote(list_path(listed.slugs)),
    )


def read_list(display: Display, asked: Sequence[str]) -> Listed:
    """The resources that a link names, each once, at most as many as a list may hold."""
    places = display.once(
        "places", lambda: {each.slug: number for number, each in enumerate(display.pack.resources)}
    )
    wanted = list(dict.fromkeys(asked))
    known = [slug for slug in wanted if slug in places]
    slugs = tuple(known[:LONGEST_LIST])
    numbers = tuple(places[slug] for slug in slugs)
    return Listed(numbers, slugs, len(wanted) - len(known), len(known) - len(slugs))


def list_path(slugs: Sequence[str]) -> str:
    """The path that names a list."""
    return f"/saved?{urlencode([('r', slug) for slug in slugs])}" if slugs else "/saved"
