"""The demo's people are made up, many, and unlike one another, so that a stranger sees a network that lives."""

from collections import Counter

import pytest

from wellbeing import soothe, trust
from wellbeing.accounts import queries as accounts
from wellbeing.buddies import queries, words
from wellbeing.buddies.lifecycle import State
from wellbeing.core.pages import ROOT
from wellbeing.demo.people import HOW_MANY, HOW_MANY_SMALL, load_people
from wellbeing.resources import actions as resources


@pytest.fixture
def world(app):
    assert resources.load_pack(ROOT / "wellbeing" / "resources" / "pack").loaded
    assert load_people() == HOW_MANY
    return queries.profiles()


def test_two_hundred_buddies_are_spread_believably(world):
    buddies = [one.match for one in world]
    assert len(buddies) == 200
    assert len({one.site for one in buddies}) >= 12
    assert {trust.region_of_place(one.place) for one in buddies} == {region.id for region in trust.REGIONS}
    assert {one.staff_group for one in buddies} == {group.id for group in trust.STAFF_GROUPS}
    languages = Counter(code for one in buddies for code in one.languages)
    assert len(languages) >= 25
    assert languages[trust.BSL] >= 2
    assert languages["en"] == 200
    assert {code for one in buddies for code in one.areas} == set(soothe.AREA_IDS)
    topics = Counter(code for one in buddies for code in one.topics)
    assert set(topics) == set(queries.topics_for_buddies("en"))
    assert max(topics.values()) > 5 * min(topics.values())
    assert {way for one in buddies for way in one.ways} == {way.id for way in trust.WAYS}
    assert all(one.team in trust.team_ids() for one in buddies)


def test_some_offer_what_they_lived_through_and_some_may_be_rung_at_work(world):
    experiences = Counter(code for one in world for code in one.match.experiences)
    assert set(experiences) == {one.id for one in words.EXPERIENCES}
    assert sum(not one.match.experiences for one in world) > 60
    numbers = [one.work_phone for one in world if one.work_phone]
    assert 10 < len(numbers) < 40
    assert all(number.startswith("01785 000") for number in numbers)  # rings nowhere
    assert all(one.work_email.endswith("@trust.example") for one in world if one.work_email)
    assert 10 < sum(bool(one.work_email) for one in world) < 50


def test_most_can_be_asked_and_some_cannot_as_in_life(world):
    available = sum(one.may_be_asked for one in world)
    assert 150 < available < 195


def test_everybody_is_marked_as_made_up_and_loaded_once(world):
    assert accounts.has_made_up_people()
    assert load_people() == 0
    assert len(queries.profiles()) == HOW_MANY


def test_the_demo_buddy_and_the_demo_lead_have_something_to_do(world):
    buddy = accounts.by_email("buddy@trust.example")
    profile = queries.profile_of_account(buddy.id)
    waiting = queries.requests_for(profile.id)
    assert len(waiting) == 3
    assert all(one.state == State.OFFERED for one in waiting)
    assert accounts.by_email("lead@trust.example").roles == ("lead",)
    assert len(queries.requests_with_leads()) == 2


def test_hardly_two_have_the_same_name(world):
    names = sorted(one.name for one in world)
    assert "Robin Demo" in names
    assert len(set(names)) > 180


def test_a_small_demo_is_small(app):
    assert load_people(small=True) == HOW_MANY_SMALL
    assert len(queries.profiles()) == HOW_MANY_SMALL
