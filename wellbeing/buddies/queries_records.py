"""What lists of buddies hold: what leads keep, and what a buddy says for everybody to read.

Gender, experiences and how much somebody was asked are not here: no list takes them out.
"""

from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import date

from sqlalchemy import select

from wellbeing.buddies import words
from wellbeing.buddies.models import BuddyProfile
from wellbeing.core.db import db

HOURS = words.HOURS
MOST_A_MONTH = 8


@dataclass(frozen=True)
class Record:
    """One buddy, as a list has them; each field is a column of the same name."""

    id: str
    account_id: int
    name: str
    site: str
    team: str
    staff_group: str
    languages: tuple[str, ...]
    areas: tuple[str, ...]
    topics: tuple[str, ...]
    ways: tuple[str, ...]
    hours: tuple[str, ...]
    mail_language: str
    monthly_limit: int
    active: bool
    trained_until: date | None
    supervised_until: date | None
    paused_until: date | None
    away_from: date | None
    away_until: date | None
    joined_on: date | None
    left_on: date | None


_COLUMNS = [getattr(BuddyProfile, field.name) for field in fields(Record)]


def records() -> tuple[Record, ...]:
    """Every buddy by name, those who have left too."""
    rows = db.session.execute(select(*_COLUMNS).order_by(BuddyProfile.name, BuddyProfile.id))
    return tuple(Record(*row) for row in rows)


def without_words_of_their_own(ids: Collection[str]) -> frozenset[str]:
    """Of these buddies, those who say nothing of themselves beyond what a list holds."""
    own = (
        BuddyProfile.about,
        BuddyProfile.gender,
        BuddyProfile.experiences,
        BuddyProfile.work_phone,
        BuddyProfile.work_email,
    )
    rows = db.session.execute(select(BuddyProfile.id, *own))
    return frozenset(row.id for row in rows if row.id in ids and not any(row[1:]))
