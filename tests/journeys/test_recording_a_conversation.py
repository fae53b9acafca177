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


# A key takes a slow typist half a second, and a question about two seconds to read (the keystroke-level model).
A_KEY, A_QUESTION, A_MINUTE = 0.5, 2, 60


def test_a_buddy_on_an_old_phone_records_in_under_a_minute_by_keyboard_alone(open_page: OpenPage) -> None:
    buddy = open_page(width=320)
    buddy.signs_in_as("buddy")
    buddy.opens("/conversations/new")
    keys = Keyboard(buddy)
    keys.press("Tab")
    keys.press("Enter")  # past the header
    for question, answer in TALK.items():
        keys.go_to(question)
        keys.choose(question, answer)
    keys.go_to_button()
    with buddy.page.expect_navigation():
        keys.press("Enter")
    expect(buddy.page.locator(".app-receipt")).to_be_visible()
    assert keys.pressed * A_KEY + len(TALK) * A_QUESTION < A_MINUTE, f"{keys.pressed} keys"


class Keyboard:
    """Somebody who has no mouse; counts their keys."""

    def __init__(self, person: Visitor) -> None:
        self.page = person.page
        self.pressed = 0

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)
        self.pressed += 1

    def go_to(self, name: str) -> None:
        self._until(f"document.activeElement.name === '{name}'")

    def go_to_button(self) -> None:
        self._until("document.activeElement.matches('main form.app-form button')")

    def choose(self, name: str, value: str) -> None:
        """Choose with the keys that a browser gives: arrows among radios, first letters in a list."""
        if self.page.evaluate("document.activeElement.tagName") == "SELECT":
            option = f"[name={name}] option[value='{value}']"
            for letter in self.page.locator(option).inner_text()[:4]:
                self.press("Space" if letter == " " else letter)
            assert self.page.locator(f"[name={name}]").input_value() == value
            return
        self.press("Space")
        for _step in range(20):
            if self.page.locator(f"[name={name}]:checked").get_attribute("value") == value:
                return
            self.press("ArrowDown")
        raise AssertionError(f"{value} cannot be reached")

    def _until(self, there: str) -> None:
        for _step in range(40):
            if self.page.evaluate(there):
                return
            self.press("Tab")
        raise AssertionError(f"the keyboard does not get there: {there}")


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
