"""Requests that wait together: nobody is left without a buddy who could have had one."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from wellbeing.buddies.matching import Buddy, Need, broken_rule
from wellbeing.buddies.placing import Waiting, place

TODAY = date(2026, 11, 23)
LATER = TODAY + timedelta(days=90)
ANYONE = Buddy(
    id="anyone",
    site="stafford",
    team="stafford.mental_health_wards",
    staff_group="nursing_midwifery",
    ways=("phone",),
    limit=1,
    trained_until=LATER,
    supervised_until=LATER,
)


def test_the_one_who_speaks_romanian_is_left_for_the_person_who_needs_it() -> None:
    ana = replace(ANYONE, id="ana", languages=("en", "ro"))
    first, last = Waiting("first", Need()), Waiting("last", Need(languages=("ro",)))
    assert place([first, last], [ana, ANYONE], TODAY, "s") == {"first": "anyone", "last": "ana"}


def test_what_somebody_chose_goes_before_a_better_fit() -> None:
    better = replace(ANYONE, id="better", topics=("sleep", "money"))
    one = Waiting("one", Need(topics=("sleep", "money")), choices=("anyone",))
    assert place([one], [better, ANYONE], TODAY, "s") == {"one": "anyone"}
    assert place([replace(one, tried=("anyone",))], [better, ANYONE], TODAY, "s") == {"one": "better"}


def test_a_better_fit_is_taken_where_all_can_be_placed() -> None:
    sleeper = replace(ANYONE, id="sleeper", topics=("sleep",))
    spender = replace(ANYONE, id="spender", topics=("money",))
    waiting = [Waiting("a", Need(topics=("money",))), Waiting("b", Need(topics=("sleep",)))]
    assert place(waiting, [sleeper, spender], TODAY, "s") == {"a": "spender", "b": "sleeper"}


def test_several_at_once_are_spread_over_buddies_who_fit_equally() -> None:
    buddies = [replace(ANYONE, id=name, limit=3) for name in ("a", "b", "c")]
    placed = place([Waiting(str(number), Need()) for number in range(6)], buddies, TODAY, "s")
    assert sorted(placed.values()) == ["a", "a", "b", "b", "c", "c"]


def test_nobody_is_placed_where_nobody_waits_or_nobody_is_free() -> None:
    assert place([], [ANYONE], TODAY, "s") == {}
    assert place([Waiting("a", Need())], [replace(ANYONE, load=1)], TODAY, "s") == {}
    assert place([Waiting("a", Need())], [], TODAY, "s") == {}


few = st.sampled_from([("en",), ("pl",), ("en", "pl"), ("ro",)])
buddies_of_a_small_world = st.lists(
    st.builds(
        lambda languages, team, limit, load: replace(
            ANYONE, languages=languages, team=team, limit=limit, load=load
        ),
        few,
        st.sampled_from(["x", "y"]),
        st.integers(0, 2),
        st.integers(0, 1),
    ),
    max_size=3,
).map(lambda found: [replace(buddy, id=f"b{number}") for number, buddy in enumerate(found)])
requests_of_a_small_world = st.lists(
    st.builds(
        lambda languages, team, tried: Waiting("", Need(languages=languages, team=team), tried=tried),
        st.sampled_from([(), ("en",), ("pl",), ("ro",)]),
        st.sampled_from(["", "x", "y"]),
        st.sampled_from([(), ("b0",), ("b1", "b2")]),
    ),
    max_size=4,
).map(lambda found: [replace(one, id=f"r{number}") for number, one in enumerate(found)])


def most_that_can_be_placed(waiting: list[Waiting], buddies: list[Buddy]) -> int:
    """By trying everything."""
    options = [[None, *(buddy for buddy in buddies if may_have(one, buddy))] for one in waiting]
    best = 0
    for chosen in product(*options):
        taken = [buddy.id for buddy in chosen if buddy]
        if all(taken.count(buddy.id) <= max(buddy.limit - buddy.load, 0) for buddy in buddies):
            best = max(best, len(taken))
    return best


def may_have(one: Waiting, buddy: Buddy) -> bool:
    return buddy.id not in one.tried and broken_rule(one.need, buddy, TODAY) is None


@given(requests_of_a_small_world, buddies_of_a_small_world)
def test_as_many_as_can_be_get_a_buddy_and_no_rule_is_broken(waiting, buddies) -> None:
    placed = place(waiting, buddies, TODAY, "s")
    by_id = {buddy.id: buddy for buddy in buddies}
    for one in waiting:
        if one.id in placed:
            assert may_have(one, by_id[placed[one.id]])
    for buddy in buddies:
        assert list(placed.values()).count(buddy.id) <= max(buddy.limit - buddy.load, 0)
    assert len(placed) == most_that_can_be_placed(waiting, buddies)
    assert place(waiting, buddies, TODAY, "s") == placed
