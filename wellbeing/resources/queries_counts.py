"""Reading the counts: for the page of this month and the last twelve, and month by month for a file."""

from collections.abc import Iterator
from enum import Enum
from typing import Any, NamedTuple

from sqlalchemy import case, func, select

from wellbeing.core.db import db
from wellbeing.core.periods import add_months
from wellbeing.resources.counting_figures import Figure
from wellbeing.resources.models_counts import ResourceCount, SearchCount, TopicCount
from wellbeing.resources.tally import Kind

_MONTHS = 12


class About(Enum):
    """What figures are about: the table that holds them, and the column that they are told apart by."""

    RESOURCES = (ResourceCount, "slug")
    LANGUAGES = (ResourceCount, "language")
    TOPICS = (TopicCount, "topic")
    SEARCHES = (SearchCount, "language")


class Line(NamedTuple):
    """One line of the file: how often something was done in a month."""

    month: str
    kind: str
    name: str
    times: int


class YearTotals(NamedTuple):
    """How the pack was used in twelve months, all resources and all searches together."""

    seen: int
    followed: int
    printed: int
    found: int
    nothing: int


def first_month(this: str) -> str:
    """The first of the twelve months that end with this one."""
    return add_months(this, 1 - _MONTHS)


def figures(about: About, kind: Kind, this: str) -> list[Figure]:
    """How often something was done this month and in the year, by resource, topic or language."""
    model, name = _columns(about)
    now = func.sum(case((model.month == this, model.count), else_=0))
    rows = db.session.execute(
        select(name, now, func.sum(model.count))
        .where(model.kind == kind.value, model.month.between(first_month(this), this))
        .group_by(name)
    )
    return [Figure(key, int(month), int(year)) for key, month, year in rows]


def searches_by_topic(this: str) -> dict[str, int]:
    """How many searches of the year were about each topic."""
    return {each.name: each.year or 0 for each in figures(About.TOPICS, Kind.SEARCHED, this)}


def year_totals(this: str) -> YearTotals:
    """How often resources were opened, followed and printed in the year, and what its searches came to."""
    held: dict[str, int] = {}
    for about in (About.RESOURCES, About.SEARCHES):
        model, _name = _columns(about)
        rows = db.session.execute(
            select(model.kind, func.sum(model.count))
            .where(model.month.between(first_month(this), this))
            .group_by(model.kind)
        )
        held |= {kind: int(count) for kind, count in rows}
    kinds = (Kind.SEEN, Kind.FOLLOWED, Kind.PRINTED, Kind.FOUND, Kind.NOTHING)
    return YearTotals(*(held.get(kind.value, 0) for kind in kinds))


def languages_read(this: str, least: int = 10) -> list[str]:
    """The languages in which pages were opened at least so often in the year, the most read first."""
    found = [one for one in figures(About.LANGUAGES, Kind.SEEN, this) if (one.year or 0) >= least]
    return [one.name for one in sorted(found, key=lambda one: (-(one.year or 0), one.name))]


def lines(about: About, this: str) -> Iterator[Line]:
    """The counts of the year, month by month, the newest first."""
    model, name = _columns(about)
    rows = db.session.execute(
        select(model.month, model.kind, name, func.sum(model.count))
        .where(model.month.between(first_month(this), this))
        .group_by(model.month, model.kind, name)
        .order_by(model.month.desc(), model.kind, name)
    )
    for month, kind, key, count in rows:
        yield Line(month, kind, key, int(count))


def _columns(about: About) -> tuple[Any, Any]:
    model, name = about.value
    return model, getattr(model, name)
