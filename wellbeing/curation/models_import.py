"""Lists that were checked and wait for a yes, and lists that were brought in and may still be taken back."""

from datetime import datetime

from sqlalchemy import JSON, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from wellbeing.core.db import Key16, Model, UtcDateTime


class ImportDraft(Model):
    """The rows of a list, sealed, from the moment it was checked until it is used or an hour has passed."""

    __tablename__ = "import_draft"

    key: Mapped[bytes] = mapped_column(Key16, primary_key=True)
    kind: Mapped[str] = mapped_column(String(10))
    language: Mapped[str] = mapped_column(String(8))
    content: Mapped[str] = mapped_column(Text)
    until: Mapped[datetime] = mapped_column(UtcDateTime, index=True)


class ImportDone(Model):
    """A list that was brought in: the versions that it made, by slug, so that all can be taken back at once."""

    __tablename__ = "import_done"

    key: Mapped[bytes] = mapped_column(Key16, primary_key=True)
    kind: Mapped[str] = mapped_column(String(10))
    language: Mapped[str] = mapped_column(String(8))
    done_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    done_by: Mapped[str] = mapped_column(String(120))
    note: Mapped[str] = mapped_column(String(300))
    numbers: Mapped[dict[str, int]] = mapped_column(JSON)
    undone_by: Mapped[str | None] = mapped_column(String(120))
