"""What leads read of supervision: the meetings that come, and those of which nobody has written down who came."""

from datetime import datetime, timedelta

from sqlalchemy import not_, select

from wellbeing.core.db import db
from wellbeing.network.meetings import Meeting
from wellbeing.network.models import SupervisionSession, Supervisor
from wellbeing.network.queries import SupervisorSummary
from wellbeing.network.queries_care import LONGEST, read_key, to_meeting

# Who came can be put right for so long.
_CORRECTED_FOR = timedelta(days=60)


def find_supervisor(key: str) -> SupervisorSummary | None:
    """One supervisor."""
    raw = read_key(key)
    row = db.session.get(Supervisor, raw) if raw else None
    return SupervisorSummary(row.key.hex(), row.name, row.email, row.mail_language) if row else None


def coming_meetings(now: datetime) -> tuple[Meeting, ...]:
    """All meetings that are not over, the next first."""
    coming = select(SupervisionSession).where(SupervisionSession.starts_at > now - LONGEST)
    rows = db.session.scalars(coming.order_by(SupervisionSession.starts_at, SupervisionSession.key))
    return tuple(one for one in map(to_meeting, rows) if one.ends_at > now)


def past_meetings(now: datetime) -> tuple[Meeting, ...]:
    """The meetings that have begun and took place, the newest first: all that are not noted, and the late ones."""
    past = select(SupervisionSession).where(
        SupervisionSession.starts_at <= now,
        not_(SupervisionSession.cancelled),
        not_(SupervisionSession.noted) | (SupervisionSession.starts_at > now - _CORRECTED_FOR),
    )
    rows = db.session.scalars(past.order_by(SupervisionSession.starts_at.desc(), SupervisionSession.key))
    return tuple(map(to_meeting, rows))
