"""Reading what is kept of the care for buddies."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from wellbeing.core.db import db
from wellbeing.network.models import BuddyCare, Supervisor


@dataclass(frozen=True)
class SupervisorSummary:
    """Somebody who supervises buddies."""

    key: str
    name: str
    email: str
    mail_language: str


@dataclass(frozen=True)
class Care:
    """What is kept of the care for one buddy; `supervisor` is the key of theirs."""

    supervisor: str | None = None
    debrief_asked_on: date | None = None
    checked_in_on: date | None = None
    check_ins: int = 0


def supervisors() -> tuple[SupervisorSummary, ...]:
    """Everybody who supervises buddies, by name."""
    rows = db.session.scalars(select(Supervisor).order_by(Supervisor.name, Supervisor.key))
    return tuple(SupervisorSummary(row.key.hex(), row.name, row.email, row.mail_language) for row in rows)


def care_of_all() -> Mapping[str, Care]:
    """The care of every buddy of whom something is kept, by the buddy's id."""
    return {row.buddy_id: _care(row) for row in db.session.scalars(select(BuddyCare))}


def care_of(buddy_id: str) -> Care:
    """The care of one buddy."""
    row = db.session.get(BuddyCare, buddy_id)
    return _care(row) if row else Care()


def _care(row: BuddyCare) -> Care:
    supervisor = row.supervisor_key.hex() if row.supervisor_key else None
    return Care(supervisor, row.debrief_asked_on, row.checked_in_on, row.check_ins)
