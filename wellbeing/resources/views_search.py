"""The pages of the pack: search, areas, topics and each resource."""

from flask import Blueprint, abort, jsonify, redirect, request
from flask.typing import ResponseReturnValue

from wellbeing.accounts.access import public
from wellbeing.core.i18n import current_language
from wellbeing.core.pages import render
from wellbeing.core.pagination import paginate
from wellbeing.resources.crisis import TOPIC_OF
from wellbeing.resources.facets import Chosen
from wellbeing.resources.forms import Asked, read_asked
from wellbeing.resources.queries import crisis_contacts, crisis_words, current_pack
from wellbeing.resources.search import Found
from wellbeing.resources.views_display import Display, display_of
from wellbeing.resources.views_drawn import draw_search, kept
from wellbeing.resources.views_parts import PER_PAGE, search_parts
from wellbeing.soothe import find_area

bp = Blueprint("resources", __name__)


@bp.get("/resources")
@public
@kept
def search() -> ResponseReturnValue:
    """Find help in one's own words, or by looking."""
    display = display_of(current_pack(), request.script_root)
    asked, found, is_crisis = _search(display)
    return draw_search(display, search_parts(display, asked, found, is_crisis))


@bp.get("/resources.json")
@public
def search_json() -> ResponseReturnValue:
    """The same answer as the search page, for machines."""
    display = display_of(current_pack(), request.script_root)
    asked, found, is_crisis = _search(display)
    page = paginate(found.numbers, asked.page, PER_PAGE)
    pack = display.pack
    results = [
        {
            "slug": pack.resources[number].slug,
            "name": display.words(pack.resources[number], "name").text,
            "scope": pack.resources[number].scope,
            "areas": pack.resources[number].areas,
            "topics": pack.resources[number].topics,
            "why": [display.why_plainly(reason) for reason in pack.index.reasons(found, number)],
        }
        for number in page.items
    ]
    return jsonify(
        query=asked.query,
        language=display.language.code,
        crisis=is_crisis,
        total=len(found.numbers),
        results=results,
    )


@bp.get("/areas/<slug>")
@public
@kept
def area(slug: str) -> ResponseReturnValue:
    """One of the six areas: what it means, its topics, and what helps."""
    one = find_area(slug)
    if one is None:
        abort(404)
    if slug != one.slug:
        return redirect(f"{request.script_root}/areas/{one.slug}", 301)
    display = display_of(current_pack(), request.script_root)
    asked = Asked("", Chosen(area=(one.id,)), _page_number(), left_out=False)
    found = display.pack.index.search("", chosen=asked.chosen)
    page = paginate(found.numbers, asked.page, PER_PAGE)
    topics = [topic.id for topic in display.pack.topics if topic.area == one.id]
    return render(
        "resources/area.html",
        area=one,
        page=page,
        address=lambda number: f"{display.root}/areas/{one.slug}?page={number}",
        cards=display.cards(page.items),
        topics=display.topic_links(topics),
        display=display,
        search=asked.address(f"{display.root}/resources"),
    )


@bp.get("/topics/<slug>")
@public
@kept
def topic(slug: str) -> ResponseReturnValue:
    """What helps with one topic."""
    display = display_of(current_pack(), request.script_root)
    one = display.pack.find_topic(slug)
    if one is None:
        abort(404)
    if slug != one.slug:
        return redirect(f"{display.root}/topics/{one.slug}", 301)
    asked = Asked("", Chosen(topic=(one.id,)), _page_number(), left_out=False)
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
    )


def _search(display: Display) -> tuple[Asked, Found, bool]:
    index = display.pack.index
    asked = read_asked(request.args, index.facets)
    concern = crisis_words().consider(asked.query)
    found = index.search(asked.query, current_language().code, asked.chosen, concern.topics)
    return asked, found, concern.is_crisis


def _page_number() -> int:
    return max(request.args.get("page", 1, type=int), 1)
