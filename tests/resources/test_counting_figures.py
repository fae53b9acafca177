"""What leads may see of the counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wellbeing.resources.counting_figures import (
    FEWEST,
    Figure,
    added_up,
    guarded,
    largest,
    roughly,
    unless_few,
)


@pytest.mark.parametrize(
    ("count", "shown"), [(0, None), (4, None), (5, 5), (7, 5), (8, 10), (12, 10), (13, 15)]
)
def test_a_figure_about_a_language_is_rounded_and_a_small_one_is_not_shown(count, shown):
    assert roughly(count) == shown


@given(st.integers(0, 10_000))
def test_no_rounded_figure_is_far_from_the_truth(count):
    shown = roughly(count)
    assert (count < FEWEST) if shown is None else abs(shown - count) <= 2 and shown % 5 == 0


@given(st.integers(0, 20))
def test_nobody_is_looked_for_after_a_single_search(count):
    assert unless_few(count) == (None if count < FEWEST else count)


def test_only_the_topics_of_danger_are_guarded():
    figures = [Figure("crisis", 1, 6), Figure("sleep", 1, 2)]
    assert guarded(figures, unless_few, {"crisis"}) == [Figure("crisis", None, 6), Figure("sleep", 1, 2)]
    assert guarded(figures, unless_few) == [Figure("crisis", None, 6), Figure("sleep", None, None)]


def test_small_figures_stand_in_the_order_of_their_names_not_of_what_is_hidden():
    hidden = guarded([Figure("b", 4, 4), Figure("a", 1, 1)], unless_few)
    assert [each.name for each in largest([*hidden, Figure("c", 9, 9)], 3)] == ["c", "a", "b"]


def test_the_largest_of_the_year_come_first_and_the_rest_is_left_out():
    figures = [Figure("a", 1, 5), Figure("b", 3, 5), Figure("c", 0, 9), Figure("d", 0, 1)]
    assert [each.name for each in largest(figures, 3)] == ["c", "b", "a"]


def test_figures_of_one_name_are_added_up():
    assert added_up([Figure("en", 1, 2), Figure("pl", 1, 1), Figure("en", 3, 4)]) == [
        Figure("en", 4, 6),
        Figure("pl", 1, 1),
    ]
