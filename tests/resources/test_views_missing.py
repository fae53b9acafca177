"""A slip in an address leads on, and what was typed is not repeated."""

import pytest


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("/resources/samaritens", "/resources/samaritans"),
        ("/resources/samaritens/print", "/resources/samaritans"),
        ("/topics/menapause", "/topics/menopause"),
        ("/topics/depresion", "/topics/low-mood"),
        ("/areas/selfcare", "/areas/self-care"),
        ("/areas/helpp", "/areas/help"),
        ("/ur/resources/samaritens", "/ur/resources/samaritans"),
        ("/pl/topics/sen", "/pl/topics/sleep"),
    ],
)
def test_a_near_match_is_offered(visit, wrong, right):
    page = visit(wrong, status=404)
    assert page.select(f'.app-links a[href="{right}"]')
    assert page.select('a[href^="tel:"]') and page.select_one('input[name="q"]')


def test_an_unknown_area_leads_to_all_six(visit):
    assert len(visit("/areas/nowhere", status=404).select('main a[href^="/areas/"]')) == 6


@pytest.mark.parametrize("kind", ["resources", "topics", "areas"])
def test_what_stands_in_the_address_is_not_repeated(pack, client, kind):
    answer = client.get(f"/{kind}/you-are-hacked-samaritens-%3Cscript%3Ealert(1)%3C")
    assert answer.status_code == 404
    main = answer.text.partition("<main")[2].partition("</main")[0]
    assert "hacked" not in main and "<script" not in main


def test_nothing_alike_offers_the_search(visit):
    page = visit("/resources/zzzz-qqqq", status=404)
    assert "Did you mean" not in page.get_text() and page.select_one('input[name="q"]')
