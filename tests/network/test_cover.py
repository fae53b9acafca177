"""The map of who can talk where: whom people of a place reach, and which gaps come first."""

from hypothesis import given
from hypothesis import strategies as st

from wellbeing import trust
from wellbeing.network.cover import (
    EVERYBODY,
    PEOPLE,
    Count,
    Cover,
    Gap,
    Helper,
    Lack,
    View,
    gaps,
    in_place,
    serious,
)

PLACES = tuple(place.id for place in trust.PLACES)
CODES = ("pl", "ro", "ur")


def helper(place="telford", languages=("pl",), ways=("in_person",), free=True, topics=(), hours=("nights",)):
    return Helper(place, languages, topics, ways, hours, free)


def of(*helpers, view=View.LANGUAGES):
    return Cover(view, helpers)


def lacks(cover, *items):
    return [(gap.lack, gap.item, gap.places) for gap in gaps(cover, items)]


def test_somebody_who_meets_in_person_counts_for_their_place_and_the_places_near_it():
    cover = of(helper("telford"))
    reached = {place for place in PLACES if cover.near(place, "pl").active}
    assert reached == {"telford"} | {place.id for place in trust.PLACES if "telford" in place.near}
    assert cover.remote("pl") == Count()
    assert cover.total("pl") == Count(1, 1)


def test_somebody_on_the_phone_counts_everywhere_and_once_whatever_the_number_of_ways():
    cover = of(helper(ways=("phone", "video", "message")))
    assert cover.near("telford", "pl") == Count()
    assert cover.remote("pl") == Count(1, 1)
    assert cover.remote("pl", "video") == Count(1, 1)


def test_who_cannot_be_asked_now_is_counted_but_not_among_those_who_can():
    cover = of(helper(free=False), helper(free=True))
    assert cover.near("telford", "pl") == Count(2, 1)


def test_who_offers_no_way_to_talk_is_no_cover():
    assert of(helper(ways=())).total("pl") == Count()


def test_nobody_at_all_is_said_once_and_not_place_by_place():
    assert gaps(of(helper()), ("ro",)) == (Gap(Lack.NOBODY, View.LANGUAGES, "ro"),)


def test_places_with_nobody_near_are_told_with_the_people_who_work_there():
    (gap,) = gaps(of(helper("telford"), helper("telford", ways=("phone",))), ("pl",))[:1]
    assert gap.lack is Lack.NOBODY_NEAR
    assert "birmingham" in gap.places and "telford" not in gap.places
    assert gap.people == sum(PEOPLE[place] for place in gap.places)
    assert gap.elsewhere == 1


def test_the_only_one_and_nobody_free_are_told():
    found = {gap.lack for gap in gaps(of(helper(free=False)), ("pl",))}
    assert found == {Lack.ONE, Lack.BUSY, Lack.NOBODY_NEAR}
    assert Lack.ONE_NEAR not in found  # the whole trust has only one: that says it


def test_what_most_people_lack_comes_first():
    talks = ("in_person", "phone")
    cover = of(helper("telford", ("ro",), talks), helper("telford", ("ro",), talks))
    first, second = gaps(cover, ("ro", "ur"))
    assert (first.lack, first.item, first.people) == (Lack.NOBODY, "ur", EVERYBODY)
    assert (second.lack, second.item, second.elsewhere) == (Lack.NOBODY_NEAR, "ro", 2)


def test_what_is_looked_for_more_comes_before_what_is_not():
    cover = of()
    assert [gap.item for gap in gaps(cover, CODES)] == list(CODES)
    assert [gap.item for gap in gaps(cover, CODES, {"ur": 2.0})] == ["ur", "pl", "ro"]


def test_a_place_with_nobody_by_any_way_comes_before_one_that_can_ring_somebody():
    alone = of(helper("telford", ("pl",)), helper("telford", ("ro",)), helper("telford", ("ro",), ("phone",)))
    first = next(gap for gap in gaps(alone, ("ro", "pl")) if gap.lack is Lack.NOBODY_NEAR)
    assert first.item == "pl" and not first.elsewhere


def test_one_place_by_itself_hears_only_of_its_own_gaps():
    found = gaps(of(helper("telford", ("ro",)), helper("telford", ("ro",))), ("ro", "ur"))
    assert [gap.item for gap in in_place(found, "telford")] == ["ur"]
    (nobody, near) = in_place(found, "burton")
    assert (near.places, near.people) == (("burton",), PEOPLE["burton"])
    assert nobody.people == EVERYBODY


def test_times_tell_also_the_way_that_nobody_offers_then():
    cover = of(helper(ways=("in_person", "phone")), view=View.TIMES)
    ways = {(gap.way, gap.lack) for gap in gaps(cover, ("nights",)) if gap.way}
    assert ways == {("video", Lack.NOBODY), ("message", Lack.NOBODY)}
    assert lacks(cover, "evenings") == [(Lack.NOBODY, "evenings", ())]


def test_one_buddy_who_is_left_is_no_missing_one():
    found = gaps(of(helper(), helper(languages=("ro",), free=False)), ("pl", "ro"))
    assert {gap.lack for gap in serious(found)} == {Lack.BUSY, Lack.NOBODY_NEAR}


helpers = st.builds(
    Helper,
    st.sampled_from(PLACES),
    st.lists(st.sampled_from(CODES), unique=True).map(tuple),
    st.just(()),
    st.lists(st.sampled_from([way.id for way in trust.WAYS]), unique=True).map(tuple),
    st.just(()),
    st.booleans(),
)


@given(st.lists(helpers, max_size=12))
def test_a_gap_is_told_exactly_where_somebody_finds_nobody_near(world):
    cover = of(*world)
    told = {
        (place, gap.item)
        for gap in gaps(cover, CODES)
        if gap.lack is Lack.NOBODY_NEAR
        for place in gap.places
    }
    nobody = {gap.item for gap in gaps(cover, CODES) if gap.lack is Lack.NOBODY}
    near = {place.id: {place.id, *place.near} for place in trust.PLACES}
    for place in PLACES:
        for code in CODES:
            meets = [
                one
                for one in world
                if code in one.languages and "in_person" in one.ways and one.place in near[place]
            ]
            assert cover.near(place, code) == Count(len(meets), sum(one.free for one in meets))
            assert ((place, code) in told or code in nobody) == (not meets)
    for code in nobody:
        assert not any(code in one.languages and one.ways for one in world)
