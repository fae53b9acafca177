"""Nobody is matched against a rule, all who are left out have a reason, no better fit is passed over unsaid."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wellbeing import trust
from wellbeing.buddies.matching import (
    SHORTLIST,
    Buddy,
    Need,
    Reason,
    Rule,
    broken_rule,
    fairness,
    fit,
    match,
)

TODAY = date(2026, 11, 23)
YESTERDAY = TODAY - timedelta(days=1)
TOMORROW = TODAY + timedelta(days=1)
NIGHT_NURSE = Buddy(
    id="b1",
    site="stafford",
    team="stafford.mental_health_wards",
    staff_group="nursing_midwifery",
    languages=("en", "pl"),
    areas=("self_care", "open_up"),
    topics=("sleep", "stress"),
    ways=("phone", "in_person"),
    hours=("nights", "weekends"),
    gender="woman",
    experiences=("carer", "nights"),
    limit=2,
    trained_until=TOMORROW,
    supervised_until=TOMORROW,
)


def ids(matches):
    return [one.buddy.id for one in matches.ranked]


@pytest.mark.parametrize(
    ("change", "need", "rule"),
    [
        ({"active": False}, Need(), Rule.INACTIVE),
        ({"trained_until": None}, Need(), Rule.TRAINING),
        ({"trained_until": YESTERDAY}, Need(), Rule.TRAINING),
        ({"trained_until": TODAY}, Need(), None),
        ({"supervised_until": None}, Need(), Rule.SUPERVISION),
        ({"supervised_until": YESTERDAY}, Need(), Rule.SUPERVISION),
        ({"paused_until": TODAY}, Need(), Rule.PAUSED),
        ({"paused_until": YESTERDAY}, Need(), None),
        ({"away_from": TODAY, "away_until": TOMORROW}, Need(), Rule.AWAY),
        ({"away_from": YESTERDAY}, Need(), Rule.AWAY),
        ({"away_from": TOMORROW, "away_until": TOMORROW}, Need(), None),
        ({"away_from": YESTERDAY, "away_until": YESTERDAY}, Need(), None),
        ({"load": 2}, Need(), Rule.FULL),
        ({"limit": 0}, Need(), Rule.FULL),
        ({}, Need(team="stafford.mental_health_wards"), Rule.SAME_TEAM),
        ({}, Need(team="stafford.therapies"), None),
        ({"team": ""}, Need(team=""), None),
        ({}, Need(leave_out_teams=("leek.therapies", "stafford.mental_health_wards")), Rule.LEFT_OUT_TEAM),
        ({}, Need(leave_out_teams=("stafford.therapies",)), None),
        ({"team": ""}, Need(leave_out_teams=("stafford.mental_health_wards",)), None),
        ({}, Need(leave_out=("b2", "b1")), Rule.LEFT_OUT),
        ({}, Need(languages=("ur",)), Rule.LANGUAGE),
        ({}, Need(languages=("ur", "pl")), None),
        ({}, Need(ways=("video", "message")), Rule.WAY),
        ({"ways": ()}, Need(), Rule.WAY),
        ({"ways": ("in_person",)}, Need(place="shrewsbury"), Rule.PLACE),
        ({}, Need(place="shrewsbury", ways=("in_person",)), Rule.PLACE),
        ({}, Need(place="shrewsbury", ways=("in_person", "phone")), None),
        ({}, Need(place="stoke", ways=("in_person",)), None),
        ({}, Need(ways=("in_person",)), None),
    ],
)
def test_a_buddy_is_left_out_by_the_rule_that_says_so(change, need, rule):
    assert broken_rule(need, replace(NIGHT_NURSE, **change), TODAY) == rule


@pytest.mark.parametrize(
    ("need", "reason"),
    [
        (Need(topics=("sleep", "debt")), Reason("topics", ("sleep",))),
        (Need(areas=("open_up",)), Reason("areas", ("open_up",))),
        (Need(languages=("ur", "pl", "en")), Reason("language", ("pl",))),
        (Need(gender="woman"), Reason("gender", ("woman",))),
        (Need(experiences=("bereavement", "carer")), Reason("experiences", ("carer",))),
        (Need(hours=("nights", "evenings")), Reason("hours", ("nights",))),
        (
            Need(staff_group="nursing_midwifery", staff_group_wish="same"),
            Reason("same_group", ("nursing_midwifery",)),
        ),
        (
            Need(staff_group="estates", staff_group_wish="different"),
            Reason("different_group", ("nursing_midwifery",)),
        ),
        (Need(place="stafford"), Reason("same_place", ("stafford",))),
        (Need(place="stoke"), Reason("near", ("stafford",))),
        (Need(place="burton"), Reason("same_region", ("stafford",))),
    ],
)
def test_what_fits_is_told_as_a_reason(need, reason):
    points, reasons = fit(need, NIGHT_NURSE)
    assert reasons == (reason,)
    assert points > 0


@pytest.mark.parametrize(
    "need",
    [
        Need(),
        Need(gender="man"),
        Need(experiences=("lgbt", "parent")),
        Need(staff_group="nursing_midwifery"),
        Need(staff_group="nursing_midwifery", staff_group_wish="different"),
        Need(staff_group_wish="same"),
        Need(topics=("debt",), areas=("enjoy",), hours=("daytime",), place="birmingham"),
    ],
)
def test_what_was_not_asked_or_does_not_fit_counts_for_nothing(need):
    assert fit(need, NIGHT_NURSE) == (0.0, ())


def test_gender_counts_only_when_the_buddy_offered_it():
    silent = replace(NIGHT_NURSE, gender="")
    assert fit(Need(gender=""), silent) == (0.0, ())
    assert fit(Need(gender="woman"), silent) == (0.0, ())


def test_an_experience_that_nobody_asked_for_moves_nobody_up_or_down():
    silent = replace(NIGHT_NURSE, id="b2", experiences=())
    everything = replace(NIGHT_NURSE, id="b3", experiences=("carer", "parent", "bereavement", "lgbt"))
    scores = {one.buddy.id: one.score for one in match(Need(), [silent, everything], TODAY, "s").ranked}
    assert scores["b2"] == scores["b3"]
    asked = match(Need(experiences=("bereavement",)), [silent, everything], TODAY, "s")
    assert ids(asked) == ["b3", "b2"]
    assert asked.ranked[0].reasons == (Reason("experiences", ("bereavement",)),)


def test_nobody_is_left_out_for_what_they_did_not_live_through_or_did_not_say():
    silent = replace(NIGHT_NURSE, experiences=(), gender="")
    assert broken_rule(Need(experiences=("lgbt",), gender="woman"), silent, TODAY) is None


def test_a_buddy_asked_yesterday_stands_behind_one_who_was_not():
    asked = replace(NIGHT_NURSE, id="b2", last_asked=YESTERDAY)
    busy = replace(NIGHT_NURSE, id="b3", load=1)
    assert ids(match(Need(), [busy, asked, NIGHT_NURSE], TODAY, "seed"))[0] == "b1"
    assert fairness(asked, TODAY) < fairness(NIGHT_NURSE, TODAY) == 1.0


def test_a_worse_fit_that_stands_higher_says_that_it_is_by_fairness():
    tired = replace(NIGHT_NURSE, id="b2", load=1, last_asked=TODAY, topics=("sleep",))
    rested = replace(NIGHT_NURSE, id="b3", topics=(), hours=("nights",))
    matches = match(Need(hours=("nights", "weekends")), [tired, rested], TODAY, "seed")
    assert ids(matches) == ["b3", "b2"]
    assert matches.ranked[0].reasons[-1] == Reason("fairness")
    assert Reason("fairness") not in matches.ranked[1].reasons


def test_equal_buddies_take_turns():
    twins = [replace(NIGHT_NURSE, id=f"b{number}") for number in range(5)]
    first = {ids(match(Need(), twins, TODAY, str(seed)))[0] for seed in range(60)}
    assert first == {twin.id for twin in twins}


def test_the_shortlist_is_short():
    many = [replace(NIGHT_NURSE, id=f"b{number}") for number in range(20)]
    assert len(match(Need(), many, TODAY, "seed").shortlist) == SHORTLIST


# ---- Whatever the world: small worlds made at random ----

LANGUAGES, WAYS = ("en", "pl", "ur"), ("in_person", "phone", "video")
SITES = ("stafford", "stoke", "shrewsbury", "birmingham")
TOPICS, AREAS, HOURS = ("sleep", "debt", "stress"), ("self_care", "help"), ("daytime", "nights")
GROUPS, GENDERS = ("estates", "medical_dental"), ("", "woman", "man")
EXPERIENCES = ("carer", "parent", "nights")
NEAR = {place.id: {place.id, *place.near} for place in trust.PLACES}
DAYS = st.none() | st.integers(-3, 3).map(lambda days: TODAY + timedelta(days=days))


def some(values):
    return st.lists(st.sampled_from(values), unique=True, max_size=3).map(tuple)


BUDDIES = st.builds(
    Buddy,
    id=st.uuids().map(str),
    site=st.sampled_from(SITES),
    team=st.sampled_from(SITES).map(lambda site: f"{site}.therapies"),
    staff_group=st.sampled_from(GROUPS),
    languages=some(LANGUAGES),
    areas=some(AREAS),
    topics=some(TOPICS),
    ways=some(WAYS),
    hours=some(HOURS),
    gender=st.sampled_from(GENDERS),
    experiences=some(EXPERIENCES),
    limit=st.integers(0, 3),
    load=st.integers(0, 3),
    last_asked=DAYS,
    active=st.integers(0, 9).map(bool),
    trained_until=st.just(TOMORROW) | DAYS,
    supervised_until=st.just(TOMORROW) | DAYS,
    paused_until=st.none() | DAYS,
    away_from=st.none() | DAYS,
    away_until=DAYS,
)
NEEDS = st.builds(
    Need,
    languages=some(LANGUAGES),
    ways=some(WAYS),
    place=st.sampled_from(("", *SITES)),
    team=st.sampled_from(("", *(f"{site}.therapies" for site in SITES))),
    areas=some(AREAS),
    topics=some(TOPICS),
    staff_group=st.sampled_from(("", *GROUPS)),
    staff_group_wish=st.sampled_from(("any", "same", "different")),
    gender=st.sampled_from(GENDERS),
    experiences=some(EXPERIENCES),
    hours=some(HOURS),
    leave_out_teams=some([f"{site}.therapies" for site in SITES]),
)
WORLDS = st.lists(BUDDIES, max_size=12, unique_by=lambda buddy: buddy.id)


@settings(max_examples=150, deadline=None)
@given(NEEDS, WORLDS, st.data())
def test_no_hard_rule_is_ever_broken_and_everybody_left_out_has_a_rule(need, world, data):
    named = data.draw(some([buddy.id for buddy in world])) if world else ()
    need = replace(need, leave_out=named)
    matches = match(need, world, TODAY, "seed")
    for buddy in (one.buddy for one in matches.ranked):
        assert buddy.active
        assert buddy.trained_until >= TODAY
        assert buddy.supervised_until >= TODAY
        assert buddy.paused_until is None or buddy.paused_until < TODAY
        assert buddy.away_from is None or buddy.away_from > TODAY or (buddy.away_until or TODAY) < TODAY
        assert buddy.load < buddy.limit
        assert not need.team or buddy.team != need.team
        assert buddy.id not in named
        assert buddy.team not in need.leave_out_teams
        assert not need.languages or set(need.languages) & set(buddy.languages)
        common = set(need.ways or WAYS) & set(buddy.ways)
        assert common
        if need.place and buddy.place not in NEAR[need.place]:
            assert common != {"in_person"}
    assert sorted([*ids(matches), *(one.buddy.id for one in matches.left_out)]) == sorted(
        buddy.id for buddy in world
    )


@settings(max_examples=150, deadline=None)
@given(NEEDS, WORLDS, st.text(max_size=5), st.randoms())
def test_the_order_of_the_list_and_the_day_of_asking_change_nothing(need, world, seed, random):
    shuffled = random.sample(world, len(world))
    assert match(need, world, TODAY, seed) == match(need, shuffled, TODAY, seed)


@settings(max_examples=100, deadline=None)
@given(NEEDS, WORLDS, st.data())
def test_what_buddies_lived_through_changes_nothing_for_whoever_did_not_ask(need, world, data):
    need = replace(need, experiences=(), gender="")
    others = [
        replace(one, experiences=data.draw(some(EXPERIENCES)), gender=data.draw(st.sampled_from(GENDERS)))
        for one in world
    ]
    told = [(one.buddy.id, one.score, one.reasons) for one in match(need, world, TODAY, "s").ranked]
    assert told == [(one.buddy.id, one.score, one.reasons) for one in match(need, others, TODAY, "s").ranked]


def at_least_as_good(one, other, need):
    """Better or equal in every single thing asked for, read from the buddies themselves."""

    def facts(buddy):
        return (
            len(set(need.topics) & set(buddy.topics)),
            len(set(need.areas) & set(buddy.areas)),
            len(set(need.hours) & set(buddy.hours)),
            -min(
                [need.languages.index(code) for code in need.languages if code in buddy.languages], default=99
            ),
            bool(need.gender) and buddy.gender == need.gender,
            len(set(need.experiences) & set(buddy.experiences)),
            fit(Need(staff_group=need.staff_group, staff_group_wish=need.staff_group_wish), buddy)[0],
            fit(Need(place=need.place), buddy)[0],
        )

    return all(a >= b for a, b in zip(facts(one), facts(other), strict=True)), facts(one) != facts(other)


@settings(max_examples=150, deadline=None)
@given(NEEDS, WORLDS)
def test_a_better_buddy_is_never_passed_over_but_by_fairness_that_says_so(need, world):
    fresh = [
        replace(one, active=True, limit=3, load=min(one.load, 2), trained_until=TODAY, supervised_until=TODAY)
        for one in world
    ]
    ranked = match(need, fresh, TODAY, "seed").ranked
    for place, higher in enumerate(ranked):
        for lower in ranked[place + 1 :]:
            good, better = at_least_as_good(lower.buddy, higher.buddy, need)
            if good and better:
                assert fairness(higher.buddy, TODAY) > fairness(lower.buddy, TODAY)
                assert Reason("fairness") in higher.reasons
