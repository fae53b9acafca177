"""Buddies, the requests that are open, and counts of how requests ended."""

import secrets
from datetime import date

from sqlalchemy import ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from wellbeing.core.db import Codes, Key16, Model, random_key


def random_id() -> str:
    """The word for a buddy in addresses and exports; it tells nothing of name or order."""
    return secrets.token_hex(6)


class BuddyProfile(Model):
    """A volunteer: what colleagues see, what the match reads, and how to tell them of a request."""

    __tablename__ = "buddy"

    id: Mapped[str] = mapped_column(String(12), primary_key=True, default=random_id)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), unique=True)
    name: Mapped[str] = mapped_column(String(100))
    about: Mapped[str] = mapped_column(default="")
    site: Mapped[str] = mapped_column(String(40))
    team: Mapped[str] = mapped_column(String(80), default="")
    staff_group: Mapped[str] = mapped_column(String(40))
    languages: Mapped[tuple[str, ...]] = mapped_column(Codes, default=("en",))
    areas: Mapped[tuple[str, ...]] = mapped_column(Codes, default=())
    topics: Mapped[tuple[str, ...]] = mapped_column(Codes, default=())
    ways: Mapped[tuple[str, ...]] = mapped_column(Codes, default=())
    hours: Mapped[tuple[str, ...]] = mapped_column(Codes, default=())
    gender: Mapped[str] = mapped_column(String(20), default="")
    experiences: Mapped[tuple[str, ...]] = mapped_column(Codes, default=(), server_default="")
    # How colleagues may reach them at work without asking here; empty when the buddy publishes nothing.
    work_phone: Mapped[str] = mapped_column(String(40), default="", server_default="")
    work_email: Mapped[str] = mapped_column(String(254), default="", server_default="")
    mail_language: Mapped[str] = mapped_column(String(10), default="en")
    # How many new people a month; `taken` counts those of `taken_month`.
    monthly_limit: Mapped[int] = mapped_column(default=3)
    taken_month: Mapped[str] = mapped_column(String(7), default="")
    taken: Mapped[int] = mapped_column(default=0)
    last_asked: Mapped[date | None]
    active: Mapped[bool] = mapped_column(default=True)
    trained_until: Mapped[date | None]
    supervised_until: Mapped[date | None]
    paused_until: Mapped[date | None]
    away_from: Mapped[date | None]
    away_until: Mapped[date | None]
    joined_on: Mapped[date | None]
    left_on: Mapped[date | None]
    # Requests in a row whose time ran out; an answer, yes or no, begins it anew.
    unanswered: Mapped[int] = mapped_column(default=0, server_default="0")
    # How often they said yes in `yes_year`, for the thank-you that only they see.
    yes_year: Mapped[str] = mapped_column(String(4), default="", server_default="")
    yes_count: Mapped[int] = mapped_column(default=0, server_default="0")


class BuddyRequest(Model):
    """An open request. Name, contact and needs are sealed with a key that is not here; when it ends the row goes.

    Days, not moments: nothing needs to know at what hour somebody asked.
    """

    __tablename__ = "buddy_request"

    key: Mapped[bytes] = mapped_column(Key16, primary_key=True, default=random_key)
    receipt_hash: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    sealed: Mapped[str]
    state: Mapped[str] = mapped_column(String(20))
    offered_to: Mapped[str | None] = mapped_column(ForeignKey("buddy.id"), index=True)
    choices: Mapped[tuple[str, ...]] = mapped_column(Codes, default=())
    tried: Mapped[tuple[str, ...]] = mapped_column(Codes, default=())
    asked_on: Mapped[date]
    due_on: Mapped[date | None] = mapped_column(index=True)
    # The day on which a buddy who has not answered is reminded; empty once they were.
    remind_on: Mapped[date | None] = mapped_column(index=True)
    ends_on: Mapped[date] = mapped_column(index=True)


class RequestOutcome(Model):
    """How many requests of a month ended in a way, and how long an answer took; all that stays of them."""

    __tablename__ = "buddy_request_outcome"

    month: Mapped[str] = mapped_column(String(7), primary_key=True)
    outcome: Mapped[str] = mapped_column(String(20), primary_key=True)
    band: Mapped[str] = mapped_column(String(20), primary_key=True)
    count: Mapped[int] = mapped_column(default=0)
