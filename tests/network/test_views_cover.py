"""What leads see of the cover: gaps in words, the table of every place or one, and the file."""

import csv
import io

import pytest

from tests.buddies.people import MONDAY, add_buddy

MEETS = {"ways": ("in_person",), "hours": ("daytime",)}


pytestmark = pytest.mark.usefixtures("monday")


def cells(page, row):
    """The figures of a row of the table."""
    (head,) = (one for one in page.find("main").table.find_all("th", scope="row") if row in one.text)
    return [int(cell.text) for cell in head.find_next_siblings("td")]


def test_a_lead_reads_which_language_nobody_speaks_and_where_nobody_is_near(lead):
    add_buddy("Anna", languages=("en", "ro"), **MEETS)
    page = lead.page("/manage/buddies/cover?language=ro&language=pl")
    first, *others = [
        item.text for item in page.find("main").find("ul", class_="nhsuk-list--bullet")("strong")
    ]
    assert first == "Nobody speaks Polish."
    assert "Only one buddy speaks Romanian." in others
    assert any("places have nobody near who speaks Romanian." in text for text in others)
    assert "Nobody further away can by phone, video or message either." in page.text
    assert cells(page, "Stoke, Hanley") == [0, 1]
    assert cells(page, "Newcastle-under-Lyme, Leek") == [0, 1]
    assert cells(page, "Burton upon Trent") == [0, 0]
    assert cells(page, "By phone, video or message") == [0, 0]


def test_who_cannot_be_asked_now_leaves_a_gap_although_they_are_there(lead):
    add_buddy("Anna", languages=("en", "ro"), away_from=MONDAY.date(), **MEETS)
    page = lead.page("/manage/buddies/cover?language=ro&count=free")
    assert "Nobody who speaks Romanian can be asked just now." in page.text
    assert cells(page, "Stoke, Hanley") == [0]
    assert cells(lead.page("/manage/buddies/cover?language=ro"), "Stoke, Hanley") == [1]


def test_one_place_by_itself_tells_each_language_with_the_ways_to_reach_it(lead):
    add_buddy("Anna", languages=("en", "ro"), **MEETS)
    add_buddy(
        "Ben", site="birmingham", team="birmingham.sexual_health", languages=("en", "ro"), ways=("video",)
    )
    page = lead.page("/manage/buddies/cover?language=ro&place=stoke")
    assert page.find("main").table.find("th", scope="row").text == "Romanian"
    assert cells(page, "Romanian") == [1, 1, 1, 1]
    assert "Only one buddy in or near Stoke and Hanley speaks Romanian." in page.text
    page = lead.page("/manage/buddies/cover?language=ro&place=burton")
    assert "Nobody in or near Burton upon Trent and Uttoxeter speaks Romanian." in page.text
    assert "1 buddy can by phone, video or message." in page.text


def test_times_are_told_by_place_and_by_each_way_that_needs_no_meeting(lead):
    add_buddy("Anna", ways=("in_person", "phone"), hours=("nights",))
    page = lead.page("/manage/buddies/cover?view=times")
    assert "No buddy can talk at this time: Weekends." in page.text
    assert "At this time (Nights) nobody talks in this way: By video call." in page.text
    assert cells(page, "By phone") == [0, 0, 1, 0]


def test_without_buddies_and_topics_the_page_still_says_what_there_is(lead):
    assert "Nothing is missing here." in lead.page("/manage/buddies/cover?view=topics").text
    assert "Nobody speaks British Sign Language." in lead.page("/manage/buddies/cover").text


def test_what_an_address_asks_for_that_nobody_knows_is_the_usual(lead):
    page = lead.page("/manage/buddies/cover?view=%00&place=nowhere&area=x&count=y&language=xx&language=en")
    assert "Nobody speaks British Sign Language." in page.text


def test_the_file_holds_what_is_shown_for_every_place(lead):
    add_buddy("Anna", languages=("en", "ro"), **MEETS)
    answer = lead.get("/manage/buddies/cover.csv?language=ro")
    rows = list(csv.reader(io.StringIO(answer.get_data(as_text=True).removeprefix("\ufeff"))))
    assert rows[0] == ["place", "languages", "active", "can_be_asked_now"]
    assert ["Stoke, Hanley", "Romanian", "1", "1"] in rows
    assert len(rows) == 1 + 13 + 1
    assert "cover-languages-2026-11-23.csv" in answer.headers["Content-Disposition"]
