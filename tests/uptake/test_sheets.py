"""Laying printed figures out: what is compared, ranked and written to a spreadsheet."""

import pytest

from wellbeing.trust import Choice
from wellbeing.uptake.charts import Bar, Gap
from wellbeing.uptake.disclosure import Change
from wellbeing.uptake.sheets import Comparison, Line, compare, fold, largest_first, lines, rank

TOPICS = (Choice("sleep", "Sleep"), Choice("debt", "Debt"), Choice("faith", "Faith"))
REGIONS = (Choice("telford", "Telford"), Choice("shropshire", "Shropshire"))


@pytest.mark.parametrize(
    ("now", "before", "expected"),
    [
        (150, 100, Comparison(150, 100, Change.UP, 50)),
        (100, 200, Comparison(100, 200, Change.DOWN, 50)),
        (95, 40, Comparison(95, 40, Change.UP, None)),
        (200, 95, Comparison(200, 95, Change.UP, None)),
        (200, 190, Comparison(200, 190, Change.NOT_CLEAR, None)),
        (Gap.FEW, 40, Comparison(Gap.FEW, 40, Change.DOWN, None)),
        (Gap.FEW, Gap.FEW, Comparison(Gap.FEW, Gap.FEW, Change.NOT_CLEAR, None)),
        (40, Gap.ABSENT, Comparison(40, Gap.ABSENT, None, None)),
    ],
)
def test_two_years_are_compared_and_percentages_given_only_from_100(now, before, expected):
    assert compare(now, before) == expected


def test_a_quarter_added_from_three_months_needs_a_larger_change():
    assert compare(325, 300, cells=3).change is Change.NOT_CLEAR
    assert compare(330, 300, cells=3).change is Change.UP


def test_a_table_has_a_line_for_each_cell_printed_in_either_year():
    now = {("sleep",): 40, ("debt",): None}
    found = lines([TOPICS], now, {("sleep",): 20, ("faith",): 10})
    assert [(line.labels, line.figures.now, line.figures.before) for line in found] == [
        (("Sleep",), 40, 20),
        (("Debt",), Gap.FEW, Gap.ABSENT),
        (("Faith",), Gap.ABSENT, 10),
    ]
    assert found[0].bar == Bar("Sleep", 40, 20)


def test_a_table_of_two_dimensions_is_read_one_value_at_a_time_or_whole():
    now = {(topic.id, region.id): 10 for topic in TOPICS for region in REGIONS}
    assert [line.labels for line in lines([TOPICS, REGIONS], now, {}, "telford")] == [
        ("Sleep", "Telford"),
        ("Debt", "Telford"),
        ("Faith", "Telford"),
    ]
    assert len(lines([TOPICS, REGIONS], now, {})) == 6


def test_many_topics_are_read_from_the_largest_down_in_each_region():
    now = {
        ("sleep", "telford"): None,
        ("debt", "telford"): 20,
        ("faith", "telford"): 45,
        ("debt", "shropshire"): 90,
    }
    found = largest_first(lines([TOPICS, REGIONS], now, {}))
    assert [line.labels for line in found] == [
        ("Faith", "Telford"),
        ("Debt", "Telford"),
        ("Sleep", "Telford"),
        ("Debt", "Shropshire"),
    ]


def test_the_most_and_the_least_talked_about_are_named():
    values = {("sleep",): 120, ("debt",): 15, ("faith",): None}
    ranking = rank(lines([TOPICS], values, {}), size=1)
    assert [line.labels[0] for line in ranking.most] == ["Sleep"]
    assert [line.labels[0] for line in ranking.least] == ["Debt"]
    assert [line.labels[0] for line in ranking.few] == ["Faith"]


@pytest.mark.parametrize("before", [Gap.FEW, Gap.ABSENT])
def test_many_lines_that_all_say_fewer_than_10_are_told_in_one_sentence(before):
    few = [Line((f"Topic {number}",), compare(Gap.FEW, before)) for number in range(11)]
    shown = Line(("Sleep",), compare(40, 25 if before is Gap.FEW else before))
    assert fold([shown, *few]) == ((shown,), tuple(few))
    assert fold([shown, *few[:10]]) == ((shown, *few[:10]), ())


def test_a_topic_that_is_new_this_year_is_not_said_to_be_small_last_year():
    few = [Line((f"Topic {number}",), compare(Gap.FEW, Gap.FEW)) for number in range(11)]
    new = Line(("New",), compare(Gap.FEW, Gap.ABSENT))
    assert fold([new, *few]) == ((new,), tuple(few))


def test_nothing_is_both_most_and_least():
    ranking = rank(lines([TOPICS], {("sleep",): 120}, {}))
    assert len(ranking.most) == 1
    assert ranking.least == ()
