"""The pack in memory is made anew where people would see something else, and only there."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.resources.packs import real_pack
from wellbeing.resources.snapshot import make_pack

DAY = date(2026, 11, 23)
TOMORROW = DAY + timedelta(days=1)


@pytest.fixture(scope="module")
def pack():
    held = real_pack()
    return make_pack("one", DAY, held.resources[:5], tuple(held.topics), tuple(held.contacts))


def again(pack, day=DAY, resources=None, contacts=None):
    held = pack.resources if resources is None else resources
    return make_pack(
        "two", day, held, pack.topics, pack.card.contacts if contacts is None else contacts, pack
    )


def test_on_another_day_that_shows_the_same_the_index_stays(pack):
    found = again(pack, TOMORROW)
    assert (found.edition, found.day) == ("two", TOMORROW)
    assert found.index is pack.index


def test_a_changed_crisis_contact_is_shown_at_once_and_the_index_stays(pack):
    found = again(pack, contacts=pack.card.contacts[1:])
    assert found.index is pack.index
    assert len(found.card.shown("en")) == len(pack.card.shown("en")) - 1


def test_a_changed_word_is_searched_at_once(pack):
    first, *others = pack.resources
    found = again(pack, resources=(replace(first, phone="0300 000 0000"), *others))
    assert found.index is not pack.index


def test_a_resource_whose_last_day_has_passed_is_found_no_more(pack):
    first, *others = pack.resources
    last_day = replace(first, upkeep=replace(first.upkeep, show_until=DAY))
    today = again(pack, resources=(last_day, *others))
    tomorrow = make_pack("two", TOMORROW, (last_day, *others), pack.topics, (), today)
    assert first.slug not in [one.slug for one in tomorrow.resources]
    assert tomorrow.index is not today.index


def test_a_review_that_is_past_due_stands_lower_from_that_day_on(pack):
    first, *others = pack.resources
    checked = again(pack, resources=(replace(first, assured_on=DAY), *others))
    years_later = again(checked, DAY + timedelta(days=2000))
    assert (checked.past_due, years_later.past_due) == (frozenset(), {0})
    assert years_later.index is not checked.index
