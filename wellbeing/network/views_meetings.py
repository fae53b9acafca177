"""Meetings for supervision: plan, change, cancel, and write down who came."""

from datetime import date

from flask import abort, current_app, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from wellbeing.accounts import access
from wellbeing.buddies import queries as buddies
from wellbeing.buddies.queries import Profile
from wellbeing.core import clock
from wellbeing.core.forms import options
from wellbeing.core.i18n import gettext as _
from wellbeing.core.i18n import ngettext
from wellbeing.core.pages import render
from wellbeing.core.periods import months_after
from wellbeing.core.sealing import seal, unseal
from wellbeing.network import actions_supervision as actions
from wellbeing.network.actions_supervision import MeetingDetails
from wellbeing.network.forms_supervision import MeetingForm
from wellbeing.network.meetings import Meeting
from wellbeing.network.queries import care_of_all, supervisors
from wellbeing.network.queries_care import find_meeting
from wellbeing.network.views_base import bp

_UNDO, _UNDO_FOR = "who-came", 60 * 60


@bp.get("/manage/buddies/supervision/meetings/add")
@access.lead
def meeting_add() -> ResponseReturnValue:
    """The form for a new meeting."""
    return render("network/meeting_add.html", form=_with_choices(MeetingForm(formdata=None)))


@bp.post("/manage/buddies/supervision/meetings/add")
@access.lead
def add_meeting() -> ResponseReturnValue:
    """Keep it: buddies see it on their own pages."""
    form = _with_choices(MeetingForm())
    if not form.validate():
        return render("network/meeting_add.html", form=form), 422
    actions.save_meeting(None, _details(form), tell=form.tell.data)
    flash(_("The meeting is planned. Buddies see it on their own pages."), "success")
    return redirect(url_for("network.supervision"))


@bp.get("/manage/buddies/supervision/meetings/<key>")
@access.lead
def meeting(key: str) -> ResponseReturnValue:
    """One meeting, ready to be changed or cancelled."""
    one = _meeting(key)
    form = MeetingForm(
        formdata=None,
        day=one.day,
        at=one.clock_time,
        minutes=one.minutes,
        place=one.place,
        supervisor=one.supervisor or "",
    )
    return render("network/meeting.html", meeting=one, form=_with_choices(form))


@bp.post("/manage/buddies/supervision/meetings/<key>")
@access.lead
def save_meeting(key: str) -> ResponseReturnValue:
    """Keep what was changed; calendars that take the file again show it."""
    one = _meeting(key)
    form = _with_choices(MeetingForm())
    if not form.validate():
        return render("network/meeting.html", meeting=one, form=form), 422
    actions.save_meeting(one.key, _details(form), tell=form.tell.data)
    flash(
        _("Saved. Whoever has the old day in their calendar has to take it from their page again."), "success"
    )
    return redirect(url_for("network.supervision"))


@bp.post("/manage/buddies/supervision/meetings/<key>/cancel")
@access.lead
def cancel_meeting(key: str) -> ResponseReturnValue:
    """Cancel a meeting, or let it take place after all."""
    one = _meeting(key)
    cancelled = request.form.get("to") != "on"
    if actions.cancel_meeting(one.key, cancelled):
        said = _("The meeting is cancelled.") if cancelled else _("The meeting takes place after all.")
        flash(said, "success")
    return redirect(url_for("network.meeting", key=one.key))


@bp.get("/manage/buddies/supervision/meetings/<key>/came")
@access.lead
def came(key: str) -> ResponseReturnValue:
    """Ask who came; whose supervision is good until this meeting's day already is ticked."""
    one = _past_meeting(key)
    theirs, others = _invited(one)
    until = _until(one)
    ticked = {buddy.id for buddy in (*theirs, *others) if one.noted and buddy.match.supervised_until == until}
    return render("network/came.html", meeting=one, theirs=theirs, others=others, ticked=ticked, until=until)


@bp.post("/manage/buddies/supervision/meetings/<key>/came")
@access.lead
def note_who_came(key: str) -> ResponseReturnValue:
    """Give those who came more time, and offer to undo it."""
    one = _past_meeting(key)
    known = {buddy.id: buddy for many in _invited(one) for buddy in many}
    until = _until(one)
    ticked = [id for id in request.form.getlist("came") if id in known]
    before = actions.note_who_came(one.key, ticked, until)
    undo = seal([one.key, {id: day and day.isoformat() for id, day in before.items()}], _UNDO)
    changed = sorted((known[id] for id in before), key=lambda buddy: buddy.name)
    return render(
        "network/came_noted.html", meeting=one, changed=changed, ticked=len(ticked), until=until, undo=undo
    )


@bp.post("/manage/buddies/supervision/undo")
@access.lead
def undo_who_came() -> ResponseReturnValue:
    """Put back the days as they were, where nobody has changed them since."""
    held = unseal(request.form.get("undo", ""), _UNDO, _UNDO_FOR)
    one = find_meeting(held[0]) if held else None
    if one is None:
        flash(_("It is too late to undo this here. You can change the day on each buddy's page."), "warning")
        return redirect(url_for("network.supervision"))
    before = {id: day and date.fromisoformat(day) for id, day in held[1].items()}
    count = actions.undo_who_came(one.key, before, _until(one))
    said = ngettext("%(num)s buddy has the old day again.", "%(num)s buddies have the old day again.", count)
    flash(said, "success")
    return redirect(url_for("network.came", key=one.key))


def _meeting(key: str) -> Meeting:
    one = find_meeting(key)
    if one is None:
        abort(404)
    return one


def _past_meeting(key: str) -> Meeting:
    """A meeting to which somebody can have come."""
    one = _meeting(key)
    if one.cancelled or one.starts_at > clock.now():
        abort(404)
    return one


def _until(one: Meeting) -> date:
    """How long supervision is good for after this meeting."""
    return months_after(one.day, current_app.config["SUPERVISION_MONTHS"])


def _invited(one: Meeting) -> tuple[list[Profile], list[Profile]]:
    """The active buddies of the meeting's supervisor, and all others; all are theirs where nobody leads it."""
    active = [buddy for buddy in buddies.profiles() if buddy.match.active]
    if one.supervisor is None:
        return active, []
    care = care_of_all()
    theirs = {
        buddy.id for buddy in active if buddy.id in care and care[buddy.id].supervisor == one.supervisor
    }
    return [one for one in active if one.id in theirs], [one for one in active if one.id not in theirs]


def _with_choices(form: MeetingForm) -> MeetingForm:
    form.supervisor.choices = options(
        ((one.key, one.name) for one in supervisors()), _("Nobody yet: open to all buddies")
    )
    return form


def _details(form: MeetingForm) -> MeetingDetails:
    if form.starts_at is None:
        raise ValueError("the form was not validated")
    return MeetingDetails(form.starts_at, form.minutes.data, form.place.data, form.supervisor.data or None)
