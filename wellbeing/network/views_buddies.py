"""A new buddy, and what leads keep about each."""

from datetime import date

from flask import abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from wellbeing.accounts import access
from wellbeing.accounts import queries as accounts
from wellbeing.accounts.actions import AccountExists
from wellbeing.buddies import actions_profiles as profiles
from wellbeing.buddies import queries as buddies
from wellbeing.buddies.actions_profiles import ProfileDetails, Standing
from wellbeing.buddies.queries import Profile
from wellbeing.buddies.queries_facts import facts, meta
from wellbeing.core import clock
from wellbeing.core.forms import Form
from wellbeing.core.i18n import gettext as _
from wellbeing.core.i18n import ngettext
from wellbeing.core.pages import render
from wellbeing.network import actions_joining as joining
from wellbeing.network import queries, stages
from wellbeing.network.forms import AddBuddyForm, RestForm, StandingForm
from wellbeing.network.queries_joining import stage_of
from wellbeing.network.views_base import bp


@bp.get("/manage/buddies/add")
@access.lead
def manage_add() -> ResponseReturnValue:
    """The form for a new buddy."""
    return render("network/manage_add.html", form=AddBuddyForm(formdata=None, active=True))


@bp.post("/manage/buddies/add")
@access.lead
def add_buddy() -> ResponseReturnValue:
    """Give the address the role and a profile; the buddy fills in the rest."""
    form = AddBuddyForm()
    if form.validate():
        site = form.team.data.partition(".")[0]
        details = ProfileDetails(form.name.data, site, form.staff_group.data, team=form.team.data)
        try:
            buddy_id = joining.add(form.email.data, details, _standing(form))
        except AccountExists:
            form.email.errors = [_("There is a buddy with this address already.")]
        else:
            flash(_("The buddy is added. They can sign in with their work address."), "success")
            return redirect(url_for("network.manage_buddy", buddy_id=buddy_id))
    return render("network/manage_add.html", form=form), 422


@bp.get("/manage/buddies/<buddy_id>")
@access.lead
def manage_buddy(buddy_id: str) -> ResponseReturnValue:
    """Where one buddy stands, what to do next, and what leads keep about them."""
    return _buddy_page(find_buddy(buddy_id))


@bp.post("/manage/buddies/<buddy_id>")
@access.lead
def keep_standing(buddy_id: str) -> ResponseReturnValue:
    """Keep it; when the buddy stops, their open requests move on."""
    profile = find_buddy(buddy_id)
    if profile.left_on is not None:
        return has_left(profile)
    form = StandingForm()
    if not form.validate():
        return _buddy_page(profile, standing=form), 422
    moved = profiles.set_standing(profile.id, _standing(form))
    flash(_("Saved."), "success")
    tell_moved(moved)
    return redirect(url_for("network.manage_buddy", buddy_id=profile.id))


@bp.post("/manage/buddies/<buddy_id>/pause")
@access.lead
def rest_buddy(buddy_id: str) -> ResponseReturnValue:
    """Pause a buddy who cannot do it just now, or end the pause."""
    profile = find_buddy(buddy_id)
    if profile.left_on is not None:
        return has_left(profile)
    if request.form.get("step") == "end":
        _pause(profile, None)
        return redirect(url_for("network.manage_buddy", buddy_id=profile.id))
    form = RestForm()
    if not form.validate():
        return _buddy_page(profile, rest=form), 422
    _pause(profile, form.until.data)
    return redirect(url_for("network.manage_buddy", buddy_id=profile.id))


def find_buddy(buddy_id: str) -> Profile:
    """The buddy of an address; 404 when there is none."""
    profile = buddies.find_profile(buddy_id)
    if profile is None:
        abort(404)
    return profile


def has_left(profile: Profile) -> ResponseReturnValue:
    """Nothing can be kept about somebody who has left meanwhile."""
    flash(_("Nothing was changed: this buddy has left."), "warning")
    return redirect(url_for("network.manage_buddy", buddy_id=profile.id))


def tell_moved(moved: int) -> None:
    """Say how many requests went to somebody else."""
    if moved:
        flash(ngettext("%(num)s request moved on.", "%(num)s requests moved on.", moved), "info")


def _pause(profile: Profile, until: date | None) -> None:
    profiles.pause(profile.id, until)
    flash(_("The pause is saved.") if until else _("The pause has ended."), "success")


def _standing(form: StandingForm) -> Standing:
    return Standing(form.active.data, form.trained_until.data, form.supervised_until.data)


def _standing_form(profile: Profile) -> StandingForm:
    buddy = profile.match
    return StandingForm(
        formdata=None,
        active=buddy.active,
        trained_until=buddy.trained_until,
        supervised_until=buddy.supervised_until,
    )


def _buddy_page(
    profile: Profile, *, standing: StandingForm | None = None, rest: RestForm | None = None
) -> str:
    today = clock.today()
    stage = stage_of(profile)
    account = accounts.by_id(profile.account_id)
    wrong: Form | None = standing or rest
    return render(
        "network/manage_buddy.html",
        profile=profile,
        wrong=wrong or Form(formdata=None),
        standing_form=standing or _standing_form(profile),
        rest_form=rest or RestForm(formdata=None),
        stage=stage,
        stage_words=stages.BUDDY_WORDS[stage],
        next_words=stages.NEXT_WORDS[stage],
        may_return=stages.may_return(profile.left_on, today),
        gone_on=profile.left_on + stages.REMEMBERED if profile.left_on else None,
        today=today,
        address=account.email if account else "",
        meta=meta(profile),
        facts=facts(profile),
        care=queries.care_of(profile.id),
        supervisors={one.key: one for one in queries.supervisors()},
    )
