"""Letting a buddy rest who did not answer, and noting that they are there after all."""

from datetime import date

from wellbeing.buddies.models import BuddyProfile
from wellbeing.core.db import transaction


def rest(buddy_id: str, until: date, after: int, then: int) -> bool:
    """Pause a buddy who did not answer `after` requests in a row; False when it is done already.

    The count goes down to `then`, so that the same requests bring no second rest.
    """
    with transaction() as session:
        row = session.get_one(BuddyProfile, buddy_id, with_for_update=True, populate_existing=True)
        if row.unanswered < after:
            return False
        row.paused_until, row.unanswered = until, then
        return True


def heard_from(buddy_id: str, rest_until: date | None) -> bool:
    """A buddy says that they are there: the count begins anew, and the rest that was told them ends.

    False when they have left. A pause that they asked for themselves stays.
    """
    with transaction() as session:
        row = session.get(BuddyProfile, buddy_id, with_for_update=True)
        if row is None or row.left_on is not None:
            return False
        row.unanswered = 0
        if rest_until is not None and row.paused_until == rest_until:
            row.paused_until = None
        return True
