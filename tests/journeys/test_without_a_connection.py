"""Help now and the buddies' guide open without a connection, and the browser has kept nothing else."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Demo, OpenPage
from tests.journeys.visitor import Visitor
from tests.live import serve

KEPT = """caches.open('soothe-offline-1').then(async kept =>
  (await kept.keys()).map(one => new URL(one.url)).map(one => one.pathname + one.search))"""
TEXTS = """caches.open('soothe-offline-1').then(async kept => Promise.all(
  (await kept.matchAll()).map(async one => JSON.stringify([...one.headers]) + await one.text())))"""
ALL_CACHES = "caches.keys()"
STYLES = {"/static/css/app.css", "/static/vendor/nhsuk-frontend-10.6.1/nhsuk.css"}
IN_ENGLISH = {"/help-now", "/buddies/guide"}
IN_URDU = {"/ur/help-now", "/ur/buddies/guide", "/static/vendor/nhsuk-frontend-10.6.1/nhsuk-rtl.css"}


@pytest.fixture
def own_data(demo: Demo, tmp_path: Path) -> Path:
    """A copy of the demo, for a server that a test stops."""
    return Path(shutil.copytree(demo.folder, tmp_path / "data"))


def kept(page: Page) -> set[str]:
    """The addresses that the browser keeps, queries included."""
    return set(page.evaluate(KEPT))


def waits_until_kept(person: Visitor, pages: set[str]) -> None:
    """The browser keeps them in the background."""
    all_kept = (
        f"async pages => {{ const kept = await {KEPT}; return pages.every(one => kept.includes(one)) }}"
    )
    person.page.wait_for_function(all_kept, arg=sorted(pages))


def test_a_buddy_on_a_ward_without_signal_opens_both_pages_and_nobody_elses(
    own_data: Path, open_page: OpenPage
) -> None:
    with serve("wsgi:app", own_data) as address:
        buddy = open_page(width=320, language="ur", address=address)
        buddy.opens("/")
        waits_until_kept(buddy, IN_ENGLISH | IN_URDU | STYLES)
        buddy.signs_in_as("buddy")
        for path in ("/my/requests", "/my/profile", "/resources?q=sleep", "/help-now?x=1", "/my/care"):
            buddy.opens(path)
        buddy.press(buddy.page.locator("form[action$='/sign-out'] button"))
        assert kept(buddy.page) == IN_ENGLISH | IN_URDU | STYLES
        assert buddy.page.evaluate(ALL_CACHES) == ["soothe-offline-1"]
        assert not any(
            "Robin" in text or "csrf" in text or "cookie" in text for text in buddy.page.evaluate(TEXTS)
        )

    for path in ("/help-now", "/buddies/guide", "/my/requests"):
        buddy.opens(path)
        expect(buddy.page.locator("main a[href='tel:999']").first).to_be_visible()
        assert buddy.page.evaluate(
            "getComputedStyle(document.querySelector('.app-header')).backgroundColor"
        ) != ("rgba(0, 0, 0, 0)")
        expect(buddy.page.locator("main")).not_to_contain_text("Robin")
    # In place of a page that is not kept stands help now, with a line that says why.
    expect(buddy.page.locator(".app-banner").first).to_be_visible()
    buddy.page.goto(f"{address}/buddies/guide")
    expect(buddy.page.locator("html")).to_have_attribute("lang", "en-GB")
    buddy.expects_an_error()


def test_a_number_that_was_put_right_is_seen_at_once(own_data: Path, open_page: OpenPage) -> None:
    with serve("wsgi:app", own_data) as address:
        someone = open_page(address=address)
        someone.opens("/help-now")
        waits_until_kept(someone, IN_ENGLISH)
        someone.page.evaluate(
            "caches.open('soothe-offline-1').then(kept => kept.put('/help-now', new Response('an old number')))"
        )
        someone.opens("/help-now")
        expect(someone.page.locator("main")).not_to_contain_text("an old number")
        expect(someone.page.locator("[data-away]")).to_be_hidden()


def test_the_numbers_of_the_guide_can_be_read_on_paper(open_page: OpenPage) -> None:
    buddy = open_page()
    buddy.opens("/buddies/guide")
    buddy.page.emulate_media(media="print")
    expect(buddy.page.locator("#act a[href='tel:999']")).to_have_css("color", "rgb(0, 0, 0)")
    expect(buddy.page.locator("#act h2")).to_have_css("color", "rgb(0, 0, 0)")
