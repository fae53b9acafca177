"""What of the pack somebody has to check, and by when."""

from datetime import date

from sqlalchemy import select

from wellbeing.core.db import db
from wellbeing.curation.models import ReviewReminder
from wellbeing.curation.reviews import Duty, Sent, Standing, standing
from wellbeing.curation.versions import CONTACT, RESOURCE
from wellbeing.resources import queries as pack
from wellbeing.resources.queries import CrisisContact


def contact_due(contact: CrisisContact) -> date | None:
    """The day by which a crisis contact should be checked again; None when nobody ever did."""
    return pack.review_due(contact.assured_on, contact.review_months) if contact.assured_on else None


def duties() -> list[Duty]:
    """Everything that staff can see and that somebody checked once, with the day of the next check."""
    resources = [
        Duty(RESOURCE, one.slug, one.name, one.owner, one.due_on)
        for one in pack.read_kept()
        if one.status == pack.PUBLISHED and one.due_on
    ]
    contacts = [
        Duty(CONTACT, one.slug, one.words.name, "", due)
        for one in pack.kept_contacts()
        if one.verified and (due := contact_due(one))
    ]
    return contacts + resources


def late_contacts(today: date) -> tuple[CrisisContact, ...]:
    """The crisis contacts on show that nobody checked in time, or ever."""
    unsafe = (Standing.LATE, Standing.NEVER)
    return tuple(
        one for one in pack.kept_contacts() if one.verified and standing(contact_due(one), today) in unsafe
    )


def sent_reminders() -> frozenset[Sent]:
    """The reminders that went out."""
    rows = db.session.scalars(select(ReviewReminder))
    return frozenset(Sent(row.kind, row.slug, row.due_on, row.days) for row in rows)
