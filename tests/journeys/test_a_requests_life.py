"""A request among three buddies: ignored by one, declined by the next, taken on by the third, and gone."""

import contextlib
import functools
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.journeys import asking
from tests.journeys.asking import Chosen, World
from tests.journeys.conftest import Demo
from tests.journeys.days import calendar_of
from tests.journeys.mailbox import Letter, open_mailbox
from tests.journeys.moving import moved_to_postgres
from tests.journeys.power import Storm
from tests.journeys.visitor import Visitor
from tests.live import Machine

Someone = Callable[[], Visitor]


@pytest.fixture
def world(demo: Demo) -> World:
    return World(demo.mailbox, calendar_of(f"sqlite:///{demo.folder / 'soothe.db'}"))


@pytest.fixture(params=["SQLite", "PostgreSQL"])
def storm(
    open_page: Callable[..., Visitor], made_demo: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[Storm]:
    """A demo on a machine of its own, on which no jobs run yet and no mail waits."""
    data = tmp_path / "data"
    shutil.copytree(made_demo, data)
    with contextlib.ExitStack() as until_the_end:
        on_sqlite = request.param == "SQLite"
        url = f"sqlite:///{data / 'soothe.db'}"
        if not on_sqlite:
            url = until_the_end.enter_context(moved_to_postgres(data))
        mailbox, port = until_the_end.enter_context(open_mailbox())
        machine = Machine(data, port, DATABASE_URL=url)
        until_the_end.callback(machine.loses_power)
        world = World(mailbox, calendar_of(url))
        world.calendar.throws_mail_away()
        machine.starts()
        comes = functools.partial(open_page, address=machine.address)
        yield Storm(machine, world, comes, comes(), heavy=on_sqlite)


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


def test_a_request_outlives_the_power_at_each_step(storm: Storm) -> None:
    world, calendar = storm.world, storm.world.calendar
    others, yes_before = calendar.request_keys(), calendar.said_yes()
    nurse, second, third = storm.comes(), storm.comes(), storm.comes()
    nurse.signs_in_as("staff")
    chosen, receipt = the_nurse_asks(storm, nurse)
    (key,) = calendar.request_keys() - others
    offer = the_first_is_told_and_reminded_and_passed_over(storm, chosen, key)

    world.signs_in(second, offer)
    the_second_declines(storm, second, key)
    assert calendar.pause_of(chosen[1].id)
    storm.machine.starts_jobs()
    offer = world.letter_to(chosen[2].address, 0)
    asking.reads_who_is_asked(storm.phone, chosen[2])

    world.signs_in(third, offer)
    the_third_says_yes_and_writes_it_down(storm, third, key)
    asking.finds_the_request_gone(storm.phone)
    nurse.opens("/buddies/match")
    assert nurse.page.url.endswith("/buddies/match"), "whoever was signed in still is"
    assert calendar.waiting_mails() == 0
    assert calendar.request_keys() == others
    assert calendar.said_yes() == yes_before + 1
    assert [len(set(world.told(buddy.address))) for buddy in chosen] == [2, 1, 1]
    log = "".join(file.read_text() for file in storm.machine.data.glob("*.log"))
    assert not [secret for secret in (asking.NAME, asking.NUMBER, receipt) if secret in log]


def the_nurse_asks(storm: Storm, nurse: Visitor) -> tuple[list[Chosen], str]:
    """Returns whom she chose, and her receipt. Her browser keeps no form: she opens the page anew and writes again."""
    asking.answers_some_questions(nurse)
    chosen = asking.chooses_three_buddies(nurse, storm.world.calendar)
    address = nurse.page.url
    asking.writes_how_to_be_reached(nurse)
    storm.power_fails_while_sending(nurse, nurse.button)
    nurse.page.goto(address)
    asking.writes_how_to_be_reached(nurse)
    nurse.press(nurse.button)
    receipt = asking.receipt_on(nurse)
    storm.power_fails_again()
    asking.looks_by_receipt(storm.phone, receipt)
    asking.reads_who_is_asked(storm.phone, chosen[0])
    return chosen, receipt


def the_first_is_told_and_reminded_and_passed_over(storm: Storm, chosen: list[Chosen], key: bytes) -> Letter:
    """The jobs die at each of it. Returns the letter to the second."""
    world, calendar = storm.world, storm.world.calendar
    storm.jobs_die_at_a_letter_to(chosen[0].address)
    world.mail_goes_out()
    first_time, once_more = world.told(chosen[0].address)
    assert first_time == once_more, "a mail that comes twice has one id"
    before = len(world.mailbox.letters)
    calendar.turns_to(key, "remind_on")
    storm.jobs_die_at_what_is_due()
    world.letter_to(chosen[0].address, before)
    calendar.turns_to(key, "due_on", days_after=1)
    storm.jobs_die_at_what_is_due()
    offer = world.letter_to(chosen[1].address, 0)
    asking.reads_who_is_asked(storm.phone, chosen[1])
    return offer


def the_second_declines(storm: Storm, second: Visitor, key: bytes) -> None:
    """In two tabs, of which one loses its answer."""
    again = second.another_tab()
    again.opens("/my/requests")
    asking.begins_to_decline(second, key)
    asking.begins_to_decline(again, key)
    storm.power_fails_while_sending(second, second.button)
    again.press(again.button)
    storm.power_fails_again()


def the_third_says_yes_and_writes_it_down(storm: Storm, third: Visitor, key: bytes) -> None:
    """In two tabs, of which one loses its answers."""
    again = third.another_tab()
    again.opens("/my/requests")
    storm.power_fails_while_sending(third, asking.yes_to(third, key))
    again.press(asking.yes_to(again, key))
    storm.power_fails_again()
    again.page.reload()
    asking.sees_the_contact(again)
    third.page.goto(again.page.url)
    storm.power_fails_while_sending(third, asking.written_down(third))
    again.press(asking.written_down(again))
    storm.power_fails_again()
    asking.finds_the_contact_gone(third, key)
