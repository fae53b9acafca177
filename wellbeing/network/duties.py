"""Which buddy is told, and on which day, that training or supervision is due; and what leads hear each week."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from wellbeing.network.people import Person

# So many days before the last good day; the day after it is -1.
MARKS = (30, 7, -1)
SOON = MARKS[0]


class Kind(StrEnum):
    """What every buddy needs from time to time."""

    TRAINING = "training"
    SUPERVISION = "supervision"


@dataclass(frozen=True, slots=True)
class Duty:
    """Something that a buddy has to do by a day."""

    kind: Kind
    until: date

    def is_over(self, today: date) -> bool:
        """Whether its last good day has gone."""
        return self.until < today

    def is_within_a_week(self, today: date) -> bool:
        """Whether its last good day is today or in the week to come."""
        return 0 <= (self.until - today).days <= MARKS[1]

    def is_later(self, today: date) -> bool:
        """Whether it is further away than a week."""
        return (self.until - today).days > MARKS[1]


def duties_of(person: Person) -> tuple[Duty, ...]:
    """What a buddy has once done, with its last good day. Who never did it is not reminded but invited."""
    dated = ((Kind.TRAINING, person.trained_until), (Kind.SUPERVISION, person.supervised_until))
    return tuple(Duty(kind, until) for kind, until in dated if until is not None)


def mark_of(until: date, today: date) -> int | None:
    """The reminder that is due: a day that the job missed is made good, but never by several mails."""
    left = (until - today).days
    return min((mark for mark in MARKS if left <= mark), default=None)


def said(until: date, mark: int) -> str:
    """What is kept of a reminder, such as "2027-01-31/7"."""
    return f"{until.isoformat()}/{mark}"


def reminder(duty: Duty, last_said: str, today: date) -> str | None:
    """What to keep of the reminder that is due now; None when there is none, or it was said already.

    A clock that goes back says nothing twice: what is nearer to the day includes what is further.
    """
    mark = mark_of(duty.until, today)
    if mark is None:
        return None
    known = {said(duty.until, nearer) for nearer in MARKS if nearer <= mark}
    return None if last_said in known else said(duty.until, mark)


def due_reminders(person: Person, today: date) -> dict[Kind, tuple[Duty, str]]:
    """What a buddy is to be told today, in one mail, and what to keep of it."""
    if not (person.active and person.may_be_written_to):
        return {}
    told = {Kind.TRAINING: person.training_told, Kind.SUPERVISION: person.supervision_told}
    found = ((duty, reminder(duty, told[duty.kind], today)) for duty in duties_of(person))
    return {duty.kind: (duty, keep) for duty, keep in found if keep is not None}


def is_due(person: Person, kind: Kind, today: date) -> bool:
    """Whether it is due within a month, or over."""
    return any(duty.kind is kind and mark_of(duty.until, today) is not None for duty in duties_of(person))


def due_or_over(people: Iterable[Person], today: date) -> list[tuple[Person, Duty]]:
    """What leads hear of each week: every duty of an active buddy that is due within a month, the earliest first."""
    found = [
        (person, duty)
        for person in people
        if person.active and not person.left
        for duty in duties_of(person)
        if mark_of(duty.until, today) is not None
    ]
    return sorted(found, key=lambda pair: (pair[1].until, pair[0].name.casefold(), pair[0].id))


def week_of(day: date) -> str:
    """The week that a day is in: leads are told once in each."""
    year, week, _weekday = day.isocalendar()
    return f"{year}-W{week:02}"
