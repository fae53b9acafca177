"""Reading what people say is wrong."""

from collections import Counter
from collections.abc import Collection

from sqlalchemy import func, select

from wellbeing.core import clock
from wellbeing.core.db import db
from wellbeing.core.sealing import unseal
from wellbeing.curation.models_reports import FaultReport
from wellbeing.curation.reports import Outcome, Report, Subject, What, forgets_words, help_in_danger
from wellbeing.resources import queries as packs

SEALED_FOR = "fault-report"
# Closed reports that a page shows; older ones are counted only.
_MOST_CLOSED = 200


def open_reports() -> tuple[Report, ...]:
    """Everything that nobody has dealt with yet, the oldest first."""
    rows = db.session.scalars(
        select(FaultReport)
        .where(FaultReport.outcome == "")
        .order_by(FaultReport.reported_on, FaultReport.key)
    )
    return tuple(map(to_report, rows))


def closed_reports() -> tuple[Report, ...]:
    """What was dealt with, the newest first."""
    rows = db.session.scalars(
        select(FaultReport)
        .where(FaultReport.outcome != "")
        .order_by(FaultReport.closed_on.desc(), FaultReport.key)
        .limit(_MOST_CLOSED)
    )
    return tuple(map(to_report, rows))


def count_open_reports() -> Counter[str]:
    """How many reports about each entry wait for somebody, by slug."""
    waiting = select(FaultReport.slug, func.count().label("reports")).where(FaultReport.outcome == "")
    rows = db.session.execute(waiting.group_by(FaultReport.slug))
    return Counter({row.slug: row.reports for row in rows})


def in_danger() -> frozenset[Subject]:
    """The entries that people turn to in danger: their faults go before all others."""
    contacts = [(each.slug, (each.phone, each.text_number)) for each in packs.kept_contacts()]
    resources = [(each.slug, (each.phone, each.text_number)) for each in packs.current_pack().resources]
    return help_in_danger(contacts, resources)


def names_of(subjects: Collection[Subject]) -> dict[Subject, str]:
    """The English names of entries, shown or not; one that is gone has none."""
    contacts = {Subject(each.slug, is_contact=True): each.words.name for each in packs.kept_contacts()}
    resources = {Subject(each.slug): each.english.name for each in _resources(subjects)}
    return contacts | resources


def owners_of(subjects: Collection[Subject]) -> dict[Subject, str]:
    """Who looks after each entry; empty where nobody does, and for crisis contacts, which are everybody's."""
    owners = {each.slug: each.upkeep.owner for each in _resources(subjects)}
    return {each: "" if each.is_contact else owners.get(each.slug, "") for each in subjects}


def to_report(row: FaultReport) -> Report:
    """A row as what it says."""
    is_forgotten = row.closed_on is not None and forgets_words(row.closed_on, clock.today())
    words = None if is_forgotten else unseal(row.sealed, SEALED_FOR) if row.sealed else ""
    return Report(
        row.key.hex(),
        Subject(row.slug, row.is_contact),
        What(row.what),
        words,
        row.language,
        row.reported_on,
        Outcome(row.outcome) if row.outcome else None,
        row.closed_on,
        row.closed_by,
    )


def _resources(subjects: Collection[Subject]) -> tuple[packs.Resource, ...]:
    slugs = [each.slug for each in subjects if not each.is_contact]
    return tuple(packs.read_resources(slugs)) if slugs else ()
