"""What a buddy reads of how they are looked after, and which debriefs wait."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, or_, select, true

from wellbeing.core.db import db
from wellbeing.network.meetings import Meeting
from wellbeing.network.models import BuddyCare, SupervisionSession, Supervisor
from wellbeing.network.queries import SupervisorSummary

# The longest meeting that can be entered: a meeting that has begun stays on the page until it is over.
LONGEST = timedelta(hours=8)


@dataclass(frozen=True)
class WaitingDebrief:
    """A buddy who asked for a debrief, and the key of whom they asked; None: the leads."""

    buddy_id: str
    asked_on: date
    reminded_on: date | None
    supervisor: str | None


def to_meeting(row: SupervisionSession) -> Meeting:
    """The meeting of a row."""
    supervisor = row.supervisor_key.hex() if row.supervisor_key else None
    return Meeting(
        row.key.hex(),
        row.starts_at,
        row.minutes,
        row.place,
        supervisor,
        row.sequence,
        row.cancelled,
        row.noted,
    )


def read_key(key: str) -> bytes | None:
    """The key in an address; None when it can be no key."""
    try:
        return bytes.fromhex(key)
    except ValueError:
        return None


def supervisor_of(buddy_id: str) -> SupervisorSummary | None:
    """Who supervises a buddy."""
    found = select(Supervisor).join(BuddyCare).where(BuddyCare.buddy_id == buddy_id)
    row = db.session.scalar(found)
    return SupervisorSummary(row.key.hex(), row.name, row.email, row.mail_language) if row else None


def meetings_for(supervisor: str | None, now: datetime) -> tuple[Meeting, ...]:
    """The meetings that a buddy of this supervisor may come to, the next first, cancelled ones too.

    A buddy without a supervisor may come to any.
    """
    key = read_key(supervisor) if supervisor else None
    theirs: ColumnElement[bool] = true()
    if key:
        theirs = or_(SupervisionSession.supervisor_key == key, SupervisionSession.supervisor_key.is_(None))
    coming = select(SupervisionSession).where(SupervisionSession.starts_at > now - LONGEST, theirs)
    rows = db.session.scalars(coming.order_by(SupervisionSession.starts_at, SupervisionSession.key))
    return tuple(one for one in map(to_meeting, rows) if one.ends_at > now)


def find_meeting(key: str) -> Meeting | None:
    """One meeting."""
    raw = read_key(key)
    row = db.session.get(SupervisionSession, raw) if raw else None
    return to_meeting(row) if row else None


def waiting_debriefs() -> tuple[WaitingDebrief, ...]:
    """Who waits for a debrief, the longest first."""
    waiting = select(BuddyCare).where(BuddyCare.debrief_asked_on.is_not(None))
    rows = db.session.scalars(waiting.order_by(BuddyCare.debrief_asked_on, BuddyCare.buddy_id))
    return tuple(_waiting(row) for row in rows)


def _waiting(row: BuddyCare) -> WaitingDebrief:
    supervisor = row.supervisor_key.hex() if row.supervisor_key else None
    return WaitingDebrief(row.buddy_id, row.debrief_asked_on or date.max, row.debrief_reminded_on, supervisor)


def thanked_years() -> dict[str, str]:
    """The year for which each buddy was thanked last."""
    rows = db.session.execute(select(BuddyCare.buddy_id, BuddyCare.thanked_year))
    return {row.buddy_id: row.thanked_year for row in rows if row.thanked_year}
