"""A request among three buddies: ignored by one, declined by the next, taken on by the third, and gone."""

from collections.abc import Callable

import pytest

from tests.journeys import asking
from tests.journeys.asking import World
from tests.journeys.conftest import Demo
from tests.journeys.days import calendar_of
from tests.journeys.visitor import Visitor

Someone = Callable[[], Visitor]


@pytest.fixture
def world(demo: Demo) -> World:
    return World(demo.mailbox, calendar_of(f"sqlite:///{demo.folder / 'soothe.db'}"))


def test_a_request_is_ignored_then_declined_then_taken_on_and_nothing_of_it_stays(
    someone: Someone, world: World
) -> None:
    nurse, phone, second, third = someone(), someone(), someone(), someone()
    calendar, letters = world.calendar, world.mailbox.letters
    others, yes_before, start = calendar.request_keys(), calendar.said_yes(), len(letters)
    nurse.signs_in_as("staff")
    asking.answers_some_questions(nurse)
    chosen = asking.chooses_three_buddies(nurse, calendar)
    asking.writes_how_to_be_reached(nurse)
    before = len(letters)
    nurse.press(nurse.button)
    (key,) = calendar.request_keys() - others
    asking.looks_by_receipt(phone, asking.receipt_on(nurse))
    asking.reads_who_is_asked(phone, chosen[0])
    offer = world.letter_to(chosen[0].address, before)

    before = len(letters)
    calendar.turns_to(key, "remind_on")
    assert world.letter_to(chosen[0].address, before).text != offer.text
    asking.reads_who_is_asked(phone, chosen[0])

    before = len(letters)
    calendar.turns_to(key, "due_on", days_after=1)
    offer = world.letter_to(chosen[1].address, before)
    asking.reads_who_is_asked(phone, chosen[1])

    before = len(letters)
    world.signs_in(second, offer)
    asking.begins_to_decline(second, key)
    second.press(second.button)
    assert calendar.pause_of(chosen[1].id)
    offer = world.letter_to(chosen[2].address, before)
    asking.reads_who_is_asked(phone, chosen[2])

    world.signs_in(third, offer)
    third.press(asking.yes_to(third, key))
    asking.sees_the_contact(third)
    asking.reads_who_is_asked(phone, chosen[2])
    third.press(asking.written_down(third))
    asking.finds_the_contact_gone(third, key)
    asking.finds_the_request_gone(phone)
    assert calendar.request_keys() == others
    assert calendar.said_yes() == yes_before + 1
    assert [letter.to for letter in letters[start:]].count(chosen[0].address) == 2, "asked, and reminded once"
    assert not [letter for letter in letters if asking.tells_of_the_nurse(letter)]
