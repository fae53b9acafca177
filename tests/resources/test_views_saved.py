"""A list that a link names, and the page of the list in the browser."""

import pytest

from tests.resources.packs import names, real_pack
from wellbeing.resources.views_saved import LONGEST_LIST


def test_without_a_script_the_page_says_how_to_keep_help(visit):
    page = visit("/saved")
    plain = page.select_one("[data-without-script]")
    assert "print" in plain.get_text() and "address" in plain.get_text()
    assert page.select_one("#my-list").has_attr("hidden")
    assert "this browser only" in page.select_one("#my-list").get_text()


def test_a_link_shows_its_list_in_its_order(visit):
    page = visit("/saved?r=shout&r=samaritans&r=shout")
    assert names(page) == ["Shout", "Samaritans"]
    assert page.select('a[href="tel:116123"]')


def test_names_that_lead_to_nothing_are_left_out_with_a_word(pack, client):
    answer = client.get("/saved?r=shout&r=no-such&r=%3Cscript%3Ealert(1)%3C")
    assert "2 names in this link lead to nothing" in answer.text
    assert "no-such" not in answer.text.partition("<main")[2] and "<script>alert" not in answer.text
    assert "leads to nothing that we have" in client.get("/saved?r=shout&r=no-such").text


def test_a_link_that_names_nothing_we_have_leads_to_the_search(visit):
    for path in ("/saved?r=", "/saved?r=no-such"):
        assert visit(path).select('main a[href="/resources"]')


def test_a_list_holds_no_more_than_forty(visit):
    slugs = [each.slug for each in real_pack().resources][: LONGEST_LIST + 5]
    page = visit("/saved?" + "&".join(f"r={slug}" for slug in slugs))
    assert len(names(page)) == LONGEST_LIST
    assert "at most 40" in page.get_text()


@pytest.mark.parametrize("language", ["/pl", "/ur"])
def test_a_list_opens_in_another_language(visit, language):
    page = visit(f"{language}/saved?r=samaritans")
    assert page.select(f'.app-result__name a[href="{language}/resources/samaritans"]')


def test_the_script_holds_the_same_number():
    from wellbeing.core.pages import STATIC  # noqa: PLC0415

    assert f"LONGEST = {LONGEST_LIST};" in (STATIC / "js" / "saved.js").read_text(encoding="utf-8")
