from datetime import UTC, date, datetime

import pytest
from flask import Flask

from tests.network.looked_after import add_supervised, add_supervisor, plan, supervised_until
from wellbeing.buddies.actions_profiles import Standing
from wellbeing.network import actions_supervision as actions
from wellbeing.network.actions_supervision import MeetingDetails, SupervisorExists
from wellbeing.network.queries import care_of, supervisors
from wellbeing.network.queries_care import find_meeting

SPRING = date(2027, 3, 1)
AUTUMN = date(2027, 9, 1)


def standing(supervised):
    return Standing(True, AUTUMN, supervised)


def test_a_supervisor_is_changed_and_keeps_their_buddies(app: Flask) -> None:
    ash = add_supervisor("Ash")
    robin = add_supervised("Robin", ash)
    assert actions.save_supervisor(ash, "Ash Tree", "tree@trust.example", "pl")
    (one,) = supervisors()
    assert (one.name, one.email, one.mail_language) == ("Ash Tree", "tree@trust.example", "pl")
    assert care_of(robin).supervisor == ash


def test_two_supervisors_cannot_have_one_address(app: Flask) -> None:
    add_supervisor("Ash")
    with pytest.raises(SupervisorExists):
        actions.save_supervisor(None, "Another", "ASH@trust.example", "en")
    birch = add_supervisor("Birch")
    with pytest.raises(SupervisorExists):
        actions.save_supervisor(birch, "Birch", "ash@trust.example", "en")
    assert [one.name for one in supervisors()] == ["Ash", "Birch"]


@pytest.mark.parametrize("key", ["ab" * 16, "none-such", "\0"])
def test_a_supervisor_who_has_gone_cannot_be_given_or_changed(app: Flask, key: str) -> None:
    robin = add_supervised("Robin")
    assert not actions.give_supervisor([robin], key)
    assert not actions.save_supervisor(key, "A", "a@trust.example", "en")
    assert not actions.remove_supervisor(key)
    assert supervisors() == ()
    assert actions.save_meeting(key, MeetingDetails(datetime(2027, 1, 1, tzinfo=UTC), 60, "x", None)) is None
    assert not actions.cancel_meeting(key, True)
    assert actions.note_who_came(key, [robin], AUTUMN) == {}


def test_each_change_of_a_meeting_is_counted_for_the_calendars(app: Flask) -> None:
    key = plan()
    assert find_meeting(key).sequence == 0
    actions.save_meeting(key, MeetingDetails(datetime(2027, 1, 1, 9, tzinfo=UTC), 90, "Room 4", None))
    assert actions.cancel_meeting(key, True)
    assert not actions.cancel_meeting(key, True)
    found = find_meeting(key)
    assert (found.sequence, found.cancelled, found.place, found.minutes) == (2, True, "Room 4", 90)
    assert actions.cancel_meeting(key, False)
    assert find_meeting(key).sequence == 3


def test_whoever_came_has_more_time_and_nobody_has_less(app: Flask) -> None:
    early = add_supervised("Early", standing=standing(SPRING))
    never = add_supervised("Never", standing=standing(None))
    longer = add_supervised("Longer", standing=standing(AUTUMN))
    absent = add_supervised("Absent", standing=standing(SPRING))
    key, until = plan(), date(2027, 6, 1)
    assert actions.note_who_came(key, [early, never, longer], until) == {early: SPRING, never: None}
    assert [supervised_until(one) for one in (early, never, longer, absent)] == [until, until, AUTUMN, SPRING]
    assert find_meeting(key).noted


def test_who_came_is_undone_where_nobody_changed_it_since(app: Flask) -> None:
    early = add_supervised("Early", standing=standing(SPRING))
    never = add_supervised("Never", standing=standing(None))
    key, until = plan(), date(2027, 6, 1)
    before = actions.note_who_came(key, [early, never], until)
    actions.note_who_came(plan(30), [never], date(2027, 7, 1))
    assert actions.undo_who_came(key, before, until) == 1
    assert [supervised_until(one) for one in (early, never)] == [SPRING, date(2027, 7, 1)]
    assert not find_meeting(key).noted
    assert actions.undo_who_came(key, before, until) == 0
