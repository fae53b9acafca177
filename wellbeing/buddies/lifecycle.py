"""The life of a request: what can happen to it, who is next, and when its time is up.

A request is always somebody's: a buddy's or the leads'. It always has a day by which it moves on, and a day
on which it ends. When it ends it is deleted; only a count of month, outcome and time to answer stays.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum

from holidays import country_holidays

WORKING_DAYS_TO_ANSWER = 2
BUDDIES_ASKED = 3
DAYS_TO_LIVE = 14
DAYS_TO_NOTE = 1
_SATURDAY = 5
_BANK_HOLIDAYS = country_holidays("GB", subdiv="ENG")


class State(StrEnum):
    """Whose the request is now, and whether they have said yes.

    Between a yes and the end lies the moment in which the contact is read. If the answer is lost on its way, or the
    server stops, the contact is still there: until whoever said yes has written it down, at most until the next day.
    """

    OFFERED = "offered"
    WITH_LEADS = "with_leads"
    TAKEN = "taken"
    TAKEN_BY_LEADS = "taken_by_leads"


class Event(StrEnum):
    """What can happen to a request."""

    ACCEPT = "accept"
    DECLINE = "decline"
    OVERDUE = "overdue"
    WITHDRAW = "withdraw"
    EXPIRE = "expire"
    LEADS_ANSWER = "leads_answer"
    LEADS_OFFER = "leads_offer"
    BUDDY_FREE = "buddy_free"
    NOTED = "noted"


class Outcome(StrEnum):
    """How a request ended; the counters keep this."""

    ACCEPTED = "accepted"
    ANSWERED_BY_LEADS = "answered_by_leads"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


class Turn(StrEnum):
    """Where a request goes when it does not end."""

    NEXT_IN_LINE = "next_in_line"
    CHOSEN_BUDDY = "chosen_buddy"
    TAKEN_ON = "taken_on"


class Band(StrEnum):
    """How long an answer took, in working days; wide, so that a count points to no day."""

    SAME_DAY = "same_day"
    TWO_DAYS = "two_days"
    FIVE_DAYS = "five_days"
    LONGER = "longer"
    NONE = "none"


MOVES: Mapping[tuple[State, Event], Outcome | Turn] = {
    (State.OFFERED, Event.ACCEPT): Turn.TAKEN_ON,
    (State.OFFERED, Event.DECLINE): Turn.NEXT_IN_LINE,
    (State.OFFERED, Event.OVERDUE): Turn.NEXT_IN_LINE,
    (State.OFFERED, Event.WITHDRAW): Outcome.WITHDRAWN,
    (State.OFFERED, Event.EXPIRE): Outcome.EXPIRED,
    (State.WITH_LEADS, Event.LEADS_ANSWER): Turn.TAKEN_ON,
    (State.WITH_LEADS, Event.LEADS_OFFER): Turn.CHOSEN_BUDDY,
    (State.WITH_LEADS, Event.BUDDY_FREE): Turn.CHOSEN_BUDDY,
    (State.WITH_LEADS, Event.WITHDRAW): Outcome.WITHDRAWN,
    (State.WITH_LEADS, Event.EXPIRE): Outcome.EXPIRED,
    (State.TAKEN, Event.NOTED): Outcome.ACCEPTED,
    (State.TAKEN, Event.OVERDUE): Outcome.ACCEPTED,
    (State.TAKEN, Event.EXPIRE): Outcome.ACCEPTED,
    (State.TAKEN, Event.DECLINE): Turn.NEXT_IN_LINE,
    (State.TAKEN, Event.WITHDRAW): Outcome.WITHDRAWN,
    (State.TAKEN_BY_LEADS, Event.NOTED): Outcome.ANSWERED_BY_LEADS,
    (State.TAKEN_BY_LEADS, Event.OVERDUE): Outcome.ANSWERED_BY_LEADS,
    (State.TAKEN_BY_LEADS, Event.EXPIRE): Outcome.ANSWERED_BY_LEADS,
    (State.TAKEN_BY_LEADS, Event.WITHDRAW): Outcome.WITHDRAWN,
}
# What a yes makes of each state.
TAKEN_AS: Mapping[State, State] = {
    State.OFFERED: State.TAKEN,
    State.WITH_LEADS: State.TAKEN_BY_LEADS,
}
# States in which the contact may be read, by whoever said yes.
CONTACT_SHOWN = frozenset(TAKEN_AS.values())


def move(state: State, event: Event) -> Outcome | Turn | None:
    """What an event does to a request in this state; None when it cannot happen."""
    return MOVES.get((state, event))


def next_in_line(choices: Sequence[str], tried: Sequence[str], fitting: Sequence[str]) -> str | None:
    """The buddy to ask next, or None when it is the leads' turn.

    `fitting` are the buddies who may be asked now, best first. The person's own choices come first, in
    their order, if they may still be asked. Nobody is asked twice, and after three buddies the leads are.
    """
    if not may_try_another(tried):
        return None
    may_ask = [buddy for buddy in fitting if buddy not in tried]
    return next((buddy for buddy in (*choices, *may_ask) if buddy in may_ask), None)


def may_try_another(tried: Sequence[str]) -> bool:
    """Whether one more buddy may be asked before the leads take over."""
    return len(tried) < BUDDIES_ASKED


def is_working_day(day: date) -> bool:
    """Monday to Friday, without the bank holidays of England."""
    return day.weekday() < _SATURDAY and day not in _BANK_HOLIDAYS


def add_working_days(day: date, count: int) -> date:
    """The working day that is `count` working days after this day."""
    while count:
        day += timedelta(days=1)
        count -= is_working_day(day)
    return day


def answer_by(asked_on: date) -> date:
    """The last day on which a buddy who is asked today can answer."""
    return add_working_days(asked_on, WORKING_DAYS_TO_ANSWER)


def note_by(taken_on: date) -> date:
    """The last day on which a contact can be read after a yes."""
    return taken_on + timedelta(days=DAYS_TO_NOTE)


def taken_on(due_on: date) -> date:
    """The day of the yes, from the last day to read the contact."""
    return due_on - timedelta(days=DAYS_TO_NOTE)


def ends_on(asked_on: date) -> date:
    """The day on which a request ends, answered or not."""
    return asked_on + timedelta(days=DAYS_TO_LIVE)


def is_overdue(due_on: date, today: date) -> bool:
    """The day to answer is over."""
    return today > due_on


def has_expired(end: date, today: date) -> bool:
    """The last day of the request is over."""
    return today > end


def answer_band(outcome: Outcome, asked_on: date, today: date) -> Band:
    """How long an answer took. A request that nobody answered has no band."""
    if outcome not in (Outcome.ACCEPTED, Outcome.ANSWERED_BY_LEADS):
        return Band.NONE
    if today <= asked_on:
        return Band.SAME_DAY
    if today <= add_working_days(asked_on, 2):
        return Band.TWO_DAYS
    return Band.FIVE_DAYS if today <= add_working_days(asked_on, 5) else Band.LONGER
