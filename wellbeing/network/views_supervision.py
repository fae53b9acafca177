"""Supervision for leads: who waits for a debrief, who is due, who supervises whom."""

from collections import Counter

from flask import abort, current_app, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from wellbeing.accounts import access
from wellbeing.buddies import queries as buddies
from wellbeing.buddies.queries import Profile
from wellbeing.core import clock
from wellbeing.core.forms import options
from wellbeing.core.i18n import gettext as _
from wellbeing.core.i18n import ngettext
from wellbeing.core.pages import page_number, render
from wellbeing.core.pagination import paginate
from wellbeing.network import actions_care, queries_supervision
from wellbeing.network import actions_supervision as actions
from wellbeing.network import queries_care as care
from wellbeing.network.actions_supervision import SupervisorExists
from wellbeing.network.care import Due, debrief_by, due
from wellbeing.network.forms_supervision import GiveForm, SupervisorForm
from wellbeing.network.queries import SupervisorSummary, care_of_all, supervisors
from wellbeing.network.views_base import bp
from wellbeing.network.words_care import how_long

_PER_PAGE = 25


@bp.get("/manage/buddies/supervision")
@access.lead
def supervision() -> ResponseReturnValue:
    """Everything about supervision, what waits for somebody first."""
    today = clock.today()
    active = _active_buddies()
    theirs = {id: one.supervisor for id, one in care_of_all().items()}
    late = [one for one in active if due(one.match.supervised_until, today) is not Due.GOOD]
    late.sort(key=lambda one: (one.match.supervised_until is not None, one.match.supervised_until, one.name))
    return render(
        "network/supervision.html",
        today=today,
        debriefs=_waiting(),
        by_name={one.key: one for one in supervisors()},
        theirs=theirs,
        counts=Counter(theirs.get(one.id) for one in active),
        coming=queries_supervision.coming_meetings(clock.now()),
        past=queries_supervision.past_meetings(clock.now()),
        page=paginate(late, page_number(), per_page=_PER_PAGE),
        address=lambda number: url_for("network.supervision", page=number) + "#due",
        how_long=how_long,
    )


@bp.post("/manage/buddies/<buddy_id>/debrief-done")
@access.lead
def finish_debrief(buddy_id: str) -> ResponseReturnValue:
    """Somebody has talked with the buddy: nothing of it stays."""
    if actions_care.debrief_done(_buddy(buddy_id).id):
        flash(_("Marked as done. Nothing of it is kept."), "success")
    else:
        flash(_("Nothing was left to do. Somebody had done it already."), "info")
    return redirect(url_for("network.supervision"))


@bp.get("/manage/buddies/supervision/supervisors/add")
@access.lead
def supervisor_add() -> ResponseReturnValue:
    """The form for a new supervisor."""
    return render("network/supervisor_add.html", form=SupervisorForm(formdata=None))


@bp.post("/manage/buddies/supervision/supervisors/add")
@access.lead
def add_supervisor() -> ResponseReturnValue:
    """Keep them."""
    form = SupervisorForm()
    if not _saved(form, None):
        return render("network/supervisor_add.html", form=form), 422
    flash(_("The supervisor is added. Now say whom they supervise."), "success")
    return redirect(url_for("network.give"))


@bp.get("/manage/buddies/supervision/supervisors/<key>")
@access.lead
def supervisor(key: str) -> ResponseReturnValue:
    """One supervisor, ready to be changed or taken out."""
    one = _supervisor(key)
    form = SupervisorForm(formdata=None, name=one.name, email=one.email, mail_language=one.mail_language)
    return _supervisor_page(one, form)


@bp.post("/manage/buddies/supervision/supervisors/<key>")
@access.lead
def save_supervisor(key: str) -> ResponseReturnValue:
    """Keep what was changed."""
    one = _supervisor(key)
    form = SupervisorForm()
    if not _saved(form, one.key):
        return _supervisor_page(one, form), 422
    flash(_("Saved."), "success")
    return redirect(url_for("network.supervision"))


@bp.post("/manage/buddies/supervision/supervisors/<key>/remove")
@access.lead
def remove_supervisor(key: str) -> ResponseReturnValue:
    """Take them out; their buddies have no supervisor then."""
    if actions.remove_supervisor(_supervisor(key).key):
        flash(_("The supervisor is taken out. Please give their buddies another one."), "success")
    return redirect(url_for("network.supervision"))


@bp.get("/manage/buddies/supervision/give")
@access.lead
def give() -> ResponseReturnValue:
    """Ask which supervisor all those get who have none."""
    return _give_page(_give_form(GiveForm(formdata=None)))


@bp.post("/manage/buddies/supervision/give")
@access.lead
def give_to_all() -> ResponseReturnValue:
    """Give all those a supervisor who have none."""
    form = _give_form(GiveForm())
    without = _without_supervisor()
    if not form.validate() or not actions.give_supervisor([one.id for one in without], form.supervisor.data):
        return _give_page(form), 422
    flash(
        ngettext(
            "%(num)s buddy has a supervisor now.", "%(num)s buddies have a supervisor now.", len(without)
        ),
        "success",
    )
    return redirect(url_for("network.supervision"))


@bp.post("/manage/buddies/<buddy_id>/supervisor")
@access.lead
def give_supervisor(buddy_id: str) -> ResponseReturnValue:
    """Give one buddy another supervisor, or none."""
    profile = _buddy(buddy_id)
    if actions.give_supervisor([profile.id], request.form.get("supervisor") or None):
        flash(_("Saved."), "success")
    else:
        flash(_("That supervisor has just been taken out. Choose another one."), "warning")
    return redirect(url_for("network.manage_buddy", buddy_id=profile.id))


def _waiting() -> list[tuple[care.WaitingDebrief, Profile, bool]]:
    """Who waits for a debrief, with their profile, and whether for too long."""
    waiting = care.waiting_debriefs()
    by_id = {one.id: one for one in buddies.profiles()} if waiting else {}
    last = {one.asked_on: debrief_by(one.asked_on, current_app.config["HOLIDAYS"]) for one in waiting}
    return [(one, by_id[one.buddy_id], clock.today() > last[one.asked_on]) for one in waiting]


def _active_buddies() -> list[Profile]:
    return [one for one in buddies.profiles() if one.match.active]


def _without_supervisor() -> list[Profile]:
    care_of = care_of_all()
    return [one for one in _active_buddies() if one.id not in care_of or not care_of[one.id].supervisor]


def _buddy(buddy_id: str) -> Profile:
    profile = buddies.find_profile(buddy_id)
    if profile is None:
        abort(404)
    return profile


def _supervisor(key: str) -> SupervisorSummary:
    one = queries_supervision.find_supervisor(key)
    if one is None:
        abort(404)
    return one


def _saved(form: SupervisorForm, key: str | None) -> bool:
    if not form.validate():
        return False
    try:
        return actions.save_supervisor(key, form.name.data, form.email.data, form.mail_language.data)
    except SupervisorExists:
        form.email.errors = [_("There is a supervisor with this address already.")]
        return False


def _supervisor_page(one: SupervisorSummary, form: SupervisorForm) -> str:
    count = sum(1 for care in care_of_all().values() if care.supervisor == one.key)
    return render("network/supervisor.html", supervisor=one, form=form, count=count)


def _give_form(form: GiveForm) -> GiveForm:
    form.supervisor.choices = options((one.key, one.name) for one in supervisors())
    return form


def _give_page(form: GiveForm) -> str:
    return render("network/give.html", form=form, without=_without_supervisor())
