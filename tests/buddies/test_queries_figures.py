"""Figures about requests: how many are open, since when, and who has no supervision."""

from datetime import timedelta

from tests.buddies.people import GOOD, MONDAY, add_buddy, ask, later
from wellbeing.buddies.actions_profiles import Standing
from wellbeing.buddies.queries_figures import OpenSince, open_requests, supervision_over
from wellbeing.core import clock

TODAY = MONDAY.date()


def test_open_requests_are_told_by_day_and_whose_they_are_the_oldest_first(app):
    with clock.at(MONDAY):
        ask()
    with later(-3):
        ask(add_buddy("Anna"))
    assert open_requests() == (
        OpenSince(TODAY - timedelta(days=3), with_leads=False),
        OpenSince(TODAY, with_leads=True),
    )


def test_who_is_trained_and_active_needs_supervision_and_nobody_else(app):
    with clock.at(MONDAY):
        add_buddy("Good until today", standing=Standing(True, GOOD.trained_until, TODAY))
        add_buddy("Over", standing=Standing(True, GOOD.trained_until, TODAY - timedelta(days=1)))
        add_buddy("Never", standing=Standing(True, GOOD.trained_until, None))
        add_buddy("Not trained", standing=Standing(True, None, None))
        add_buddy("Resting", standing=Standing(False, GOOD.trained_until, None))
        assert supervision_over(TODAY) == 2
