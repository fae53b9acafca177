"""Asking for a debrief. Nothing says about whom it is, and nothing of it stays when it is done."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from wellbeing.accounts import queries as accounts
from wellbeing.buddies import queries as buddies
from wellbeing.core import clock, mail
from wellbeing.core.db import transaction
from wellbeing.network.care import debrief_by
from wellbeing.network.models import BuddyCare
from wellbeing.network.queries_care import supervisor_of, waiting_debriefs


@dataclass(frozen=True)
class Asker:
    """The buddy who would like to talk, as mails name them."""

    name: str
    email: str


def ask_debrief(buddy_id: str) -> bool:
    """Tell the supervisor (or the leads) that a buddy would like to talk; False when they have been told already."""
    with transaction() as session:
        care = care_row(session, buddy_id)
        if care.debrief_asked_on is not None:
            return False
        care.debrief_asked_on = clock.today()
        tell_of_debrief(buddy_id)
        return True


def tell_of_debrief(buddy_id: str) -> None:
    """Mail the supervisor of a buddy who waits, or every lead where there is none."""
    asker = _asker(buddy_id)
    for to, language in _readers(buddy_id).items():
        mail.post(to=to, template="debrief_asked", language=language, asker=asker)


def take_debrief_back(buddy_id: str) -> bool:
    """The buddy needs no debrief any more, and whoever was told hears so; False when none waits."""
    with transaction() as session:
        if not _end(session, buddy_id):
            return False
        asker = _asker(buddy_id)
        for to, language in _readers(buddy_id).items():
            mail.post(to=to, template="debrief_taken_back", language=language, asker=asker)
        return True


def debrief_done(buddy_id: str) -> bool:
    """Somebody has talked with the buddy: the days go. False when none waits."""
    with transaction() as session:
        return _end(session, buddy_id)


def remind_of_debriefs(holidays: str) -> int:
    """The job: after two working days the supervisor and the leads hear once more. Returns for how many."""
    today = clock.today()
    late = [one for one in waiting_debriefs() if today > debrief_by(one.asked_on, holidays)]
    return sum(_remind(one.buddy_id, one.asked_on, today) for one in late if not one.reminded_on)


def care_row(session: Session, buddy_id: str) -> BuddyCare:
    """The row of a buddy's care, locked; it comes with the first thing that is kept."""
    row = session.get(BuddyCare, buddy_id, with_for_update=True, populate_existing=True)
    if row is not None:
        return row
    try:
        with session.begin_nested():
            session.add(BuddyCare(buddy_id=buddy_id))
    except IntegrityError:
        pass  # another process made it in the same moment
    return session.get_one(BuddyCare, buddy_id, with_for_update=True, populate_existing=True)


def _remind(buddy_id: str, asked_on: date, today: date) -> bool:
    with transaction() as session:
        row = care_row(session, buddy_id)
        if row.debrief_asked_on != asked_on or row.debrief_reminded_on:
            return False  # it has just been done or taken back, or another process has reminded them
        row.debrief_reminded_on = today
        asker = _asker(buddy_id)
        for to, language in (_leads() | _readers(buddy_id)).items():
            mail.post(to=to, template="debrief_waits", language=language, asker=asker, asked_on=asked_on)
        return True


def _end(session: Session, buddy_id: str) -> bool:
    waiting = update(BuddyCare).where(BuddyCare.buddy_id == buddy_id, BuddyCare.debrief_asked_on.is_not(None))
    ended = waiting.values(debrief_asked_on=None, debrief_reminded_on=None).returning(BuddyCare.buddy_id)
    return session.scalar(ended) is not None


def _asker(buddy_id: str) -> Asker:
    profile = buddies.find_profile(buddy_id)
    account = accounts.by_id(profile.account_id) if profile else None
    return Asker(profile.name if profile else "", account.email if account else "")


def _readers(buddy_id: str) -> dict[str, str]:
    """Who is asked for a debrief, with the language of their mails."""
    supervisor = supervisor_of(buddy_id)
    return {supervisor.email: supervisor.mail_language} if supervisor else _leads()


def _leads() -> dict[str, str]:
    return {lead.email: lead.mail_language for lead in accounts.team()}
