"""The yearly thank-you: one mail, and nothing in it about anybody else."""

from wellbeing.accounts import queries as accounts
from wellbeing.buddies.queries_care import active_services
from wellbeing.core import clock, mail
from wellbeing.core.db import transaction
from wellbeing.network.actions_care import care_row
from wellbeing.network.care import thanks_due
from wellbeing.network.queries_care import thanked_years


def thank() -> int:
    """The job: thank everybody whose day has come round. Safe to run again: each year is thanked for once."""
    today = clock.today()
    thanked = 0
    with transaction() as session:
        years = thanked_years()
        for one in active_services():
            year = thanks_due(one.joined_on, years.get(one.buddy_id, ""), today)
            account = accounts.by_id(one.account_id) if year else None
            row = care_row(session, one.buddy_id) if account else None
            # Another process may have thanked them just now.
            if row and account and year and row.thanked_year != year:
                row.thanked_year = year
                mail.post(
                    to=account.email, template="year_of_thanks", language=one.mail_language, name=one.name
                )
                thanked += 1
    return thanked
