"""Figures about requests for leads: when and how they ended, and how old the open ones are. No request is opened."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, or_, select

from wellbeing.buddies.lifecycle import Band as Band
from wellbeing.buddies.lifecycle import Outcome as Outcome
from wellbeing.buddies.lifecycle import State
from wellbeing.buddies.models import BuddyProfile, BuddyRequest
from wellbeing.core.db import db


@dataclass(frozen=True, slots=True)
class OpenSince:
    """An open request: since when, and whether it waits for the leads. Nothing of what is sealed."""

    asked_on: date
    with_leads: bool


def open_requests() -> tuple[OpenSince, ...]:
    """The open requests, the oldest first."""
    rows = db.session.execute(
        select(BuddyRequest.asked_on, BuddyRequest.state).order_by(BuddyRequest.asked_on)
    )
    return tuple(OpenSince(asked_on, state == State.WITH_LEADS) for asked_on, state in rows)


def supervision_over(today: date) -> int:
    """How many trained and active buddies have no supervision that is good today."""
    until = BuddyProfile.supervised_until
    count = select(func.count(BuddyProfile.id)).where(
        BuddyProfile.active,
        BuddyProfile.left_on.is_(None),
        BuddyProfile.trained_until >= today,
        or_(until.is_(None), until < today),
    )
    return db.session.scalar(count) or 0
