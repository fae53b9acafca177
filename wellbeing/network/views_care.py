"""A buddy's own page of how they are looked after: debrief, calendar files, and the yearly thank-you."""

from flask import Response, abort, current_app, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from wellbeing.accounts import access
from wellbeing.buddies import queries as buddies
from wellbeing.buddies.queries import Profile
from wellbeing.buddies.queries_care import service_of
from wellbeing.core import clock
from wellbeing.core.i18n import current_language
from wellbeing.core.i18n import gettext as _
from wellbeing.core.pages import render
from wellbeing.network import actions_care as actions
from wellbeing.network import queries_care as queries
from wellbeing.network.calendars import Words, due_file, meeting_file
from wellbeing.network.care import Due, debrief_by, due
from wellbeing.network.queries import care_of
from wellbeing.network.views_base import bp
from wellbeing.network.words_care import how_long
from wellbeing.resources.queries import crisis_contacts


def me_or_none() -> Profile | None:
    """The profile of the buddy who is signed in; a buddy whom no lead has set up has none."""
    account = access.current_account()
    return buddies.profile_of_account(account.id) if account else None


def me() -> Profile:
    """As above, for what needs one."""
    profile = me_or_none()
    if profile is None:
        abort(404)
    return profile


@bp.get("/my/care")
@access.buddy
def care() -> ResponseReturnValue:
    """Everything about how a buddy is looked after."""
    profile = me_or_none()
    if profile is None:
        return render("network/care_none.html")
    supervisor = queries.supervisor_of(profile.id)
    today = clock.today()
    return render(
        "network/care.html",
        profile=profile,
        today=today,
        due=due,
        over=(Due.OVER, Due.NEVER),
        how_long=how_long,
        supervisor=supervisor,
        meetings=queries.meetings_for(supervisor.key if supervisor else None, clock.now()),
        waiting=care_of(profile.id).debrief_asked_on,
    )


@bp.get("/my/care/debrief")
@access.buddy
def debrief() -> ResponseReturnValue:
    """Say who is told what before a debrief is asked for, and what happens next after it."""
    profile = me()
    asked_on = care_of(profile.id).debrief_asked_on
    day = debrief_by(asked_on or clock.today(), current_app.config["HOLIDAYS"])
    supervisor = queries.supervisor_of(profile.id)
    contacts = crisis_contacts(current_language().code)
    if asked_on:
        return render("network/debrief_asked.html", supervisor=supervisor, day=day, contacts=contacts)
    return render("network/debrief.html", supervisor=supervisor, day=day, name=profile.name)


@bp.post("/my/care/debrief")
@access.buddy
def ask_debrief() -> ResponseReturnValue:
    """Tell the supervisor; asked twice, they are told once."""
    actions.ask_debrief(me().id)
    return redirect(url_for("network.debrief"))


@bp.post("/my/care/debrief/back")
@access.buddy
def take_debrief_back() -> ResponseReturnValue:
    """No debrief is needed any more."""
    if actions.take_debrief_back(me().id):
        flash(_("You have taken it back. You can ask again at any time."), "success")
    return redirect(url_for("network.care"))


@bp.get("/my/care/meetings/<key>.ics")
@access.buddy
def meeting_calendar(key: str) -> ResponseReturnValue:
    """The calendar file of a meeting; of a cancelled one, what takes it out again."""
    supervisor = queries.supervisor_of(me().id)
    meeting = queries.find_meeting(key)
    if meeting is None or (supervisor and meeting.supervisor not in (None, supervisor.key)):
        abort(404)
    details = _("This meeting was cancelled.") if meeting.cancelled else _("See your own page for more:")
    return _calendar(
        meeting_file(meeting, _words(details), _host(), clock.now()), f"supervision-{meeting.day}.ics"
    )


@bp.get("/my/care/supervision-due.ics")
@access.buddy
def due_calendar() -> ResponseReturnValue:
    """The calendar file of the last day on which supervision is good."""
    profile = me()
    day = profile.match.supervised_until
    if day is None:
        abort(404)
    # Translators: the title of a day in a calendar. SOOTHE is the name of the service.
    words = _words(_("Book your next supervision before this day."), _("SOOTHE supervision due"))
    return _calendar(due_file(profile.id, day, words, _host(), clock.now()), "supervision-due.ics")


@bp.get("/my/care/thanks")
@access.buddy
def thanks() -> ResponseReturnValue:
    """Thank you, on a page to print: since when, and how often they said yes this year; nothing of anybody else."""
    service = service_of(me().id)
    year = str(clock.today().year)
    if service is None:
        abort(404)
    return render("network/thanks.html", service=service, year=year, yes=service.yes_in(year))


def _words(details: str, title: str = "") -> Words:
    # Translators: the title of a meeting in a calendar. SOOTHE is the name of the service.
    title = title or _("SOOTHE supervision")
    return Words(current_language().tag, title, details, url_for("network.care", _external=True))


def _host() -> str:
    address: str = current_app.config["BASE_URL"]
    return address.partition("://")[2].partition("/")[0].partition(":")[0]


def _calendar(content: bytes, name: str) -> Response:
    response = Response(content, mimetype="text/calendar")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "no-store"
    return response
