"""Accounts of buddies, leads and administrators. Staff have no row."""

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from wellbeing.core.db import Codes, Model, UtcDateTime


class Account(Model):
    """Someone with a role; `session_key` is the name of their sessions and changes to end them all."""

    __tablename__ = "account"

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(String(254), unique=True)
    name: Mapped[str] = mapped_column(String(100))
    roles: Mapped[tuple[str, ...]] = mapped_column(Codes)
    session_key: Mapped[str] = mapped_column(String(43), unique=True)
    active: Mapped[bool] = mapped_column(default=True)
    made_up: Mapped[bool] = mapped_column(default=False)
    mail_language: Mapped[str] = mapped_column(String(10), default="en", server_default="en")
    # The quarter of a buddy's last sign-in, such as 2026-Q4: enough to miss somebody, too coarse to watch them.
    active_quarter: Mapped[str] = mapped_column(String(7), default="", server_default="")


class UsedLink(Model):
    """The hash of a sign-in link that was used, kept until the link would have ended anyway."""

    __tablename__ = "used_link"

    nonce_hash: Mapped[bytes] = mapped_column(primary_key=True)
    until: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
