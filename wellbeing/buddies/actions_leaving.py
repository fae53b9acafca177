"""A buddy stops for good, may be taken back for a while, and is then forgotten."""

from datetime import date, timedelta

from sqlalchemy import select

from wellbeing.accounts import actions as accounts
from wellbeing.buddies.actions import pass_on_all
from wellbeing.buddies.models import BuddyProfile
from wellbeing.core import clock
from wellbeing.core.db import db, transaction


def leave(buddy_id: str) -> bool:
    """Mark a buddy as left and take the role away; False when they had left already.

    Call `pass_on_all` after this transaction, not within it: a request is always locked before the buddies are.
    """
    with transaction() as session:
        row = session.get_one(BuddyProfile, buddy_id, with_for_update=True)
        if row.left_on is not None:
            return False
        row.left_on, row.active = clock.today(), False
        accounts.take_role(row.account_id, "buddy")
    return True


def come_back(buddy_id: str) -> bool:
    """Take back a buddy who left: the role is theirs again, requests begin when a lead says so.

    False when they had not left.
    """
    with transaction() as session:
        row = session.get(BuddyProfile, buddy_id, with_for_update=True)
        if row is None or row.left_on is None:
            return False
        row.left_on = None
        accounts.return_role(row.account_id, "buddy")
    return True


def forget_leavers(after: timedelta) -> int:
    """Delete the profiles of buddies who left so long ago, and accounts that have no role left. Returns how many."""
    left = db.session.scalars(select(BuddyProfile.id).where(BuddyProfile.left_on.is_not(None))).all()
    for buddy_id in left:
        # A server that stopped between the leaving and the passing on left their requests behind.
        pass_on_all(buddy_id)
    return sum(forget(buddy_id, clock.today() - after) for buddy_id in left)


def forget(buddy_id: str, before: date) -> bool:
    """Delete the profile of a buddy who left by this day, and an account that has no role left; False for others."""
    with transaction() as session:
        row = session.get(BuddyProfile, buddy_id, with_for_update=True)
        if row is None or row.left_on is None or row.left_on > before:
            return False
        account_id = row.account_id
        session.delete(row)
        session.flush()
        accounts.forget_account(account_id)
    return True
