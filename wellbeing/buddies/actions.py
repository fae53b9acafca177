"""The moves of a request, each in one transaction that is safe when two people or processes act at once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from sqlalchemy import or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from wellbeing.accounts import queries as accounts
from wellbeing.buddies import lifecycle, queries
from wellbeing.buddies.lifecycle import Event, Outcome, State, Turn
from wellbeing.buddies.matching import broken_rule, match
from wellbeing.buddies.models import BuddyProfile, BuddyRequest, RequestOutcome
from wellbeing.buddies.placing import Waiting, place
from wellbeing.buddies.queries import SEALED_FOR, Details
from wellbeing.core import clock, mail
from wellbeing.core.db import db, random_key, transaction
from wellbeing.core.periods import month_of
from wellbeing.core.receipts import receipt_hash
from wellbeing.core.sealing import seal
from wellbeing.core.throttle import throttle

# As long as a form may be sent, so that a request that ended is not sent again by a page loaded once more.
REMEMBERED = timedelta(hours=2)
NOTHING_PLANNED: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class Sent:
    """Where a request is after sending: with a buddy, or with the leads when `offered_to` is None."""

    offered_to: str | None
    due_on: date | None
    ends_on: date


def send_request(receipt: str, details: Details, choices: tuple[str, ...]) -> Sent | None:
    """Send a request to the first in line. The same receipt again changes nothing and tells where it is.

    None when the request of this receipt has ended: a page loaded again must not bring it back.
    """
    today = clock.today()
    with transaction() as session:
        _buddies(session)  # waits here while the same form is being sent a second time
        hashed = receipt_hash(receipt)
        row = session.scalar(select(BuddyRequest).where(BuddyRequest.receipt_hash == hashed))
        if row is None:
            if not throttle(f"sent:{receipt}", 1, REMEMBERED):
                return None
            row = BuddyRequest(
                key=random_key(),
                receipt_hash=hashed,
                sealed=seal(queries.sealed_form(details), SEALED_FOR),
                choices=choices,
                tried=(),
                asked_on=today,
                ends_on=lifecycle.ends_on(today),
            )
            _pass_on(session, row, today)
            session.add(row)
        return Sent(row.offered_to, row.due_on, row.ends_on)


def accept(key: str, buddy_id: str) -> bool:
    """A buddy takes the request on, and may read the contact; False when it is no longer theirs."""
    return _by_buddy(key, buddy_id, Event.ACCEPT)


def decline(key: str, buddy_id: str) -> bool:
    """A buddy passes the request on to the next in line; False when it is no longer theirs."""
    return _by_buddy(key, buddy_id, Event.DECLINE)


def noted(key: str, buddy_id: str) -> bool:
    """A buddy has written the contact down, and the request goes; False when it has gone already."""
    return _by_buddy(key, buddy_id, Event.NOTED)


def _by_buddy(key: str, buddy_id: str, event: Event) -> bool:
    with transaction() as session:
        row = _locked(session, key)
        return row is not None and row.offered_to == buddy_id and _apply(session, row, event)


def withdraw(receipt: str) -> bool:
    """The person takes the request back; False when it has ended."""
    with transaction() as session:
        hashed = receipt_hash(receipt)
        row = session.scalar(
            select(BuddyRequest).where(BuddyRequest.receipt_hash == hashed).with_for_update()
        )
        return row is not None and _apply(session, row, Event.WITHDRAW)


def leads_answer(key: str) -> bool:
    """A lead takes the request on, and leads may read the contact; False when it is not with the leads."""
    return _by_leads(key, Event.LEADS_ANSWER)


def leads_noted(key: str) -> bool:
    """A lead has written the contact down, and the request goes; False when it has gone already."""
    return _by_leads(key, Event.NOTED)


def _by_leads(key: str, event: Event) -> bool:
    with transaction() as session:
        row = _locked(session, key)
        return row is not None and row.offered_to is None and _apply(session, row, event)


def leads_offer(key: str, buddy_id: str) -> bool:
    """A lead asks one more buddy; False when the request or the buddy cannot move so."""
    today = clock.today()
    with transaction() as session:
        row = _locked(session, key)
        if row is None or lifecycle.move(State(row.state), Event.LEADS_OFFER) != Turn.CHOSEN_BUDDY:
            return False
        buddies = _buddies(session)
        need = queries.open_details(row.sealed).need
        if buddy_id not in buddies or broken_rule(need, buddies[buddy_id].match, today):
            return False
        _offer(session, row, buddies[buddy_id], today)
        return True


def move_on() -> int:
    """The job of the clock: end what is over, pass on what nobody answered. Returns how many moved."""
    today = clock.today()
    ended = _each(
        BuddyRequest.ends_on < today, Event.EXPIRE, lambda row: lifecycle.has_expired(row.ends_on, today)
    )
    return ended + _place_waiting(today)


def _place_waiting(today: date) -> int:
    """Pass on what is late, and what waits with the leads since nobody was free: placed together.

    Each moves in a transaction of its own. What has changed since the plan was made is looked at again.
    """
    late = select(BuddyRequest).where(
        or_(BuddyRequest.due_on < today, BuddyRequest.state == State.WITH_LEADS),
        BuddyRequest.state.in_((State.OFFERED, State.WITH_LEADS)),
    )
    rows = [row for row in db.session.scalars(late) if lifecycle.may_try_another(row.tried)]
    waiting = [
        Waiting(row.key.hex(), queries.open_details(row.sealed).need, row.choices, row.tried) for row in rows
    ]
    buddies = [one.match for one in queries.profiles()] if waiting else []
    plan = place(waiting, buddies, today, today.isoformat())
    late_ones = _each(
        BuddyRequest.due_on < today,
        Event.OVERDUE,
        lambda row: row.due_on is not None and lifecycle.is_overdue(row.due_on, today),
        plan,
    )
    planned = [bytes.fromhex(key) for key in plan]
    return late_ones + _each(BuddyRequest.key.in_(planned), Event.BUDDY_FREE, _is_with_leads, plan)


def _is_with_leads(row: BuddyRequest) -> bool:
    return row.state == State.WITH_LEADS


def pass_on_all(buddy_id: str) -> int:
    """A buddy stops: everything that waits for them goes to the next in line."""
    return _each(BuddyRequest.offered_to == buddy_id, Event.DECLINE, lambda row: row.offered_to == buddy_id)


def _each(
    where: object,
    event: Event,
    still: Callable[[BuddyRequest], bool],
    plan: Mapping[str, str] = NOTHING_PLANNED,
) -> int:
    """Move each request in a transaction of its own, looking again once it is locked."""
    keys = db.session.scalars(select(BuddyRequest.key).where(where)).all()  # type: ignore[arg-type]
    moved = 0
    for key in keys:
        with transaction() as session:
            row = _locked(session, key.hex())
            if row is not None and still(row):
                moved += _apply(session, row, event, plan.get(key.hex()))
    return moved


def _locked(session: Session, key: str) -> BuddyRequest | None:
    try:
        return session.get(BuddyRequest, bytes.fromhex(key), with_for_update=True)
    except ValueError:
        return None


def _apply(session: Session, row: BuddyRequest, event: Event, planned: str | None = None) -> bool:
    """Carry out what the table of moves says; a planned buddy is asked if that is still possible."""
    state = State(row.state)
    to = lifecycle.move(state, event)
    today = clock.today()
    if to is None:
        return False
    if isinstance(to, Outcome):
        _end(session, row, to, today)
        return True
    if to is Turn.TAKEN_ON:
        row.state, row.due_on = lifecycle.TAKEN_AS[state], lifecycle.note_by(today)
        return True
    buddies = _buddies(session)
    if planned and _may_ask(row, buddies.get(planned), today):
        _offer(session, row, buddies[planned], today)
    elif to is Turn.NEXT_IN_LINE:
        _pass_on(session, row, today)
    else:
        return False
    return True


def _end(session: Session, row: BuddyRequest, outcome: Outcome, today: date) -> None:
    """Delete the request; a count of how it ended stays."""
    read = State(row.state) in lifecycle.CONTACT_SHOWN and row.due_on is not None
    answered_on = lifecycle.taken_on(row.due_on) if read and row.due_on else today
    _count_outcome(session, outcome, row.asked_on, answered_on)
    if outcome is Outcome.ACCEPTED and row.offered_to:
        _count_taken(session, row.offered_to)
    session.delete(row)


def _may_ask(row: BuddyRequest, buddy: queries.Profile | None, today: date) -> bool:
    need = queries.open_details(row.sealed).need
    return buddy is not None and buddy.id not in row.tried and not broken_rule(need, buddy.match, today)


def _buddies(session: Session) -> dict[str, queries.Profile]:
    """Every buddy, locked in one order, so that two requests sent at once cannot overload one of them."""
    rows = session.scalars(select(BuddyProfile).order_by(BuddyProfile.id).with_for_update()).all()
    load = queries.open_load()
    return {row.id: queries.to_profile(row, load[row.id]) for row in rows}


def _pass_on(session: Session, row: BuddyRequest, today: date) -> None:
    """Offer to the next in line, or hand to the leads."""
    buddies = _buddies(session)
    need = queries.open_details(row.sealed).need
    ranked = match(need, [one.match for one in buddies.values()], today, row.key.hex()).ranked
    next_one = lifecycle.next_in_line(row.choices, row.tried, [one.buddy.id for one in ranked])
    if next_one is not None:
        _offer(session, row, buddies[next_one], today)
        return
    row.state, row.offered_to, row.due_on = State.WITH_LEADS, None, None
    for lead in accounts.with_role("lead"):
        mail.post(to=lead.email, template="request_with_leads", language="en")


def _offer(session: Session, row: BuddyRequest, buddy: queries.Profile, today: date) -> None:
    row.state, row.offered_to = State.OFFERED, buddy.id
    row.due_on = lifecycle.answer_by(today)
    row.tried = (*row.tried, buddy.id)
    session.get_one(BuddyProfile, buddy.id).last_asked = today
    account = accounts.by_id(buddy.account_id)
    if account is not None:
        mail.post(
            to=account.email, template="request_arrived", language=buddy.mail_language, due_on=row.due_on
        )


def _count_taken(session: Session, buddy_id: str) -> None:
    buddy = session.get_one(BuddyProfile, buddy_id, with_for_update=True)
    month = month_of(clock.today())
    buddy.taken = buddy.taken + 1 if buddy.taken_month == month else 1
    buddy.taken_month = month


def _count_outcome(session: Session, outcome: Outcome, asked_on: date, today: date) -> None:
    band = lifecycle.answer_band(outcome, asked_on, today)
    this = {"month": month_of(today), "outcome": str(outcome), "band": str(band)}
    one_more = update(RequestOutcome).filter_by(**this).values(count=RequestOutcome.count + 1)
    if session.scalar(one_more.returning(RequestOutcome.count)) is not None:
        return
    try:
        with session.begin_nested():
            session.add(RequestOutcome(**this, count=1))
    except IntegrityError:
        session.execute(one_more)  # another process counted the first one in the same moment
