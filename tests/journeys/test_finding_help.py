"""Finding help in one's own words, without signing in."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.journeys.visitor import Visitor

Someone = Callable[[], Visitor]


@pytest.mark.parametrize(
    ("says", "in_urdu", "topics"),
    [("skint", "قرض", ("money", "debt")), ("cant sleep", "نیند نہیں آتی", ("sleep",))],
    ids=["skint", "cant sleep"],
)
def test_a_tired_nurse_finds_help_in_her_own_words(
    someone: Someone, says: str, in_urdu: str, topics: tuple[str, ...]
) -> None:
    nurse = someone()
    nurse.opens("/")
    nurse.searches_for(in_urdu if nurse.language == "ur" else says)
    expect(nurse.page.locator(".app-result .app-why").first).to_be_visible()
    nurse.press(nurse.link_to("/resources/"))
    reads_that_it_helps_with(nurse, topics)
    expect(nurse.page.locator("main a[rel=noreferrer]").first).to_be_visible()


def test_a_worried_porter_narrows_a_search_and_widens_it_again(someone: Someone) -> None:
    porter = someone()
    porter.opens("/resources?q=stress")
    everything = results(porter)
    porter.page.locator("summary.app-filters__summary").click()
    porter.chooses("scope", "national")
    porter.press(porter.page.locator(".app-filters__body button"))
    assert 0 < results(porter) < everything
    porter.press(porter.page.locator("main .app-chips a"))
    assert results(porter) == everything


def test_whoever_is_in_danger_sees_whom_to_call_before_anything_else(someone: Someone) -> None:
    person = someone()
    person.opens("/resources")
    person.searches_for("خودکشی" if person.language == "ur" else "i want to die")
    first_link = person.page.locator("main a").first
    expect(first_link).to_have_attribute("href", "tel:999")


def reads_that_it_helps_with(person: Visitor, topics: tuple[str, ...]) -> None:
    any_of_them = ", ".join(f".app-chips a[href$='/topics/{topic}']" for topic in topics)
    expect(person.page.locator(any_of_them).first).to_be_visible()


def results(person: Visitor) -> int:
    """The number of results that the page names."""
    heading = person.page.locator("main h2").filter(has_text="stress").first.inner_text()
    return int("".join(letter for letter in heading if letter.isdigit()))
