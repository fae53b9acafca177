"""The trust's own words are whole: each site has a place, each place has enough people to hide in."""

import pytest

from wellbeing import trust


def ids(choices):
    return [choice.id for choice in choices]


@pytest.mark.parametrize(
    "choices", [trust.REGIONS, trust.PLACES, trust.SITES, trust.STAFF_GROUPS, trust.TEAMS, trust.WAYS]
)
def test_no_id_is_used_twice(choices):
    assert len(set(ids(choices))) == len(choices)


def test_each_place_has_enough_people_for_a_figure_to_be_about_nobody():
    for place in trust.PLACES:
        assert trust.people_in_place(place.id) >= trust.SMALLEST_PLACE, place.id


def test_the_sites_together_are_the_whole_trust():
    assert sum(site.people for site in trust.SITES) == 11_500


def test_each_site_is_in_a_place_each_place_in_a_region_each_region_has_a_place():
    assert {site.place for site in trust.SITES} == set(ids(trust.PLACES))
    assert {place.region for place in trust.PLACES} == set(ids(trust.REGIONS))


def test_there_are_eight_staff_groups_in_three_broad_groups():
    assert len(trust.STAFF_GROUPS) == 8
    assert {group.broad_group for group in trust.STAFF_GROUPS} == set(ids(trust.BROAD_GROUPS))


def test_each_team_at_each_site_has_a_name():
    assert all(trust.team_name(team) for team in trust.team_ids())


@pytest.mark.parametrize(
    "value", ["", "stafford", "stafford.", "nowhere.therapies", "stone.prison_healthcare"]
)
def test_a_team_that_is_not_there_has_no_name(value):
    assert trust.team_name(value) is None


def test_a_site_finds_its_place_and_region():
    assert trust.place_of_site("leek") == trust.find_place("newcastle")
    assert trust.region_of_place("newcastle") == "staffordshire"
    assert trust.place_of_site("paris") is None
    assert trust.region_of_place("paris") is None


@pytest.mark.parametrize(
    "find", [trust.find_region, trust.find_place, trust.find_site, trust.find_staff_group]
)
def test_an_unknown_id_finds_nothing(find):
    assert find("atlantis") is None


def test_no_language_is_listed_twice_and_british_sign_language_is_there():
    assert len(set(trust.LANGUAGE_CODES)) == len(trust.LANGUAGE_CODES)
    assert trust.BSL in trust.LANGUAGE_CODES
