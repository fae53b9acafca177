"""Leads add and change resources in the browser: nothing typed is lost, and nothing wrong is kept."""

import re
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup

from tests.curation.fields import fields_of
from wellbeing.core.db import db
from wellbeing.curation import actions, queries
from wellbeing.curation.versions import RESOURCE
from wellbeing.resources import queries as pack

EDIT = "/manage/resources/samaritans/edit"
NEW = {
    "name": "Friday choir for staff",
    "summary": "Colleagues sing together after work.",
    "scope": "internal",
    "soothe_areas": ["enjoy", "others"],
    "main_topic": "friendship",
    "topics": ["stress", "friendship"],
    "open_to": "trust_staff",
    "eligibility": "Trust staff",
    "audience": "all",
    "private_from_work": "no",
    "languages": ["en", "cy"],
    "more_languages": "so ti",
    "url": "https://intranet.example/choir",
    "channels": ["face_to_face"],
    "cost": "free",
    "opening_hours": "Fridays at 5 pm",
    "source": "The choir's own page",
    "verified": "yes",
    "owner": "ann@trust.example",
    "review_months": "6",
    "show_from": "1/12/2026",
    "show_until": "31/12/2026",
}


@pytest.fixture
def lead(loaded, client):
    client.sign_in("lead")
    return client


def resource(slug="samaritans"):
    db.session.rollback()
    found = pack.read_resources([slug])
    return found[0] if found else None


def soup(answer):
    return BeautifulSoup(answer.get_data(as_text=True), "lxml")


def opened(lead):
    return fields_of(lead.page(EDIT))


def test_saving_a_form_as_it_was_opened_changes_nothing(lead):
    for slug in ("samaritans", "soothe-buddies", "mediation", "nhs-111-mental-health"):
        before = resource(slug)
        if before is None:
            continue
        path = f"/manage/resources/{slug}/edit"
        answer = lead.submit(path, fields_of(lead.page(path)))
        assert answer.status_code == 302
        assert resource(slug) == before
        assert queries.versions(RESOURCE, slug) == ()


def test_a_change_is_seen_by_staff_and_kept_with_the_leads_name(lead, client):
    lead.submit(EDIT, {**opened(lead), "phone": "116 124"})
    assert resource().phone == "116 124"
    assert "116 124" in client.page("/resources/samaritans").get_text()
    newest = queries.versions(RESOURCE, "samaritans")[0]
    assert (newest.changed_by, newest.done) == ("Lead", "edited")


def test_a_new_resource_is_a_draft_whose_address_comes_from_its_name(lead, client):
    answer = lead.submit("/manage/resources/add", {**NEW, "step": "save"})
    assert answer.location.endswith("/manage/resources/friday-choir-for-staff")
    one = resource("friday-choir-for-staff")
    assert one.upkeep.status == "draft" and one.upkeep.review_months == 6
    assert one.topics == ("friendship", "stress") and one.languages == ("en", "cy", "so", "ti")
    assert (str(one.upkeep.show_from), str(one.upkeep.show_until)) == ("2026-12-01", "2026-12-31")
    assert client.get("/resources/friday-choir-for-staff").status_code == 404
    again = lead.submit("/manage/resources/add", {**NEW, "cost": "charges", "step": "save"})
    assert again.location.endswith("/manage/resources/friday-choir-for-staff-2")


def test_pressing_twice_makes_one_draft(lead):
    addresses = [
        lead.submit("/manage/resources/add", {**NEW, "step": "save"}).location for _press in range(2)
    ]
    assert addresses == ["/manage/resources/friday-choir-for-staff"] * 2
    assert resource("friday-choir-for-staff-2") is None


@pytest.mark.parametrize("name", ["Add", "Import", "Figures", "A to Z", "A-Z"])
def test_a_new_resource_never_takes_the_address_of_another_page(lead, name):
    address = lead.submit("/manage/resources/add", {**NEW, "name": name, "step": "save"}).location
    assert name in lead.page(address).select_one("h1").get_text()


def test_every_word_that_a_page_of_the_app_has_in_its_address_is_kept_free(app):
    beside = [rule.rule.removeprefix("/manage") for rule in app.url_map.iter_rules()]
    words = {rule.removeprefix("/resources/") for rule in beside if rule.startswith("/resources/")}
    assert {word for word in words if re.fullmatch(r"[a-z0-9-]+", word)} == set(pack.RESERVED)


def test_a_preview_shows_what_staff_will_see_and_stores_nothing(lead):
    answer = lead.submit(
        EDIT, {**opened(lead), "name": "A new name <b>", "phone": "116 124", "step": "preview"}
    )
    assert answer.status_code == 200
    page = soup(answer)
    assert page.h1.find("span", attrs={"lang": "en"}).get_text() == "A new name <b>"
    assert page.select_one(".app-seen a[href='tel:116124']")
    assert resource().phone == "116 123" and queries.versions(RESOURCE, "samaritans") == ()
    carried = fields_of(page, "main form")
    back = soup(lead.submit(EDIT, {**carried, "step": "back"}))
    assert fields_of(back) == {**opened(lead), "name": "A new name <b>", "phone": "116 124"}
    assert lead.submit(EDIT, {**carried, "step": "save"}).status_code == 302
    assert resource().phone == "116 124"


