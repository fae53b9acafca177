"""How a buddy is looked after: what is due, when a debrief is reminded of, and the day of the yearly thank-you."""

from datetime import date, timedelta
from enum import StrEnum

from wellbeing.core.working_days import add_working_days

SOON = timedelta(days=30)
WORKING_DAYS_FOR_A_DEBRIEF = 2
# A server that stood still over the day itself still says thank you, for so long.
THANKED_WITHIN = timedelta(days=30)
_NOBODY_KNOWS_WHEN = 12


class Due(StrEnum):
    """How it stands with something that is good until a day."""

    NEVER = "never"
    GOOD = "good"
    SOON = "soon"
    OVER = "over"


def due(until: date | None, today: date) -> Due:
    """How it stands today; the last day itself is still good."""
    if until is None:
        return Due.NEVER
    if until < today:
        return Due.OVER
    return Due.SOON if until - today <= SOON else Due.GOOD


def debrief_by(asked_on: date, holidays: str) -> date:
    """The last day on which somebody should get in touch with a buddy who asked for a debrief."""
    return add_working_days(asked_on, WORKING_DAYS_FOR_A_DEBRIEF, holidays)


def thanks_due(joined_on: date | None, thanked_year: str, today: date) -> str | None:
    """The year for which a buddy is thanked now, or None.

    It is the year of the day they joined, come round again; in December for those of whom nobody knows the day.
    """
    if joined_on is None:
        year = str(today.year)
        return year if today.month == _NOBODY_KNOWS_WHEN and thanked_year != year else None
    for year_of_day in (today.year, today.year - 1):
        day = _in_year(joined_on, year_of_day)
        is_now = joined_on < day <= today <= day + THANKED_WITHIN
        if is_now and thanked_year != str(year_of_day):
            return str(year_of_day)
    return None


def _in_year(day: date, year: int) -> date:
    """The same day of another year; the 28th for a 29 February that the year does not have."""
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)
