"""Finding by looking: the six areas and the topics."""

from dataclasses import dataclass
from urllib.parse import quote

from flask import redirect, request
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from wellbeing.accounts.access import public
from wellbeing.core.pages import page_number, render
from wellbeing.core.pagination import paginate
from wellbeing.resources.crisis import TOPIC_OF
from wellbeing.resources.facets import Chosen
from wellbeing.resources.forms import Asked
from wellbeing.resources.guides import GUIDES
from wellbeing.resources.offers import by_scope
from wellbeing.resources.queries import crisis_contacts, current_pack
from wellbeing.resources.views_display import Display, display_of
from wellbeing.resources.views_drawn import kept
from wellbeing.resources.views_missing import no_such_area, no_such_topic
from wellbeing.resources.views_parts import PER_PAGE
from wellbeing.resources.views_search import bp
from wellbeing.soothe import find_area

# More would bury what is near: the rest is one tap away.
PER_SCOPE = 4


@dataclass(frozen=True)
class Shelf:
    """The first few of an area's resources from one scope, and the way to all of them."""

    title: str
    cards: Markup
    total: int
    all_of_them: str


@bp.get("/areas/<slug>")
@public
@kept
def area(slug: str) -> ResponseReturnValue:
    """One of the six areas: what it means, when it may help, its topics, and help from near to far."""
    display = display_of(current_pack(), request.script_root)
    one = find_area(slug)
    if one is None:
        return no_such_area(display, slug)
    if slug != one.slug:
        return redirect(f"{display.root}/areas/{one.slug}", 301)
    shelves = display.once(f"area {one.id}", lambda: _shelves(display, one.id))
    return render(
        "resources/area.html",
        area=one,
        guide=GUIDES[one.id],
        topics=display.topic_links([topic.id for topic in display.pack.topics if topic.area == one.id]),
        shelves=shelves,
        per_scope=PER_SCOPE,
        display=display,
        search=Asked("", Chosen(area=(one.id,)), 1, left_out=False).address(f"{display.root}/resources"),
        share_to=quote(f"/areas/{one.slug}"),
    )


@bp.get("/topics/<slug>")
@public
@kept
def topic(slug: str) -> ResponseReturnValue:
    """What helps with one topic."""
    display = display_of(current_pack(), request.script_root)
    one = display.pack.find_topic(slug)
    if one is None:
        return no_such_topic(display, slug)
    if slug != one.slug:
        return redirect(f"{display.root}/topics/{one.slug}", 301)
    asked = Asked("", Chosen(topic=(one.id,)), page_number(), left_out=False)
    found = display.pack.index.search("", chosen=asked.chosen)
    page = paginate(found.numbers, asked.page, PER_PAGE)
    is_crisis = one.id in TOPIC_OF.values()
    return render(
        "resources/topic.html",
        topic=one,
        page=page,
        address=lambda number: f"{display.root}/topics/{one.slug}?page={number}",
        cards=display.cards(page.items),
        area=find_area(one.area),
        display=display,
        search=asked.address(f"{display.root}/resources"),
        contacts=crisis_contacts(display.language.code) if is_crisis else (),
        share_to=quote(f"/topics/{one.slug}"),
    )


def area_numbers(display: Display, area: str) -> dict[str, list[int]]:
    """The numbers of an area's resources by scope, the best first."""
    area_of_topic = {topic.id: topic.area for topic in display.pack.topics}
    return by_scope(display.pack.resources, area, area_of_topic)


def _shelves(display: Display, area: str) -> list[Shelf]:
    return [
        Shelf(
            display.names["scope"][scope],
            display.cards(numbers[:PER_SCOPE]),
            len(numbers),
            Asked("", Chosen(area=(area,), scope=(scope,)), 1, False).address(f"{display.root}/resources"),
        )
        for scope, numbers in area_numbers(display, area).items()
        if numbers
    ]
