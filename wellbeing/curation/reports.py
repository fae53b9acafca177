"""What people can say is wrong with an entry, and in which order leads look at it.

A number that people call in danger goes before everything else; after that, what has waited longest.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

WORDS_KEPT = timedelta(days=30)
LONGEST = 500


class What(StrEnum):
    """What is wrong."""

    NUMBER = "number"
    WEBSITE = "website"
    CLOSED = "closed"
    FACTS = "facts"
    WORDS = "words"
    OTHER = "other"


class Outcome(StrEnum):
    """How a report was closed."""

    CHANGED = "changed"
    NOTHING_WRONG = "nothing"


@dataclass(frozen=True)
class Subject:
    """What a report is about: a resource or a crisis contact."""

    slug: str
    is_contact: bool = False


@dataclass(frozen=True)
class Report:
    """One report. `words` is None when they are deleted, and when they cannot be read with the keys of today."""

    key: str
    subject: Subject
    what: What
    words: str | None
    language: str
    reported_on: date
    outcome: Outcome | None = None
    closed_on: date | None = None
    closed_by: str = ""


@dataclass(frozen=True)
class Group:
    """What is said about one entry."""

    subject: Subject
    is_crisis: bool
    reports: tuple[Report, ...]


def fitting(has_number: bool, has_website: bool) -> tuple[What, ...]:
    """What can be wrong with an entry."""
    absent = {What.NUMBER: has_number, What.WEBSITE: has_website}
    return tuple(what for what in What if absent.get(what, True))


def grouped(reports: Iterable[Report], in_danger: Collection[Subject]) -> list[Group]:
    """What is open, by what it is about: help in danger first, then what has waited longest."""
    groups = _groups(sorted(reports, key=lambda each: (each.reported_on, each.key)), in_danger)
    return sorted(
        groups, key=lambda each: (not each.is_crisis, each.reports[0].reported_on, each.subject.slug)
    )


def newest(reports: Iterable[Report]) -> list[Group]:
    """What was done, by what it was about: the newest first."""
    return _groups(sorted(reports, key=lambda each: (each.closed_on or date.min, each.key), reverse=True), ())


def help_in_danger(
    contacts: Iterable[tuple[str, Collection[str]]], resources: Iterable[tuple[str, Collection[str]]]
) -> frozenset[Subject]:
    """The crisis contacts, and the resources that are the same help: by name, or by a number of theirs.

    Each is given as its slug and its numbers.
    """
    known = list(contacts)
    slugs = {slug for slug, _numbers in known}
    called = {_digits(number) for _slug, numbers in known for number in numbers if number}
    same = (
        Subject(slug)
        for slug, numbers in resources
        if slug in slugs or any(_digits(number) in called for number in numbers if number)
    )
    return frozenset((*(Subject(slug, is_contact=True) for slug in slugs), *same))


def forgets_words(closed_on: date, today: date) -> bool:
    """Whether the words of a closed report are deleted by now."""
    return closed_on + WORDS_KEPT <= today


def shares(subjects: Iterable[tuple[Subject, str]], everybody: Collection[str]) -> dict[str, list[Subject]]:
    """Who is told of which entries: whoever looks after an entry, or all the leads where nobody does."""
    told: dict[str, list[Subject]] = {}
    for subject, owner in subjects:
        for address in [owner] if owner else everybody:
            told.setdefault(address, []).append(subject)
    return told


def _groups(reports: Iterable[Report], in_danger: Collection[Subject]) -> list[Group]:
    by_subject: dict[Subject, list[Report]] = {}
    for report in reports:
        by_subject.setdefault(report.subject, []).append(report)
    return [Group(subject, subject in in_danger, tuple(many)) for subject, many in by_subject.items()]


def _digits(number: str) -> str:
    return "".join(letter for letter in number if letter.isdigit())
