"""Tell a friend: the address of a page of ours, in words and as a square for a phone's camera.

Only pages of the pack can be handed on, and each address is written anew from what we know. Whatever else stands in
the link to this page is left out, so it cannot lead anybody to another site.
"""

from dataclasses import dataclass
from urllib.parse import parse_qsl

from flask import abort, current_app, request
from flask.typing import ResponseReturnValue
from markupsafe import Markup
from werkzeug.datastructures import MultiDict

from wellbeing.accounts.access import public
from wellbeing.core.i18n import find_language
from wellbeing.core.i18n import gettext as _
from wellbeing.core.pages import render
from wellbeing.resources.entries import ENGLISH
from wellbeing.resources.forms import read_asked
from wellbeing.resources.queries import current_pack
from wellbeing.resources.sharing import square
from wellbeing.resources.views_display import Display, Words, display_of
from wellbeing.resources.views_saved import list_path, read_list
from wellbeing.resources.views_search import bp
from wellbeing.soothe import find_area

_LONGEST = 2_000


@dataclass(frozen=True)
class Handed:
    """A page that can be handed on: its path, what it is, and the words of a search that its address shows."""

    path: str
    name: Words
    query: str = ""
    is_list: bool = False


@bp.get("/share")
@public
def share() -> ResponseReturnValue:
    """Hand a page on to somebody else."""
    display = display_of(current_pack(), request.script_root)
    handed = _handed(display, request.args.get("to", ""))
    if handed is None:
        abort(404)
    address = full_address(display, handed.path)
    return render(
        "resources/share.html",
        handed=handed,
        address=address,
        square=Markup(square(address)),  # noqa: S704  drawn by segno from an address of ours
        back=display.root + handed.path,
        display=display,
    )


def full_address(display: Display, path: str) -> str:
    """A path of ours as others must type it, in the reader's language."""
    prefix = "" if display.language.code == ENGLISH else f"/{display.language.code}"
    base: str = current_app.config["BASE_URL"]
    return base + prefix + path


def _handed(display: Display, to: str) -> Handed | None:
    """What a link to this page names, or None when it is no page of the pack."""
    if not to.startswith("/") or to.startswith("//") or len(to) > _LONGEST:
        return None
    path, _mark, query = to.partition("?")
    word, _slash, rest = path[1:].partition("/")
    if find_language(word):
        path = f"/{rest}"
    given = MultiDict(parse_qsl(query))
    if path == "/resources":
        asked = read_asked(given, display.pack.index.facets)
        return Handed(asked.address(path), Words(_("A search")), asked.shown_query)
    if path == "/saved":
        slugs = read_list(display, given.getlist("r")).slugs
        return Handed(list_path(slugs), Words(_("A list of help")), is_list=True) if slugs else None
    return _one_thing(display, path)


def _one_thing(display: Display, path: str) -> Handed | None:
    """A resource, area or topic by its path."""
    kind, _slash, slug = path[1:].partition("/")
    if kind == "resources" and (resource := display.pack.find(slug)):
        return Handed(f"/resources/{resource.slug}", display.words(resource, "name"))
    if kind == "areas" and (area := find_area(slug)):
        return Handed(f"/areas/{area.slug}", Words(display.areas[area.id]))
    if kind == "topics" and (topic := display.pack.find_topic(slug)):
        return Handed(f"/topics/{topic.slug}", Words(display.topics[topic.id]))
    return None
