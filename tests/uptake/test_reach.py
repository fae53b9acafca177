"""A small place is not overlooked, and nothing is said that chance could explain."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from wellbeing.uptake.disclosure import CLEAR_CHANGE, SMALLEST
from wellbeing.uptake.reach import Gap, rate, reach

PEOPLE = {"stoke": 2000, "leek": 500, "stafford": 2500}


def gaps(figures, people=PEOPLE):
    return {one.id: one.gap for one in reach(figures, people)}


def test_a_place_with_clearly_fewer_conversations_is_named():
    assert gaps({"stoke": 200, "leek": 50, "stafford": 250}) == dict.fromkeys(PEOPLE, Gap.NOT_CLEAR)
    assert gaps({"stoke": 300, "leek": 50, "stafford": 100}) == {
        "stoke": Gap.MORE,
        "leek": Gap.NOT_CLEAR,
        "stafford": Gap.FEWER,
    }


def test_fewer_than_ten_is_a_gap_only_where_many_more_would_be_even():
    assert gaps({"stoke": 200, "leek": None, "stafford": 250})["leek"] is Gap.FEWER
    assert gaps({"stoke": 40, "leek": None, "stafford": 50})["leek"] is Gap.NOT_CLEAR


def test_a_rate_is_made_of_the_printed_figure_and_nothing_else():
    assert rate(45, 900) == 5
    assert rate(None, 900) is None
    assert rate(45, 0) is None


def test_without_a_head_count_nothing_is_said():
    assert gaps({"stoke": 200, "leek": 50}, {"stoke": 2000}) == {"stoke": Gap.NOT_CLEAR}
    assert reach({"stoke": 200}, {}) == ()
    assert reach({}, PEOPLE) == ()


printed = st.one_of(st.none(), st.integers(2, 200).map(lambda steps: steps * 5))


@given(st.dictionaries(st.sampled_from("abcdef"), st.tuples(printed, st.integers(500, 9000)), min_size=2))
def test_a_gap_is_always_wider_than_chance(places):
    figures = {one: figure for one, (figure, _people) in places.items()}
    people = {one: count for one, (_figure, count) in places.items()}
    talks = sum(SMALLEST // 2 if figure is None else figure for figure in figures.values())
    for one in reach(figures, people):
        even = Fraction(talks * one.people, sum(people.values()))
        highest = SMALLEST - 1 if one.printed is None else one.printed
        if one.gap is Gap.FEWER:
            assert even - highest >= CLEAR_CHANGE
        if one.gap is Gap.MORE:
            assert one.printed is not None and one.printed - even >= CLEAR_CHANGE
