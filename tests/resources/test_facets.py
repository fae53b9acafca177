"""Filters count what each choice would leave."""

from hypothesis import given
from hypothesis import strategies as st

from tests.resources.packs import real_pack
from wellbeing.resources.facets import FILTERS, NOTHING_CHOSEN, Chosen, Facets

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


def test_without_a_choice_everything_is_left_and_counted():
    left, counts = FACETS.narrow(None, NOTHING_CHOSEN)
    assert list(FACETS.numbers(left)) == list(range(130))
    assert counts["scope"] == {"internal": 24, "regional": 24, "national": 82}


def test_two_values_of_one_filter_mean_any_and_two_filters_mean_both():
    left, counts = FACETS.narrow(None, Chosen(scope=("internal", "regional"), area=("team",)))
    found = [RESOURCES[number] for number in FACETS.numbers(left)]
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


@given(st.none() | st.lists(st.integers(0, 129), unique=True, max_size=130), some)
def test_the_quick_count_is_the_slow_count(found, chosen):
    numbers = range(130) if found is None else sorted(found)
    left, counts = FACETS.narrow(None if found is None else FACETS.bits(found), chosen)
    assert list(FACETS.numbers(left)) == slowly(numbers, chosen)
    for name, read in VALUES.items():
        others = slowly(numbers, chosen, but=name)
        for value, count in counts[name].items():
            assert count == sum(value in read(RESOURCES[number]) for number in others)
