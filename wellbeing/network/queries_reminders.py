"""Every buddy as reminders and letters see them."""

from dataclasses import replace

from sqlalchemy import select

from wellbeing import trust
from wellbeing.accounts import queries as accounts
from wellbeing.accounts.queries import AccountSummary
from wellbeing.buddies.queries_watch import Watched, watched
from wellbeing.core.db import db
from wellbeing.network.models import BuddyCare
from wellbeing.network.people import Person


def people() -> tuple[Person, ...]:
    """Every buddy by name; three reads, however many there are."""
    by_id = {account.id: account for account in accounts.with_role("buddy")}
    care = {row.buddy_id: row for row in db.session.scalars(select(BuddyCare))}
    return tuple(_person(one, by_id.get(one.account_id), care.get(one.id)) for one in watched())


def find_person(buddy_id: str) -> Person | None:
    """One buddy."""
    return next((one for one in people() if one.id == buddy_id), None)


def team_addresses() -> tuple[str, ...]:
    """Where buddies write to the wellbeing team."""
    return tuple(lead.email for lead in accounts.team())


def _person(one: Watched, account: AccountSummary | None, kept: BuddyCare | None) -> Person:
    place = trust.place_of_site(one.site)
    person = Person(
        id=one.id,
        name=one.name,
        address=account.email if account else "",
        language=one.mail_language,
        place=place.id if place else "",
        languages=one.languages,
        active=one.active,
        left=one.left_on is not None,
        trained_until=one.trained_until,
        supervised_until=one.supervised_until,
        paused_until=one.paused_until,
        away_from=one.away_from,
        away_until=one.away_until,
        unanswered=one.unanswered,
        quarter=account.active_quarter if account else "",
    )
    if kept is None:
        return person
    return replace(
        person,
        supervisor=kept.supervisor_key.hex() if kept.supervisor_key else None,
        training_told=kept.training_told,
        supervision_told=kept.supervision_told,
        checked_in_on=kept.checked_in_on,
        check_ins=kept.check_ins,
    )
