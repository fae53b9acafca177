"""Changes of a buddy's days: supervision, and the time when they are away."""

from collections.abc import Iterable, Mapping
from datetime import date

from sqlalchemy import select

from wellbeing.buddies.models import BuddyProfile
from wellbeing.core.db import transaction


def extend_supervision(buddy_ids: Iterable[str], until: date) -> dict[str, date | None]:
    """Supervision is good until this day now; returns what it was for those to whom this gave more time."""
    before = {}
    with transaction() as session:
        chosen = select(BuddyProfile).where(BuddyProfile.id.in_(tuple(buddy_ids)))
        for row in session.scalars(chosen.order_by(BuddyProfile.id).with_for_update()):
            if row.supervised_until is None or row.supervised_until < until:
                before[row.id] = row.supervised_until
                row.supervised_until = until
    return before


def take_back_supervision(before: Mapping[str, date | None], until: date) -> int:
    """Undo `extend_supervision` where nobody has changed the day since; returns for how many."""
    with transaction() as session:
        chosen = select(BuddyProfile).where(
            BuddyProfile.id.in_(tuple(before)), BuddyProfile.supervised_until == until
        )
        rows = session.scalars(chosen.order_by(BuddyProfile.id).with_for_update()).all()
        for row in rows:
            row.supervised_until = before[row.id]
    return len(rows)


def set_away(buddy_id: str, first: date | None, last: date | None) -> None:
    """Take no requests from the first day to the last; None for both takes the days away."""
    with transaction() as session:
        row = session.get_one(BuddyProfile, buddy_id, with_for_update=True)
        row.away_from, row.away_until = first, last
