"""What looking after the network needs to know of every buddy, beside what the match reads."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from wellbeing.buddies.models import BuddyProfile
from wellbeing.core.db import db


@dataclass(frozen=True, slots=True)
class Watched:
    """One buddy; each field is a column of the same name."""

    id: str
    account_id: int
    name: str
    site: str
    languages: tuple[str, ...]
    mail_language: str
    active: bool
    trained_until: date | None
    supervised_until: date | None
    paused_until: date | None
    away_from: date | None
    away_until: date | None
    left_on: date | None
    unanswered: int


_COLUMNS = tuple(getattr(BuddyProfile, name) for name in Watched.__dataclass_fields__)


def watched() -> tuple[Watched, ...]:
    """Every buddy by name."""
    rows = db.session.execute(select(*_COLUMNS).order_by(BuddyProfile.name, BuddyProfile.id))
    return tuple(Watched(*row) for row in rows)
