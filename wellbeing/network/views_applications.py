"""Leads look after those who would like to be buddies: one list, one page for each, one page for each step."""

from collections.abc import Callable, Mapping

from flask import abort, current_app, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from wellbeing.accounts import access
from wellbeing.buddies.actions_profiles import Standing
from wellbeing.core import clock
from wellbeing.core.i18n import LazyString
from wellbeing.core.i18n import gettext as _
from wellbeing.core.i18n import lazy_gettext as _l
from wellbeing.core.pages import render
from wellbeing.core.periods import months_after
from wellbeing.network import actions_joining as actions
from wellbeing.network import queries_joining as queries
from wellbeing.network.actions_joining import AlreadyBuddy, Booking, Moved
from wellbeing.network.applications import Application
from wellbeing.network.forms_joining import DayForm, DeclineForm, StepForm, WelcomeForm
from wellbeing.network.stages import OPEN, STAGE_WORDS, Actor, Step, after, steps_of
from wellbeing.network.views_base import bp
from wellbeing.network.views_joining import told

FORMS: Mapping[Step, type[StepForm]] = {
    Step.INVITE: DayForm,
    Step.TRAIN: DayForm,
    Step.WELCOME: WelcomeForm,
    Step.DECLINE: DeclineForm,
    Step.RESUME: StepForm,
}
DONE: Mapping[Step, LazyString] = {
    Step.INVITE: _l("We have sent the invitation."),
    Step.TRAIN: _l("We have sent the day of the training."),
    Step.DECLINE: _l("We have sent a kind no. You can take it back for 30 days."),
    Step.RESUME: _l("The application is open again. We have said sorry by mail."),
}


@bp.get("/manage/buddies/applications")
@access.lead
def applications() -> ResponseReturnValue:
    """Everybody who would like to be a buddy, by how far they are."""
    every = queries.applications()
    return render(
        "network/applications.html",
        stages=[(stage, [one for one in every if one.stage is stage]) for stage in OPEN],
        closed=[one for one in every if one.is_closed],
        words=STAGE_WORDS,
        is_late=_is_late,
    )


@bp.get("/manage/buddies/applications/<key>")
@access.lead
def application(key: str) -> ResponseReturnValue:
    """What somebody wrote, and what can be done."""
    found = queries.find_application(key)
    return _gone() if found is None else _application_page(found)


@bp.get("/manage/buddies/applications/<key>/<step>")
@access.lead
def application_step(key: str, step: str) -> ResponseReturnValue:
    """The page of one step: what it does, and what it asks."""
    found, wanted = queries.find_application(key), _step(step)
    if found is None:
        return _gone()
    if wanted not in steps_of(found.stage, Actor.LEAD):
        return _moved(found)
    return _step_page(found, wanted, _empty_form(found, wanted))


@bp.post("/manage/buddies/applications/<key>/<step>")
@access.lead
def take_step(key: str, step: str) -> ResponseReturnValue:
    """Take it, unless another lead was quicker."""
    found, wanted = queries.find_application(key), _step(step)
    if found is None:
        return _gone()
    form = FORMS[wanted]()
    if not form.validate():
        return _step_page(found, wanted, form), 422
    if wanted is Step.WELCOME:
        return _welcome(found, form)
    try:
        _TAKE[wanted](key, form)
    except Moved:
        return _moved(queries.find_application(key))
    flash(str(DONE[wanted]), "success")
    return redirect(url_for("network.application", key=key))


@bp.post("/manage/buddies/applications/<key>/discard")
@access.lead
def discard(key: str) -> ResponseReturnValue:
    """Take the application of somebody who is a buddy by now off the list."""
    if not actions.discard(key):
        return _moved(queries.find_application(key))
    flash(_("The application is off the list."), "success")
    return redirect(url_for("network.applications"))


def _invite(key: str, form: StepForm) -> None:
    actions.invite(key, form.seen.data or "", _booking(form))


def _train(key: str, form: StepForm) -> None:
    actions.train(key, form.seen.data or "", _booking(form))


def _decline(key: str, form: StepForm) -> None:
    actions.decline(key, form.seen.data or "", form["words"].data or "")


def _resume(key: str, form: StepForm) -> None:
    actions.resume(key, form.seen.data or "")


_TAKE: Mapping[Step, Callable[[str, StepForm], None]] = {
    Step.INVITE: _invite,
    Step.TRAIN: _train,
    Step.DECLINE: _decline,
    Step.RESUME: _resume,
}


def _booking(form: StepForm) -> Booking:
    return Booking(form["day"].data, form["words"].data)


def _welcome(found: Application, form: StepForm) -> ResponseReturnValue:
    standing = Standing(True, form["trained_until"].data, form["supervised_until"].data)
    try:
        buddy_id = actions.welcome(found.key, form.seen.data or "", standing)
    except AlreadyBuddy:
        return _application_page(found), 409
    except Moved:
        return _moved(queries.find_application(found.key))
    flash(_("They are a buddy now. We have sent a welcome, and how to sign in."), "success")
    return redirect(url_for("network.manage_buddy", buddy_id=buddy_id))


def _step(word: str) -> Step:
    if word not in set(FORMS):
        abort(404)
    return Step(word)


def _empty_form(found: Application, step: Step) -> StepForm:
    form = FORMS[step](formdata=None, seen=found.seen)
    if step is Step.WELCOME:
        today = clock.today()
        form["trained_until"].data = months_after(today, current_app.config["TRAINING_MONTHS"])
        form["supervised_until"].data = months_after(today, current_app.config["SUPERVISION_MONTHS"])
    return form


def _step_page(found: Application, step: Step, form: StepForm) -> str:
    return render(
        "network/application_step.html",
        application=found,
        step=step,
        is_again=after(found.stage, step) is found.stage,
        form=form,
        form_action=url_for("network.take_step", key=found.key, step=step),
        back_url=url_for("network.application", key=found.key),
    )


def _application_page(found: Application, *, refused: bool = False) -> str:
    return render(
        "network/application.html",
        application=found,
        rows=told(found.applicant),
        words=STAGE_WORDS,
        steps=steps_of(found.stage, Actor.LEAD),
        is_late=_is_late(found),
        buddy=queries.buddy_with(found.applicant.email) if found.applicant.email else None,
        refused=refused,
    )


def _moved(found: Application | None) -> ResponseReturnValue:
    """Another lead was quicker: say so, and show how it stands now."""
    if found is None:
        return _gone(409)
    return _application_page(found, refused=True), 409


def _gone(status: int = 404) -> ResponseReturnValue:
    return render("network/application_gone.html"), status


def _is_late(found: Application) -> bool:
    return found.is_late(clock.today(), current_app.config["HOLIDAYS"])
