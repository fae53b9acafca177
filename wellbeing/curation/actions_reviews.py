"""Reminding people to check what they look after."""

from datetime import timedelta

from sqlalchemy import delete, insert

from wellbeing.accounts import queries as accounts
from wellbeing.core import clock, mail
from wellbeing.core.db import transaction
from wellbeing.curation import queries_reviews as queries
from wellbeing.curation.models import ReviewReminder
from wellbeing.curation.reviews import by_person, due_reminders
from wellbeing.curation.versions import CONTACT

_KEPT = timedelta(days=400)


def remind() -> int:
    """The daily job: one mail for each person, of what is due. Safe to run again: nothing is said twice."""
    today = clock.today()
    with transaction() as session:
        due = due_reminders(queries.duties(), queries.sent_reminders(), today)
        if due:
            session.execute(insert(ReviewReminder), [vars(reminder) for _duty, reminder in due])
        leads = [lead.email for lead in accounts.with_role("lead")]
        lists = by_person([duty for duty, _reminder in due], leads)
        for person, many in lists.items():
            mail.post(
                to=person,
                template="reviews_due",
                language="en",
                resources=[duty for duty in many if duty.kind != CONTACT],
                contacts=[duty for duty in many if duty.kind == CONTACT],
                today=today,
            )
        session.execute(delete(ReviewReminder).where(ReviewReminder.due_on < today - _KEPT))
    return len(lists)
