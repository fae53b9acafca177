"""What leads see of how the pack is used."""

import csv
import io
from datetime import UTC, datetime

import pytest

from tests.resources.counts import begin_to_count
from tests.resources.packs import real_pack
from wellbeing.core import clock
from wellbeing.resources.actions import replace_pack
from wellbeing.resources.actions_counts import carry_counts, count
from wellbeing.resources.tally import Count, Kind

THIS, LAST = "2026-10", "2026-09"


@pytest.fixture
def lead(app, client):
    assert replace_pack(real_pack()).loaded
    begin_to_count()
    client.sign_in("lead")
    with clock.at(datetime(2026, 10, 20, tzinfo=UTC)):
        yield client


def visits(*counts):
    for name, times in counts:
        count([name] * times, by_thread=False)
    carry_counts()


def rows(page, caption):
    table = next(one for one in page.find_all("table") if one.caption.get_text(strip=True) == caption)
    return [
        tuple(cell.get_text(" ", strip=True) for cell in row.find_all(["th", "td"]))
        for row in table.tbody.find_all("tr")
    ]


def test_before_anything_is_counted_the_page_says_so(lead):
    page = lead.page("/manage/resources/figures")
    assert "Nothing has been counted yet" in page.get_text()
    assert not page.find_all("table")


def test_a_lead_sees_what_is_opened_most_this_month_and_in_the_year(lead):
    visits(
        (Count(Kind.SEEN, THIS, "samaritans", "en"), 3),
        (Count(Kind.SEEN, LAST, "samaritans", "pl"), 2),
        (Count(Kind.SEEN, THIS, "moneyhelper", "en"), 9),
        (Count(Kind.SEEN, THIS, "gone-since", "en"), 1),
        (Count(Kind.FOLLOWED, THIS, "samaritans", "en"), 1),
    )
    page = lead.page("/manage/resources/figures")
    assert rows(page, "Opened most") == [
        ("MoneyHelper", "9", "9"),
        ("Samaritans", "3", "5"),
        ("gone-since", "1", "1"),
    ]
    assert rows(page, "Website opened most") == [("Samaritans", "1", "1")]
    assert "October 2026" in page.get_text()


def test_a_lead_sees_what_people_look_for_but_no_single_search_about_danger(lead):
    visits(
        (Count(Kind.SEARCHED, THIS, "sleep"), 2),
        (Count(Kind.SEARCHED, THIS, "suicide_thoughts"), 4),
        (Count(Kind.SEARCHED, LAST, "suicide_thoughts"), 8),
        (Count(Kind.NEAREST, THIS, "housing"), 1),
        (Count(Kind.FOUND, THIS, language="en"), 20),
        (Count(Kind.NOTHING, THIS, language="ur"), 1),
    )
    page = lead.page("/manage/resources/figures")
    assert [row[1:] for row in rows(page, "Looked for most")] == [("fewer than 5", "12"), ("2", "2")]
    assert [row[1:] for row in rows(page, "Nearest topics when a search found nothing")] == [("1", "1")]
    assert rows(page, "Searches") == [("Found something", "20", "20"), ("Found nothing", "1", "1")]
    assert rows(page, "Searches, by language") == [
        ("English", "20", "20"),
        ("Urdu", "fewer than 5", "fewer than 5"),
    ]


def test_a_language_that_few_people_read_shows_no_small_figure_anywhere(lead):
    visits((Count(Kind.SEEN, THIS, "samaritans", "pl"), 4), (Count(Kind.SEEN, THIS, "samaritans", "en"), 13))
    page = lead.page("/manage/resources/figures")
    assert rows(page, "Pages opened, by language") == [
        ("English", "15", "15"),
        ("Polish", "fewer than 5", "fewer than 5"),
    ]
    for line in file_of(lead):
        assert "pl" not in line or line[-1] == "fewer than 5"


def file_of(lead):
    answer = lead.get("/manage/resources/figures.csv")
    assert answer.mimetype == "text/csv"
    return list(csv.reader(io.StringIO(answer.get_data(as_text=True).removeprefix("\ufeff"))))


def test_the_file_has_each_month_and_hides_what_the_page_hides(lead):
    visits(
        (Count(Kind.SEEN, THIS, "samaritans", "en"), 3),
        (Count(Kind.SEEN, LAST, "samaritans", "en"), 2),
        (Count(Kind.SEARCHED, THIS, "self_harm"), 1),
        (Count(Kind.SEARCHED, THIS, "debt"), 1),
        (Count(Kind.NOTHING, THIS, language="en"), 6),
        (Count(Kind.NOTHING, THIS, language="pl"), 1),
    )
    lines = file_of(lead)
    assert lines[0] == ["month", "about", "kind", "name", "count"]
    assert [THIS, "resource", "seen", "samaritans", "3"] in lines
    assert [LAST, "resource", "seen", "samaritans", "2"] in lines
    assert [THIS, "topic", "searched", "self_harm", "fewer than 5"] in lines
    assert [THIS, "topic", "searched", "debt", "1"] in lines
    assert [THIS, "searches", "nothing", "", "7"] in lines
    assert [THIS, "searches by language", "nothing", "en", "5"] in lines
    assert [THIS, "searches by language", "nothing", "pl", "fewer than 5"] in lines


def test_the_page_says_that_it_counts_times_and_not_people(lead):
    text = lead.page("/manage/resources/figures").get_text()
    assert "They do not say how many people" in text
    assert "What people typed" in text


@pytest.mark.parametrize("language", ["pl", "ur"])
def test_names_in_english_say_so(lead, language):
    visits((Count(Kind.SEEN, THIS, "moneyhelper", "en"), 9))
    link = lead.page(f"/{language}/manage/resources/figures").select_one("td a, th a")
    assert link["href"] == f"/{language}/resources/moneyhelper"
