"""What the yearly thank-you reads of buddies."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from wellbeing.buddies.models import BuddyProfile
from wellbeing.core.db import db


@dataclass(frozen=True)
class Service:
    """Since when somebody is a buddy, and how often they said yes in a year."""

    buddy_id: str
    account_id: int
    name: str
    mail_language: str
    joined_on: date | None
    yes_year: str
    yes_count: int

    def yes_in(self, year: str) -> int:
        """How often they said yes in a year; none when that year is not the one that is counted."""
        return self.yes_count if self.yes_year == year else 0


def service_of(buddy_id: str) -> Service | None:
    """The service of one buddy."""
    row = db.session.get(BuddyProfile, buddy_id)
    return _service(row) if row else None


def active_services() -> tuple[Service, ...]:
    """The service of every active buddy."""
    rows = db.session.scalars(select(BuddyProfile).where(BuddyProfile.active).order_by(BuddyProfile.id))
    return tuple(map(_service, rows))


def _service(row: BuddyProfile) -> Service:
    return Service(
        row.id, row.account_id, row.name, row.mail_language, row.joined_on, row.yes_year, row.yes_count
    )
