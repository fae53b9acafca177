"""What leads see of how requests are shared and how they ended."""

import re
from datetime import timedelta

import pytest

from tests.buddies.people import MONDAY, add_buddy, ask
from wellbeing.buddies import actions
from wellbeing.buddies.models import RequestOutcome
from wellbeing.core import clock
from wellbeing.core.db import transaction

pytestmark = pytest.mark.usefixtures("monday")


def told(page):
    return re.sub(r"\s+", " ", page.find("main").text)


def count(month, outcome, number, band="none"):
    with transaction() as session:
        session.add(RequestOutcome(month=month, outcome=outcome, band=band, count=number))


def row(page, caption, name):
    (table,) = (one for one in page.find_all("table") if one.caption.text.strip() == caption)
    (head,) = (one for one in table.find_all("th", scope="row") if one.text.strip() == name)
    return [cell.text.strip() for cell in head.find_next_siblings("td")]


def test_a_lead_reads_who_carries_most_and_who_could_be_asked_more(lead):
    anna, _ben = add_buddy("Anna"), add_buddy("Ben")
    for _time in range(2):
        ask(anna)
    page = lead.page("/manage/buddies/load")
    assert "There are too few requests this month to say how evenly they are shared." in told(page)
    assert "Half of them are with 1 buddy, out of 2 who can be asked." in told(page)
    assert "Anna: 2 of 3" in told(page)
    assert "1 buddy can be asked and was not for 60 days." in told(page)
    assert "Ben: not asked yet" in told(page)
    caption = "How many requests buddies have this month"
    assert [row(page, caption, name) for name in ("No request", "2 requests")] == [["1"], ["1"]]


def test_open_requests_are_told_by_age_and_nothing_else_of_them(lead):
    add_buddy("Anna")
    with clock.at(MONDAY - timedelta(days=4)):
        ask(name="Sam of ward nine")
    page = lead.page("/manage/buddies/load")
    assert row(page, "Open requests by age", "3 to 5 days old") == ["1"]
    assert "The oldest is 4 days old." in told(page)
    assert "ward nine" not in str(page) and "07700" not in str(page)


def test_a_month_is_told_beside_the_same_one_a_year_before(lead):
    count("2026-11", "accepted", 6, "same_day")
    count("2026-11", "expired", 1)
    count("2025-11", "accepted", 8, "two_days")
    page = lead.page("/manage/buddies/load")
    assert "Requests that ended in November 2026 until today: 7." in told(page)
    assert "In the whole of November 2025: 8." in told(page)
    assert row(page, "How requests ended, month by month", "November 2026") == ["7", "6", "0", "0", "1"]
    assert row(page, "How soon somebody said yes", "On the same day") == ["6", "0"]
    assert row(page, "How soon somebody said yes", "Within 2 working days") == ["0", "8"]


def test_a_month_with_few_requests_says_only_that_and_whether_one_died(lead):
    count("2026-11", "withdrawn", 2)
    count("2026-11", "expired", 1)
    page = lead.page("/manage/buddies/load")
    months = "How requests ended, month by month"
    assert row(page, months, "November 2026") == ["fewer than 5", "–", "–", "–", "1"]


def test_a_quiet_month_has_a_page_too(lead):
    page = lead.page("/manage/buddies/load")
    assert "No buddy has a request this month." in told(page)
    assert "No request is open." in told(page)
    assert row(page, "How requests ended, month by month", "November 2026") == ["0"] * 5


def test_an_answer_moves_a_request_from_the_open_ones_to_the_counted(lead):
    anna = add_buddy("Anna")
    receipt, _sent = ask(anna)
    actions.withdraw(receipt)
    page = lead.page("/manage/buddies/load")
    assert row(page, "How requests ended, month by month", "November 2026")[0] == "fewer than 5"
    assert "No request is open." in told(page)
