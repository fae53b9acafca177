"""How requests are shared, and how the months went."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wellbeing.network.loads import (
    End,
    Evenness,
    Share,
    by_age,
    carry_most,
    gini,
    month,
    months,
    not_asked,
    spread,
    year,
)

TODAY = date(2026, 11, 23)


def share(load=0, limit=3, free=True, days=None):
    asked = None if days is None else TODAY - timedelta(days=days)
    return Share(f"b{load}{days}", "Bo", load, limit, free, asked)


@pytest.mark.parametrize(
    ("loads", "evenness", "half_with"),
    [
        ((), Evenness.NONE, 0),
        ((0, 0), Evenness.NONE, 0),
        ((9, 0), Evenness.FEW, 1),
        ((*[1] * 10, *[0] * 90), Evenness.EVEN, 5),  # ten requests among a hundred cannot be more even
        ((3, 3, 3, 3), Evenness.EVEN, 2),
        ((4, 3, 3, 2), Evenness.FAIR, 2),
        ((10,), Evenness.EVEN, 1),
        ((10, 0, 0, 0, 0, 0, 0, 0), Evenness.UNEVEN, 1),
        ((5, 5, *[0] * 98), Evenness.UNEVEN, 1),  # ten had been possible
    ],
)
def test_the_share_out_is_judged_by_the_most_even_one_there_can_be(loads, evenness, half_with):
    found = spread([share(load) for load in loads])
    assert found.evenness is evenness
    assert found.half_with == half_with
    assert (found.buddies, found.requests) == (len(loads), sum(loads))


def test_only_who_can_be_asked_or_was_asked_is_part_of_the_share_out():
    found = spread([share(free=False), share(2, free=False), share(3), share(7, limit=9)])
    assert found.buddies == 3
    assert found.by_load == {2: 1, 3: 2}
    assert found.full == 1


@given(st.lists(st.integers(0, 9), min_size=1, max_size=30))
def test_the_gini_is_the_mean_difference_by_its_own_definition(loads):
    total = sum(loads)
    mean = sum(abs(a - b) for a in loads for b in loads) / (2 * len(loads) * total) if total else 0
    assert gini(loads) == pytest.approx(mean)
    found = spread([share(load) for load in loads])
    assert found.least_gini <= found.gini + 1e-9
    largest = sorted(loads, reverse=True)
    assert sum(largest[: found.half_with]) >= total / 2
    assert not total or sum(largest[: found.half_with - 1]) < total / 2


def test_who_carries_most_has_two_requests_at_least():
    assert [one.load for one in carry_most([share(1), share(2), share(5), share()])] == [5, 2]


def test_who_was_not_asked_for_long_could_be_asked_and_stands_longest_first():
    found = not_asked([share(days=59), share(days=60), share(days=90), share(), share(free=False)], TODAY)
    assert [one.last_asked for one in found] == [None, TODAY - timedelta(90), TODAY - timedelta(60)]


def test_open_requests_are_counted_by_age():
    assert by_age([0, 0, 1, 2, 3, 5, 6, 13]) == (2, 2, 2, 2)
    assert by_age([]) == (0, 0, 0, 0)


COUNTED = {
    ("2026-11", End.BUDDY, "same_day"): 3,
    ("2026-11", End.WITHDRAWN, "none"): 2,
    ("2026-09", End.NOBODY, "none"): 1,
    ("2025-11", End.BUDDY, "same_day"): 4,
}


def test_a_month_adds_up_its_ends_and_one_with_few_says_only_that():
    november = month(COUNTED, "2026-11")
    assert (november.total, november.ends[End.BUDDY], november.is_few) == (5, 3, False)
    assert month(COUNTED, "2026-09").is_few
    assert not month(COUNTED, "2026-10").is_few  # nothing is not few


def test_the_months_of_a_year_are_told_from_the_first_that_was_counted():
    assert [one.name for one in months(COUNTED, "2026-11")][:3] == ["2026-11", "2026-10", "2026-09"]
    assert len(months(COUNTED, "2026-11")) == 12
    assert [one.name for one in months({("2026-10", End.BUDDY, "longer"): 1}, "2026-11")] == [
        "2026-11",
        "2026-10",
    ]
    assert [one.total for one in months({}, "2026-11")] == [0]


def test_a_year_is_twelve_months_together():
    assert year(COUNTED, "2026-11").total == 6
    assert year(COUNTED, "2025-11").total == 4
    assert year(COUNTED, "2026-11").bands["same_day"] == 3
