"""Figures about requests for leads: when and how they ended, and how old the open ones are. No request is opened."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from wellbeing.buddies.lifecycle import Band as Band
from wellbeing.buddies.lifecycle import Outcome as Outcome
from wellbeing.buddies.lifecycle import State
from wellbeing.buddies.models import BuddyRequest
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
