from pathlib import Path

import pytest
from bs4 import BeautifulSoup

import config
from tests.auditing import AuditedClient
from tests.resources.packs import PACK
from wellbeing.app import create_app
from wellbeing.resources.actions import load_pack
from wellbeing.resources.queries import crisis_contacts

PAGES = ("/", "/help-now", "/languages", "/accessibility", "/privacy", "/who-sees-what")
PREFIXES = ("", "/pl", "/ur")
A_KILOBYTE = 1024


def test_a_tired_person_can_type_what_is_on_their_mind_at_once(client: AuditedClient) -> None:
    page = client.page("/")
    form = page.select_one("main form")
    assert page.h1.get_text(strip=True) == "What is on your mind?"
    assert form["action"] == "/resources"
    assert form.select_one("input")["name"] == "q"
    assert page.h1.label["for"] == form.select_one("input")["id"]


def test_the_six_areas_stand_in_the_order_of_the_word_soothe(client: AuditedClient) -> None:
    links = client.page("/").select(".app-areas a")
    assert [link["href"] for link in links] == [
        f"/areas/{slug}" for slug in ("self-care", "open-up", "others", "team", "help", "enjoy")
    ]
    assert "".join(link.get_text()[0] for link in links) == "SOOTHE"


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("prefix", PREFIXES)
def test_help_now_is_in_the_same_place_on_every_page(client: AuditedClient, prefix: str, path: str) -> None:
    links = client.page(f"{prefix}{path}").select("header a")
    assert links[1]["href"] == f"{prefix}/help-now"


def test_each_page_has_a_title_of_its_own(client: AuditedClient) -> None:
    titles = {client.page(path).title.get_text() for path in PAGES}
    assert len(titles) == len(PAGES)
    assert all(title.endswith(" – SOOTHE – The trust") for title in titles)


def test_a_person_in_danger_can_press_a_number_and_the_first_is_999(client: AuditedClient) -> None:
    numbers = [link["href"] for link in client.page("/help-now").select("main a[href^='tel:']")]
    assert numbers[:3] == ["tel:999", "tel:111", "tel:116123"]


def test_help_now_shows_exactly_the_verified_contacts_in_the_order_of_the_pack(client: AuditedClient) -> None:
    shown = [heading.get_text() for heading in client.page("/help-now").select(".app-contact h2")]
    assert shown == [contact.name for contact in crisis_contacts("en")]


@pytest.mark.parametrize("prefix", PREFIXES)
def test_help_now_is_small_enough_for_a_weak_signal(client: AuditedClient, prefix: str) -> None:
    assert len(client.get(f"{prefix}/help-now").data) < 20 * A_KILOBYTE


@pytest.mark.parametrize("code", ["pl", "ur"])
def test_english_stands_beside_crisis_wording_that_no_fluent_person_has_checked(
    client: AuditedClient, code: str
) -> None:
    cards = client.page(f"/{code}/help-now").select(".app-contact")
    for card, contact in zip(cards, crisis_contacts(code), strict=True):
        beside = card.select_one("[lang=en][dir=ltr]")
        assert (beside is not None) == (contact.english is not None)
        assert contact.english is not None or contact.status == "checked"


def test_the_kept_copy_of_help_now_does_not_carry_what_another_visitor_asked(client: AuditedClient) -> None:
    client.get("/help-now?q=secret")
    assert "secret" not in client.get("/help-now").get_data(as_text=True)


def test_help_now_may_be_kept_by_the_browser_and_shown_when_we_are_away(client: AuditedClient) -> None:
    assert "stale-if-error" in client.get("/help-now").headers["Cache-Control"]


def test_no_shared_cache_may_keep_a_page_that_renews_somebodys_cookie(client: AuditedClient) -> None:
    client.sign_in("staff")
    assert "private" in client.get("/help-now").headers["Cache-Control"]


