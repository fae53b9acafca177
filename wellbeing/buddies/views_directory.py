"""The directory of buddies, for everybody who works here."""

from flask import Blueprint, abort, request, url_for
from flask.typing import ResponseReturnValue

from wellbeing import soothe, trust
from wellbeing.accounts import access
from wellbeing.buddies import queries
from wellbeing.buddies.codes import code_of
from wellbeing.buddies.queries import Filters
from wellbeing.buddies.queries_facts import facts, meta
from wellbeing.core import clock
from wellbeing.core.pages import page_number, render
from wellbeing.core.pagination import paginate

bp = Blueprint("buddies", __name__)
FILTERS = ("language", "way", "area", "place", "q")
LONGEST_FILTER = 60


def filters_asked() -> Filters:
    """The filters in the address; an unknown value is the same as none."""
    known = {
        "language": trust.LANGUAGE_CODES,
        "way": [way.id for way in trust.WAYS],
        "area": soothe.AREA_IDS,
        "place": [place.id for place in trust.PLACES],
    }
    asked = {name: request.args.get(name, "") for name in known}
    q = request.args.get("q", "")[:LONGEST_FILTER].strip()
    return Filters(**{name: value for name, value in asked.items() if value in known[name]}, q=q)


@bp.get("/buddies")
@access.staff
def directory() -> ResponseReturnValue:
    """Everybody who can be asked, with filters."""
    filters = filters_asked()
    chosen = {name: getattr(filters, name) for name in FILTERS if getattr(filters, name)}
    # The same all day for one visitor, so that nobody is missed between two pages.
    seed = f"{clock.today()}:{access.visitor().session_name}"
    page = paginate(queries.directory(filters, seed), page_number(), per_page=12)
    return render(
        "buddies/directory.html",
        page=page,
        meta=meta,
        facts=facts,
        options=filter_options(),
        chosen=chosen,
        address=lambda number: url_for("buddies.directory", page=number, **chosen),
    )


def filter_options() -> list[tuple[str, list[tuple[str, str]]]]:
    """Each filter with its choices, in the order of the page."""
    spoken = sorted((trust.language_name(code), code) for code in queries.languages_spoken())
    return [
        ("language", [(code, name) for name, code in spoken]),
        ("way", [(way.id, str(way.name)) for way in trust.WAYS]),
        ("area", [(area.id, str(area.name)) for area in soothe.AREAS]),
        ("place", [(place.id, place.name) for place in trust.PLACES]),
    ]


@bp.get("/buddies/<buddy_id>")
@access.staff
def show(buddy_id: str) -> ResponseReturnValue:
    """One buddy, with the way to ask them."""
    profile = queries.find_profile(buddy_id)
    if profile is None or not profile.match.active:
        abort(404)
    code = code_of(profile.id)
    return render("buddies/show.html", profile=profile, meta=meta(profile), facts=facts(profile), code=code)
