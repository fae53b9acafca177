"""Working days are counted as people count them, bank holidays included."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wellbeing.core.working_days import ENGLAND, add_working_days, is_known, is_working_day

DAYS = st.dates(date(2024, 1, 1), date(2035, 12, 31))


@given(DAYS, st.integers(0, 10))
def test_working_days_are_counted_one_by_one(day, count):
    end = add_working_days(day, count, ENGLAND)
    between = [day + timedelta(days=step) for step in range(1, (end - day).days + 1)]
    assert sum(is_working_day(one, ENGLAND) for one in between) == count
    assert end == day or is_working_day(end, ENGLAND)


@pytest.mark.parametrize(
    ("code", "known"),
    [("GB-ENG", True), ("GB-SCT", True), ("PL", True), ("GB-LONDON", False), ("gb-eng", False), ("", False)],
)
def test_a_country_whose_holidays_nobody_knows_is_told_from_others(code, known):
    assert is_known(code) is known