@pytest.mark.parametrize("prefix", PREFIXES)
def test_help_now_and_a_wrong_address_are_answered_while_the_database_is_away(
    tmp_path: Path, prefix: str
) -> None:
    away = create_app(config.Test({"DATABASE_URL": f"sqlite:///{tmp_path / 'no' / 'such.db'}"}).checked())
    away.test_client_class = AuditedClient
    visitor = away.test_client()
    assert visitor.get(f"{prefix}/help-now").status_code == 200
    lost = visitor.get(f"{prefix}/no-such-page")
    assert lost.status_code == 404
    assert "tel:999" in lost.get_data(as_text=True)
    assert visitor.get("/health/ready").status_code == 503


def test_a_reader_of_urdu_gets_a_page_that_runs_from_right_to_left(client: AuditedClient) -> None:
    page = client.page("/ur/")
    assert (page.html["lang"], page.html["dir"]) == ("ur", "rtl")
    assert page.select("link[href*='nhsuk-rtl.css']")
    assert not client.page("/").select("link[href*='nhsuk-rtl.css']")


def test_changing_the_language_stays_on_the_page(client: AuditedClient) -> None:
    links = client.page("/pl/privacy").select(".app-language__link")
    assert [link["href"] for link in links] == ["/privacy", "/pl/privacy", "/ur/privacy"]
    assert [link["hreflang"] for link in links] == [link["lang"] for link in links]


def test_the_menu_offers_what_each_role_may_open(client: AuditedClient) -> None:
    def menu() -> set[str]:
        return {link["href"] for link in client.page("/").select(".app-menu a")}

    assert menu() == {"/resources", "/buddies", "/saved", "/sign-in"}
    client.sign_in("staff")
    assert menu() == {"/resources", "/buddies", "/saved"}
    client.sign_in("buddy")
    assert menu() == {"/resources", "/buddies", "/saved", "/my/requests", "/my/care", "/conversations/new"}
    client.sign_in("lead")
    assert menu() == {"/resources", "/buddies", "/saved", "/uptake", "/manage"}


def test_signing_out_is_a_button_because_it_changes_something(client: AuditedClient) -> None:
    client.sign_in("staff")
    form = client.page("/").select_one(".app-menu form")
    assert (form["method"], form["action"]) == ("post", "/sign-out")


def test_the_letters_nhs_are_not_in_the_header_unless_the_trust_says_so(client: AuditedClient) -> None:
    assert not client.page("/").select(".app-brand__nhs")


def test_the_accessibility_page_claims_nothing_that_people_have_not_tested(client: AuditedClient) -> None:
    words = client.page("/accessibility").main.get_text(" ")
    assert "not finished" in words
    assert "conform" not in words
    assert "WCAG" not in words


def test_the_health_of_the_app_is_told_to_machines(client: AuditedClient) -> None:
    assert client.get("/health/live").json == {"status": "ok"}
    assert client.get("/health/ready").json == {"status": "ok"}


def test_a_form_sent_after_the_session_ended_is_kept_and_can_be_sent_again(client: AuditedClient) -> None:
    answer = client.post("/sign-in", data={"email": "sam@trust.example", "note": "one\ntwo"})
    page = BeautifulSoup(answer.get_data(as_text=True), "lxml")
    form = page.select_one("main form")
    kept = {field["name"]: field["value"] for field in form.select("input[type=hidden]")}
    assert kept["email"] == "sam@trust.example"
    assert kept["note"] == "one\ntwo"
    assert kept["csrf_token"]
    assert form["action"] == "/sign-in"
    assert page.select("main a[href='/help-now']")


def test_leads_begin_where_everything_they_keep_and_what_waits_is_in_sight(client: AuditedClient) -> None:
    load_pack(PACK)
    client.sign_in("lead")
    page = client.page("/manage")
    keeps = {link["href"] for link in page.select("main .app-cards a")}
    for path in ("resources", "resources/import", "topics", "crisis-contacts", "reports", "links", "buddies"):
        assert f"/manage/{path}" in keeps
    for path in ("requests", "applications", "supervision", "quiet", "cover", "load", "write", "import"):
        assert f"/manage/buddies/{path}" in keeps
    waits = [tag.get_text() for tag in page.select("main .nhsuk-tag")]
    assert "7 need a check now" in waits and "130 never checked" in waits
    assert client.get("/pl/manage").status_code == 200
