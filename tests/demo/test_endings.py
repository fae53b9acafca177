"""The demo's made-up ends of requests."""

from tests.buddies.people import MONDAY
from wellbeing.buddies import queries
from wellbeing.core import clock
from wellbeing.demo.endings import load_endings


def test_two_years_are_counted_once_and_this_month_is_left_to_real_requests(app):
    with clock.at(MONDAY):
        assert load_endings() > 200
        assert load_endings() == 0
    months = {month for month, _outcome, _band in queries.outcomes()}
    assert (min(months), max(months)) == ("2024-11", "2026-10")
