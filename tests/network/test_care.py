from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wellbeing.core.working_days import ENGLAND
from wellbeing.network.care import Due, debrief_by, due, thanks_due

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("until", "state"),
    [
        (None, Due.NEVER),
        (TODAY - timedelta(days=1), Due.OVER),
        (TODAY, Due.SOON),
        (TODAY + timedelta(days=30), Due.SOON),
        (TODAY + timedelta(days=31), Due.GOOD),
    ],
)
def test_a_day_is_good_to_its_end_and_due_a_month_before(until, state) -> None:
    assert due(until, TODAY) is state


def test_a_debrief_asked_for_on_friday_has_until_tuesday_and_longer_over_christmas() -> None:
    assert debrief_by(date(2026, 11, 27), ENGLAND) == date(2026, 12, 1)
    assert debrief_by(date(2026, 12, 24), ENGLAND) == date(2026, 12, 30)


@pytest.mark.parametrize(
    ("joined", "thanked", "today", "year"),
    [
        (date(2024, 11, 20), "2025", TODAY, "2026"),
        (date(2024, 11, 23), "", TODAY, "2026"),
        (date(2024, 11, 24), "", TODAY, None),
        (date(2024, 11, 20), "2026", TODAY, None),
        # Too long ago to be said now, by a server that stood still.
        (date(2024, 10, 1), "", TODAY, None),
        # The first day of all is no year.
        (date(2026, 11, 20), "", TODAY, None),
        (date(2024, 2, 29), "", date(2027, 2, 28), "2027"),
        # A day at the end of December is still thanked for in January, for its own year.
        (date(2024, 12, 28), "", date(2027, 1, 3), "2026"),
        (date(2024, 12, 28), "2026", date(2027, 1, 3), None),
        (None, "", TODAY, None),
        (None, "2025", date(2026, 12, 1), "2026"),
        (None, "2026", date(2026, 12, 31), None),
    ],
)
def test_thanks_come_round_once_a_year(joined, thanked, today, year) -> None:
    assert thanks_due(joined, thanked, today) == year


@given(
    st.none() | st.dates(date(2020, 1, 1), date(2026, 12, 31)), st.dates(date(2027, 1, 1), date(2030, 1, 1))
)
def test_whoever_is_thanked_on_every_day_of_two_years_is_thanked_twice(joined, start) -> None:
    thanked, times = "", 0
    for day in range(2 * 365 + 31):
        year = thanks_due(joined, thanked, start + timedelta(days=day))
        if year:
            assert year > thanked
            thanked, times = year, times + 1
    assert times in (2, 3)
