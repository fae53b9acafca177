"""Throttles in the database, so that several processes count together."""

import hashlib
import hmac
from contextlib import suppress
from datetime import datetime, timedelta
from ipaddress import IPv6Address, IPv6Network, ip_address

from flask import current_app
from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, mapped_column

from wellbeing.core import clock
from wellbeing.core.db import Model, UtcDateTime, db, transaction


class Throttle(Model):
    """How often something was tried; the key is a keyed hash, so no address or name is kept."""

    __tablename__ = "throttle"

    key: Mapped[bytes] = mapped_column(primary_key=True)
    count: Mapped[int]
    until: Mapped[datetime] = mapped_column(UtcDateTime, index=True)


def whence(address: str | None) -> str:
    """Where a request comes from, for a key: of an IPv6 address the half that its holder cannot change at will."""
    with suppress(ValueError):
        parsed = ip_address(address or "")
        if isinstance(parsed, IPv6Address):
            return str(parsed.ipv4_mapped or IPv6Network((parsed, 64), strict=False))
    return address or ""


def throttle(key: str, limit: int, within: timedelta) -> bool:
    """Count one try under `key`; False when more than `limit` fell in one window of `within`."""
    secret: str = current_app.config["SECRET_KEY"]
    hashed = hmac.digest(secret.encode(), key.encode(), hashlib.sha256)
    try:
        return _count(hashed, limit, within)
    except IntegrityError:
        return _count(hashed, limit, within)  # another process made the row in the same moment


def _count(hashed: bytes, limit: int, within: timedelta) -> bool:
    moment = clock.now()
    with transaction() as session:
        row = session.scalar(select(Throttle).where(Throttle.key == hashed).with_for_update())
        if row is None:
            session.add(Throttle(key=hashed, count=1, until=moment + within))
            return limit >= 1
        if row.until <= moment:
            row.count, row.until = 0, moment + within
        row.count = min(row.count + 1, limit + 1)
        return row.count <= limit


def purge_throttles() -> None:
    """Delete the counts whose window has ended."""
    with transaction():
        db.session.execute(delete(Throttle).where(Throttle.until <= clock.now()))
