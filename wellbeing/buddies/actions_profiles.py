"""Changing buddies: their profile, their pauses, and what leads decide."""

from dataclasses import asdict, dataclass
from datetime import date

from sqlalchemy import select

from wellbeing.accounts import actions as accounts
from wellbeing.buddies.actions import pass_on_all
from wellbeing.buddies.models import BuddyProfile, random_id
from wellbeing.core import clock
from wellbeing.core.db import transaction


@dataclass(frozen=True)
class ProfileDetails:
    """What a buddy says of themselves; each field is a column of the same name."""

    name: str
    site: str
    staff_group: str
    team: str = ""
    about: str = ""
    languages: tuple[str, ...] = ("en",)
    areas: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    ways: tuple[str, ...] = ("phone",)
    hours: tuple[str, ...] = ()
    gender: str = ""
    experiences: tuple[str, ...] = ()
    work_phone: str = ""
    work_email: str = ""
    mail_language: str = "en"
    monthly_limit: int = 3
    away_from: date | None = None
    away_until: date | None = None


@dataclass(frozen=True)
class Standing:
    """What leads keep: whether a buddy is active, and how long training and supervision are good for."""

    active: bool = True
    trained_until: date | None = None
    supervised_until: date | None = None


def add_buddy(
    email: str,
    details: ProfileDetails,
    standing: Standing,
    *,
    buddy_id: str | None = None,
    joined_on: date | None = None,
    made_up: bool = False,
) -> str:
    """Make whoever has this address a buddy, and return the buddy's id; AccountExists when they are one.

    An account that is there already, such as a lead's, gets the role; a buddy who left comes back.
    """
    with transaction() as session:
        account_id = accounts.give_role(email, details.name, "buddy", made_up=made_up)
        row = session.scalar(
            select(BuddyProfile).where(BuddyProfile.account_id == account_id).with_for_update()
        )
        if row is None:
            row = BuddyProfile(id=buddy_id or random_id(), account_id=account_id)
            session.add(row)
        elif row.left_on is None:
            raise accounts.AccountExists(email)
        values = {**asdict(details), **asdict(standing), **_FRESH, "joined_on": joined_on or clock.today()}
        for name, value in values.items():
            setattr(row, name, value)
        return row.id


def save_profile(buddy_id: str, details: ProfileDetails) -> None:
    """Put in what a buddy changed."""
    _change(buddy_id, asdict(details))


def pause(buddy_id: str, until: date | None) -> None:
    """Take no new requests until the end of a day; None ends the pause."""
    _change(buddy_id, {"paused_until": until})


def set_standing(buddy_id: str, standing: Standing) -> int:
    """Put in what a lead decided. When a buddy stops, what waits for them moves on; returns how many moved.

    Whoever has just left stays away.
    """
    with transaction() as session:
        row = session.get_one(BuddyProfile, buddy_id, with_for_update=True)
        _change(buddy_id, {**asdict(standing), "active": standing.active and row.left_on is None})
    return 0 if standing.active else pass_on_all(buddy_id)


# What somebody who comes back does not bring along.
_FRESH: dict[str, object] = {"left_on": None, "paused_until": None, "unanswered": 0}


def _change(buddy_id: str, values: dict[str, object]) -> None:
    with transaction() as session:
        row = session.get_one(BuddyProfile, buddy_id, with_for_update=True)
        for name, value in values.items():
            setattr(row, name, value)
