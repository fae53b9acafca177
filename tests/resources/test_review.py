"""When a resource is to be seen, and when its review is past due."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.resources.packs import real_pack
from wellbeing.resources.entries import Upkeep
from wellbeing.resources.review import is_past_due, is_shown, review_due

RESOURCE = real_pack().resources[0]
DAY = date(2026, 11, 23)
ONE = timedelta(days=1)


@pytest.mark.parametrize(
    ("upkeep", "shown"),
    [
        (Upkeep(), True),
        (Upkeep("draft"), False),
        (Upkeep("review"), False),
        (Upkeep("hidden"), False),
        (Upkeep("closed"), False),
        (Upkeep(show_from=DAY), True),
        (Upkeep(show_from=DAY + ONE), False),
        (Upkeep(show_until=DAY), True),
        (Upkeep(show_until=DAY - ONE), False),
        (Upkeep(show_from=DAY - ONE, show_until=DAY + ONE), True),
        (Upkeep("draft", show_from=DAY - ONE, show_until=DAY + ONE), False),
    ],
)
def test_only_what_is_published_is_seen_and_only_on_its_days(upkeep, shown):
    assert is_shown(replace(RESOURCE, upkeep=upkeep), DAY) is shown


@pytest.mark.parametrize(
    ("assured_on", "months", "due"),
    [
        (date(2025, 11, 23), 12, date(2026, 11, 23)),
        (date(2026, 8, 31), 3, date(2026, 11, 30)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
    ],
)
def test_a_review_is_due_so_many_months_later(assured_on, months, due):
    assert review_due(assured_on, months) == due


def test_a_review_may_still_be_done_on_its_day():
    assured = replace(RESOURCE, assured_on=date(2025, 11, 23), upkeep=Upkeep(review_months=12))
    assert not is_past_due(assured, DAY)
    assert is_past_due(assured, DAY + ONE)


def test_what_nobody_ever_assured_is_not_yet_checked_and_not_past_due():
    assert not is_past_due(replace(RESOURCE, assured_on=None), date(2099, 1, 1))


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(1, 36))
def test_a_review_comes_after_at_least_as_many_months_of_28_days(assured_on, months):
    assert timedelta(28 * months) <= review_due(assured_on, months) - assured_on <= timedelta(31 * months)
