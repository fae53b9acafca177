"""Buddies, supervisors and meetings for the tests of care."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from tests.buddies.people import add_buddy
from wellbeing.buddies import queries as buddies
from wellbeing.core.db import db
from wellbeing.core.mail import OutboxMail
from wellbeing.core.sealing import unseal
from wellbeing.network import actions_supervision as actions
from wellbeing.network.actions_supervision import MeetingDetails
from wellbeing.network.queries import supervisors


def add_supervisor(name="Ash", language="en"):
    """A supervisor; returns the key."""
    actions.save_supervisor(None, name, f"{name.lower()}@trust.example", language)
    return next(one.key for one in supervisors() if one.name == name)


def add_supervised(name, supervisor=None, **details):
    """A buddy, with a supervisor if one is named; returns the id."""
    buddy_id = add_buddy(name, **details)
    if supervisor:
        actions.give_supervisor([buddy_id], supervisor)
    return buddy_id


def details(days, supervisor, place="Room 3", minutes=60):
    """What a lead says of a meeting so many days after Monday."""
    starts_at = datetime(2026, 11, 23, 14, tzinfo=UTC) + timedelta(days=days)
    return MeetingDetails(starts_at, minutes, place, supervisor)


def plan(days=7, supervisor=None, **more):
    """A meeting so many days after Monday; returns the key."""
    return actions.save_meeting(None, details(days, supervisor, **more))


def mails():
    """(to, subject, body) of the mails that wait."""
    held = [unseal(row.sealed, "mail") for row in db.session.scalars(select(OutboxMail))]
    return sorted((one["to"], one["subject"], one["body"]) for one in held)


def read_anew(read, *args):
    """What a query says now, not when this test's session last looked."""
    db.session.rollback()
    return read(*args)


def supervised_until(buddy_id):
    """How long a buddy's supervision is good for."""
    db.session.rollback()
    return buddies.find_profile(buddy_id).match.supervised_until
