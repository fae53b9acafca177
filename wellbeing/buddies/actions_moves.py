"""Carrying out one move of one request, inside the caller's transaction.

A request is always locked before the buddies are, and the buddies in one order: so no two moves wait for each other.
"""

from datetime import date

import structlog
from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from wellbeing.accounts import queries as accounts
from wellbeing.buddies import lifecycle, queries
from wellbeing.buddies.lifecycle import Event, Outcome, State, Turn
from wellbeing.buddies.matching import broken_rule, match
from wellbeing.buddies.models import BuddyProfile, BuddyRequest, RequestOutcome
from wellbeing.buddies.queries_clock import rules
from wellbeing.core import clock, mail
from wellbeing.core.periods import month_of

log = structlog.get_logger()


def locked(session: Session, key: str) -> BuddyRequest | None:
    """The open request with this key, for this transaction alone."""
    try:
        return session.get(BuddyRequest, bytes.fromhex(key), with_for_update=True)
    except ValueError:
        return None


def apply(session: Session, row: BuddyRequest, event: Event, planned: str | None = None) -> bool:
    """Carry out what the table of moves says; a planned buddy is asked if that is still possible."""
    state, today = State(row.state), clock.today()
    to = lifecycle.move(state, event)
    if isinstance(to, Outcome):
        _end(session, row, to, today)
        return True
    # Between a request's last day and the job that ends it, nobody takes it on any more.
    if to is None or lifecycle.has_expired(row.ends_on, today):
        return False
    if to is Turn.TAKEN_ON:
        _take_on(session, row, state, today)
        return True
    return _to_another(session, row, event, planned, today)


def _to_another(session: Session, row: BuddyRequest, event: Event, planned: str | None, today: date) -> bool:
    buddies = lock_buddies(session)
    _count_answer(session, row, event)
    row.ends_on = lifecycle.ends_on(row.asked_on)  # a yes that is taken back takes its further day along
    if planned and may_ask(row, buddies.get(planned), today):
        offer(session, row, buddies[planned], today)
    elif event is Event.BUDDY_FREE:
        return False
    else:
        pass_on(session, row, buddies, today)
    return True


def _take_on(session: Session, row: BuddyRequest, state: State, today: date) -> None:
    row.state, row.due_on, row.remind_on = lifecycle.TAKEN_AS[state], lifecycle.note_by(today), None
    # Who says yes on the last day has the time to read the contact, too.
    row.ends_on = max(row.ends_on, row.due_on)
    if row.offered_to:
        buddy = session.get_one(BuddyProfile, row.offered_to, with_for_update=True)
        year = str(today.year)
        buddy.yes_count = buddy.yes_count + 1 if buddy.yes_year == year else 1
        buddy.yes_year, buddy.unanswered = year, 0


def _count_answer(session: Session, row: BuddyRequest, event: Event) -> None:
    """Note with the buddy who had the request that they did not answer, said no, or took a yes back."""
    if row.offered_to is None:
        return
    buddy = session.get_one(BuddyProfile, row.offered_to)
    if event is Event.OVERDUE:
        buddy.unanswered += 1
    elif event is Event.DECLINE:
        buddy.unanswered = 0
    if State(row.state) is State.TAKEN and row.due_on:
        said_yes_in = str(lifecycle.taken_on(row.due_on).year)
        if buddy.yes_year == said_yes_in and buddy.yes_count:
            buddy.yes_count -= 1


def _end(session: Session, row: BuddyRequest, outcome: Outcome, today: date) -> None:
    """Delete the request; a count of how it ended stays."""
    read = State(row.state) in lifecycle.CONTACT_SHOWN and row.due_on is not None
    answered_on = lifecycle.taken_on(row.due_on) if read and row.due_on else today
    _count_outcome(session, outcome, row.asked_on, answered_on)
    if outcome is Outcome.ACCEPTED and row.offered_to:
        _count_taken(session, row.offered_to)
    session.delete(row)


def may_ask(row: BuddyRequest, buddy: queries.Profile | None, today: date) -> bool:
    """Whether this buddy may be asked for this request now: not asked before, and no hard rule broken."""
    need = queries.open_details(row.sealed).need
    return buddy is not None and buddy.id not in row.tried and not broken_rule(need, buddy.match, today)


