"""Only pages of ours are handed on, by addresses that we write ourselves."""

from urllib.parse import quote

import pytest

BASE = "http://127.0.0.1:8000"


def address(page):
    return page.select_one("#address bdi[dir=ltr]").get_text()


@pytest.mark.parametrize(
    ("to", "handed"),
    [
        ("/resources/samaritans", "/resources/samaritans"),
        ("/areas/self-care", "/areas/self-care"),
        ("/areas/self_care", "/areas/self-care"),
        ("/topics/low-mood", "/topics/low-mood"),
        ("/resources", "/resources"),
        ("/resources?q=can't sleep&scope=national", "/resources?q=can%27t+sleep&scope=national"),
        ("/resources?scope=nowhere&colour=blue&hours=24", "/resources?hours=24"),
        ("/saved?r=shout&r=no-such&r=samaritans", "/saved?r=shout&r=samaritans"),
        ("/ur/topics/sleep", "/topics/sleep"),
    ],
)
def test_a_page_of_ours_has_an_address_and_a_square(visit, to, handed):
    page = visit(f"/share?to={quote(to)}")
    assert address(page) == BASE + handed
    assert page.select_one('[role="img"][aria-label] svg.app-qr')
    assert page.select_one(".nhsuk-back-link")["href"] == handed


@pytest.mark.parametrize(
    "to",
    [
        "",
        "https://evil.example/",
        "//evil.example/resources/samaritans",
        "/\\evil.example",
        "\\\\evil.example",
        "http:/resources/samaritans",
        "javascript:alert(1)",
        "/resources/no-such",
        "/resources/samaritans/print",
        "/resources/../sign-out",
        "/topics/dragons",
        "/areas/nowhere",
        "/saved",
        "/saved?r=no-such",
        "/sign-in",
        "/manage/resources",
        "/ur/ur/topics/sleep",
        "/resources?q=" + "a" * 3_000,
        "/resources\r\nSet-Cookie: a=b",
        "/resources/\x00",
    ],
)
def test_nothing_else_can_be_handed_on(visit, to):
    page = visit(f"/share?to={quote(to)}", status=404)
    assert "evil" not in page.main.get_text()


def test_nothing_of_the_visitor_or_of_the_host_they_named_gets_into_the_address(pack, client):
    page = client.get("/share?to=/areas/help", headers={"Host": "evil.example"}).text
    assert f"{BASE}/areas/help" in page and "evil.example" not in page.partition("<main")[2]


def test_the_address_is_in_the_readers_language(visit):
    assert address(visit("/ur/share?to=/areas/help")) == f"{BASE}/ur/areas/help"


def test_a_search_or_a_list_warns_that_its_address_can_be_read(visit):
    page = visit("/share?to=" + quote("/resources?q=<b>my boss</b>"))
    assert "‘<b>my boss</b>’" in page.select_one(".nhsuk-inset-text").get_text()
    assert visit("/share?to=" + quote("/saved?r=shout")).select(".nhsuk-inset-text")
    assert not visit("/share?to=/areas/help").select(".nhsuk-inset-text")


def test_a_very_long_search_is_handed_on_in_words_alone(visit):
    page = visit("/share?to=" + quote("/resources?q=" + "نیند " * 50))
    assert address(page).startswith(f"{BASE}/resources?q=%D9%86")
    assert not page.select("svg.app-qr")
