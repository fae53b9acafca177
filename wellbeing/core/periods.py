"""Months, and the quarters and years of the financial calendar (April to March), as sortable words.

A period is written "2026-10", "2026-27 Q2" or "2026-27". It closes on the 10th of the month after its last
one: until then last month's work may still be put in, from then on nothing about it changes.
"""

import re
from calendar import monthrange
from datetime import date, timedelta

CLOSING_DAY = 10
_FIRST_MONTH = 4
# From 2020 on, so that no financial year ("2010-11") can be read as a month.
_MONTH = re.compile(r"(20[2-9][0-9])-(0[1-9]|1[0-2])")
_LONGER = re.compile(r"(20[2-9][0-9])-[0-9]{2}( Q[1-4])?")


def month_of(day: date) -> str:
    """The month that a day is in."""
    return f"{day.year}-{day.month:02}"


def add_months(month: str, count: int) -> str:
    """The month so many months later (or earlier, when negative)."""
    year, number = _split(month)
    months = year * 12 + number - 1 + count
    return f"{months // 12}-{months % 12 + 1:02}"


def months_after(day: date, count: int) -> date:
    """The same day so many months later, or the last day of a month that is too short for it."""
    year, number = _split(add_months(month_of(day), count))
    return date(year, number, min(day.day, monthrange(year, number)[1]))


def quarter_of(month: str) -> str:
    """The financial quarter that a month is in."""
    number = _split(month)[1]
    return f"{year_of(month)} Q{(number - _FIRST_MONTH) % 12 // 3 + 1}"


def calendar_quarter(day: date) -> str:
    """The quarter of the calendar year that a day is in, such as "2026-Q4"."""
    return f"{day.year}-Q{(day.month + 2) // 3}"


def is_recent_quarter(quarter: str, today: date) -> bool:
    """Whether a quarter of the calendar year is this one or the one before."""
    first = date(today.year, (today.month - 1) // 3 * 3 + 1, 1)
    return quarter in (calendar_quarter(today), calendar_quarter(first - timedelta(days=1)))


def year_of(month: str) -> str:
    """The financial year that a month is in."""
    year, number = _split(month)
    return _year(year if number >= _FIRST_MONTH else year - 1)


def span(period: str) -> str:
    """Whether the period is a "month", a "quarter" or a "year"; anything else is a ValueError."""
    if _MONTH.fullmatch(period):
        return "month"
    longer = _LONGER.fullmatch(period)
    if longer and period.startswith(_year(int(longer[1]))):
        return "quarter" if longer[2] else "year"
    raise ValueError("not a period")


def months_in(period: str) -> tuple[str, ...]:
    """The months of a period, first to last."""
    kind = span(period)
    if kind == "month":
        return (period,)
    first = f"{period[:4]}-{_FIRST_MONTH:02}"
    if kind == "year":
        return tuple(add_months(first, step) for step in range(12))
    start = (int(period[-1]) - 1) * 3
    return tuple(add_months(first, start + step) for step in range(3))


def periods_within(period: str) -> tuple[str, ...]:
    """The period's months and quarters (itself too): all that may stand on a row that belongs to it."""
    months = months_in(period)
    quarters = () if span(period) == "month" else tuple(sorted({quarter_of(month) for month in months}))
    return (*months, *quarters)


def year_before(period: str) -> str:
    """The same month, quarter or year, one year earlier."""
    month = add_months(months_in(period)[0], -12)
    return {"month": month, "quarter": quarter_of(month), "year": year_of(month)}[span(period)]


def ends_with(month: str) -> tuple[str, ...]:
    """The periods whose last month this is: itself, and its quarter and year where it ends them."""
    candidates = (month, quarter_of(month), year_of(month))
    return tuple(period for period in candidates if months_in(period)[-1] == month)


def closes_on(period: str) -> date:
    """The first day on which nothing about the period changes any more."""
    year, number = _split(add_months(months_in(period)[-1], 1))
    return date(year, number, CLOSING_DAY)


def is_closed(period: str, today: date) -> bool:
    """Whether the period is closed on this day."""
    return today >= closes_on(period)


def last_closed_month(today: date) -> str:
    """The newest month that is closed on this day."""
    return add_months(month_of(today), -1 if today.day >= CLOSING_DAY else -2)


def open_months(today: date) -> tuple[str, ...]:
    """The months that may still be put in, newest first: this one, and the last one until it closes."""
    this = month_of(today)
    last = add_months(this, -1)
    return (this,) if is_closed(last, today) else (this, last)


def _split(month: str) -> tuple[int, int]:
    parts = _MONTH.fullmatch(month)
    if not parts:
        raise ValueError("not a month")
    return int(parts[1]), int(parts[2])


def _year(first: int) -> str:
    return f"{first}-{(first + 1) % 100:02}"
