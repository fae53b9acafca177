"""Months, financial quarters and years: what they hold and when they close."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wellbeing.core import periods

months = st.dates(date(2021, 1, 1), date(2090, 12, 31)).map(periods.month_of)


@pytest.mark.parametrize(
    ("month", "quarter", "year"),
    [
        ("2026-03", "2025-26 Q4", "2025-26"),
        ("2026-04", "2026-27 Q1", "2026-27"),
        ("2026-06", "2026-27 Q1", "2026-27"),
        ("2026-10", "2026-27 Q3", "2026-27"),
        ("2026-12", "2026-27 Q3", "2026-27"),
        ("2027-01", "2026-27 Q4", "2026-27"),
        ("2099-12", "2099-00 Q3", "2099-00"),
    ],
)
def test_a_month_knows_its_financial_quarter_and_year(month, quarter, year):
    assert periods.quarter_of(month) == quarter
    assert periods.year_of(month) == year


def test_a_period_lists_its_months_in_order():
    assert periods.months_in("2026-10") == ("2026-10",)
    assert periods.months_in("2026-27 Q4") == ("2027-01", "2027-02", "2027-03")
    assert periods.months_in("2026-27")[0] == "2026-04"
    assert periods.months_in("2026-27")[-1] == "2027-03"


def test_a_period_names_the_shorter_ones_within_it():
    assert periods.periods_within("2026-10") == ("2026-10",)
    assert periods.periods_within("2026-27 Q3") == ("2026-10", "2026-11", "2026-12", "2026-27 Q3")
    assert len(periods.periods_within("2026-27")) == 12 + 4
    assert periods.periods_within("2026-27")[-1] == "2026-27 Q4"


@pytest.mark.parametrize(
    ("period", "span"), [("2026-10", "month"), ("2026-27 Q2", "quarter"), ("2026-27", "year")]
)
def test_each_period_says_how_long_it_is(period, span):
    assert periods.span(period) == span


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026",
        "2026-13",
        "2026-00",
        "2026-28",
        "2026-27 Q5",
        "2026-27 Q0",
        "2026-27Q1",
        "1999-12",
        "2026-10\n",
    ]
    + ["2026-10\n", "2010-11", "٢٠٢٦-١٠", "2026-10-01", "2026-1"],
)
def test_anything_else_is_not_a_period(text):
    with pytest.raises(ValueError, match="not a period"):
        periods.span(text)


@pytest.mark.parametrize(
    ("period", "before"),
    [
        ("2026-10", "2025-10"),
        ("2026-27 Q4", "2025-26 Q4"),
        ("2026-27 Q1", "2025-26 Q1"),
        ("2026-27", "2025-26"),
    ],
)
def test_a_period_is_compared_with_the_same_one_a_year_before(period, before):
    assert periods.year_before(period) == before


def test_march_ends_a_quarter_and_a_year_and_may_ends_neither():
    assert periods.ends_with("2027-03") == ("2027-03", "2026-27 Q4", "2026-27")
    assert periods.ends_with("2026-06") == ("2026-06", "2026-27 Q1")
    assert periods.ends_with("2026-05") == ("2026-05",)


@pytest.mark.parametrize(
    ("period", "day"),
    [
        ("2026-10", date(2026, 11, 10)),
        ("2026-12", date(2027, 1, 10)),
        ("2026-27 Q4", date(2027, 4, 10)),
        ("2026-27", date(2027, 4, 10)),
    ],
)
def test_a_period_closes_on_the_tenth_of_the_next_month(period, day):
    assert periods.closes_on(period) == day
    assert periods.is_closed(period, day)
    assert not periods.is_closed(period, date.fromordinal(day.toordinal() - 1))


@pytest.mark.parametrize(
    ("today", "choices", "closed"),
    [
        (date(2026, 11, 9), ("2026-11", "2026-10"), "2026-09"),
        (date(2026, 11, 10), ("2026-11",), "2026-10"),
        (date(2027, 1, 1), ("2027-01", "2026-12"), "2026-11"),
        (date(2027, 1, 31), ("2027-01",), "2026-12"),
    ],
)
def test_last_month_may_be_put_in_until_it_closes(today, choices, closed):
    assert periods.open_months(today) == choices
    assert periods.last_closed_month(today) == closed


@given(months)
def test_each_month_is_in_its_quarter_and_its_year(month):
    assert month in periods.months_in(periods.quarter_of(month))
    assert month in periods.months_in(periods.year_of(month))
    assert periods.add_months(periods.add_months(month, 17), -17) == month


@given(st.dates(date(2021, 1, 1), date(2090, 12, 31)))
def test_on_each_day_a_month_is_either_open_or_closed(day):
    assert all(not periods.is_closed(month, day) for month in periods.open_months(day))
    assert periods.is_closed(periods.last_closed_month(day), day)
    assert periods.add_months(periods.open_months(day)[-1], -1) == periods.last_closed_month(day)


@pytest.mark.parametrize(
    ("day", "quarter", "one_before", "two_before"),
    [
        (date(2026, 1, 1), "2026-Q1", "2025-Q4", "2025-Q3"),
        (date(2026, 11, 23), "2026-Q4", "2026-Q3", "2026-Q2"),
        (date(2026, 5, 31), "2026-Q2", "2026-Q1", "2025-Q4"),
    ],
)
def test_only_this_quarter_and_the_one_before_are_recent(day, quarter, one_before, two_before):
    assert periods.calendar_quarter(day) == quarter
    assert periods.is_recent_quarter(quarter, day) and periods.is_recent_quarter(one_before, day)
    assert not periods.is_recent_quarter(two_before, day)
    assert not periods.is_recent_quarter("", day)
