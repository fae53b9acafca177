"""Recording a conversation without a name, and withdrawing it with the receipt."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.journeys.visitor import Visitor

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


def records(buddy: Visitor, talk: dict[str, str]) -> None:
    buddy.opens("/conversations/new")
    for question, answer in talk.items():
        buddy.chooses(question, answer)
    buddy.press(buddy.button)
    expect(buddy.page.locator(".app-receipt")).to_be_visible()


def withdraws(person: Visitor, receipt: str) -> str:
    """Returns the heading of the last page: deleted the first time, nothing to delete the second."""
    person.opens("/conversations/withdraw")
    person.writes("receipt", receipt)
    person.press(person.button)
    person.press(person.button)
    return person.page.locator("h1").inner_text()
