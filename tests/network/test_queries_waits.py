"""What of the network waits for the leads."""

from datetime import timedelta

from tests.buddies.people import GOOD, MONDAY, add_buddy, ask
from wellbeing.buddies.actions_profiles import Standing
from wellbeing.core import clock
from wellbeing.network import actions_care
from wellbeing.network.queries_waits import Waits, what_waits


def test_nothing_waits_before_anything_happened(app):
    assert what_waits(MONDAY) == Waits(0, 0, 0, 0, 0)


def test_each_thing_that_waits_is_counted(app):
    with clock.at(MONDAY):
        add_buddy("Over", standing=Standing(True, GOOD.trained_until, MONDAY.date() - timedelta(days=1)))
        actions_care.ask_debrief(add_buddy("Anna", ways=()))
        ask()
        assert what_waits(MONDAY) == Waits(
            requests=1, applications=0, debriefs=1, supervision_over=1, meetings=0
        )
