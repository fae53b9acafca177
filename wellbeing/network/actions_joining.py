"""From "I would like to be a buddy" to the first sign-in as one: each step in one transaction, with its mail."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from wellbeing.accounts import queries as accounts
from wellbeing.buddies import actions_profiles as profiles
from wellbeing.buddies.actions_profiles import ProfileDetails, Standing
from wellbeing.core import clock, mail
from wellbeing.core.db import transaction
from wellbeing.core.mail import Posting
from wellbeing.core.receipts import receipt_hash
from wellbeing.core.sealing import seal
from wellbeing.core.throttle import throttle
from wellbeing.network import queries_joining as queries
from wellbeing.network import stages
from wellbeing.network.applications import Applicant, to_data
from wellbeing.network.models import BuddyApplication
from wellbeing.network.queries_reminders import team_addresses
from wellbeing.network.stages import Actor, Stage, Step

# As long as a form may be sent, so that what was withdrawn is not sent again by a page loaded once more.
REMEMBERED = timedelta(hours=2)


class Moved(Exception):
    """The application is no longer where it was when the page was shown, or has gone."""


class AlreadyBuddy(Exception):
    """Whoever applied is a buddy by now."""


@dataclass(frozen=True)
class Booking:
    """A day, and what the lead writes about it; the words go into the mail and are not kept."""

    day: date
    words: str


def apply(applicant: Applicant) -> None:
    """Keep an application and tell both sides, once.

    Nothing tells whoever sends it whether the address has applied before or is a buddy's: only a mail to it does.
    """
    try:
        _apply(applicant)
    except IntegrityError:
        return  # it was sent twice in the same moment, and the other one is kept


def _apply(applicant: Applicant) -> None:
    today = clock.today()
    with transaction() as session:
        hashed = receipt_hash(applicant.receipt)
        known = select(BuddyApplication.key).where(BuddyApplication.receipt_hash == hashed)
        if session.scalar(known) is not None or not throttle(f"applied:{applicant.receipt}", 1, REMEMBERED):
            return
        # Two forms with one address wait for each other here, so that the second one sees the first.
        throttle(f"applies:{applicant.address}", 1, REMEMBERED)
        session.flush()
        if queries.buddy_with(applicant.email) is not None:
            _write(applicant, template="application_known")
            return
        first = queries.application_from(applicant.email)
        if first is not None:
            _write(first.applicant, template="application_again", applied_on=first.applied_on)
            return
        session.add(
            BuddyApplication(
                receipt_hash=hashed,
                sealed=_sealed(applicant),
                stage=Stage.APPLIED,
                applied_on=today,
                stage_on=today,
            )
        )
        _write(applicant, template="application_arrived")
        for lead in accounts.team():
            mail.post(to=lead.email, template="application_new", language=lead.mail_language)


def _sealed(applicant: Applicant) -> str:
    return seal(to_data(applicant), queries.SEALED_FOR)


def _write(applicant: Applicant, *, template: str, until: date | None = None, **values: Any) -> None:
    """A mail to somebody who applied, with the way to follow or withdraw; an answer to it goes to the leads."""
    mail.post(
        to=applicant.email,
        template=template,
        language=applicant.mail_language,
        posting=Posting(reply_to=", ".join(team_addresses()), until=until),
        receipt=applicant.receipt,
        **values,
    )


def invite(key: str, seen: str, booking: Booking) -> None:
    """Ask somebody to come for a talk. Moved when another lead was quicker; so in all steps below."""
    with transaction() as session:
        row, applicant = _step(session, key, seen, Step.INVITE)
        row.interview_on = booking.day
        _write(applicant, template="application_interview", until=booking.day, booking=booking)


def train(key: str, seen: str, booking: Booking) -> None:
    """Give somebody a day for the training."""
    with transaction() as session:
        row, applicant = _step(session, key, seen, Step.TRAIN)
        row.training_on = booking.day
        _write(applicant, template="application_training", until=booking.day, booking=booking)


def decline(key: str, seen: str, words: str) -> None:
    """Say a kind no."""
    with transaction() as session:
        _row, applicant = _step(session, key, seen, Step.DECLINE)
        _write(applicant, template="application_declined", words=words)


def resume(key: str, seen: str) -> None:
    """Take a no back that was a mistake."""
    with transaction() as session:
        row, applicant = _step(session, key, seen, Step.RESUME)
        row.interview_on = row.training_on = None
        _write(applicant, template="application_resumed")


def welcome(key: str, seen: str, standing: Standing) -> str:
    """Make a buddy of somebody who is trained; the application goes. Returns the buddy's id.

    AlreadyBuddy when the address became a buddy's meanwhile: then nothing changes.
    """
    with transaction() as session:
        row, applicant = _step(session, key, seen, Step.WELCOME)
        if queries.buddy_with(applicant.email) is not None:
            raise AlreadyBuddy
        details = ProfileDetails(
            applicant.name,
            applicant.site,
            applicant.staff_group,
            team=applicant.team,
            languages=applicant.languages,
            mail_language=applicant.mail_language,
        )
        buddy_id = profiles.add_buddy(applicant.email, details, standing)
        session.delete(row)
        greet(applicant.email, applicant.mail_language)
        return buddy_id


def add(email: str, details: ProfileDetails, standing: Standing) -> str:
    """Make a buddy of somebody who never applied, with a welcome by mail; AccountExists when they are one."""
    with transaction():
        buddy_id = profiles.add_buddy(email, details, standing)
        greet(email, details.mail_language)
        return buddy_id


def greet(email: str, language: str) -> None:
    """Welcome a buddy by mail: where to sign in, and what to fill in."""
    answers = Posting(reply_to=", ".join(team_addresses()))
    mail.post(to=email, template="buddy_welcome", language=language, posting=answers)


def withdraw(receipt: str) -> bool:
    """The applicant changes their mind; False when there is nothing to withdraw.

    All goes at once. Where a day is booked, a name stays for a while, so that leads know to let it go.
    """
    with transaction() as session:
        hashed = receipt_hash(receipt)
        row = session.scalar(
            select(BuddyApplication).where(BuddyApplication.receipt_hash == hashed).with_for_update()
        )
        if row is None or Step.WITHDRAW not in stages.steps_of(Stage(row.stage), Actor.APPLICANT):
            return False
        if row.stage == Stage.APPLIED:
            session.delete(row)
            return True
        row.sealed = _sealed(queries.to_application(row).applicant.without_details())
        row.stage, row.stage_on = Stage.WITHDRAWN, clock.today()
        for lead in accounts.team():
            mail.post(to=lead.email, template="application_withdrawn", language=lead.mail_language)
        return True


def discard(key: str) -> bool:
    """Take the application of somebody who is a buddy by now off the list, without a word to them."""
    with transaction() as session:
        row = _locked(session, key)
        if row is None or queries.buddy_with(queries.to_application(row).applicant.email) is None:
            return False
        session.delete(row)
        return True


def remind_leads(holidays: str) -> int:
    """The daily job: tell the leads, once a week, which applications wait too long. Returns how many."""
    today = clock.today()
    with transaction() as session:
        rows = session.scalars(select(BuddyApplication).with_for_update(skip_locked=True)).all()
        late = [row for row in rows if queries.to_application(row).reminds(today, holidays)]
        for row in late:
            row.reminded_on = today
        for lead in accounts.team() if late else ():
            mail.post(
                to=lead.email, template="applications_wait", language=lead.mail_language, count=len(late)
            )
    return len(late)


def purge_applications() -> int:
    """The daily job: delete applications that ended a month ago, or that nobody touched for a year."""
    today = clock.today()
    with transaction() as session:
        rows = session.scalars(select(BuddyApplication).with_for_update(skip_locked=True)).all()
        over = [row for row in rows if stages.is_over(Stage(row.stage), row.stage_on, today)]
        for row in over:
            session.delete(row)
    return len(over)


def _step(session: Session, key: str, seen: str, step: Step) -> tuple[BuddyApplication, Applicant]:
    """Take a lead's step with an application that is still as they saw it."""
    row = _locked(session, key)
    found = queries.to_application(row) if row else None
    to = stages.after(found.stage, step) if found else None
    if row is None or found is None or to is None or found.seen != seen:
        raise Moved
    row.stage, row.stage_on, row.reminded_on = to, clock.today(), None
    return row, found.applicant


def _locked(session: Session, key: str) -> BuddyApplication | None:
    try:
        return session.get(BuddyApplication, bytes.fromhex(key), with_for_update=True)
    except ValueError:
        return None
