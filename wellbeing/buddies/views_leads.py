"""The requests that found no buddy: leads answer them, or ask one more buddy."""

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from wellbeing.accounts import access
from wellbeing.buddies import actions, lifecycle, queries, words
from wellbeing.buddies.forms import OfferForm, options
from wellbeing.buddies.matching import match
from wellbeing.buddies.views_directory import bp
from wellbeing.buddies.views_workspace import request_facts, unkept, ways
from wellbeing.core import clock
from wellbeing.core.i18n import gettext as _
from wellbeing.core.pages import render


@bp.get("/manage/buddies/requests")
@access.lead
def manage_requests() -> ResponseReturnValue:
    """The requests that found no buddy, the oldest first."""
    return _requests_page(None)


def _requests_page(refused: str | None) -> str:
    today = clock.today()
    waiting = queries.requests_with_leads()
    profiles = queries.profiles() if waiting else ()
    return render(
        "buddies/manage_requests.html",
        waiting=[
            (one, (today - one.asked_on).days, _is_late(one), _offer_form(one, profiles)) for one in waiting
        ],
        taken=queries.taken_by(None),
        facts=request_facts,
        refused=refused,
    )


def _is_late(one: queries.OpenRequest) -> bool:
    """Whether the leads have had it for more than a working day."""
    return one.due_on is not None and lifecycle.is_overdue(one.due_on, clock.today())


def _offer_form(one: queries.OpenRequest, profiles: tuple[queries.Profile, ...]) -> OfferForm | None:
    """Whom a lead may still ask: the best matches who were not asked before."""
    names = {profile.id: profile for profile in profiles}
    ranked = match(one.need, [profile.match for profile in profiles], clock.today(), one.key).ranked
    fitting = [found.buddy.id for found in ranked if found.buddy.id not in one.tried]
    if not fitting:
        return None
    form = OfferForm(formdata=None, prefix=one.key[:8])
    form.buddy.choices = options(
        (buddy, f"{names[buddy].name}, {words.work_place(names[buddy].match)}") for buddy in fitting[:20]
    )
    return form


@bp.post("/manage/buddies/requests/<key>/offer")
@access.lead
def offer(key: str) -> ResponseReturnValue:
    """Ask one more buddy."""
    if not actions.leads_offer(key, request.form.get(f"{key[:8]}-buddy", "")):
        return _requests_page(_("That did not work: the request or the buddy changed in the meantime.")), 409
    flash(_("We have asked the buddy."), "success")
    return redirect(url_for("buddies.manage_requests"))


@bp.post("/manage/buddies/requests/<key>/answer")
@access.lead
def leads_answer(key: str) -> ResponseReturnValue:
    """A lead takes the request on; pressed twice, it is taken on."""
    if not actions.leads_answer(key) and queries.contact_of(key, None) is None:
        return _requests_page(_("This request is no longer with you.")), 404
    return redirect(url_for("buddies.leads_contact", key=key))


@bp.get("/manage/buddies/requests/<key>/contact")
@access.lead
def leads_contact(key: str) -> ResponseReturnValue:
    """How to reach the person, until the lead has written it down."""
    found = queries.contact_of(key, None)
    if found is None:
        return _requests_page(_("This request is no longer with you.")), 404
    noted_url = url_for("buddies.leads_noted", key=key)
    return unkept(render("buddies/leads_contact.html", contact=found, ways=ways(), noted_url=noted_url))


@bp.post("/manage/buddies/requests/<key>/noted")
@access.lead
def leads_noted(key: str) -> ResponseReturnValue:
    """The contact is written down: the request goes."""
    actions.leads_noted(key)
    flash(_("Thank you. We have deleted the request and the contact."), "success")
    return redirect(url_for("buddies.manage_requests"))
