"""What leads see first: how the network is, and every buddy with filters that stay in the address."""

import re
from datetime import timedelta

import pytest

from tests.buddies.people import GOOD, MONDAY, add_buddy, ask, later
from wellbeing.buddies import actions_profiles
from wellbeing.buddies.actions_profiles import Standing

pytestmark = pytest.mark.usefixtures("monday")


def names(page):
    return [head.text for head in page.find("main").table.find("tbody").find_all("th")]


def test_a_lead_reads_how_the_network_is_before_any_list(lead):
    add_buddy("Anna")
    actions_profiles.pause(add_buddy("Ben"), MONDAY.date() + timedelta(days=7))
    add_buddy("Cat", standing=Standing(True, GOOD.trained_until, MONDAY.date() - timedelta(days=1)))
    ask()
    page = lead.page("/manage/buddies")
    told = re.sub(r"\s+", " ", page.find("main").text)
    assert "3 buddies are active. 1 can be asked now. 1 has paused or is away." in told
    assert "1 needs training or supervision first." in told
    assert "1 request is open." in told
    with later(3):
        told = lead.page("/manage/buddies").find("main").text
        assert "The oldest is 3 days old." in told


def test_filters_stay_in_the_address_and_are_taken_off_one_by_one(lead):
    add_buddy("Anna", languages=("en", "pl"))
    add_buddy("Ben", languages=("en", "pl"), site="leek", team="leek.therapies")
    add_buddy("Cat")
    page = lead.page("/manage/buddies?language=pl&place=stoke")
    assert names(page) == ["Anna"]
    without = {
        chip["aria-label"]: chip["href"]
        for chip in page.find_all("a", class_="app-chip")
        if chip.get("aria-label")
    }
    assert without == {
        "Take away: Polish": "/manage/buddies?place=stoke",
        "Take away: Stoke, Hanley": "/manage/buddies?language=pl",
    }
    assert names(lead.page("/manage/buddies?language=pl")) == ["Anna", "Ben"]
    page = lead.page("/manage/buddies?q=zz&stage=active")
    assert "Nobody is like that" in page.text


def test_whoever_is_found_can_be_written_to_at_once(lead):
    found = {add_buddy("Anna", languages=("en", "pl")), add_buddy("Ben", languages=("en", "pl"))}
    add_buddy("Cat")
    assert "Write to these" not in lead.page("/manage/buddies").text
    link = lead.page("/manage/buddies?language=pl").find("a", string="Write to these 2 buddies")
    letter = lead.page(link["href"])
    assert {box["value"] for box in letter.find_all("input", attrs={"name": "people"}, checked=True)} == found


def test_what_an_address_asks_for_that_nobody_knows_narrows_nothing(lead):
    add_buddy("Anna")
    page = lead.page("/manage/buddies?stage=x&place=%00&language=xx&due=y&sort=z&page=999")
    assert names(page) == ["Anna"]


def test_who_is_due_first_stands_first_and_says_what_for(lead):
    add_buddy("Anna")
    soon = Standing(True, MONDAY.date() + timedelta(days=3), GOOD.supervised_until)
    add_buddy("Zoe", standing=soon)
    page = lead.page("/manage/buddies?sort=due")
    assert names(page) == ["Zoe", "Anna"]
    assert names(lead.page("/manage/buddies?due=training")) == ["Zoe"]
    assert "Training ends soon or is over" in page.find("main").table.text


def test_a_long_list_has_pages_that_keep_the_filters(lead):
    for number in range(26):
        add_buddy(f"Buddy {number:02}", languages=("en", "pl"))
    page = lead.page("/manage/buddies?language=pl")
    assert len(names(page)) == 25 and "26 buddies" in page.find("main").table.text
    (following,) = (link for link in page.find_all("a", rel="next"))
    assert names(lead.page(following["href"])) == ["Buddy 25"]
    assert "language=pl" in following["href"]


def test_before_the_first_buddy_the_page_says_what_to_do(lead):
    page = lead.page("/manage/buddies")
    assert "There are no buddies yet" in page.text
    assert page.find("a", href="/manage/buddies/add")


def test_every_page_about_the_network_is_one_step_away(lead):
    add_buddy("Anna")
    (nav,) = (
        part
        for part in lead.page("/manage/buddies").find("main").find_all("nav")
        if part.find("ul", "app-chips")
    )
    for link in nav.find_all("a"):
        lead.page(link["href"])