def lock_buddies(session: Session) -> dict[str, queries.Profile]:
    """Every buddy who can sign in to answer, locked in one order: two requests at once cannot overload one of them."""
    every = select(BuddyProfile).order_by(BuddyProfile.id).with_for_update()
    rows = session.scalars(every, execution_options={"populate_existing": True}).all()
    load, can_sign_in = queries.open_load(), accounts.ids_with_role("buddy")
    return {row.id: queries.to_profile(row, load[row.id]) for row in rows if row.account_id in can_sign_in}


def pass_on(session: Session, row: BuddyRequest, buddies: dict[str, queries.Profile], today: date) -> None:
    """Offer to the next in line, or hand to the leads."""
    next_one = None
    if lifecycle.may_try_another(row.tried, today, row.ends_on, rules()):
        need = queries.open_details(row.sealed).need
        ranked = match(need, [one.match for one in buddies.values()], today, row.key.hex()).ranked
        next_one = lifecycle.next_in_line(row.choices, row.tried, [one.buddy.id for one in ranked])
    if next_one is not None:
        offer(session, row, buddies[next_one], today)
        return
    row.state, row.offered_to = State.WITH_LEADS, None
    row.due_on = lifecycle.leads_by(today, rules())
    row.remind_on = lifecycle.remind_leads_on(row.due_on, rules())
    tell_leads(row.due_on, again=False)


def offer(session: Session, row: BuddyRequest, buddy: queries.Profile, today: date) -> None:
    """Ask this buddy, and begin their time to answer."""
    row.state, row.offered_to = State.OFFERED, buddy.id
    row.due_on = min(lifecycle.answer_by(today, rules()), row.ends_on)
    row.remind_on = lifecycle.remind_on(today, row.due_on, rules())
    row.tried = (*row.tried, buddy.id)
    session.get_one(BuddyProfile, buddy.id).last_asked = today
    tell_buddy(buddy, "request_arrived", row.due_on)


def remind(row: BuddyRequest) -> None:
    """A mail to whoever has the request now."""
    buddy = queries.find_profile(row.offered_to) if row.offered_to else None
    due_on = row.due_on or clock.today()
    if buddy:
        tell_buddy(buddy, "request_waits", due_on)
    else:
        tell_leads(due_on, again=True)


def tell_buddy(buddy: queries.Profile, template: str, due_on: date) -> None:
    """A mail to the buddy, of no use once the time to answer is over; without an account there is nobody to tell."""
    account = accounts.by_id(buddy.account_id)
    if account is not None:
        in_time = mail.Posting(until=due_on)
        mail.post(
            to=account.email, template=template, language=buddy.mail_language, posting=in_time, due_on=due_on
        )


def tell_leads(due_on: date, *, again: bool) -> None:
    """A mail to each lead, or to the administrators where there is no lead."""
    leads = accounts.team()
    for lead in leads:
        mail.post(
            to=lead.email,
            template="request_with_leads",
            language=lead.mail_language,
            due_on=due_on,
            again=again,
        )
    if not leads:
        log.warning("nobody_leads")


def _count_taken(session: Session, buddy_id: str) -> None:
    buddy = session.get_one(BuddyProfile, buddy_id, with_for_update=True)
    month = month_of(clock.today())
    buddy.taken = buddy.taken + 1 if buddy.taken_month == month else 1
    buddy.taken_month = month


def _count_outcome(session: Session, outcome: Outcome, asked_on: date, today: date) -> None:
    band = lifecycle.answer_band(outcome, asked_on, today, rules())
    this = {"month": month_of(today), "outcome": str(outcome), "band": str(band)}
    one_more = update(RequestOutcome).filter_by(**this).values(count=RequestOutcome.count + 1)
    if session.scalar(one_more.returning(RequestOutcome.count)) is not None:
        return
    try:
        with session.begin_nested():
            session.add(RequestOutcome(**this, count=1))
    except IntegrityError:
        session.execute(one_more)  # another process counted the first one in the same moment
