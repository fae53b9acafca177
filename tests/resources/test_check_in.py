"""The check-in says where to begin, and nothing more."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wellbeing.resources.check_in import ALL_RIGHT, GOOD, HARD, SO_SO, VERY_HARD, suggest
from wellbeing.soothe import AREA_IDS


@pytest.mark.parametrize(
    ("answers", "areas", "also"),
    [
        ({}, (), ()),
        ({"team": HARD}, ("team",), ()),
        ({"self_care": GOOD, "help": HARD, "enjoy": SO_SO}, ("help",), ()),
        ({"enjoy": HARD, "others": HARD, "team": GOOD}, ("others", "enjoy"), ()),
        ({"self_care": HARD, "open_up": HARD, "team": HARD}, ("open_up",), ("self_care", "team")),
        ({"self_care": SO_SO, "open_up": SO_SO, "team": SO_SO}, ("self_care",), ("open_up", "team")),
        ({"team": HARD, "help": HARD, "enjoy": HARD}, ("team",), ("help", "enjoy")),
    ],
)
def test_the_lowest_area_comes_first_and_ties_are_told(answers, areas, also):
    suggestion = suggest(answers)
    assert (suggestion.areas, suggestion.also) == (areas, also)


def test_one_very_hard_answer_among_good_ones_is_heard():
    answers = dict.fromkeys(AREA_IDS, GOOD)
    assert suggest({**answers, "enjoy": VERY_HARD}).is_very_hard
    assert not suggest({**answers, "enjoy": HARD}).is_very_hard


def test_nothing_hard_is_said_to_be_so():
    assert suggest({"team": ALL_RIGHT, "help": GOOD}).is_all_well
    assert not suggest({"team": SO_SO, "help": GOOD}).is_all_well
    assert not suggest({}).is_all_well


@given(st.dictionaries(st.sampled_from(AREA_IDS), st.integers(VERY_HARD, GOOD)))
def test_what_is_named_is_what_is_lowest(answers):
    suggestion = suggest(answers)
    lowest = {area for area, value in answers.items() if value == min(answers.values())}
    assert set(suggestion.areas) | set(suggestion.also) == lowest
    assert not set(suggestion.areas) & set(suggestion.also)
    assert len(suggestion.areas) <= 2
