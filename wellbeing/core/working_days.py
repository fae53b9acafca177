"""Working days: Monday to Friday, without the bank holidays of the trust's part of the country."""

from datetime import date, timedelta
from functools import lru_cache

from holidays import country_holidays

ENGLAND = "GB-ENG"
_SATURDAY = 5


def is_known(code: str) -> bool:
    """Whether the bank holidays of a country, or of a part of it such as GB-ENG, are known."""
    try:
        _holidays(code, 2026)
    except NotImplementedError:
        return False
    return True


def is_working_day(day: date, holidays: str) -> bool:
    """Monday to Friday, without the bank holidays of that country."""
    return day.weekday() < _SATURDAY and day not in _holidays(holidays, day.year)


def add_working_days(day: date, count: int, holidays: str) -> date:
    """The working day that is `count` working days after this day."""
    while count:
        day += timedelta(days=1)
        count -= is_working_day(day, holidays)
    return day


@lru_cache(maxsize=64)
def _holidays(code: str, year: int) -> frozenset[date]:
    country, _dash, part = code.partition("-")
    return frozenset(country_holidays(country, subdiv=part or None, years=year))
