"""How many buddies stand where, and which of them a lead asked to see."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from wellbeing.network.glance import Due, Row, Wanted, at_a_glance
from wellbeing.network.stages import BuddyStage

TODAY = date(2026, 11, 23)
LATER = TODAY + timedelta(days=200)
ANNA = Row(
    "a", "Anna Zając", "stoke", "stoke", ("en", "pl"), BuddyStage.ACTIVE, LATER, LATER, False, load=1, limit=3
)


@pytest.mark.parametrize(
    ("changes", "due"),
    [
        ({}, ()),
        ({"trained_until": TODAY + timedelta(days=30)}, (Due.TRAINING,)),
        ({"trained_until": TODAY + timedelta(days=31)}, ()),
        ({"supervised_until": TODAY - timedelta(days=5)}, (Due.SUPERVISION,)),
        ({"supervised_until": None, "quiet": True}, (Due.SUPERVISION, Due.QUIET)),
        # Whoever has stopped or is not trained yet has nothing that ends.
        ({"supervised_until": None, "stage": BuddyStage.RESTING}, ()),
        ({"trained_until": None, "stage": BuddyStage.NEW}, ()),
    ],
)
def test_what_a_buddy_waits_for(changes, due):
    assert replace(ANNA, **changes).due(TODAY) == due


@pytest.mark.parametrize(
    ("wanted", "is_in"),
    [
        (Wanted(), True),
        (Wanted(q="zaj anna"), True),
        (Wanted(q="ben"), False),
        (Wanted(stage="active"), True),
        (Wanted(stage="paused"), False),
        (Wanted(place="stoke", language="pl"), True),
        (Wanted(place="telford"), False),
        (Wanted(language="ro"), False),
        (Wanted(due="quiet"), False),
    ],
)
def test_a_lead_sees_who_has_all_that_was_asked_for(wanted, is_in):
    assert wanted.admits(ANNA, TODAY) is is_in


def test_who_has_left_is_only_seen_by_asking_for_them():
    gone = replace(ANNA, stage=BuddyStage.LEFT)
    assert not Wanted().admits(gone, TODAY)
    assert Wanted(stage="left").admits(gone, TODAY)


def test_the_list_comes_by_name_by_what_is_due_or_by_requests():
    soon = replace(ANNA, id="soon", trained_until=TODAY, load=0)
    stopped = replace(ANNA, id="stopped", trained_until=None, stage=BuddyStage.RESTING, load=0)
    busy = replace(ANNA, id="busy", load=3)
    rows = (ANNA, stopped, soon, busy)
    assert [row.id for row in Wanted(sort="due").ordered(rows)] == ["soon", "a", "busy", "stopped"]
    assert [row.id for row in Wanted(sort="requests").ordered(rows)] == ["busy", "a", "stopped", "soon"]
    assert Wanted().ordered(rows) == list(rows)


def test_everybody_is_counted_at_one_stage_and_only_some_are_part_of_the_network():
    rows = [replace(ANNA, stage=stage, quiet=True) for stage in BuddyStage]
    seen = at_a_glance(rows, TODAY)
    assert sum(seen.stages.values()) == len(rows)
    assert seen.active == len(rows) - 3
    assert seen.count(BuddyStage.PAUSED, BuddyStage.AWAY) == 2
    assert seen.due[Due.QUIET] == seen.active
