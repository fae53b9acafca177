"""The life of a request: what can happen to it, who is next, and when its time is up.

A request is always somebody's: a buddy's or the leads'. It always has a day by which it moves on, and a day
on which it ends. When it ends it is deleted; only a count of month, outcome and time to answer stays.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from wellbeing.core.working_days import ENGLAND, add_working_days

DAYS_TO_LIVE = 14
DAYS_TO_NOTE = 1
# However long the buddies took, the leads have a request for its last days.
DAYS_FOR_LEADS = 2
WORKING_DAYS_TO_REMIND = 1
WORKING_DAYS_FOR_LEADS = 1


@dataclass(frozen=True)
class Rules:
    """What a trust may set of the clock."""

    answer_days: int = 2
    buddies_asked: int = 3
    holidays: str = ENGLAND


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
    BUDDY_STOPS = "buddy_stops"
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
    (State.OFFERED, Event.BUDDY_STOPS): Turn.NEXT_IN_LINE,
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
    (State.TAKEN, Event.BUDDY_STOPS): Turn.NEXT_IN_LINE,
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
    """The buddy to ask next, or None when nobody is left.

    `fitting` are the buddies who may be asked now, best first. The person's own choices come first, in
    their order, if they may still be asked. Nobody is asked twice.
    """
    may_ask = [buddy for buddy in fitting if buddy not in tried]
    return next((buddy for buddy in (*choices, *may_ask) if buddy in may_ask), None)


def may_try_another(tried: Sequence[str], today: date, end: date, rules: Rules) -> bool:
    """Whether one more buddy may be asked before the leads take over, who need time too."""
    in_time = answer_by(today, rules) + timedelta(days=DAYS_FOR_LEADS) <= end
    return len(tried) < rules.buddies_asked and in_time


def answer_by(asked_on: date, rules: Rules) -> date:
    """The last day on which a buddy who is asked today can answer."""
    return add_working_days(asked_on, rules.answer_days, rules.holidays)


def remind_on(asked_on: date, due_on: date, rules: Rules) -> date | None:
    """The day on which a buddy who has not answered is reminded; None when the answer is due by then."""
    day = add_working_days(asked_on, WORKING_DAYS_TO_REMIND, rules.holidays)
    return day if day < due_on else None


def leads_by(reached_on: date, rules: Rules) -> date:
    """The last day on which leads are still in time with a request that reached them today."""
    return add_working_days(reached_on, WORKING_DAYS_FOR_LEADS, rules.holidays)


def remind_leads_on(due_on: date, rules: Rules) -> date:
    """The working day after that, on which leads are told once more."""
    return add_working_days(due_on, 1, rules.holidays)


def note_by(taken_on: date) -> date:
    """The last day on which a contact can be read after a yes."""
    return taken_on + timedelta(days=DAYS_TO_NOTE)


def taken_on(due_on: date) -> date:
    """The day of the yes, from the last day to read the contact."""
    return due_on - timedelta(days=DAYS_TO_NOTE)


def ends_on(asked_on: date) -> date:
    """The day on which a request ends, answered or not."""
    return asked_on + timedelta(days=DAYS_TO_LIVE)


def may_remind(state: State, reminder: date | None, due_on: date | None, today: date) -> bool:
    """Whether today is the day to remind whoever has the request: a buddy only while there is still time after it."""
    if reminder is None or reminder > today:
        return False
    return state is State.WITH_LEADS or (state is State.OFFERED and due_on is not None and today < due_on)


def is_overdue(due_on: date, today: date) -> bool:
    """The day to answer is over."""
    return today > due_on


def has_expired(end: date, today: date) -> bool:
    """The last day of the request is over."""
    return today > end


def answer_band(outcome: Outcome, asked_on: date, today: date, rules: Rules) -> Band:
    """How long an answer took. A request that nobody answered has no band."""
    if outcome not in (Outcome.ACCEPTED, Outcome.ANSWERED_BY_LEADS):
        return Band.NONE
    if today <= asked_on:
        return Band.SAME_DAY
    if today <= add_working_days(asked_on, 2, rules.holidays):
        return Band.TWO_DAYS
    return Band.FIVE_DAYS if today <= add_working_days(asked_on, 5, rules.holidays) else Band.LONGER
