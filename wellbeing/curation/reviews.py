"""When something of the pack should be checked again, and whom to remind, once for each day that matters."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

# So many days before the day, and on it.
MARKS = (30, 7, 0)
SOON = MARKS[0]


class Standing(StrEnum):
    """How the check of something stands on a day."""

    NEVER = "never"
    LATE = "late"
    SOON = "soon"
    FINE = "fine"


@dataclass(frozen=True)
class Duty:
    """Something to check by a day. Whoever owns it is reminded, or all leads when nobody does."""

    kind: str
    slug: str
    name: str
    owner: str
    due_on: date


@dataclass(frozen=True)
class Sent:
    """A reminder that went out: so many days before the day on which something was due."""

    kind: str
    slug: str
    due_on: date
    days: int


def standing(due_on: date | None, today: date) -> Standing:
    """How it stands; `due_on` is the last day on which it counts as checked, None when nobody ever checked it."""
    if due_on is None:
        return Standing.NEVER
    if due_on < today:
        return Standing.LATE
    return Standing.SOON if (due_on - today).days <= SOON else Standing.FINE


def mark_of(due_on: date, today: date) -> int | None:
    """The reminder that is due: a day that the job missed is made good, but never by several mails."""
    left = (due_on - today).days
    return min((mark for mark in MARKS if left <= mark), default=None)


def due_reminders(duties: Iterable[Duty], sent: Collection[Sent], today: date) -> list[tuple[Duty, Sent]]:
    """What nobody was reminded of yet, the earliest day first."""
    found = []
    for duty in duties:
        mark = mark_of(duty.due_on, today)
        if mark is None:
            continue
        reminder = Sent(duty.kind, duty.slug, duty.due_on, mark)
        if reminder not in sent:
            found.append((duty, reminder))
    return sorted(found, key=lambda pair: (pair[0].due_on, pair[0].name.casefold(), pair[0].slug))


def past_reminders(duties: Iterable[Duty], sent: Iterable[Sent]) -> list[Sent]:
    """Reminders of days that are over, because somebody checked since: nobody needs to know of them any more."""
    now = {(duty.kind, duty.slug): duty.due_on for duty in duties}
    return [one for one in sent if now.get((one.kind, one.slug), one.due_on) > one.due_on]


def by_person(duties: Iterable[Duty], leads: Sequence[str]) -> dict[str, list[Duty]]:
    """What each person's one mail lists, by address."""
    lists: dict[str, list[Duty]] = {}
    for duty in duties:
        for person in (duty.owner.lower(),) if duty.owner else leads:
            lists.setdefault(person, []).append(duty)
    return lists
