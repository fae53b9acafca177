"""Taking in what people say is wrong, telling whoever can mend it, and forgetting their words."""

from collections.abc import Iterable
from datetime import timedelta

from sqlalchemy import select, update

from wellbeing.accounts import queries as accounts
from wellbeing.core import clock, mail
from wellbeing.core.db import transaction
from wellbeing.core.sealing import seal
from wellbeing.core.throttle import throttle
from wellbeing.curation import queries_reports as queries
from wellbeing.curation.models_reports import FaultReport
from wellbeing.curation.reports import WORDS_KEPT, Outcome, Subject, What, shares

# Counted for each entry and for all together, never for a person: nobody can be followed by it.
_AN_HOUR = timedelta(hours=1)
_FOR_ONE, _FOR_ALL = 5, 60


def send(subject: Subject, what: What, words: str, language: str) -> bool:
    """Keep a report. False when as many as anybody could read came within the hour, and nothing is kept.

    When help in danger may not work, every lead is told at once, unless they know already.
    """
    if not _has_room(subject):
        return False
    with transaction() as session:
        same = (FaultReport.slug == subject.slug, FaultReport.what == what.value, FaultReport.outcome == "")
        is_known = session.scalar(select(FaultReport.key).where(*same).limit(1)) is not None
        is_urgent = subject in queries.in_danger()
        session.add(
            FaultReport(
                slug=subject.slug,
                is_contact=subject.is_contact,
                what=what.value,
                language=language,
                sealed=seal(words, queries.SEALED_FOR) if words else "",
                reported_on=clock.today(),
                told=is_urgent,
            )
        )
        if is_urgent and not is_known:
            name = queries.names_of([subject]).get(subject, subject.slug)
            for lead in accounts.with_role("lead"):
                mail.post(to=lead.email, template="crisis_report", language=lead.mail_language, name=name)
    return True


def close(keys: Iterable[str], outcome: Outcome, by: str) -> int:
    """Close reports that are open, with how it ended; returns how many."""
    return _set(keys, "", outcome=outcome.value, closed_on=clock.today(), closed_by=by[:120], told=True)


def reopen(keys: Iterable[str]) -> int:
    """Open closed reports again; words that are deleted by then stay deleted."""
    values = {"outcome": "", "closed_on": None, "closed_by": ""}
    return sum(_set(keys, outcome.value, **values) for outcome in Outcome)


def tell_owners() -> int:
    """The daily job: a mail to each who looks after an entry with new reports. Returns how many mails."""
    new = (FaultReport.outcome == "", FaultReport.told.is_(False))
    with transaction() as session:
        rows = session.scalars(select(FaultReport).where(*new).with_for_update(skip_locked=True)).all()
        subjects = sorted({Subject(row.slug, row.is_contact) for row in rows}, key=lambda each: each.slug)
        names, owners = queries.names_of(subjects), queries.owners_of(subjects)
        leads = [lead.email for lead in accounts.with_role("lead")]
        told = shares([(each, owners[each]) for each in subjects], leads)
        for address, theirs in sorted(told.items()):
            mail.post(
                to=address,
                template="reports_new",
                language=accounts.mail_language_of(address),
                names=[names.get(each, each.slug) for each in theirs],
            )
        for row in rows:
            row.told = True
    return len(told)


def forget_words() -> int:
    """The daily job: delete the words of reports that have been closed for a month. Returns how many."""
    old = (FaultReport.closed_on <= clock.today() - WORDS_KEPT, FaultReport.sealed != "")
    with transaction() as session:
        keys = session.scalars(select(FaultReport.key).where(*old)).all()
        session.execute(update(FaultReport).where(FaultReport.key.in_(keys)).values(sealed=""))
    return len(keys)


def _has_room(subject: Subject) -> bool:
    """A flood of reports about other things must not keep out one about a number that people call in danger."""
    if not throttle(f"report:{subject.is_contact}:{subject.slug}", _FOR_ONE, _AN_HOUR):
        return False
    return subject.is_contact or throttle("reports", _FOR_ALL, _AN_HOUR)


def _set(keys: Iterable[str], state: str, **values: object) -> int:
    """Change the reports among these that are in a state: pressing twice, or two leads at once, is once."""
    wanted = [bytes.fromhex(key) for key in keys if len(key) == 32 and set(key) <= set("0123456789abcdef")]
    with transaction() as session:
        changed = session.scalars(
            update(FaultReport)
            .where(FaultReport.key.in_(wanted), FaultReport.outcome == state)
            .values(**values)
            .returning(FaultReport.key)
        ).all()
    return len(changed)
