"""The list of printed tables keeps its promise."""

from fractions import Fraction

from wellbeing.uptake.catalogue import BUDGET, TABLES, cost, find_table
from wellbeing.uptake.disclosure import EPSILON

PROMISED = {
    "month": [(), ("area",)],
    "quarter": [
        ("topic",),
        ("place",),
        ("staff_group",),
        ("channel",),
        ("scope",),
        ("area", "region"),
        ("area", "broad_group"),
    ],
    "year": [("topic", "region"), ("topic", "broad_group"), ("area", "place")],
}


def test_all_tables_together_stay_within_the_privacy_budget():
    assert Fraction(4) == BUDGET
    assert cost() <= BUDGET


def test_one_table_more_would_break_the_budget():
    assert cost((*TABLES, TABLES[0])) > BUDGET


def test_every_table_pays_for_the_noise_that_is_drawn():
    assert all(table.epsilon == EPSILON for table in TABLES)


def test_the_tables_are_the_promised_ones_and_no_other():
    for span, dimensions in PROMISED.items():
        assert [table.dimensions for table in TABLES if table.span == span] == dimensions
    assert {table.span for table in TABLES} == set(PROMISED)


def test_a_table_is_found_by_its_id_and_its_path_word():
    for table in TABLES:
        assert find_table(table.id) is table
        assert find_table(table.slug) is table
    assert len({table.id for table in TABLES}) == len(TABLES)
    assert find_table("team") is None