def test_a_new_resource_can_be_looked_at_first(lead):
    page = soup(lead.submit("/manage/resources/add", {**NEW, "step": "preview"}))
    assert page.h1.find("span", attrs={"lang": "en"}).get_text() == NEW["name"]
    assert resource("friday-choir-for-staff") is None
    back = soup(lead.submit("/manage/resources/add", {**fields_of(page, "main form"), "step": "back"}))
    assert fields_of(back)["soothe_areas"] == ["others", "enjoy"]
    lead.submit("/manage/resources/add", {**fields_of(page, "main form"), "step": "save"})
    assert resource("friday-choir-for-staff").upkeep.status == "draft"


@pytest.mark.parametrize(
    ("field", "typed", "at", "said"),
    [
        ("name", "", "name", "Enter the name."),
        ("summary", "x" * 601, "summary", "601"),
        ("soothe_areas", [], "soothe_areas", "Tick at least one area."),
        ("main_topic", "", "main_topic", "Choose the main topic."),
        ("main_topic", "dragons", "main_topic", "not known"),
        ("phone", "call me", "phone", "not a phone number"),
        ("url", "javascript:alert(1)", "url", "https://"),
        ("email", "a@b", "email", "not an email address"),
        ("owner", "Ann", "owner", "not an email address"),
        ("review_months", "0", "review_months", "1 to 36"),
        ("review_months", "often", "review_months", "whole number"),
        ("more_languages", "klingon", "languages", "not known"),
        ("show_from", "31/2/2026", "show_from", "calendar"),
        ("show_until", "1/1/2026", "show_until", "before the first day"),
        ("name", "sneaky\u202etxt", "name", "hidden character"),
        ("source", "a\x00b", "source", "hidden character"),
    ],
)
def test_a_mistake_is_named_at_its_field_and_nothing_typed_is_lost(lead, field, typed, at, said):
    answer = lead.submit("/manage/resources/add", {**NEW, "step": "save", field: typed})
    assert answer.status_code == 422
    page = soup(answer)
    error = page.find(id=f"{at}-error")
    assert error and said in error.get_text(), page.select_one(".nhsuk-error-summary")
    kept = fields_of(page)
    for name in ("eligibility", "cost", "owner", "summary"):
        if name != field:
            assert kept[name] == NEW[name]
    assert resource("friday-choir-for-staff") is None


def test_what_only_the_other_lead_changed_is_taken_over_and_the_rest_is_shown_side_by_side(lead):
    mine = {**opened(lead), "summary": "My own words.", "phone": "116 999"}
    one = resource()
    theirs = replace(one, phone="116 777", url="https://www.samaritans.org/new")
    actions.save_resource(theirs, "Bo Lead")
    answer = lead.submit(EDIT, mine)
    assert answer.status_code == 409
    page = soup(answer)
    table = page.select_one("main table").get_text(" ")
    assert "116 777" in table and "116 999" in table and "My own words." in table
    assert "samaritans.org/new" not in table and "Bo Lead" in page.main.get_text()
    assert resource() == theirs
    again = fields_of(page)
    assert (again["phone"], again["url"]) == ("116 999", "https://www.samaritans.org/new")
    assert lead.submit(EDIT, again).status_code == 302
    now = resource()
    assert (now.phone, now.english.summary, now.url) == ("116 999", "My own words.", theirs.url)


def test_a_second_clash_is_noticed_too(lead):
    first = opened(lead)
    lead.submit(EDIT, {**first, "phone": "116 111"})
    second = opened(lead)
    lead.submit(EDIT, {**second, "phone": "116 222"})
    assert lead.submit(EDIT, {**second, "phone": "116 333"}).status_code == 409
    assert lead.submit(EDIT, {**second, "phone": "116 333", "opened_with": "x"}).status_code == 409
    assert resource().phone == "116 222"


def test_words_that_changed_are_shown_in_english_until_translated_anew(lead):
    assert resource().words("pl").summary != resource().english.summary
    lead.submit(EDIT, {**opened(lead), "summary": "Other facts."})
    assert resource().words("pl").summary == "Other facts."
    assert resource().words("pl").opening_hours != resource().english.opening_hours


def test_a_mended_wording_keeps_the_translations(lead):
    polish = resource().words("pl").summary
    lead.submit(EDIT, {**opened(lead), "summary": "The same, said better.", "same_meaning": "y"})
    assert resource().words("pl").summary == polish
    assert resource().english.summary == "The same, said better."


def test_scripts_in_a_field_are_words(lead):
    lead.submit(EDIT, {**opened(lead), "checked_note": "<script>alert(1)</script>"})
    for path in ("", "/edit", "/versions"):
        text = lead.get(f"/manage/resources/samaritans{path}").get_data(as_text=True)
        assert "<script>alert" not in text and "&lt;script&gt;" in text


@pytest.mark.parametrize("role", ["staff", "buddy"])
def test_nobody_but_leads_edits(loaded, client, role):
    client.sign_in(role)
    for path in ("", "/add", "/samaritans", "/samaritans/edit", "/samaritans/versions"):
        assert client.get(f"/manage/resources{path}").status_code == 403
