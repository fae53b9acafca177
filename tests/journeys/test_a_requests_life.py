"""A request among three buddies: ignored by one, declined by the next, taken on by the third, and gone."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.journeys import asking
from tests.journeys.asking import World
from tests.journeys.conftest import Demo
from tests.journeys.days import calendar_of
from tests.journeys.mailbox import open_mailbox
from tests.journeys.power import Weather
from tests.journeys.visitor import Visitor
from tests.live import Machine

Someone = Callable[[], Visitor]


@pytest.fixture
def world(demo: Demo) -> World:
    return World(demo.mailbox, calendar_of(f"sqlite:///{demo.folder / 'soothe.db'}"))


@pytest.fixture
def weather(made_demo: Path, tmp_path: Path) -> Iterator[Weather]:
    """A machine of a test's own, with a demo on it, on which no jobs run yet."""
    shutil.copytree(made_demo, tmp_path / "data")
    with open_mailbox() as (mailbox, port):
        machine = Machine(tmp_path / "data", port)
        machine.starts()
        yield Weather(machine, mailbox)
        machine.loses_power()


@pytest.fixture
def world_in_bad_weather(weather: Weather) -> World:
    world = World(weather.mailbox, calendar_of(f"sqlite:///{weather.machine.data / 'soothe.db'}"))
    world.calendar.throws_mail_away()
    return world


def test_a_request_is_ignored_then_declined_then_taken_on_and_nothing_of_it_stays(
    someone: Someone, world: World
) -> None:
    nurse, phone, second, third = someone(), someone(), someone(), someone()
    calendar, letters = world.calendar, world.mailbox.letters
    world.mail_goes_out()
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
    told = [letter.to for letter in letters[start:] if letter.link == "/my/requests"]
    assert sorted(told) == sorted(buddy.address for buddy in (chosen[0], *chosen)), (
        "the first was reminded, once"
    )
    assert not [letter for letter in letters if asking.tells_of_the_nurse(letter)]


def test_a_request_outlives_the_power_at_each_step(
    open_page: Callable[..., Visitor], weather: Weather, world_in_bad_weather: World
) -> None:
    world = world_in_bad_weather
    nurse, phone, second, third = (open_page(address=weather.machine.address) for _person in range(4))
    calendar = world.calendar
    others, yes_before = calendar.request_keys(), calendar.said_yes()

    nurse.signs_in_as("staff")
    asking.answers_some_questions(nurse)
    chosen = asking.chooses_three_buddies(nurse, calendar)
    asking.writes_how_to_be_reached(nurse)
    weather.power_fails_while_sending(nurse, nurse.button)
    nurse.page.go_back()
    asking.writes_how_to_be_reached(nurse)
    nurse.press(nurse.button)
    receipt = asking.receipt_on(nurse)
    weather.power_fails()
    asking.looks_by_receipt(phone, receipt)
    asking.reads_who_is_asked(phone, chosen[0])
    (key,) = calendar.request_keys() - others

    weather.jobs_die_at_a_letter_to(chosen[0].address)
    world.mail_goes_out()
    first_offer, once_more = world.told(chosen[0].address)
    assert first_offer == once_more, "a mail that comes twice has one id"
    calendar.turns_to(key, "remind_on")
    weather.jobs_die_at_what_is_due()
    world.letter_to(chosen[0].address, len(world.mailbox.letters))
    calendar.turns_to(key, "due_on", days_after=1)
    weather.jobs_die_at_what_is_due()
    offer = world.letter_to(chosen[1].address, 0)
    asking.reads_who_is_asked(phone, chosen[1])

    world.signs_in(second, offer)
    again = second.another_tab()
    again.opens("/my/requests")
    asking.begins_to_decline(second, key)
    asking.begins_to_decline(again, key)
    weather.power_fails_while_sending(second, second.button)
    again.press(again.button)
    weather.power_fails()
    assert calendar.pause_of(chosen[1].id)
    weather.machine.starts_jobs()
    offer = world.letter_to(chosen[2].address, 0)
    asking.reads_who_is_asked(phone, chosen[2])

    world.signs_in(third, offer)
    again = third.another_tab()
    again.opens("/my/requests")
    weather.power_fails_while_sending(third, asking.yes_to(third, key))
    again.press(asking.yes_to(again, key))
    weather.power_fails()
    again.page.reload()
    asking.sees_the_contact(again)
    third.page.goto(again.page.url)
    weather.power_fails_while_sending(third, asking.written_down(third))
    again.press(asking.written_down(again))
    weather.power_fails()
    asking.finds_the_contact_gone(third, key)
    asking.finds_the_request_gone(phone)
    nurse.opens("/buddies/match")
    assert nurse.page.url.endswith("/buddies/match"), "whoever was signed in still is"

    assert calendar.waiting_mails() == 0
    assert calendar.request_keys() == others
    assert calendar.said_yes() == yes_before + 1
    assert [len(set(world.told(buddy.address))) for buddy in chosen] == [2, 1, 1]
    log = "".join(file.read_text() for file in weather.machine.data.glob("*.log"))
    assert not [secret for secret in (asking.NAME, asking.NUMBER, receipt) if secret in log]
