"""Saying no, a pause with its end, and days away."""

from datetime import date, timedelta

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from wellbeing.accounts import access
from wellbeing.buddies import actions, actions_care, actions_profiles, queries
from wellbeing.buddies.forms_pauses import PAUSES, AwayForm, DeclineForm, PauseForm
from wellbeing.buddies.queries import Profile
from wellbeing.buddies.views_directory import bp
from wellbeing.buddies.views_workspace import my_own_profile, my_profile_or_none
from wellbeing.core import clock
from wellbeing.core.i18n import format_date
from wellbeing.core.i18n import gettext as _
from wellbeing.core.pages import render


def _is_mine(profile: Profile, key: str) -> bool:
    mine = (*queries.requests_for(profile.id), *queries.taken_by(profile.id))
    return key in [one.key for one in mine]


@bp.get("/my/requests/<key>/decline")
@access.buddy
def decline(key: str) -> ResponseReturnValue:
    """Ask whether a pause would help."""
    profile = my_profile_or_none()
    if profile is None or not _is_mine(profile, key):
        return render("buddies/accept_gone.html"), 404
    return render("buddies/decline.html", form=DeclineForm(formdata=None))


@bp.post("/my/requests/<key>/decline")
@access.buddy
def pass_on(key: str) -> ResponseReturnValue:
    """Say no: somebody else is asked, and nobody is blamed."""
    profile = my_own_profile()
    form = DeclineForm()
    if not form.validate():
        return render("buddies/decline.html", form=form), 422
    until = form.paused_until()
    if until:
        _pause(profile, until)
    if not actions.decline(key, profile.id):
        return render("buddies/accept_gone.html"), 404
    flash(_("Thank you for saying so. We are asking someone else now."), "success")
    return redirect(url_for("buddies.my_requests"))


@bp.get("/my/pause")
@access.buddy
def my_pause() -> ResponseReturnValue:
    """Rest: a pause with its end, and days away."""
    profile = my_profile_or_none()
    if profile is None:
        return render("buddies/my_profile_none.html")
    return _pause_page(profile, PauseForm(formdata=None), _away_form(profile))


@bp.post("/my/pause")
@access.buddy
def pause() -> ResponseReturnValue:
    """Pause for some weeks or until a day, or go on."""
    profile = my_own_profile()
    days = request.form.get("days", "")
    if days == "0":
        _pause(profile, None)
    elif days in [str(days) for days in PAUSES]:
        _pause(profile, clock.today() + timedelta(days=int(days)))
    else:
        form = PauseForm()
        if not form.validate():
            return _pause_page(profile, form, _away_form(profile)), 422
        _pause(profile, form.until.data)
    return redirect(url_for("buddies.my_requests"))


@bp.post("/my/away")
@access.buddy
def away() -> ResponseReturnValue:
    """Keep days away; no requests come from the first to the last."""
    profile = my_own_profile()
    form = AwayForm()
    if not form.validate():
        return _pause_page(profile, PauseForm(formdata=None), form), 422
    actions_care.set_away(profile.id, form.away_from.data, form.away_until.data)
    if form.away_from.data:
        flash(_("Your days away are saved. Nobody can ask you then."), "success")
    else:
        flash(_("You have no days away now."), "success")
    return redirect(url_for("buddies.my_pause"))


def _pause(profile: Profile, until: date | None) -> None:
    actions_profiles.pause(profile.id, until)
    if until is None:
        flash(_("Welcome back. You can be asked again."), "success")
    else:
        day = format_date(until)
        flash(_("You are paused until the end of %(day)s. Look after yourself.", day=day), "success")


def _away_form(profile: Profile) -> AwayForm:
    return AwayForm(formdata=None, away_from=profile.match.away_from, away_until=profile.match.away_until)


def _pause_page(profile: Profile, pause_form: PauseForm, away_form: AwayForm) -> str:
    return render(
        "buddies/my_pause.html",
        profile=profile,
        pause_form=pause_form,
        away_form=away_form,
        form=pause_form if pause_form.errors else away_form,
        pauses=PAUSES,
        today=clock.today(),
    )
