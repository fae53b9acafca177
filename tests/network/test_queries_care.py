from flask import Flask

from tests.buddies.people import later
from tests.network.looked_after import add_supervised, add_supervisor, plan
from wellbeing.core import clock
from wellbeing.network import actions_supervision as actions
from wellbeing.network.queries_care import find_meeting, meetings_for, supervisor_of
from wellbeing.network.queries_supervision import coming_meetings, find_supervisor, past_meetings


def keys(meetings):
    return [one.key for one in meetings]


def test_a_buddy_sees_the_meetings_of_their_supervisor_and_those_open_to_all(app: Flask) -> None:
    ash, birch = add_supervisor("Ash"), add_supervisor("Birch")
    theirs, others, open_to_all = plan(7, ash), plan(8, birch), plan(3)
    with later(0):
        assert keys(meetings_for(ash, clock.now())) == [open_to_all, theirs]
        assert keys(meetings_for(None, clock.now())) == [open_to_all, theirs, others]


def test_a_meeting_stays_until_it_is_over_also_when_it_is_cancelled(app: Flask) -> None:
    key = plan(0)  # at two in the afternoon, for an hour
    actions.cancel_meeting(key, True)
    for hours, seen in ((3, [key]), (4.9, [key]), (5.1, [])):
        with later(hours / 24):
            assert keys(meetings_for(None, clock.now())) == seen
            assert keys(coming_meetings(clock.now())) == seen


def test_leads_are_asked_who_came_until_they_have_said_it(app: Flask) -> None:
    old, recent, cancelled, coming = plan(-100), plan(-1), plan(-2), plan(5)
    actions.cancel_meeting(cancelled, True)
    with later(0):
        assert keys(past_meetings(clock.now())) == [recent, old]
        actions.note_who_came(old, [], clock.today())
        actions.note_who_came(recent, [], clock.today())
        assert keys(past_meetings(clock.now())) == [recent]
        assert coming in keys(coming_meetings(clock.now()))


def test_a_supervisor_is_found_by_their_key_and_by_their_buddy(app: Flask) -> None:
    ash = add_supervisor("Ash")
    robin, kim = add_supervised("Robin", ash), add_supervised("Kim")
    assert find_supervisor(ash) == supervisor_of(robin)
    assert supervisor_of(kim) is None
    assert find_supervisor("none-such") is None
    assert find_meeting("none-such") is None
    assert find_meeting("ab" * 16) is None
