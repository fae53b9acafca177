"""Whoever finds few is told which answer, changed, brings more, and the number is true."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings

from tests.buddies.test_matching import NEEDS, NIGHT_NURSE, TODAY, WORLDS
from wellbeing import trust
from wellbeing.buddies.matching import Need, broken_rule, match
from wellbeing.buddies.widening import Widening, widenings
from wellbeing.buddies.words import widening_text

LATER = TODAY + timedelta(days=30)
CALLER = replace(
    NIGHT_NURSE, id="c", ways=("phone",), languages=("en",), trained_until=LATER, supervised_until=LATER
)
WALKER = replace(
    CALLER, id="w", ways=("in_person",), site="birmingham", team="birmingham.learning_disability"
)


@pytest.mark.parametrize(
    ("need", "expected"),
    [
        (Need(ways=("video",)), [("ways", "in_person"), ("ways", "phone")]),
        (Need(languages=("ur",)), [("language", "en")]),
        (Need(place="shrewsbury", ways=("in_person",)), [("ways", "phone"), ("site", "further")]),
        (Need(leave_out_teams=(CALLER.team,)), [("leave-out-teams", "teams")]),
        (Need(), []),
        (Need(languages=("ur",), ways=("video",)), []),  # it would take two changes
        (Need(leave_out=("c", "w")), []),
        (Need(team=CALLER.team), []),
    ],
)
def test_each_answer_that_stands_in_the_way_is_named(need, expected):
    found = widenings(need, [CALLER, WALKER], TODAY)
    assert sorted((one.question, one.change) for one in found) == sorted(expected)
    assert all(one.more == 1 or one.question == "language" for one in found)


def test_the_change_that_brings_most_comes_first():
    callers = [replace(CALLER, id=f"c{number}") for number in range(3)]
    found = widenings(Need(ways=("video",)), [WALKER, *callers], TODAY)
    assert found == (Widening("ways", "phone", 3), Widening("ways", "in_person", 1))


@settings(max_examples=100, deadline=None)
@given(NEEDS, WORLDS)
def test_as_many_more_fit_after_the_change_as_were_promised(need: Need, world):
    changed = {
        "en": replace(need, languages=(*need.languages, "en")),
        "further": replace(need, place=""),
        "teams": replace(need, leave_out_teams=()),
        **{way.id: replace(need, ways=(*need.ways, way.id)) for way in trust.WAYS},
    }
    before = len(match(need, world, TODAY, "s").ranked)
    for one in widenings(need, world, TODAY):
        after = [buddy for buddy in world if broken_rule(changed[one.change], buddy, TODAY) is None]
        assert len(after) == before + one.more


@pytest.mark.parametrize("change", ["in_person", "phone", "video", "message", "en", "further", "teams"])
def test_each_change_has_a_sentence_for_one_and_for_many(change):
    one, many = (widening_text(Widening("ways", change, number)) for number in (1, 4))
    assert one.startswith("1 more buddy ")
    assert many.startswith("4 more buddies ")
