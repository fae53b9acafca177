"""Filters count what each choice would leave."""

from hypothesis import given
from hypothesis import strategies as st

from tests.resources.packs import real_pack
from wellbeing.resources.bits import Marked
from wellbeing.resources.facets import FILTERS, NOTHING_CHOSEN, Chosen, Facets
from wellbeing.resources.search import MOST_RESULTS

RESOURCES = real_pack().resources
FACETS = Facets(RESOURCES)
VALUES = {
    "area": lambda each: each.areas,
    "topic": lambda each: each.topics,
    "scope": lambda each: (each.scope,),
    "audience": lambda each: each.audience,
    "channel": lambda each: each.channels,
    "language": lambda each: each.languages,
    "cost": lambda each: (each.cost,),
    "hours": lambda each: ("24",) if each.is_24h else (),
    "open_to": lambda each: each.open_to,
    "private": lambda each: ("yes",) if each.private_from_work else (),
}


def slowly(numbers, chosen, but=""):
    """The same by looking at each resource in turn."""
    return [
        number
        for number in numbers
        if all(
            not chosen.values(name) or set(chosen.values(name)) & set(VALUES[name](RESOURCES[number]))
            for name in FILTERS
            if name != but
        )
    ]


def slow_counts(numbers, chosen):
    counts = {}
    for name, read in VALUES.items():
        others = slowly(numbers, chosen, but=name)
        known = {value for each in RESOURCES for value in read(each)}
        counts[name] = {value: sum(value in read(RESOURCES[number]) for number in others) for value in known}
    return counts


def test_without_a_choice_everything_is_left_and_counted():
    left, counts = FACETS.browse(NOTHING_CHOSEN)
    assert list(Marked(left)) == list(range(130))
    assert counts["scope"] == {"internal": 24, "regional": 24, "national": 82}


def test_two_values_of_one_filter_mean_any_and_two_filters_mean_both():
    left, counts = FACETS.browse(Chosen(scope=("internal", "regional"), area=("team",)))
    found = [RESOURCES[number] for number in Marked(left)]
    assert found and all("team" in each.areas and each.scope != "national" for each in found)
    # The counts of a filter say what choosing another of its values would give, so its own choice does not hide them.
    assert counts["scope"]["national"] > 0


def test_unknown_values_are_told_apart_and_repeats_are_one():
    assert FACETS.known("scope", ["galactic", "internal", "internal", ""]) == ("internal",)


def test_taking_one_choice_away_leaves_the_others():
    chosen = Chosen(area=("team", "help"), cost=("free",))
    assert chosen.pairs == (("area", "team"), ("area", "help"), ("cost", "free"))
    assert chosen.without("area", "team") == Chosen(area=("help",), cost=("free",))


some = st.fixed_dictionaries(
    {
        name: st.lists(
            st.sampled_from(sorted({value for each in RESOURCES for value in read(each)})), max_size=2
        ).map(tuple)
        for name, read in VALUES.items()
    }
).map(lambda values: Chosen(**values))


@given(
    st.permutations(range(130)).flatmap(lambda all_: st.integers(0, 130).map(lambda size: all_[:size])), some
)
def test_the_quick_count_of_what_was_found_is_the_slow_count(found, chosen):
    left, counts = FACETS.narrow(found, chosen)
    assert list(left) == slowly(found, chosen)
    assert counts == slow_counts(found, chosen)


@given(some)
def test_the_quick_count_of_everything_is_the_slow_count(chosen):
    left, counts = FACETS.browse(chosen)
    assert list(Marked(left)) == slowly(range(130), chosen)
    assert counts == slow_counts(range(130), chosen)


def test_counts_hold_as_many_as_a_search_may_give():
    many = (RESOURCES[0],) * MOST_RESULTS
    left, counts = Facets(many).narrow(range(MOST_RESULTS), NOTHING_CHOSEN)
    assert len(left) == MOST_RESULTS
    assert counts["scope"] == {RESOURCES[0].scope: MOST_RESULTS}
