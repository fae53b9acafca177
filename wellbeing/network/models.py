"""Who wants to be a buddy, who supervises whom, and what leads keep of the care for buddies."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from wellbeing.core.db import Key16, Model, UtcDateTime, random_key


class Supervisor(Model):
    """Somebody who supervises buddies and whom they can ask for a debrief."""

    __tablename__ = "supervisor"

    key: Mapped[bytes] = mapped_column(Key16, primary_key=True, default=random_key)
    name: Mapped[str] = mapped_column(String(100))
    email: Mapped[str] = mapped_column(String(254), unique=True)
    mail_language: Mapped[str] = mapped_column(String(10), default="en")


class BuddyCare(Model):
    """What leads keep of the care for one buddy; the row comes with the first such fact."""

    __tablename__ = "buddy_care"

    buddy_id: Mapped[str] = mapped_column(ForeignKey("buddy.id", ondelete="CASCADE"), primary_key=True)
    supervisor_key: Mapped[bytes | None] = mapped_column(
        Key16, ForeignKey("supervisor.key", ondelete="SET NULL")
    )
    # A buddy asked for a debrief on this day; it says nothing about whom, and goes when it is done.
    debrief_asked_on: Mapped[date | None]
    debrief_reminded_on: Mapped[date | None]
    # The last mails about each thing, so that nobody is told twice: days, and what they were about.
    training_told: Mapped[str] = mapped_column(String(20), default="")
    supervision_told: Mapped[str] = mapped_column(String(20), default="")
    checked_in_on: Mapped[date | None]
    check_ins: Mapped[int] = mapped_column(default=0)
    thanked_year: Mapped[str] = mapped_column(String(4), default="")


class SupervisionSession(Model):
    """A meeting at which buddies are supervised."""

    __tablename__ = "supervision_session"

    key: Mapped[bytes] = mapped_column(Key16, primary_key=True, default=random_key)
    starts_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    minutes: Mapped[int] = mapped_column(default=60)
    place: Mapped[str] = mapped_column(String(200))
    supervisor_key: Mapped[bytes | None] = mapped_column(
        Key16, ForeignKey("supervisor.key", ondelete="SET NULL")
    )
    # Counts changes, so that a calendar that holds the meeting takes the new time.
    sequence: Mapped[int] = mapped_column(default=0)
    cancelled: Mapped[bool] = mapped_column(default=False)
    # Whether a lead has written down who came.
    noted: Mapped[bool] = mapped_column(default=False)


class BuddyApplication(Model):
    """Somebody who would like to be a buddy. What they wrote is sealed; it goes when they join, or in time."""

    __tablename__ = "buddy_application"

    key: Mapped[bytes] = mapped_column(Key16, primary_key=True, default=random_key)
    receipt_hash: Mapped[bytes] = mapped_column(unique=True)
    sealed: Mapped[str]
    stage: Mapped[str] = mapped_column(String(20), index=True)
    applied_on: Mapped[date]
    stage_on: Mapped[date]
    interview_on: Mapped[date | None]
    training_on: Mapped[date | None]
    # Leads are reminded of who waits too long; this is when they last were.
    reminded_on: Mapped[date | None]


class BuddyImport(Model):
    """A list of buddies that a lead has sent and not yet agreed to; sealed, and gone after an hour."""

    __tablename__ = "buddy_import"

    key: Mapped[bytes] = mapped_column(Key16, primary_key=True, default=random_key)
    content: Mapped[str]
    until: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
