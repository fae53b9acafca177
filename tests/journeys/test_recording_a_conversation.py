"""Recording a conversation without a name, and withdrawing it with the receipt."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.journeys.visitor import Visitor

OpenPage = Callable[..., Visitor]
Someone = Callable[[], Visitor]

TALK = {
    "area": "self_care",
    "topic": "sleep",
    "place": "stafford",
    "staff_group": "nursing_midwifery",
    "channel": "phone",
    "scope": "internal",
}


def test_a_buddy_records_a_conversation_and_withdraws_it(someone: Someone) -> None:
    buddy = someone()
    buddy.signs_in_as("buddy")
    records(buddy, TALK)
    receipt = buddy.page.locator(".app-receipt").inner_text().strip()

    holder_of_the_receipt = someone()
    assert withdraws(holder_of_the_receipt, receipt) != withdraws(holder_of_the_receipt, receipt)


def test_going_back_and_sending_again_records_one_conversation(open_page: OpenPage) -> None:
    buddy = open_page()
    buddy.signs_in_as("buddy")
    records(buddy, TALK)
    receipt = buddy.page.locator(".app-receipt").inner_text()
    buddy.page.go_back()
    ticks(buddy, TALK)
    buddy.press(buddy.button)
    assert buddy.page.locator(".app-receipt").inner_text() == receipt


def test_a_session_that_ends_in_the_middle_of_the_form_costs_one_press(open_page: OpenPage) -> None:
    buddy = open_page()
    buddy.signs_in_as("buddy")
    buddy.opens("/conversations/new")
    ticks(buddy, TALK)
    buddy.page.context.clear_cookies()
    buddy.press(buddy.button)
    buddy.expects_an_error()
    with buddy.page.context.expect_page() as opened:
        buddy.link_to("/sign-in").click()
    other_tab = Visitor(opened.value, buddy.language)
    other_tab.press(other_tab.page.locator("form[action$='/sign-in/demo/buddy'] button"))
    buddy.press(buddy.page.locator("main form button"))
    expect(buddy.page.locator(".app-receipt")).to_be_visible()


def records(buddy: Visitor, talk: dict[str, str]) -> None:
    buddy.opens("/conversations/new")
    ticks(buddy, talk)
    buddy.press(buddy.button)
    expect(buddy.page.locator(".app-receipt")).to_be_visible()


def ticks(buddy: Visitor, talk: dict[str, str]) -> None:
    for question, answer in talk.items():
        buddy.chooses(question, answer)


def withdraws(person: Visitor, receipt: str) -> str:
    """Returns the heading of the last page: deleted the first time, nothing to delete the second."""
    person.opens("/conversations/withdraw")
    person.writes("receipt", receipt)
    person.press(person.button)
    person.press(person.button)
    return person.page.locator("h1").inner_text()
