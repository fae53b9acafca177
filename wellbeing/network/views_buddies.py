"""A new buddy, and what leads keep about each."""

from flask import abort, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from wellbeing.accounts import access
from wellbeing.accounts.actions import AccountExists
from wellbeing.buddies import actions_profiles as profiles
from wellbeing.buddies import queries as buddies
from wellbeing.buddies.actions_profiles import ProfileDetails, Standing
from wellbeing.buddies.queries import Profile
from wellbeing.buddies.queries_facts import facts, meta, standing
from wellbeing.core.i18n import gettext as _
from wellbeing.core.i18n import ngettext
from wellbeing.core.pages import render
from wellbeing.network import queries
from wellbeing.network.forms import AddBuddyForm, StandingForm
from wellbeing.network.views_base import bp


@bp.get("/manage/buddies/add")
@access.lead
def manage_add() -> ResponseReturnValue:
    """The form for a new buddy."""
    return render("network/manage_add.html", form=AddBuddyForm(formdata=None, active=True))


@bp.post("/manage/buddies/add")
@access.lead
def add_buddy() -> ResponseReturnValue:
    """Make the account and the profile; the buddy fills in the rest."""
    form = AddBuddyForm()
    if form.validate():
        site = form.team.data.partition(".")[0]
        details = ProfileDetails(form.name.data, site, form.staff_group.data, team=form.team.data)
        try:
            profiles.add_buddy(form.email.data, details, _standing(form))
        except AccountExists:
            form.email.errors = [_("There is an account with this address already.")]
        else:
            flash(_("The buddy is added. They can sign in with their work address."), "success")
            return redirect(url_for("network.manage"))
    return render("network/manage_add.html", form=form), 422


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
    moved = profiles.set_standing(profile.id, _standing(form))
    flash(_("Saved."), "success")
    if moved:
        flash(ngettext("%(num)s request moved on.", "%(num)s requests moved on.", moved), "info")
    return redirect(url_for("network.manage_buddy", buddy_id=profile.id))


def _profile(buddy_id: str) -> Profile:
    profile = buddies.find_profile(buddy_id)
    if profile is None:
        abort(404)
    return profile


def _standing(form: StandingForm) -> Standing:
    return Standing(form.active.data, form.trained_until.data, form.supervised_until.data)


def _buddy_page(profile: Profile, form: StandingForm) -> str:
    return render(
        "network/manage_buddy.html",
        profile=profile,
        form=form,
        meta=meta(profile),
        facts=facts(profile),
        standing=standing(profile),
        care=queries.care_of(profile.id),
        supervisors={one.key: one for one in queries.supervisors()},
    )
