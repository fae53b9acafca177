"""Supervisors, whom they supervise, and the meetings for it; each change in one transaction."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from wellbeing.accounts import queries as accounts
from wellbeing.buddies import queries as buddies
from wellbeing.buddies.actions_care import extend_supervision, take_back_supervision
from wellbeing.core import clock, mail
from wellbeing.core.db import transaction
from wellbeing.network.actions_care import care_row, tell_of_debrief
from wellbeing.network.meetings import Meeting
from wellbeing.network.models import BuddyCare, SupervisionSession, Supervisor
from wellbeing.network.queries import care_of_all
from wellbeing.network.queries_care import read_key, to_meeting


class SupervisorExists(ValueError):
    """There is a supervisor with this address already."""


@dataclass(frozen=True)
class MeetingDetails:
    """What a lead says of a meeting; `supervisor` is a key."""

    starts_at: datetime
    minutes: int
    place: str
    supervisor: str | None


def save_supervisor(key: str | None, name: str, email: str, mail_language: str) -> bool:
    """Add a supervisor (no key) or change one; False when they have gone. Raises SupervisorExists."""
    try:
        with transaction() as session:
            raw = read_key(key) if key else None
            row = session.get(Supervisor, raw, with_for_update=True) if raw else None
            if key and row is None:
                return False
            row = row or Supervisor()
            row.name, row.email, row.mail_language = name, email.lower(), mail_language
            session.add(row)
            session.flush()
            return True
    except IntegrityError as fault:
        raise SupervisorExists(email) from fault


def remove_supervisor(key: str) -> bool:
    """Take a supervisor out; who waits for a debrief with them waits for the leads now. False when they have gone."""
    with transaction() as session:
        raw = read_key(key)
        row = session.get(Supervisor, raw, with_for_update=True) if raw else None
        if row is None:
            return False
        theirs = select(BuddyCare).where(BuddyCare.supervisor_key == row.key).with_for_update()
        waiting = [care.buddy_id for care in session.scalars(theirs) if care.debrief_asked_on]
        session.delete(row)
        session.flush()
        session.expire_all()
        for buddy_id in waiting:
            tell_of_debrief(buddy_id)
        return True


def give_supervisor(buddy_ids: Iterable[str], key: str | None) -> bool:
    """Give buddies a supervisor (None: take theirs away); one whom a buddy waits for is told. False when gone."""
    with transaction() as session:
        raw = read_key(key) if key else None
        if key and (raw is None or session.get(Supervisor, raw) is None):
            return False
        for buddy_id in sorted(buddy_ids):
            care = care_row(session, buddy_id)
            is_new = care.supervisor_key != raw
            care.supervisor_key = raw
            session.flush()
            if is_new and care.debrief_asked_on:
                tell_of_debrief(buddy_id)
        return True


def save_meeting(key: str | None, details: MeetingDetails, *, tell: bool = False) -> str | None:
    """Add a meeting (no key) or change one, and count the change; its key, or None when it has gone.

    With `tell`, whoever may come gets a mail.
    """
    with transaction() as session:
        raw = read_key(key) if key else None
        row = session.get(SupervisionSession, raw, with_for_update=True) if raw else None
        if key and row is None:
            return None
        if row is None:
            row = SupervisionSession(starts_at=details.starts_at)
            session.add(row)
        else:
            row.sequence += 1
        row.starts_at, row.minutes, row.place = details.starts_at, details.minutes, details.place
        row.supervisor_key = read_key(details.supervisor) if details.supervisor else None
        session.flush()
        if tell:
            _tell_of(to_meeting(row))
        return row.key.hex()


def cancel_meeting(key: str, cancelled: bool) -> bool:
    """Cancel a meeting, or let it take place after all; False when nothing changes.

    Whoever may come gets a mail, so that nobody goes there for nothing.
    """
    with transaction() as session:
        raw = read_key(key)
        row = session.get(SupervisionSession, raw, with_for_update=True) if raw else None
        if row is None or row.cancelled == cancelled:
            return False
        row.cancelled = cancelled
        row.sequence += 1
        _tell_of(to_meeting(row))
        return True


def _tell_of(meeting: Meeting) -> None:
    """Mail the active buddies of the meeting's supervisor, or all where nobody leads it; not of what is past."""
    if meeting.ends_at <= clock.now():
        return
    care = care_of_all()
    emails = {account.id: account.email for account in accounts.with_role("buddy")}
    for one in buddies.profiles():
        supervisor = care[one.id].supervisor if one.id in care else None
        may_come = one.match.active and (meeting.supervisor is None or meeting.supervisor == supervisor)
        if may_come and one.account_id in emails:
            mail.post(
                to=emails[one.account_id], template="meeting", language=one.mail_language, meeting=meeting
            )


def note_who_came(key: str, came: Iterable[str], until: date) -> dict[str, date | None]:
    """Supervision of those who came is good until this day; returns what it was for those to whom this gave more."""
    with transaction() as session:
        raw = read_key(key)
        row = session.get(SupervisionSession, raw, with_for_update=True) if raw else None
        if row is None:
            return {}
        row.noted = True
        return extend_supervision(came, until)


def undo_who_came(key: str, before: Mapping[str, date | None], until: date) -> int:
    """Put back what `note_who_came` changed, where nobody has changed it since; returns for how many."""
    with transaction() as session:
        raw = read_key(key)
        row = session.get(SupervisionSession, raw, with_for_update=True) if raw else None
        if row is not None:
            row.noted = False
        return take_back_supervision(before, until)
