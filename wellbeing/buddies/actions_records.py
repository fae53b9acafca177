"""Changing many buddies at once, as a list says."""

from collections.abc import Mapping
from dataclasses import fields

from sqlalchemy import select

from wellbeing.buddies.models import BuddyProfile
from wellbeing.buddies.queries_records import Record
from wellbeing.core.db import transaction

_FIXED = {"id", "account_id", "left_on"}
_CHANGEABLE = frozenset(field.name for field in fields(Record)) - _FIXED

# All of them, in the order in which every request locks them: whoever waits holds nothing that we need.
_IN_ORDER = select(BuddyProfile).order_by(BuddyProfile.id).with_for_update()


def hold_buddies() -> None:
    """Let nobody change a buddy until the end of the transaction around this."""
    with transaction() as session:
        session.scalars(_IN_ORDER).all()


def change_records(changes: Mapping[str, Mapping[str, object]]) -> None:
    """Put in new values by the ids of buddies; ValueError for what no list may change.

    Whoever stops here still holds their requests: call `pass_on_all` after this transaction, not within it.
    """
    barred = {name for values in changes.values() for name in values} - _CHANGEABLE
    if barred:
        raise ValueError(f"no list may change {', '.join(sorted(barred))}")
    with transaction() as session:
        for row in session.scalars(_IN_ORDER):
            for name, value in changes.get(row.id, {}).items():
                setattr(row, name, value)
