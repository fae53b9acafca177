"""The moves of a request, each in one transaction that is safe when two people or processes act at once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from types import MappingProxyType

from sqlalchemy import ColumnElement, and_, or_, select

from wellbeing.accounts import queries as accounts
from wellbeing.buddies import actions_moves as moves
from wellbeing.buddies import lifecycle, queries
from wellbeing.buddies.lifecycle import Event, State, Turn
from wellbeing.buddies.models import BuddyProfile, BuddyRequest
from wellbeing.buddies.placing import Waiting, place
from wellbeing.buddies.queries import SEALED_FOR, Details
from wellbeing.buddies.queries_clock import rules
from wellbeing.core import clock
from wellbeing.core.db import db, random_key, transaction
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
    """Send a request to the first in line. The same receipt again tells where it is, and mends only the contact.

    None when the request of this receipt has ended: a page loaded again must not bring it back.
    """
    today = clock.today()
    with transaction() as session:
        hashed = receipt_hash(receipt)
        same = select(BuddyRequest).where(BuddyRequest.receipt_hash == hashed)
        row = session.scalar(same.with_for_update())
        if row is not None:
            # Whoever went back to mend a number must not be rung at the wrong one.
            kept = replace(queries.open_details(row.sealed), contact=details.contact)
            row.sealed = seal(queries.sealed_form(kept), SEALED_FOR)
        else:
            buddies = moves.lock_buddies(
                session
            )  # waits here while the same form is being sent a second time
            row = session.scalar(same)
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
            moves.pass_on(session, row, buddies, today)
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
        row = moves.locked(session, key)
        return row is not None and row.offered_to == buddy_id and moves.apply(session, row, event)


def withdraw(receipt: str) -> bool:
    """The person takes the request back; False when it has ended."""
    with transaction() as session:
        hashed = receipt_hash(receipt)
        row = session.scalar(
            select(BuddyRequest).where(BuddyRequest.receipt_hash == hashed).with_for_update()
        )
        return row is not None and moves.apply(session, row, Event.WITHDRAW)


def leads_answer(key: str) -> bool:
    """A lead takes the request on, and leads may read the contact; False when it is not with the leads."""
    return _by_leads(key, Event.LEADS_ANSWER)


def leads_noted(key: str) -> bool:
    """A lead has written the contact down, and the request goes; False when it has gone already."""
    return _by_leads(key, Event.NOTED)


def _by_leads(key: str, event: Event) -> bool:
    with transaction() as session:
        row = moves.locked(session, key)
        return row is not None and row.offered_to is None and moves.apply(session, row, event)


def leads_offer(key: str, buddy_id: str) -> bool:
    """A lead asks one more buddy; False when the request or the buddy cannot move so."""
    today = clock.today()
    with transaction() as session:
        row = moves.locked(session, key)
        if row is None or lifecycle.move(State(row.state), Event.LEADS_OFFER) != Turn.CHOSEN_BUDDY:
            return False
        if lifecycle.has_expired(row.ends_on, today):
            return False
        buddies = moves.lock_buddies(session)
        if not moves.may_ask(row, buddies.get(buddy_id), today):
            return False
        moves.offer(session, row, buddies[buddy_id], today)
        return True


def move_on() -> int:
    """The job of the clock: end what is over, pass on what nobody answered, remind. Returns how many moved.

    Each request moves at most once in a run, so that a server that stood still for a week sends no storm of mail.
    """
    today = clock.today()
    done: set[bytes] = set()
    _each(
        BuddyRequest.ends_on < today,
        Event.EXPIRE,
        lambda row: lifecycle.has_expired(row.ends_on, today),
        done,
    )
    _pass_on_from_nobody(done)
    _place_waiting(today, done)
    _remind(today)
    return len(done)


def _pass_on_from_nobody(done: set[bytes]) -> None:
    """A buddy whose account has gone can neither read their mail's page nor say no: somebody else is asked."""
    can_sign_in = accounts.ids_with_role("buddy")
    asked = select(BuddyProfile.id, BuddyProfile.account_id).where(
        BuddyProfile.id.in_(select(BuddyRequest.offered_to))
    )
    for buddy_id, account_id in db.session.execute(asked).all():
        if account_id not in can_sign_in:
            _pass_on_all(buddy_id, done)


def _place_waiting(today: date, done: set[bytes]) -> None:
    """Pass on what is late, and what waits with the leads since nobody was free: placed together.

    Each moves in a transaction of its own. What has changed since the plan was made is looked at again.
    """
    late = select(BuddyRequest).where(
        or_(BuddyRequest.due_on < today, BuddyRequest.state == State.WITH_LEADS),
        BuddyRequest.state.in_((State.OFFERED, State.WITH_LEADS)),
    )
    the_rules = rules()
    waiting = [
        Waiting(row.key.hex(), queries.open_details(row.sealed).need, row.choices, row.tried)
        for row in db.session.scalars(late)
        if row.key not in done and lifecycle.may_try_another(row.tried, today, row.ends_on, the_rules)
    ]
    buddies = [one.match for one in queries.profiles()] if waiting else []
    plan = place(waiting, buddies, today, today.isoformat())
    _each(
        and_(BuddyRequest.due_on < today, BuddyRequest.state != State.WITH_LEADS),
        Event.OVERDUE,
        lambda row: row.due_on is not None and lifecycle.is_overdue(row.due_on, today),
        done,
        plan,
    )
    planned = [bytes.fromhex(key) for key in plan]
    _each(BuddyRequest.key.in_(planned), Event.BUDDY_FREE, _is_with_leads, done, plan)


def _is_with_leads(row: BuddyRequest) -> bool:
    return row.state == State.WITH_LEADS


def _remind(today: date) -> None:
    """Tell whoever has had a request for a while, once; the mail and the note of it are one transaction."""
    for key in db.session.scalars(select(BuddyRequest.key).where(BuddyRequest.remind_on <= today)).all():
        with transaction() as session:
            row = moves.locked(session, key.hex())
            if row is None or row.remind_on is None or row.remind_on > today:
                continue
            if lifecycle.may_remind(State(row.state), row.remind_on, row.due_on, today):
                moves.remind(row)
            row.remind_on = None


def pass_on_all(buddy_id: str) -> int:
    """A buddy stops: everything that waits for them goes to the next in line."""
    done: set[bytes] = set()
    _pass_on_all(buddy_id, done)
    return len(done)


def _pass_on_all(buddy_id: str, done: set[bytes]) -> None:
    theirs = BuddyRequest.offered_to == buddy_id
    _each(theirs, Event.BUDDY_STOPS, lambda row: row.offered_to == buddy_id, done)


def _each(
    where: ColumnElement[bool],
    event: Event,
    still: Callable[[BuddyRequest], bool],
    done: set[bytes],
    plan: Mapping[str, str] = NOTHING_PLANNED,
) -> None:
    """Move each request that is not done, in a transaction of its own, looking again once it is locked."""
    for key in db.session.scalars(select(BuddyRequest.key).where(where)).all():
        if key in done:
            continue
        with transaction() as session:
            row = moves.locked(session, key.hex())
            if row is not None and still(row) and moves.apply(session, row, event, plan.get(key.hex())):
                done.add(key)
