"""Reading what was printed, and only that: no page about uptake sees a conversation."""

from sqlalchemy import func, select

from wellbeing.core.db import db
from wellbeing.core.periods import quarter_of
from wellbeing.uptake.disclosure import Printed
from wellbeing.uptake.models import ClosedMonth, PublishedFigure

Cell = tuple[str, ...]


def periods(table_id: str) -> tuple[str, ...]:
    """The periods for which a table was printed, newest first."""
    query = select(PublishedFigure.period).where(PublishedFigure.table_id == table_id).distinct()
    return tuple(sorted(db.session.scalars(query), reverse=True))


def figures(table_id: str, period: str) -> dict[Cell, Printed]:
    """The printed cells of a table; none when it was not printed for this period."""
    query = select(PublishedFigure.first, PublishedFigure.second, PublishedFigure.printed).where(
        PublishedFigure.table_id == table_id, PublishedFigure.period == period
    )
    return {
        tuple(value for value in (first, second) if value): printed
        for first, second, printed in db.session.execute(query)
    }


def totals() -> dict[str, Printed]:
    """The printed total of each closed month."""
    query = select(PublishedFigure.period, PublishedFigure.printed).where(PublishedFigure.table_id == "total")
    return {row.period: row.printed for row in db.session.execute(query)}


def last_closed() -> str | None:
    """The newest month that was closed."""
    return db.session.scalar(select(func.max(ClosedMonth.month)))


def all_scrubbed() -> bool:
    """Whether every close went through to the files."""
    left = select(ClosedMonth.month).where(ClosedMonth.scrubbed.is_(False)).limit(1)
    return db.session.scalar(left) is None


def last_quarter(printed: dict[str, Printed]) -> str | None:
    """The newest quarter of which all three months are printed."""
    months = [quarter_of(month) for month in printed]
    whole = [quarter for quarter in months if months.count(quarter) == 3]
    return max(whole, default=None)
