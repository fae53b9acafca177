"""What the page of a resource offers, and its sheet to print."""

import pytest

from tests.resources.packs import real_pack


def test_the_page_offers_a_friend_a_sheet_and_a_place_to_save(visit):
    page = visit("/resources/samaritans")
    assert page.select('a[href="/share?to=/resources/samaritans"]')
    assert page.select('a[href="/resources/samaritans/print"]')
    assert page.select("[data-save-here]") and page.h1.select_one("[data-name]").get_text() == "Samaritans"
    assert not page.select("main button:not([hidden])"), "what needs a script is not shown without one"


@pytest.mark.parametrize("language", ["", "/pl", "/ur"])
def test_every_sheet_has_the_facts_the_numbers_and_the_way_back(visit, language):
    for resource in real_pack().resources[:: 9 if language else 3]:
        page = visit(f"{language}/resources/{resource.slug}/print")
        text = page.main.get_text(" ")
        for fact in filter(None, (resource.phone, resource.text_number, resource.email, resource.url)):
            assert fact in text, resource.slug
        assert f"{language}/resources/{resource.slug}" in page.select_one(".app-square").get_text()
        assert page.select_one(".app-square svg.app-qr")


def test_a_sheet_says_what_nobody_has_confirmed(visit):
    assert "Nobody has confirmed" in visit("/resources/mpft-crisis-shropshire/print").main.get_text()
    assert "Nobody has confirmed" not in visit("/resources/samaritans/print").main.get_text()


def test_a_sheet_says_who_assured_it_and_when(visit):
    rows = {
        row.dt.get_text(): row.dd.get_text() for row in visit("/resources/shout/print").select("dl > div")
    }
    assert rows["Checked by a named person"] == "Nobody has checked this yet."
