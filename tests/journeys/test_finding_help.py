"""Finding help in one's own words, without signing in."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from tests.journeys.conftest import Demo, OpenPage
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
    expect(nurse.page.locator("main a[rel~=noreferrer]").first).to_be_visible()


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


def test_a_nurse_on_nights_looks_for_help_that_work_does_not_hear_of(someone: Someone) -> None:
    nurse = someone()
    nurse.opens("/resources?q=stress")
    nurse.page.locator("summary.app-filters__summary").click()
    nurse.chooses("private", "yes")
    nurse.chooses("hours", "24")
    nurse.press(nurse.page.locator(".app-filters__body button"))
    outside = results(nurse)
    assert outside > 0
    expect(nurse.page.locator("main .app-chips a")).to_have_count(2)
    expect(nurse.page.locator(".app-filters__body")).to_be_hidden()  # the results come first
    nurse.press(nurse.page.locator("main .app-chips a[href$='private=yes']"))  # takes the hours away
    assert results(nurse) > outside
    assert "private=yes" in nurse.page.url and "hours" not in nurse.page.url


def test_whoever_is_in_danger_sees_whom_to_call_before_anything_else(someone: Someone) -> None:
    person = someone()
    person.opens("/resources")
    person.searches_for("خودکشی" if person.language == "ur" else "i want to die")
    first_link = person.page.locator("main a").first
    expect(first_link).to_have_attribute("href", "tel:999")


def test_somebody_who_does_not_know_what_to_type_looks_through_an_area(someone: Someone) -> None:
    person = someone()
    person.opens("/")
    person.press(person.link_to("/areas/help"))
    person.press(person.link_to("/resources?area=help&scope=regional"))
    expect(person.page.locator(".app-result")).not_to_have_count(0)


def test_somebody_who_knows_the_name_finds_it_from_a_to_z(someone: Someone) -> None:
    person = someone()
    person.opens("/")
    person.press(person.link_to("/resources/a-z"))
    letter = person.page.locator(".app-letters a", has_text="S").first
    letter.click()
    heading = person.page.locator(letter.get_attribute("href") or "none")
    expect(heading).to_be_in_viewport()
    person.press(person.link_to("/resources/samaritans"))
    expect(person.page.locator("main a[href='tel:116123']")).to_be_visible()


def test_a_slip_in_an_address_leads_to_what_was_meant(someone: Someone) -> None:
    person = someone()
    person.opens("/resources/samaritens")
    person.expects_an_error()
    person.press(person.link_to("/resources/samaritans"))
    expect(person.page.locator("h1")).to_contain_text("Samaritans")


def test_a_friend_is_told_by_an_address_and_a_square(someone: Someone, demo: Demo) -> None:
    person, friend = someone(), someone()
    person.opens("/resources/samaritans")
    person.press(person.link_to("/share?to="))
    expect(person.page.locator("svg.app-qr")).to_be_visible()
    address = person.page.locator("#address").inner_text().replace("\n", "")
    friend.opens(address.removeprefix(demo.address).removeprefix(f"/{friend.language}"))
    expect(friend.page.locator("h1")).to_contain_text("Samaritans")
    friend.press(friend.link_to("/resources/samaritans/print"))
    expect(friend.page.locator("svg.app-qr")).to_be_visible()


def test_without_javascript_a_list_can_be_kept_as_a_link(open_page: OpenPage) -> None:
    person = open_page(javascript=False)
    person.opens("/saved")
    expect(person.page.locator("[data-without-script]")).to_be_visible()
    expect(person.page.locator("#my-list")).to_be_hidden()
    person.opens("/resources/samaritans")
    expect(person.page.locator(".app-save")).to_have_count(0)
    person.opens("/saved?r=samaritans&r=shout")
    expect(person.page.locator(".app-result")).to_have_count(2)


@pytest.mark.parametrize(
    ("width", "language"), [(1280, "en"), (320, "ur")], ids=["English", "Urdu on a phone"]
)
def test_a_list_stays_in_the_browser_until_somebody_shares_it(
    open_page: OpenPage, width: int, language: str
) -> None:
    nurse, friend = open_page(width, language), open_page(width, language, javascript=False)
    nurse.opens("/resources/samaritans")
    save = nurse.page.locator(".app-save")
    sent: list[str] = []
    nurse.page.on("request", lambda request: sent.append(request.url))
    save.click()
    expect(in_the_menu(nurse)).to_contain_text("(1)")
    assert sent == [], "saving tells nobody"
    nurse.opens("/resources?q=stress")
    nurse.page.locator(".app-result .app-save").first.click()
    expect(in_the_menu(nurse)).to_contain_text("(2)")

    nurse.press(in_the_menu(nurse))
    kept = nurse.page.locator("#my-list .app-result")
    expect(kept).to_have_count(2)
    kept.first.locator("button").click()
    expect(kept).to_have_count(1)
    nurse.page.locator("[data-said] button").click()
    expect(kept).to_have_count(2)

    nurse.press(nurse.page.locator("[data-link]"))
    expect(nurse.page.locator(".app-result")).to_have_count(2)
    friend.page.goto(nurse.page.url)
    expect(friend.page.locator(".app-result a[href$='/resources/samaritans']")).to_be_visible()

    nurse.opens("/saved")
    nurse.page.locator("[data-clear]").click()
    expect(kept).to_have_count(0)
    expect(nurse.page.locator("[data-empty]")).to_be_visible()
    nurse.opens("/saved")
    expect(kept).to_have_count(0)
    assert nurse.page.evaluate("localStorage.length") == 0


def test_a_check_in_answers_and_forgets(someone: Someone, demo: Demo) -> None:
    porter = someone()
    porter.opens("/")
    porter.press(porter.link_to("/check-in"))
    porter.press(porter.page.locator("form.app-check-in button"))  # every question may be skipped
    porter.page.go_back()
    for area, answer in {"self_care": "3", "team": "2", "enjoy": "5"}.items():
        porter.chooses(area, answer)
    porter.press(porter.page.locator("form.app-check-in button"))
    expect(porter.page.locator("main section.app-area--team")).to_be_visible()
    expect(porter.page.locator("main .app-result")).not_to_have_count(0)
    assert porter.page.url.endswith("/check-in")
    cookies = [(cookie["name"], cookie["httpOnly"]) for cookie in porter.page.context.cookies()]
    assert cookies == [("soothe", True)]
    log = "".join(file.read_text() for file in demo.folder.glob("server-*.log"))
    assert "check-in" not in log and "team" not in log

    porter.page.locator("main details summary").click()
    expect(porter.page.locator("[name='team'][value='2']")).to_be_checked()
    porter.chooses("help", "1")
    porter.press(porter.page.locator("form.app-check-in button"))
    expect(porter.page.locator("main a").first).to_have_attribute("href", "tel:999")


def in_the_menu(person: Visitor) -> Locator:
    """The link to the list in this browser."""
    return person.page.locator("#saved-link")


def reads_that_it_helps_with(person: Visitor, topics: tuple[str, ...]) -> None:
    any_of_them = ", ".join(f".app-chips a[href$='/topics/{topic}']" for topic in topics)
    expect(person.page.locator(any_of_them).first).to_be_visible()


def results(person: Visitor) -> int:
    """The number of results that the page names."""
    heading = person.page.locator("main h2").filter(has_text="stress").first.inner_text()
    return int("".join(letter for letter in heading if letter.isdigit()))
