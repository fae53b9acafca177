"""What is said to buddies and leads by itself: what is due, how are you, and once a week who needs a look."""

from dataclasses import replace
from datetime import date, timedelta

from wellbeing.accounts import actions as account_actions
from wellbeing.accounts import queries as accounts
from wellbeing.buddies import actions_watch
from wellbeing.core import clock, mail
from wellbeing.core.db import transaction
from wellbeing.core.mail import Posting
from wellbeing.core.sealing import seal, unseal
from wellbeing.core.throttle import throttle
from wellbeing.network import quiet
from wellbeing.network.actions_care import care_row
from wellbeing.network.duties import Kind, due_or_over, due_reminders, week_of
from wellbeing.network.models import BuddyCare
from wellbeing.network.people import Person
from wellbeing.network.queries import SupervisorSummary, supervisors
from wellbeing.network.queries_reminders import find_person, people, team_addresses

_PURPOSE = "check-in"
LINK_LASTS = timedelta(days=60)
# Longer than a week, so that the count of one outlives it.
_A_WEEK_AND_MORE = timedelta(days=8)


def look_after() -> int:
    """The daily job; returns how many mails it wrote. Safe to run again: each mail is noted as it is written."""
    account_actions.begin_quarters()
    return remind() + let_rest() + check_in() + tell_leads()


def remind() -> int:
    """Tell each buddy whose training or supervision is due, in one mail."""
    today = clock.today()
    by_key = {one.key: one for one in supervisors()}
    due = [one for one in people() if due_reminders(one, today)]
    return sum(_remind(one, by_key.get(one.supervisor or ""), today) for one in due)


def let_rest() -> int:
    """Pause whoever left three requests in a row unanswered, and tell them so. It counts as a question, too."""
    today = clock.today()
    return sum(_let_rest(one, today) for one in people() if quiet.rest_until(one, today))


def check_in() -> int:
    """Ask each quiet buddy how they are, and forget about it once they are not quiet any more."""
    today = clock.today()
    asked = 0
    for one in people():
        if quiet.check_in_is_due(one, today):
            asked += _check_in(one, today)
        elif quiet.begins_anew(one, today):
            with transaction() as session:
                care_row(session, one.id).check_ins = 0
        elif quiet.may_be_forgotten(one, today):
            with transaction() as session:
                care_row(session, one.id).checked_in_on = None
    return asked


def tell_leads() -> int:
    """Tell every lead, once in each week that has something to say, who needs a look."""
    today = clock.today()
    everyone = people()
    due = due_or_over(everyone, today)
    silent = [one for one in everyone if quiet.is_for_leads(one, today)]
    resting = [one for one in everyone if quiet.rests(one, today)]
    if not (due or silent or resting):
        return 0
    leads = accounts.team()
    with transaction():
        if not throttle(f"buddies-week:{week_of(today)}", 1, _A_WEEK_AND_MORE):
            return 0
        for lead in leads:
            mail.post(
                to=lead.email,
                template="buddies_week",
                language=lead.mail_language,
                over=[pair for pair in due if pair[1].is_over(today)],
                soon=[pair for pair in due if pair[1].is_within_a_week(today)],
                later=sum(pair[1].is_later(today) for pair in due),
                silent=silent,
                resting=resting,
            )
    return len(leads)


def opens(token: str) -> Person | None:
    """The buddy whom a mail asked how they are; None when its link is forged or old, or they have left."""
    held = unseal(token, _PURPOSE, int(LINK_LASTS.total_seconds()))
    person = find_person(held["buddy"]) if held else None
    return None if person is None or person.left else person


def is_here(token: str) -> bool:
    """The buddy is still there: nobody counts them as quiet any more. False when the link opens nothing."""
    person = opens(token)
    if person is None:
        return False
    held = unseal(token, _PURPOSE)
    rest_until = date.fromisoformat(held["rest"]) if held["rest"] else None
    with transaction() as session:
        # In the order in which the job locks the two, so that neither waits for the other.
        care_row(session, person.id).check_ins = 0
        actions_watch.heard_from(person.id, rest_until)
        account = accounts.by_email(person.address)
        if account is not None:
            account_actions.note_quarter(account)
    return True


def _remind(one: Person, supervisor: SupervisorSummary | None, today: date) -> bool:
    with transaction() as session:
        row = care_row(session, one.id)
        due = due_reminders(_as_kept(one, row), today)
        if not due:
            return False  # another process has just told them
        for kind, (_duty, keep) in due.items():
            setattr(row, f"{kind}_told", keep)
        asks_supervisor = supervisor if Kind.SUPERVISION in due else None
        team = team_addresses()
        mail.post(
            to=one.address,
            template="buddy_due",
            language=one.language,
            posting=Posting(reply_to=asks_supervisor.email if asks_supervisor else ", ".join(team)),
            name=one.name,
            duties=[duty for duty, _keep in due.values()],
            supervisor=asks_supervisor,
            team=team,
            today=today,
        )
        return True


def _let_rest(one: Person, today: date) -> bool:
    until = quiet.rest_until(one, today)
    with transaction() as session:
        row = care_row(session, one.id)
        if until is None or not actions_watch.rest(one.id, until, quiet.REST_AFTER, quiet.UNANSWERED):
            return False
        _note_question(row, today)
        if not one.may_be_written_to:
            return False
        mail.post(
            to=one.address,
            template="buddy_rests",
            language=one.language,
            posting=Posting(reply_to=", ".join(team_addresses())),
            name=one.name,
            until=until,
            token=_token(one, until),
        )
        return True


def _check_in(one: Person, today: date) -> bool:
    with transaction() as session:
        row = care_row(session, one.id)
        if not quiet.check_in_is_due(_as_kept(one, row), today):
            return False
        _note_question(row, today)
        mail.post(
            to=one.address,
            template="buddy_check_in",
            language=one.language,
            posting=Posting(reply_to=", ".join(team_addresses())),
            name=one.name,
            token=_token(one, None),
            is_last=row.check_ins >= quiet.CHECK_INS,
        )
        return True


def _as_kept(one: Person, row: BuddyCare) -> Person:
    """The buddy with what is kept of them now that nobody else can change it."""
    return replace(
        one,
        training_told=row.training_told,
        supervision_told=row.supervision_told,
        checked_in_on=row.checked_in_on,
        check_ins=row.check_ins,
    )


def _note_question(row: BuddyCare, today: date) -> None:
    row.checked_in_on, row.check_ins = today, min(row.check_ins + 1, quiet.CHECK_INS)


def _token(one: Person, rest_until: date | None) -> str:
    return seal({"buddy": one.id, "rest": rest_until.isoformat() if rest_until else ""}, _PURPOSE)
