"""Attackers find what is there to be found in raw figures, and nothing in what is printed."""

import random
from dataclasses import fields

import pytest

from benchmarks import anonymity_world
from benchmarks.anonymity_attacks import alone, guess_topics, knows_all_others, seen_live
from benchmarks.anonymity_loss import loss
from benchmarks.anonymity_rivals import noisy_chance, usual, usual_bounds, ways
from benchmarks.anonymity_sums import narrowed
from benchmarks.anonymity_world import World
from wellbeing.conversations.record import SIGNPOSTED, entry_from
from wellbeing.core.periods import months_in
from wellbeing.resources.actions import load_pack
from wellbeing.resources.queries import current_pack
from wellbeing.soothe import AREA_IDS
from wellbeing.trust import PLACES, STAFF_GROUPS, WAYS
from wellbeing.uptake.disclosure import print_count

A_YEAR = 600


@pytest.fixture
def world(app):
    """Two years of conversations in memory, printed as a close prints them."""
    assert load_pack(app.config["PACK_FOLDER"]).loaded
    draw = random.Random(7)  # noqa: S311  made-up people
    topics = [topic.id for topic in current_pack().topics]
    entries = []
    for month in (*months_in(anonymity_world.BEFORE), *months_in(anonymity_world.YEAR)):
        for _number in range(A_YEAR // 12):
            answers = {"month": month, "area": draw.choice(AREA_IDS), "topic": draw.choice(topics[:20])}
            answers |= {"place": draw.choice(PLACES).id, "staff_group": draw.choice(STAFF_GROUPS).id}
            answers |= {"channel": draw.choice(WAYS).id, "scope": draw.choice(SIGNPOSTED).id}
            entries.append(entry_from(answers, topics, anonymity_world.months_end(month)))
    truth = anonymity_world.count(tuple(entries))
    printed = {
        place: {cell: print_count(value, draw) for cell, value in counted.items()}
        for place, counted in truth.items()
    }
    return World(tuple(entries), truth, printed)


def test_whoever_reads_raw_counts_finds_people(world):
    _soothe, raw, _usual = ways(world)
    assert alone(world, raw) > 0
    found = knows_all_others(world, raw, targets=20, seed=1)
    assert (found.topic, found.took_part) == (1, 1)
    assert seen_live(world.year, raw) == 1


def test_rounding_and_hiding_small_numbers_is_not_enough(world):
    _soothe, _raw, usual_rule = ways(world)
    assert knows_all_others(world, usual_rule, targets=20, seed=1).took_part > 0.5
    assert seen_live(world.year, usual_rule) > 0.5


def test_whoever_reads_what_is_printed_is_sure_of_nobody(world):
    soothe, *_rivals = ways(world)
    assert alone(world, soothe) == 0
    guesses = guess_topics(world, soothe)
    assert guesses.proved == 0
    assert guesses.right <= guesses.baseline + 0.03
    found = knows_all_others(world, soothe, targets=60, seed=1)
    assert (found.topic, found.took_part) == (0, 0)


def test_reading_all_tables_together_never_rules_out_the_truth(world):
    for way in ways(world):
        for (table, period, cell), (low, high) in narrowed(way).items():
            assert low <= world.truth[table, period][cell] <= high


def test_a_leads_figures_are_as_far_off_as_the_noise(world):
    soothe, raw, _usual = ways(world)
    assert loss(world, raw, "quarter").off == 0
    assert 1 < loss(world, soothe, "quarter").off < 6


@pytest.mark.parametrize("count", [0, 3, 9, 10, 11, 57])
def test_the_chances_of_all_printed_figures_add_up(count):
    figures = [None, *range(10, 200, 5)]
    assert sum(noisy_chance(printed, count) for printed in figures) == pytest.approx(1, abs=1e-9)
    low, high = usual_bounds(usual(count))
    assert low <= count <= high


def test_every_field_of_an_entry_is_attacked(world):
    entry = world.entries[0]
    cut = {name for table in anonymity_world.TABLES for name in table.dimensions} | {"month"}
    assert {field.name for field in fields(entry)} == cut
