"""The demo has supervisors, meetings and somebody who waits, and nothing of it is loaded twice."""

import pytest

from wellbeing.buddies import queries as buddies
from wellbeing.core import clock
from wellbeing.demo.network import MEETINGS, SUPERVISORS, load_network
from wellbeing.demo.people import load_people
from wellbeing.network.queries import care_of_all, supervisors
from wellbeing.network.queries_care import meetings_for, supervisor_of, waiting_debriefs
from wellbeing.network.queries_supervision import coming_meetings, past_meetings


@pytest.fixture
def network(app):
    load_people(small=True)
    assert load_network() == len(SUPERVISORS)


def test_the_demos_buddy_has_a_supervisor_and_a_meeting_to_go_to(network):
    supervisor = supervisor_of("0123456789ab")
    assert supervisor
    assert len(meetings_for(supervisor.key, clock.now())) >= 2


def test_leads_find_work_to_do(network):
    now = clock.now()
    assert len(coming_meetings(now)) + len(past_meetings(now)) == len(MEETINGS)
    assert past_meetings(now)
    assert len(waiting_debriefs()) == 2
    care = care_of_all()
    without = [one for one in buddies.profiles() if one.id not in care or not care[one.id].supervisor]
    assert without


def test_a_second_load_adds_nothing(network):
    before = supervisors()
    assert load_network() == len(before)
    assert supervisors() == before
    assert len(waiting_debriefs()) == 2
