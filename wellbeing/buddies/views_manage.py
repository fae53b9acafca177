"""Leads look after the buddies, and after the requests that found nobody."""

from flask import abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from wellbeing.accounts import access
from wellbeing.accounts.actions import AccountExists
from wellbeing.buddies import actions, actions_profiles, queries, words
from wellbeing.buddies.actions_profiles import ProfileDetails, Standing
from wellbeing.buddies.forms import AddBuddyForm, OfferForm, StandingForm, options
from wellbeing.buddies.matching import Need, broken_rule
from wellbeing.buddies.queries import Profile
from wellbeing.buddies.views_directory import LONGEST_FILTER, bp, facts, meta, number_of_page
from wellbeing.buddies.views_workspace import request_facts, unkept, ways
from wellbeing.core import clock
from wellbeing.core.i18n import gettext as _
from wellbeing.core.i18n import ngettext
from wellbeing.core.pages import render
from wellbeing.core.pagination import paginate


def standing(profile: Profile) -> str:
    """Why nobody can ask this buddy now, in a sentence; empty when they can."""
    rule = broken_rule(Need(), profile.match, clock.today())
    return words.rule_text(rule) if rule else ""


@bp.get("/manage/buddies")
@access.lead
def manage() -> ResponseReturnValue:
    """Every buddy, and how many requests wait for the leads."""
    q = request.args.get("q", "")[:LONGEST_FILTER].strip()
    filters = queries.Filters(q=q)
    found = [one for one in queries.profiles() if filters.admits(one)]
    return render(
        "buddies/manage.html",
        q=q,
        page=paginate(found, number_of_page(), per_page=25),
        standing=standing,
        meta=meta,
        waiting=len(queries.requests_with_leads()),
        address=lambda number: url_for("buddies.manage", page=number, q=q),
    )


@bp.get("/manage/buddies/add")
@access.lead
def manage_add() -> ResponseReturnValue:
    """The form for a new buddy."""
    return render("buddies/manage_add.html", form=AddBuddyForm(formdata=None, active=True))


@bp.post("/manage/buddies/add")
@access.lead
def add_buddy() -> ResponseReturnValue:
    """Make the account and the profile; the buddy fills in the rest."""
    form = AddBuddyForm()
    if form.validate():
        site = form.team.data.partition(".")[0]
        details = ProfileDetails(form.name.data, site, form.staff_group.data, team=form.team.data)
        try:
            actions_profiles.add_buddy(form.email.data, details, _standing(form))
        except AccountExists:
            form.email.errors = [_("There is an account with this address already.")]
        else:
            flash(_("The buddy is added. They can sign in with their work address."), "success")
            return redirect(url_for("buddies.manage"))
    return render("buddies/manage_add.html", form=form), 422


@bp.get("/manage/buddies/<buddy_id>")
@access.lead
def manage_buddy(buddy_id: str) -> ResponseReturnValue:
    """What leads keep about one buddy."""
    profile = _profile(buddy_id)
    buddy = profile.match
    form = StandingForm(
        formdata=None,
        active=buddy.active,
        trained_until=buddy.trained_until,
        supervised_until=buddy.supervised_until,
    )
    return _buddy_page(profile, form)


@bp.post("/manage/buddies/<buddy_id>")
@access.lead
def keep_standing(buddy_id: str) -> ResponseReturnValue:
    """Keep it; when the buddy stops, their open requests move on."""
    profile = _profile(buddy_id)
    form = StandingForm()
    if not form.validate():
        return _buddy_page(profile, form), 422
    moved = actions_profiles.set_standing(profile.id, _standing(form))
    flash(_("Saved."), "success")
    if moved:
        flash(ngettext("%(num)s request moved on.", "%(num)s requests moved on.", moved), "info")
    return redirect(url_for("buddies.manage_buddy", buddy_id=profile.id))


def _profile(buddy_id: str) -> Profile:
    profile = queries.find_profile(buddy_id)
    if profile is None:
        abort(404)
    return profile


def _standing(form: StandingForm) -> Standing:
    return Standing(form.active.data, form.trained_until.data, form.supervised_until.data)


def _buddy_page(profile: Profile, form: StandingForm) -> str:
    return render(
        "buddies/manage_buddy.html",
        profile=profile,
        form=form,
        meta=meta(profile),
        facts=facts(profile),
        standing=standing(profile),
    )


@bp.get("/manage/buddies/requests")
@access.lead
def manage_requests() -> ResponseReturnValue:
    """The requests that found no buddy, the oldest first."""
    return _requests_page(None)


def _requests_page(refused: str | None) -> str:
    today = clock.today()
    waiting = queries.requests_with_leads()
    return render(
        "buddies/manage_requests.html",
        waiting=[(one, (today - one.asked_on).days, _offer_form(one)) for one in waiting],
        taken=queries.taken_by(None),
        facts=request_facts,
        refused=refused,
    )


def _offer_form(one: queries.OpenRequest) -> OfferForm | None:
    """Whom a lead may still ask: the best matches who were not asked before."""
    names = {profile.id: profile for profile in queries.profiles()}
    fitting = [
        found.buddy.id
        for found in queries.matches(one.need, one.key).ranked
        if found.buddy.id not in one.tried
    ]
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
