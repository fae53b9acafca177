"""The page of one resource, its sheet to print, and the page of one that has closed."""

from dataclasses import replace
from typing import Any
from urllib.parse import quote

from flask import request
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from wellbeing.accounts.access import public
from wellbeing.core.i18n import current_language, format_date
from wellbeing.core.pages import render
from wellbeing.resources.entries import CLOSED, Resource
from wellbeing.resources.queries import current_pack, read_resources
from wellbeing.resources.review import is_past_due
from wellbeing.resources.sharing import square
from wellbeing.resources.tally import Kind
from wellbeing.resources.views_counts import counted
from wellbeing.resources.views_display import Display, display_of
from wellbeing.resources.views_drawn import kept
from wellbeing.resources.views_facts import checkers_note, facts, knowledge
from wellbeing.resources.views_missing import no_such_resource
from wellbeing.resources.views_search import bp
from wellbeing.resources.views_share import full_address
from wellbeing.soothe import find_area


@bp.get("/resources/<slug>")
@public
@counted(Kind.SEEN)
@kept
def show(slug: str) -> ResponseReturnValue:
    """Everything that is known about one resource, and how it is known."""
    display = display_of(current_pack(), request.script_root)
    resource = display.pack.find(slug)
    if resource is None:
        return _closed_page(display, slug)
    return render("resources/show.html", **_parts(display, resource), share_to=quote(f"/resources/{slug}"))


@bp.get("/resources/<slug>/print")
@public
@counted(Kind.PRINTED)
@kept
def sheet(slug: str) -> ResponseReturnValue:
    """The same on a sheet of paper, with a square that leads a phone back to the page."""
    display = display_of(current_pack(), request.script_root)
    resource = display.pack.find(slug)
    if resource is None:
        return _closed_page(display, slug)
    address = full_address(display, f"/resources/{slug}")
    return render(
        "resources/sheet.html",
        **_parts(display, resource),
        address=address,
        square=Markup(square(address)),  # noqa: S704  drawn by segno from an address of ours
    )


@bp.app_template_global()
def as_staff_see_it(resource: Resource) -> Markup:
    """What the page of a resource says below its name, also of one that is not in the pack."""
    pack = replace(current_pack(), resources=(resource,))
    display = Display(pack, current_language(), request.script_root)
    return Markup(render("resources/_resource.html", **_parts(display, resource), share_to=""))  # noqa: S704  our template


def _closed_page(display: Display, slug: str) -> ResponseReturnValue:
    """Links to a closed resource stand on paper and in mails for years: its page says so, and what else helps."""
    found = read_resources([slug[:60]]) if slug.isascii() and slug.isprintable() else ()
    if not found or found[0].upkeep.status != CLOSED:
        return no_such_resource(display, slug)
    resource = found[0]
    known = [topic for topic in resource.topics if topic in display.topics]
    page = render(
        "resources/show_closed.html",
        name=display.words(resource, "name"),
        topics=display.topic_links(known),
        display=display,
    )
    return page, 410


def _parts(display: Display, resource: Resource) -> dict[str, Any]:
    unchecked_since = resource.assured_on if is_past_due(resource, display.pack.day) else None
    return {
        "resource": resource,
        "display": display,
        "facts": facts(display, resource),
        "knowledge": knowledge(display, resource),
        "note": checkers_note(display, resource),
        "topics": display.topic_links(resource.topics),
        "areas": [one for one in map(find_area, resource.areas) if one],
        "unchecked_since": format_date(unchecked_since) if unchecked_since else "",
    }
