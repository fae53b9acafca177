"""What the pack said before, and which reminders went out."""

from datetime import date, datetime

from sqlalchemy import JSON, String
from sqlalchemy.orm import Mapped, mapped_column

from wellbeing.core.db import Model, UtcDateTime


class EntryVersion(Model):
    """What a resource, topic or crisis contact said after one change, as cells by language and column.

    The name of whoever changed it is text: it outlives their account.
    """

    __tablename__ = "entry_version"

    kind: Mapped[str] = mapped_column(String(10), primary_key=True)
    slug: Mapped[str] = mapped_column(String(60), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    changed_by: Mapped[str] = mapped_column(String(120))
    done: Mapped[str] = mapped_column(String(10))
    note: Mapped[str] = mapped_column(String(300))
    content: Mapped[dict[str, dict[str, str]]] = mapped_column(JSON)


class ReviewReminder(Model):
    """A reminder that went out: once for each due date and each number of days before it."""

    __tablename__ = "review_reminder"

    kind: Mapped[str] = mapped_column(String(10), primary_key=True)
    slug: Mapped[str] = mapped_column(String(60), primary_key=True)
    due_on: Mapped[date] = mapped_column(primary_key=True)
    days: Mapped[int] = mapped_column(primary_key=True)
