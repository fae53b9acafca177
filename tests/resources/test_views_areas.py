"""Area pages explain the area, and show help from near to far."""

import pytest

from tests.resources.packs import names, real_pack
from wellbeing.resources.guides import GUIDES
from wellbeing.resources.views_areas import PER_SCOPE
from wellbeing.soothe import AREAS


@pytest.mark.parametrize("area", AREAS, ids=lambda area: area.id)
def test_an_area_says_what_it_is_when_it_may_help_and_what_to_do_first(visit, area):
    text = " ".join(visit(f"/areas/{area.slug}").main.get_text(" ").split())
    guide = GUIDES[area.id]
    assert all(str(sentence) in text for sentence in (*guide.about, *guide.when, *guide.steps))


def test_help_stands_from_near_to_far_with_the_way_to_all_of_it(visit):
    page = visit("/areas/help")
    sections = page.select("section.app-section")
    assert [section.h2.get_text() for section in sections] == [
        "In the trust",
        "Near you",
        "Across the country",
    ]
    for section, scope in zip(sections, ("internal", "regional", "national"), strict=True):
        total = sum("help" in each.areas and each.scope == scope for each in real_pack().resources)
        assert len(names(section)) == PER_SCOPE < total
        link = section.select_one(f'a[href="/resources?area=help&scope={scope}"]')
        assert str(total) in link.get_text()
        assert visit(link["href"]).h2.get_text() == f"{total} results"


def test_an_area_without_help_from_one_place_says_nothing_of_it(visit):
    headings = [section.h2.get_text() for section in visit("/areas/team").select("section.app-section")]
    assert headings == ["In the trust", "Across the country"]


def test_an_area_and_a_topic_can_be_handed_on(visit):
    for path in ("/areas/self-care", "/topics/low-mood"):
        link = visit(path).select_one('.app-hand-on a[href^="/share"]')["href"]
        assert visit(link).select_one("#address").get_text().endswith(path)
