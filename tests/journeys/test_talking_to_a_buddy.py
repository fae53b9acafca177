"""Asking for a buddy, being answered, and leaving no trace."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.journeys.mailbox import Letter, Mailbox
from tests.journeys.visitor import Visitor

Someone = Callable[[], Visitor]


def test_a_porter_asks_for_a_buddy_and_is_answered(someone: Someone, mailbox: Mailbox) -> None:
    porter, buddy = someone(), someone()
    porter.signs_in_as("staff")
    answers_the_questions(porter)
    chooses_whoever_fits_best(porter)
    before = len(mailbox.letters)
    sends_the_request(porter, name="Sam", phone="07700 900123")
    letter = mailbox.next_letter(before)
    assert "Sam" not in letter.text
    assert "900123" not in letter.text

    signs_in_by_mail(buddy, letter, mailbox)
    says_yes(buddy)
    expect(buddy.page.locator("main")).to_contain_text("Sam")
    expect(buddy.page.locator("main")).to_contain_text("900123")
    has_written_it_down(buddy)

    finds_the_request_gone(porter)


def answers_the_questions(person: Visitor) -> None:
    person.opens("/buddies")
    person.press(person.link_to("/buddies/match"))
    person.press(person.link_to("/buddies/match/language"))
    person.press(person.button)
    person.chooses("areas", "self_care")
    person.press(person.button)
    person.chooses("topics", "sleep")
    person.press(person.button_with("finish"))


def chooses_whoever_fits_best(person: Visitor) -> None:
    reasons = person.page.locator(".app-why + ul li")
    expect(reasons.first).to_be_visible()
    person.press(person.page.locator("main button[name=choose]").first)
    person.press(person.link_to("/buddies/match/ask"))


def sends_the_request(person: Visitor, name: str, phone: str) -> None:
    person.writes("name", name)
    person.chooses("reach", "phone")
    person.writes("contact", phone)
    person.press(person.button)
    expect(person.page.locator(".app-receipt")).to_be_visible()


def signs_in_by_mail(buddy: Visitor, letter: Letter, mailbox: Mailbox) -> None:
    """The buddy opens the mail's link, is asked to sign in, and gets a second mail for that."""
    before = len(mailbox.letters)
    buddy.opens(letter.link)
    buddy.writes("email", letter.to)
    buddy.press(buddy.page.locator("main form[action$='/sign-in'] button"))
    buddy.opens(mailbox.next_letter(before, to=letter.to).link)
    buddy.press(buddy.button)


def says_yes(buddy: Visitor) -> None:
    buddy.press(buddy.page.locator("main form[action$='/accept'] button").first)


def has_written_it_down(buddy: Visitor) -> None:
    buddy.press(buddy.page.locator("main form[action$='/noted'] button"))
    expect(buddy.page.locator("main")).not_to_contain_text("900123")


def finds_the_request_gone(person: Visitor) -> None:
    with person.page.expect_response("**/requests/*") as answer:
        person.link_to("/requests/").click()
    assert answer.value.status == 404
    person.expects_an_error()
