"""The days that pass in a journey: what the database dates moves into the past, as if a calendar had been turned."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import Date, Engine, Row, create_engine, delete, func, select, update

from wellbeing.accounts.models import Account
from wellbeing.buddies.lifecycle import Outcome
from wellbeing.buddies.models import BuddyProfile, BuddyRequest, RequestOutcome
from wellbeing.core import clock
from wellbeing.core.jobs import DueJob
from wellbeing.core.mail import OutboxMail

REQUEST, BUDDY, ACCOUNT = BuddyRequest.__table__, BuddyProfile.__table__, Account.__table__
OUTCOME, JOB, MAIL = RequestOutcome.__table__, DueJob.__table__, OutboxMail.__table__
# The jobs without which a request stands still; others would write letters of their own to the same buddies.
MOVING = ("send_mail", "move_requests_on")
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Calendar:
    """A served app's database, seen from beside it; the app's own clock stays as it is."""

    engine: Engine

    def request_keys(self) -> set[bytes]:
        """The keys of the requests that are open."""
        with self.engine.connect() as database:
            return set(database.scalars(select(REQUEST.c.key)))

    def request(self, key: bytes) -> Row | None:
        """What stands in the database of a request, while it is open."""
        with self.engine.connect() as database:
            return database.execute(select(REQUEST).where(REQUEST.c.key == key)).one_or_none()

    def address_of(self, buddy: str) -> str:
        """Where a buddy gets mail."""
        joined = ACCOUNT.join(BUDDY, BUDDY.c.account_id == ACCOUNT.c.id)
        with self.engine.connect() as database:
            return database.scalars(
                select(ACCOUNT.c.email).select_from(joined).where(BUDDY.c.id == buddy)
            ).one()

    def pause_of(self, buddy: str) -> date | None:
        """The end of a buddy's pause."""
        with self.engine.connect() as database:
            return database.scalar(select(BUDDY.c.paused_until).where(BUDDY.c.id == buddy))

    def said_yes(self) -> int:
        """How many requests ended with a buddy's yes."""
        accepted = select(func.sum(OUTCOME.c.count)).where(OUTCOME.c.outcome == Outcome.ACCEPTED)
        with self.engine.connect() as database:
            return database.scalar(accepted) or 0

    def waiting_mails(self) -> int:
        """How many mails are not known to be sent."""
        with self.engine.connect() as database:
            return len(database.scalars(select(MAIL.c.key)).all())

    def throws_mail_away(self) -> None:
        """Forget the mail that waits."""
        with self.engine.begin() as database:
            database.execute(delete(MAIL))

    def turns_to(self, key: bytes, name: str, days_after: int = 0) -> None:
        """Let days pass for one request, until so many days after the day that the request calls by this name."""
        found = self.request(key)
        assert found, "the request has ended"
        passed = getattr(found, name) + timedelta(days=days_after) - clock.today()
        assert passed > timedelta(0), f"{name} is over"
        days = [column.name for column in REQUEST.c if isinstance(column.type, Date)]
        earlier = {day: getattr(found, day) and getattr(found, day) - passed for day in days}
        with self.engine.begin() as database:
            database.execute(update(REQUEST).where(REQUEST.c.key == key).values(earlier))
        self.jobs_are_due()

    def jobs_are_due(self) -> None:
        """Let so much time pass that what moves a request, or a mail that was tried, waits no longer."""
        with self.engine.begin() as database:
            database.execute(update(JOB).where(JOB.c.name.in_(MOVING)).values(due_at=LONG_AGO))
            database.execute(update(MAIL).values(due_at=LONG_AGO))


def calendar_of(database_url: str) -> Calendar:
    """The calendar of the app that uses this database."""
    return Calendar(create_engine(database_url))
