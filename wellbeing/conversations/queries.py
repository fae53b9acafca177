"""Counting conversations for the tables that a close prints. Nobody else counts them."""

from typing import Any

from sqlalchemy import Select, func, select

from wellbeing.conversations.models import Conversation, PlaceCount, StaffGroupCount, Waiting
from wellbeing.conversations.record import SIGNPOSTED
from wellbeing.core.db import db
from wellbeing.core.periods import periods_within
from wellbeing.trust import Choice

Cell = tuple[str, ...]


def counts(dimensions: tuple[str, ...], period: str) -> dict[Cell, int]:
    """How many conversations of a period fall into each cell that is not empty."""
    parts = periods_within(period)
    query: Select[Any]
    if "place" in dimensions:
        query = _sums(PlaceCount, dimensions).where(PlaceCount.quarter.in_(parts))
    elif "staff_group" in dimensions:
        query = _sums(StaffGroupCount, dimensions).where(StaffGroupCount.quarter.in_(parts))
    else:
        columns = [getattr(Conversation, name) for name in dimensions]
        query = select(*columns, func.count()).where(Conversation.period.in_(parts)).group_by(*columns)
    return {tuple(cell): count for *cell, count in db.session.execute(query)}


def oldest_period() -> str | None:
    """The oldest period of which anything is kept or waits; None when nothing does."""
    found = (db.session.scalar(select(func.min(column))) for column in (Conversation.period, Waiting.month))
    return min((period for period in found if period), default=None)


def how_many_wait() -> int:
    """How many entries wait for the next flush."""
    return db.session.scalar(select(func.count()).select_from(Waiting)) or 0


def signposted_choices() -> tuple[Choice, ...]:
    """Which help a conversation may have pointed to, with words."""
    return SIGNPOSTED


def _sums(model: type[PlaceCount] | type[StaffGroupCount], dimensions: tuple[str, ...]) -> Select[Any]:
    columns = [getattr(model, name) for name in dimensions]
    return select(*columns, func.sum(model.count)).group_by(*columns)
