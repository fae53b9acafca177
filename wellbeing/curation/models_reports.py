"""What people say is wrong with an entry. No row says who said so, nor at what hour."""

from datetime import date

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from wellbeing.core.db import Key16, Model, random_key

# Rows lie in the order of their keys, so that the file does not tell which came first.
_KEYED = {"sqlite_with_rowid": False}


class FaultReport(Model):
    """Something that is wrong with a resource or a crisis contact; it stays when the entry goes.

    The words are sealed with a key that is not here, because somebody in trouble may write about themselves after
    all. They go when the report has been closed for a month; that there was a report stays.
    """

    __tablename__ = "fault_report"
    __table_args__ = _KEYED

    key: Mapped[bytes] = mapped_column(Key16, primary_key=True, default=random_key)
    slug: Mapped[str] = mapped_column(String(60), index=True)
    is_contact: Mapped[bool]
    what: Mapped[str] = mapped_column(String(10))
    language: Mapped[str] = mapped_column(String(8))
    sealed: Mapped[str] = mapped_column(default="")
    reported_on: Mapped[date]
    # Whether whoever looks after the entry was told by mail.
    told: Mapped[bool] = mapped_column(default=False)
    outcome: Mapped[str] = mapped_column(String(10), default="", index=True)
    closed_on: Mapped[date | None]
    closed_by: Mapped[str] = mapped_column(String(120), default="")
