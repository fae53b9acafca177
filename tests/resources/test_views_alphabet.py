"""From A to Z, on one page or letter by letter."""

import pytest

from tests.resources.packs import real_pack
from wellbeing.resources import views_alphabet


def entries(page):
    return {link["href"]: link.get_text() for link in page.select(".app-letter li a")}


@pytest.mark.parametrize("language", ["", "/pl", "/ur"])
def test_every_resource_and_every_topic_is_in_its_list(visit, language):
    resources = entries(visit(f"{language}/resources/a-z"))
    assert set(resources) == {f"{language}/resources/{each.slug}" for each in real_pack().resources}
    topics = entries(visit(f"{language}/topics/a-z"))
    assert set(topics) == {f"{language}/topics/{each.slug}" for each in real_pack().topics}


def test_each_letter_can_be_jumped_to(visit):
    page = visit("/resources/a-z")
    letters = [(link.get_text(), link["href"][1:]) for link in page.select(".app-letters a")]
    assert letters[0][0] == "0–9" and "T" in dict(letters)
    assert [(page.find(id=place).get_text(), place) for _letter, place in letters] == letters
    under_t = page.find(id=dict(letters)["T"]).find_next("ul").get_text(" ")
    assert "The Sleep Charity" in under_t


def test_each_name_says_where_the_help_is_from(visit):
    page = visit("/resources/a-z")
    assert (
        page.select_one('li:has(a[href="/resources/samaritans"]) .app-why').get_text() == "Across the country"
    )


def test_english_names_and_letters_on_an_urdu_page_are_marked_as_english(visit):
    page = visit("/ur/resources/a-z")
    assert page.select_one('a[href="/ur/resources/samaritans"][lang="en"][dir="ltr"]')
    assert page.select_one('h2[lang="en"][dir="ltr"]').get_text() == "0–9"
    assert visit("/ur/topics/a-z").select_one(".app-letter h2").get_text() == "ا"


def test_a_large_pack_is_shown_a_letter_at_a_time(visit, monkeypatch):
    monkeypatch.setattr(views_alphabet, "LONGEST_PAGE", 10)
    page = visit("/resources/a-z?page=1")  # with a question, so that no page kept from before is shown
    assert [heading.get_text() for heading in page.select(".app-letter h2")] == ["0–9"]
    links = {link.get_text(): link["href"] for link in page.select(".app-letters a")}
    page = visit(links["S"])
    assert page.select_one('.app-letters [aria-current="page"]').get_text() == "S"
    assert len(entries(page)) == 10
    more = visit(page.select_one('a[rel="next"]')["href"])
    assert entries(more) and not entries(more).keys() & entries(page).keys()
    assert all(name.startswith("S") for name in entries(more).values())


@pytest.mark.parametrize("query", ["letter=", "letter=<b>", "letter=S&page=99999999999999999999", "page=x"])
def test_a_letter_that_we_do_not_have_leads_to_one_that_we_have(visit, monkeypatch, query):
    monkeypatch.setattr(views_alphabet, "LONGEST_PAGE", 10)
    assert entries(visit(f"/resources/a-z?{query}"))


def test_the_lists_are_linked_from_home_search_and_the_foot_of_each_page(visit):
    for path in ("/", "/resources?q=stress", "/help-now"):
        assert visit(path).select('a[href="/resources/a-z"]'), path
    assert visit("/").select('a[href="/topics/a-z"]')
