"""What leads see of a request that waits for them, and of the clock that the trust has set."""

from datetime import timedelta

import pytest

from tests.buddies.people import MONDAY, add_buddy, ask, key_of
from wellbeing.buddies import actions
from wellbeing.core import clock

WAITS = "It has waited for you for more than a working day."


pytestmark = pytest.mark.usefixtures("monday")


@pytest.mark.parametrize(("days", "late"), [(0, False), (1, False), (2, True), (9, True)])
def test_a_request_that_has_waited_too_long_says_so_in_red_and_in_words(lead, days, late):
    ask()
    with clock.at(MONDAY + timedelta(days=days)):
        page = lead.page("/manage/buddies/requests")
    assert (WAITS in page.text) is late
    tag = page.select_one("main .nhsuk-tag")
    assert ("nhsuk-tag--red" in tag["class"]) is late


def test_a_weekend_is_no_working_day_of_the_leads(lead):
    with clock.at(MONDAY + timedelta(days=4)):
        ask()
    with clock.at(MONDAY + timedelta(days=7)):
        assert WAITS not in lead.page("/manage/buddies/requests").text
    with clock.at(MONDAY + timedelta(days=8)):
        assert WAITS in lead.page("/manage/buddies/requests").text


def test_the_time_begins_when_the_request_reaches_the_leads_and_not_when_it_was_asked(lead):
    anna = add_buddy("Anna")
    receipt, _sent = ask(anna)
    with clock.at(MONDAY + timedelta(days=3)):
        actions.decline(key_of(receipt), anna)
        page = lead.page("/manage/buddies/requests")
        assert "3 days old" in page.text and WAITS not in page.text


def test_the_pages_say_the_number_of_days_and_buddies_that_the_trust_has_set(client, app):
    client.sign_in("staff")
    before = dict(app.config)
    app.config.update(ANSWER_WORKING_DAYS=3, BUDDIES_ASKED=1)
    try:
        assert "3 working days" in client.page("/buddies/match").text
        page = client.page("/buddies/match/ask").text
        assert "After 1 buddy, the wellbeing team takes over" in page
        assert "26 November 2026" in page
    finally:
        app.config.update(before)
