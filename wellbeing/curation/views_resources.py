"""Leads see every resource, and what each waits for; one page for each, from which everything is done."""

from typing import Any

from flask import abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from wellbeing.accounts import access
from wellbeing.core import clock
from wellbeing.core.i18n import gettext as _
from wellbeing.core.pages import page_number, render
from wellbeing.core.pagination import paginate
from wellbeing.curation import actions, lists, queries, queries_links, words
from wellbeing.curation.lists import Need, Wanted
from wellbeing.curation.versions import RESOURCE
from wellbeing.curation.views_base import bp
from wellbeing.curation.views_texts import check_text, lead_name, stories
from wellbeing.resources import queries as pack
from wellbeing.resources.queries import Resource

_PER_PAGE, _LONGEST = 25, 120


def find_resource(slug: str) -> Resource:
    """The resource as the database has it, shown or not; a page that is not there otherwise."""
    found = pack.read_resources([slug[:60]]) if slug.isascii() and slug.isprintable() else ()
    if not found:
        abort(404)
    return found[0]


@bp.get("/manage/resources")
@access.lead
def resources() -> ResponseReturnValue:
    """Every resource, or those that a lead looks for."""
    every = pack.read_kept()
    today, broken = clock.today(), queries_links.broken_slugs()
    wanted = Wanted(**{name: _asked(name) for name in ("q", "status", "owner", "need")})
    found = [one for one in every if wanted.admits(one, today, broken)]
    return render(
        "curation/resources.html",
        page=paginate(found, page_number(), _PER_PAGE),
        wanted=wanted,
        statuses=words.STATUS_NAMES,
        colours=words.STATUS_COLOURS,
        needs=words.NEEDS,
        need_colours=words.NEED_COLOURS,
        waits=lambda one: [need for need in lists.needs(one, today, broken) if need is not Need.UNOWNED],
        owners=[(owner, owner) for owner in sorted({one.owner for one in every if one.owner})],
        counts=lists.count_needs(every, today, broken),
        address=lambda number: url_for("curation.resources", **_set(wanted, number)),
    )


@bp.get("/manage/resources/<slug>")
@access.lead
def resource(slug: str) -> ResponseReturnValue:
    """One resource: how it stands, what can be done with it, and how staff see it."""
    one = find_resource(slug)
    kept = next(each for each in pack.read_kept() if each.slug == one.slug)
    is_shown = pack.is_shown(one, clock.today())
    rests = one.upkeep.status == "published" and not is_shown
    return render(
        "curation/resource.html",
        resource=one,
        status=one.upkeep.status,
        statuses=words.STATUS_NAMES,
        meaning=words.RESTS_TODAY if rests else words.STATUS_MEANINGS[one.upkeep.status],
        is_shown=is_shown,
        moves={to: move for to, move in words.STATUS_MOVES.items() if to != one.upkeep.status},
        colour=words.STATUS_COLOURS[one.upkeep.status],
        check=check_text(one.assured_by, one.assured_on, kept.due_on),
        needs=[words.NEEDS[need] for need in lists.needs(kept, clock.today(), queries_links.broken_slugs())],
        stories=stories(queries.versions(RESOURCE, one.slug)[:2]),
    )


@bp.get("/manage/resources/<slug>/status")
@access.lead
def status(slug: str) -> ResponseReturnValue:
    """Ask before the status changes, and say what it means."""
    one = find_resource(slug)
    to = request.args.get("to", "")
    if to not in words.STATUS_MOVES or to == one.upkeep.status:
        abort(404)
    return render(
        "curation/status.html",
        resource=one,
        to=to,
        move=words.STATUS_MOVES[to],
        meaning=words.STATUS_MEANINGS[to],
    )


@bp.post("/manage/resources/<slug>/status")
@access.lead
def set_status(slug: str) -> ResponseReturnValue:
    """Change the status."""
    one = find_resource(slug)
    to = request.form.get("to", "")
    if to not in words.STATUS_MOVES:
        abort(400)
    actions.set_status(one.slug, to, lead_name())
    flash(_("The status is now: %(status)s.", status=words.STATUS_NAMES[to]), "success")
    return redirect(url_for("curation.resource", slug=one.slug))


@bp.post("/manage/resources/<slug>/assure")
@access.lead
def assure(slug: str) -> ResponseReturnValue:
    """Note that the signed-in lead checked it today."""
    one = find_resource(slug)
    actions.assure(one.slug, lead_name(), clock.today())
    flash(_("Thank you. It says now that you checked it today."), "success")
    return redirect(url_for("curation.resource", slug=one.slug))


def _asked(name: str) -> str:
    return request.args.get(name, "")[:_LONGEST].strip()


def _set(wanted: Wanted, page: int) -> dict[str, Any]:
    return {**{name: value for name, value in vars(wanted).items() if value}, "page": page}
