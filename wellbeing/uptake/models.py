"""What was printed. Nothing here is ever changed or deleted."""

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from wellbeing.core.db import Model

CODE = String(60)
PERIOD = String(10)


class PublishedFigure(Model):
    """One cell of a printed table; `printed` is NULL for "fewer than 10"."""

    __tablename__ = "published_figure"

    # The primary key is the rule that a cell is printed once and never again.
    table_id: Mapped[str] = mapped_column(CODE, primary_key=True)
    period: Mapped[str] = mapped_column(PERIOD, primary_key=True)
    first: Mapped[str] = mapped_column(CODE, primary_key=True)
    second: Mapped[str] = mapped_column(CODE, primary_key=True)
    printed: Mapped[int | None]


class ClosedMonth(Model):
    """A month that was closed; `scrubbed` once deleted rows are out of the files too."""

    __tablename__ = "closed_month"

    month: Mapped[str] = mapped_column(PERIOD, primary_key=True)
    scrubbed: Mapped[bool] = mapped_column(default=False)
