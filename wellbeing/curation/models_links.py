"""What the link checks found."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from wellbeing.core.db import Model, UtcDateTime


class LinkRun(Model):
    """One check of all links; one that did not finish is gone on with by the next."""

    __tablename__ = "link_run"

    id: Mapped[int] = mapped_column(primary_key=True)
    started_at: Mapped[datetime] = mapped_column(UtcDateTime)
    finished_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class LinkRow(Model):
    """What is known about one address, and in which run it was looked at last."""

    __tablename__ = "link"

    url: Mapped[str] = mapped_column(String(500), primary_key=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("link_run.id"), index=True)
    outcome: Mapped[str] = mapped_column(String(10))
    status: Mapped[int]
    problem: Mapped[str] = mapped_column(String(20))
    final_url: Mapped[str] = mapped_column(String(2000))
    checked_at: Mapped[datetime] = mapped_column(UtcDateTime)
    failures: Mapped[int]
