"""Which resources stand first where there is room for a few."""

import pytest

from tests.resources.packs import real_pack
from wellbeing.resources.crisis import TOPIC_OF
from wellbeing.resources.offers import by_scope, few
from wellbeing.soothe import AREA_IDS

RESOURCES = real_pack().resources
AREA_OF_TOPIC = {topic.id: topic.area for topic in real_pack().topics}


@pytest.mark.parametrize("area", AREA_IDS)
def test_everything_of_an_area_is_there_once_from_near_to_far(area):
    groups = by_scope(RESOURCES, area, AREA_OF_TOPIC)
    assert list(groups) == ["internal", "regional", "national"]
    numbers = [number for group in groups.values() for number in group]
    assert sorted(numbers) == [number for number, each in enumerate(RESOURCES) if area in each.areas]
    assert all(RESOURCES[number].scope == scope for scope, group in groups.items() for number in group)


def test_broad_confirmed_help_for_everyone_stands_before_the_rest():
    national = by_scope(RESOURCES, "help", AREA_OF_TOPIC)["national"]
    assert RESOURCES[national[0]].slug == "citizens-advice"


@pytest.mark.parametrize("area", AREA_IDS)
def test_what_is_there_for_a_crisis_comes_last(area):
    for group in by_scope(RESOURCES, area, AREA_OF_TOPIC).values():
        for_a_crisis = [RESOURCES[number].topics[0] in TOPIC_OF.values() for number in group]
        assert for_a_crisis == sorted(for_a_crisis)


@pytest.mark.parametrize("area", AREA_IDS)
@pytest.mark.parametrize("most", [2, 3])
def test_a_few_are_two_or_three_inside_and_outside_the_trust_and_open_to_most(area, most):
    found = [RESOURCES[number] for number in few(RESOURCES, by_scope(RESOURCES, area, AREA_OF_TOPIC), most)]
    assert 2 <= len(found) <= most
    assert found[0].scope == "internal" and found[-1].scope == "national"
    assert all(each.open_to != ("some_people",) for each in found)


def test_an_empty_pack_offers_nothing():
    assert few((), by_scope((), "help", {}), 3) == []
