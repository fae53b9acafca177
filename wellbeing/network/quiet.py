"""Who has gone quiet, and what is done about it: a kind question first, a rest when requests stay unanswered,
and the leads when a second question had no answer either.

The match is not told. A buddy who is quiet can be asked like any other until three requests in a row had no answer:
each of those cost a colleague two working days, so the buddy then rests for two weeks. The rest ends by itself, or
at once when they say that they are here. After it one more request without an answer is enough for the next rest.
"""

from datetime import date, timedelta
from enum import StrEnum

from wellbeing.core.periods import is_recent_quarter
from wellbeing.network.people import Person

UNANSWERED = 2
REST_AFTER = 3
REST = timedelta(days=14)
BETWEEN_CHECK_INS = timedelta(days=30)
CHECK_INS = 2
TIME_TO_ANSWER = timedelta(days=7)


class Sign(StrEnum):
    """How we notice that somebody is quiet."""

    UNANSWERED = "unanswered"
    NOT_SEEN = "not_seen"


def sign_of(person: Person, today: date) -> Sign | None:
    """Why a buddy counts as quiet; None when they do not, or when we know that they take time off."""
    if not person.active or person.left or person.is_paused(today) or person.is_away(today):
        return None
    if person.unanswered >= UNANSWERED:
        return Sign.UNANSWERED
    # An empty quarter: nobody has counted yet.
    seen = not person.quarter or is_recent_quarter(person.quarter, today)
    return None if seen else Sign.NOT_SEEN


def rests(person: Person, today: date) -> bool:
    """Whether they take no requests because some had no answer."""
    return person.active and not person.left and person.unanswered >= UNANSWERED and person.is_paused(today)


def rest_until(person: Person, today: date) -> date | None:
    """The last day of the rest that begins now; None when none begins."""
    if not person.active or person.left or person.unanswered < REST_AFTER:
        return None
    until = today + REST
    return max(until, person.paused_until) if person.paused_until else until


def check_in_is_due(person: Person, today: date) -> bool:
    """Whether to ask a quiet buddy how they are: at most every 30 days, and at most twice."""
    return (
        sign_of(person, today) is not None
        and person.may_be_written_to
        and person.check_ins < CHECK_INS
        and (person.checked_in_on is None or today >= person.checked_in_on + BETWEEN_CHECK_INS)
    )


def is_for_leads(person: Person, today: date) -> bool:
    """Whether both questions had no answer, or cannot be asked: now somebody should ring."""
    if sign_of(person, today) is None and not rests(person, today):
        return False
    if not person.may_be_written_to:
        return True
    asked = person.checked_in_on
    return person.check_ins >= CHECK_INS and asked is not None and today >= asked + TIME_TO_ANSWER


def begins_anew(person: Person, today: date) -> bool:
    """Whether the questions are counted from the start again, because the buddy is no longer quiet."""
    return person.check_ins > 0 and sign_of(person, today) is None and not rests(person, today)


def may_be_forgotten(person: Person, today: date) -> bool:
    """Whether the day of the last question is needed no more: nobody is asked again sooner, and it was answered."""
    asked = person.checked_in_on
    return asked is not None and person.check_ins == 0 and today >= asked + BETWEEN_CHECK_INS
