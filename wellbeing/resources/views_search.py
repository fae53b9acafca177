"""Search, as a page and for machines."""

from flask import Blueprint, jsonify, request
from flask.typing import ResponseReturnValue

from wellbeing.accounts.access import public
from wellbeing.core.i18n import current_language
from wellbeing.core.pagination import paginate
from wellbeing.resources.forms import Asked, read_asked
from wellbeing.resources.queries import crisis_words, current_pack
from wellbeing.resources.search import Found
from wellbeing.resources.views_counts import count_search
from wellbeing.resources.views_display import Display, display_of
from wellbeing.resources.views_drawn import draw_search, kept
from wellbeing.resources.views_parts import PER_PAGE, search_parts

bp = Blueprint("resources", __name__)


@bp.get("/resources")
@public
@kept
def search() -> ResponseReturnValue:
    """Find help in one's own words, or by looking."""
    display = display_of(current_pack(), request.script_root)
    asked, found, is_crisis = _search(display)
    page = draw_search(display, search_parts(display, asked, found, is_crisis))
    count_search(found, asked)
    return page


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


def _search(display: Display) -> tuple[Asked, Found, bool]:
    index = display.pack.index
    asked = read_asked(request.args, index.facets)
    concern = crisis_words().consider(asked.query)
    found = index.search(asked.query, current_language().code, asked.chosen, concern.topics)
    return asked, found, concern.is_crisis
