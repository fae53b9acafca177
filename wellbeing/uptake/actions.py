"""Closing: the tables of a period are printed once and for all, then the rows give up what none needs any more."""

import random
import secrets
from collections import Counter
from datetime import date

from sqlalchemy import insert, text, update
from sqlalchemy.orm import Session

from wellbeing.accounts import queries as accounts
from wellbeing.conversations import actions as conversations
from wellbeing.conversations.queries import counts, oldest_period
from wellbeing.core import clock, mail
from wellbeing.core.db import is_sqlite, transaction
from wellbeing.core.periods import add_months, ends_with, last_closed_month, months_in, span
from wellbeing.resources.queries import topic_choices
from wellbeing.uptake.catalogue import TABLES, Table
from wellbeing.uptake.dimensions import Topics, cells, place_of
from wellbeing.uptake.disclosure import print_count
from wellbeing.uptake.models import ClosedMonth, PublishedFigure
from wellbeing.uptake.queries import all_scrubbed, last_closed

_MOST_MONTHS = 6


class ClockLooksWrong(RuntimeError):
    """So many months would be printed at once, for ever, that the clock is more likely wrong."""


class NoTopics(RuntimeError):
    """The pack was not loaded: a table printed now would lack its topics for ever."""


def close(today: date | None = None, *, catch_up: bool = False) -> tuple[str, ...]:
    """Print what has closed and was not printed, oldest first; says which periods it printed.

    Safe to run at any time, twice at once, and again after a crash: the flush knows what it moved; printing and
    rewriting are one transaction; and the files are scrubbed until a close has seen it through. Nothing is
    printed before the first conversation: a new trust's tables begin with its first month.
    """
    day = today or clock.today()
    with transaction():  # a reader of the staging file would hold up whoever records
        due = _due(day)
    if not due:
        _scrub()
        return ()
    conversations.flush(at_least=1)
    with transaction() as session:
        _one_at_a_time(session)
        months = _due(day)
        if len(months) > _MOST_MONTHS and not catch_up:
            raise ClockLooksWrong(
                f"{len(months)} months would be printed at once, up to {months[-1]}. Check the clock."
            )
        printed = tuple(period for month in months for period in ends_with(month))
        if printed:
            _print_all(session, printed)
            session.add_all(ClosedMonth(month=month) for month in months)
            conversations.rewrite(day)
            _tell_leads([period for period in printed if span(period) == "quarter"])
    _scrub()
    return printed


def _tell_leads(quarters: list[str]) -> None:
    """One mail to each lead when a quarter has closed: the newest one, whatever a late close caught up with."""
    for lead in accounts.with_role("lead") if quarters else ():
        mail.post(
            to=lead.email,
            template="uptake_closed",
            language=lead.mail_language,
            months=months_in(quarters[-1]),
        )


def _due(today: date) -> list[str]:
    last, newest = last_closed(), last_closed_month(today)
    oldest = None if last else oldest_period()
    if last:
        month = add_months(last, 1)
    elif oldest:
        month = months_in(oldest)[0]
    else:
        return []
    due = []
    while month <= newest:
        due.append(month)
        month = add_months(month, 1)
    return due


def _print_all(session: Session, periods: tuple[str, ...]) -> None:
    topics = topic_choices("en")
    if not topics:
        raise NoTopics("There are no topics to print. Load the pack first.")
    for period in periods:
        for table in TABLES:
            if table.span == span(period):
                _print(session, table, period, topics)


def _print(session: Session, table: Table, period: str, topics: Topics) -> None:
    source: random.Random = secrets.SystemRandom()
    held: Counter[tuple[str, ...]] = Counter()
    for cell, count in counts(table.dimensions, period).items():
        held[place_of(cell, table, topics)] += count
    rows = []
    for cell in cells(table, topics):
        first, second = (*cell, "", "")[:2]
        printed = print_count(held[cell], source)
        rows.append(
            {"table_id": table.id, "period": period, "first": first, "second": second, "printed": printed}
        )
    session.execute(insert(PublishedFigure), rows)


def _scrub() -> None:
    if not all_scrubbed() and conversations.scrub():
        with transaction() as session:
            session.execute(update(ClosedMonth).values(scrubbed=True))


def _one_at_a_time(session: Session) -> None:
    """On PostgreSQL a second close waits here, then finds nothing due; on SQLite it waits at BEGIN."""
    if not is_sqlite():
        session.execute(text(f"LOCK TABLE {ClosedMonth.__tablename__} IN SHARE ROW EXCLUSIVE MODE"))
