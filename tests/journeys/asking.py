"""What a nurse and three buddies do with a request, step by step, and what the world around them keeps of it."""

import re
import time
from dataclasses import dataclass

from playwright.sync_api import Locator, expect

from tests.journeys.days import Calendar
from tests.journeys.mailbox import Letter, Mailbox
from tests.journeys.visitor import Visitor

NAME, NUMBER = "Ashling", "07700 900147"


@dataclass(frozen=True)
class Chosen:
    """A buddy whom the nurse chose, and where they get mail."""

    id: str
    name: str
    address: str


@dataclass(frozen=True)
class World:
    """The mail that people get, and the days that pass."""

    mailbox: Mailbox
    calendar: Calendar

    def letter_to(self, address: str, after: int, about: str = "/my/requests") -> Letter:
        """The first letter to somebody that comes after so many others; the jobs look at once."""
        self.calendar.jobs_are_due()
        return self.mailbox.next_letter(after, address, about)

    def mail_goes_out(self) -> None:
        """Wait until every mail is known to be sent."""
        deadline = time.monotonic() + 30
        while self.calendar.waiting_mails():
            assert time.monotonic() < deadline, "mail waits"
            self.calendar.jobs_are_due()
            time.sleep(0.2)

    def told(self, address: str) -> list[str]:
        """The ids of the mails that told a buddy of a request, each as often as it came."""
        theirs = [letter for letter in self.mailbox.letters if letter.to == address]
        return [letter.id for letter in theirs if letter.link == "/my/requests"]

    def signs_in(self, buddy: Visitor, letter: Letter) -> None:
        """The buddy opens the mail's link, is asked to sign in, and gets a second mail for that."""
        before = len(self.mailbox.letters)
        buddy.opens(letter.link)
        buddy.writes("email", letter.to)
        buddy.press(buddy.page.locator("main form[action$='/sign-in'] button"))
        buddy.opens(self.letter_to(letter.to, before, about="/sign-in/").link)
        buddy.press(buddy.button)


def answers_some_questions(nurse: Visitor) -> None:
    nurse.opens("/buddies")
    nurse.press(nurse.link_to("/buddies/match"))
    nurse.press(nurse.link_to("/buddies/match/language"))
    nurse.press(nurse.button)
    nurse.chooses("areas", "self_care")
    nurse.press(nurse.button)
    nurse.chooses("topics", "sleep")
    nurse.press(nurse.button_with("finish"))


def chooses_three_buddies(nurse: Visitor, calendar: Calendar) -> list[Chosen]:
    chosen = []
    for _choice in range(3):
        button = nurse.page.locator("main button[name=choose]").first
        buddy = button.get_attribute("value") or ""
        chosen.append(Chosen(buddy, button.locator("bdi").inner_text(), calendar.address_of(buddy)))
        nurse.press(button)
    return chosen


def writes_how_to_be_reached(nurse: Visitor) -> None:
    nurse.writes("name", NAME)
    nurse.chooses("reach", "phone")
    nurse.writes("contact", NUMBER)


def receipt_on(nurse: Visitor) -> str:
    return nurse.page.locator(".app-receipt").inner_text().strip()


def looks_by_receipt(phone: Visitor, receipt: str) -> None:
    phone.opens("/requests")
    phone.writes("receipt", receipt)
    phone.press(phone.button)


def reads_who_is_asked(phone: Visitor, buddy: Chosen) -> None:
    """The page says whose the request is now, each time that it is loaded anew."""
    phone.page.reload()
    expect(phone.page.locator("main bdi").filter(has_text=buddy.name).first).to_be_visible()


def yes_to(buddy: Visitor, key: bytes) -> Locator:
    return buddy.page.locator(f"main form[action$='/{key.hex()}/accept'] button")


def begins_to_decline(buddy: Visitor, key: bytes) -> None:
    """Up to the button: a pause of a week is chosen."""
    buddy.press(buddy.link_to(f"/{key.hex()}/decline"))
    buddy.chooses("pause", "7")


def sees_the_contact(buddy: Visitor) -> None:
    expect(buddy.page.locator("main")).to_contain_text(NAME)
    expect(buddy.page.locator("main")).to_contain_text(NUMBER)


def written_down(buddy: Visitor) -> Locator:
    return buddy.page.locator("main form[action$='/noted'] button")


def finds_the_contact_gone(buddy: Visitor, key: bytes) -> None:
    answer = buddy.page.goto(f"/my/requests/{key.hex()}/contact")
    assert answer
    assert answer.status == 404
    expect(buddy.page.locator("body")).not_to_contain_text(NUMBER)
    buddy.expects_an_error()


def finds_the_request_gone(phone: Visitor) -> None:
    answer = phone.page.reload()
    assert answer
    assert answer.status == 404
    phone.expects_an_error()


def tells_of_the_nurse(letter: Letter) -> bool:
    return NAME in letter.text or re.sub(r"\D", "", NUMBER) in re.sub(r"\D", "", letter.text)
