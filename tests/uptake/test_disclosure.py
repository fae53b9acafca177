"""What is printed of a count: how it is spread, and what an attacker makes of it."""

import math
import random
import secrets
from collections import Counter
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from wellbeing.uptake import disclosure
from wellbeing.uptake.disclosure import Change, add, change, percent, print_count

A = math.exp(-1 / 3)
# One seed in ten thousand fails a right generator; a wrong one fails by far more at these sample sizes.
UNLIKELY = 0.0001
figures = st.one_of(st.none(), st.integers(2, 400).map(lambda five: five * 5))


def noise_chance(distance):
    return (1 - A) / (1 + A) * A ** abs(distance)


def print_chances(count, reach=150):
    """The exact chance of each printed figure, worked out apart from the code."""
    chances = Counter()
    for noise in range(-reach, reach + 1):
        noisy = count + noise
        chances[None if noisy < 10 else 5 * round(Fraction(noisy, 5))] += noise_chance(noise)
    return chances


def drawn_noise(times, seed):
    source = random.Random(seed)
    return Counter(disclosure._geometric(source) - disclosure._geometric(source) for _ in range(times))


def test_the_noise_follows_the_two_sided_geometric_distribution():
    times = 100_000
    seen = drawn_noise(times, seed=3)
    inner = range(-15, 16)
    expected = [noise_chance(distance) * times for distance in inner]
    observed = [seen[distance] for distance in inner]
    expected.append(times - sum(expected))
    observed.append(times - sum(observed))
    assert stats.chisquare(observed, expected).pvalue > UNLIKELY


def test_the_noise_leans_neither_way_and_is_as_wide_as_the_docstring_says():
    times = 40_000
    seen = drawn_noise(times, seed=5)
    mean = sum(value * count for value, count in seen.items()) / times
    spread = math.sqrt(sum(value * value * count for value, count in seen.items()) / times)
    assert abs(mean) < 0.1
    assert spread == pytest.approx(math.sqrt(2 * A) / (1 - A), rel=0.03)
    assert spread == pytest.approx(4.2, abs=0.15)


def test_each_step_of_the_noise_goes_on_with_the_exact_chance():
    source = random.Random(11)
    went_on = sum(disclosure._goes_on(source) for _ in range(60_000))
    assert stats.binomtest(went_on, 60_000, A).pvalue > UNLIKELY


@pytest.mark.parametrize("count", [0, 3, 9, 10, 12, 40])
def test_printed_figures_are_spread_as_the_arithmetic_says(count):
    source = random.Random(count)
    times = 10_000
    seen = Counter(print_count(count, source) for _ in range(times))
    likely = {figure: chance for figure, chance in print_chances(count).items() if chance * times > 5}
    observed = [seen[figure] for figure in likely]
    expected = [chance * times for chance in likely.values()]
    if times - sum(expected) > 0.5:
        observed.append(times - sum(observed))
        expected.append(times - sum(expected))
    scale = sum(observed) / sum(expected)
    assert stats.chisquare(observed, [value * scale for value in expected]).pvalue > UNLIKELY


@pytest.mark.parametrize("count", range(41))
def test_one_conversation_more_changes_no_chance_by_more_than_the_stated_factor(count):
    fewer, more = print_chances(count), print_chances(count + 1)
    for figure in (None, *range(10, 80, 5)):
        # Far from the count the finite reach of the sum is seen; those chances are below one in a billion.
        if fewer[figure] > 1e-9:
            assert math.exp(-1 / 3) * 0.999 <= more[figure] / fewer[figure] <= math.exp(1 / 3) * 1.001


def test_who_knows_every_other_conversation_still_cannot_tell_whether_yours_took_place():
    """The attacker knows that a cell holds 11 or 12 and guesses from what is printed."""
    source = random.Random(7)
    fewer, more = print_chances(11), print_chances(12)
    right = 0
    for turn in range(8_000):
        truth = 11 + turn % 2
        printed = print_count(truth, source)
        right += (12 if more[printed] > fewer[printed] else 11) == truth
    assert right / 8_000 < math.exp(1 / 3) / (1 + math.exp(1 / 3))


def test_a_single_person_in_an_empty_cell_looks_like_nobody():
    assert print_chances(0)[None] > 0.9
    assert print_chances(1)[None] > 0.9


def test_nothing_between_one_and_nine_is_ever_printed_and_the_rest_ends_in_0_or_5():
    source = random.Random(1)
    for count in range(60):
        for _ in range(50):
            printed = print_count(count, source)
            assert printed is None or (printed >= 10 and printed % 5 == 0)


def test_the_source_may_be_the_systems_secure_one():
    assert print_count(1_000, secrets.SystemRandom()) in range(800, 1_200, 5)


def test_a_negative_count_is_a_fault_of_ours_and_is_not_printed():
    with pytest.raises(ValueError, match="negative"):
        print_count(-1, random.Random(1))


@pytest.mark.parametrize(
    ("now", "before", "expected"),
    [
        (100, 85, Change.UP),
        (100, 90, Change.NOT_CLEAR),
        (85, 100, Change.DOWN),
        (None, None, Change.NOT_CLEAR),
        (None, 20, Change.NOT_CLEAR),
        (None, 25, Change.DOWN),
        (25, None, Change.UP),
        (20, None, Change.NOT_CLEAR),
        (0, 0, Change.NOT_CLEAR),
    ],
)
def test_a_change_of_under_15_is_not_clear(now, before, expected):
    assert change(now, before) is expected


@pytest.mark.parametrize(("difference", "expected"), [(25, Change.NOT_CLEAR), (30, Change.UP)])
def test_a_sum_of_three_months_needs_a_larger_change_to_be_clear(difference, expected):
    assert change(1_000 + difference, 1_000, cells=3) is expected


@given(figures, figures, st.integers(1, 12))
def test_up_one_way_is_down_the_other(now, before, cells):
    other = {Change.UP: Change.DOWN, Change.DOWN: Change.UP, Change.NOT_CLEAR: Change.NOT_CLEAR}
    assert change(now, before, cells) is other[change(before, now, cells)]


@given(st.integers(2, 400).map(lambda five: five * 5))
def test_nothing_is_read_into_what_noise_alone_would_do(figure):
    assert change(figure, figure) is Change.NOT_CLEAR
    assert change(figure + 10, figure) is Change.NOT_CLEAR


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [(25, 100, 25), (35, 95, None), (None, 200, None), (20, None, None), (50, 150, 33), (-50, 200, -25)],
)
def test_percentages_are_given_only_of_100_or_more(part, whole, expected):
    assert percent(part, whole) == expected


def test_a_sum_with_a_part_that_nobody_knows_is_not_known():
    assert add([10, 15, 20]) == 45
    assert add([10, None, 20]) is None
    assert add([]) == 0
