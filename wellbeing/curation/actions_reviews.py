"""Reminding people to check what they look after."""

from collections.abc import Iterable

from sqlalchemy import insert
from sqlalchemy.orm import Session

from wellbeing.accounts import queries as accounts
from wellbeing.core import clock, mail
from wellbeing.core.db import transaction
from wellbeing.curation import queries_reviews as queries
from wellbeing.curation.models import ReviewReminder
from wellbeing.curation.reviews import Sent, by_person, due_reminders, past_reminders
from wellbeing.curation.versions import CONTACT


def remind() -> int:
    """The daily job: one mail for each person, of what is due. Safe to run again: nothing is said twice."""
    today = clock.today()
    with transaction() as session:
        duties, sent = queries.duties(), queries.sent_reminders()
        due = due_reminders(duties, sent, today)
        if due:
            session.execute(insert(ReviewReminder), [vars(reminder) for _duty, reminder in due])
        leads = [lead.email for lead in accounts.with_role("lead")]
        lists = by_person([duty for duty, _reminder in due], leads)
        for person, many in lists.items():
            mail.post(
                to=person,
                template="reviews_due",
                language=accounts.mail_language_of(person),
                resources=[duty for duty in many if duty.kind != CONTACT],
                contacts=[duty for duty in many if duty.kind == CONTACT],
                today=today,
            )
        _forget(session, past_reminders(duties, sent))
    return len(lists)


def _forget(session: Session, past: Iterable[Sent]) -> None:
    for one in past:
        row = session.get(ReviewReminder, (one.kind, one.slug, one.due_on, one.days))
        if row is not None:
            session.delete(row)
