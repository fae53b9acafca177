"""Leads keep the crisis contacts: whoever needs help now sees confirmed numbers, and always one to call."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from bs4 import BeautifulSoup

from tests.curation.fields import fields_of
from wellbeing.core import clock
from wellbeing.core.db import db
from wellbeing.curation import actions, queries
from wellbeing.curation.versions import CONTACT
from wellbeing.resources import queries as pack

MAY = datetime(2026, 5, 4, 12, tzinfo=UTC)
HERE = "/manage/crisis-contacts/samaritans"
EDIT = f"{HERE}/edit"


@pytest.fixture
def lead(loaded, client):
    client.sign_in("lead")
    return client


def contact(slug="samaritans"):
    db.session.rollback()
    return next(one for one in pack.kept_contacts() if one.slug == slug)


def soup(answer):
    return BeautifulSoup(answer.get_data(as_text=True), "lxml")


def help_now(client, language=""):
    pack.catch_up()  # as the thread does that follows the pack on a server
    return client.get(f"{language}/help-now").get_data(as_text=True)


def shown_to_all(client):
    """The pages that show crisis contacts to anybody."""
    return [
        help_now(client),
        help_now(client, "/ur"),
        client.get("/resources?q=i+want+to+die").text,
        client.get("/topics/suicide-thoughts").text,
        client.get("/no-such-page").text,
    ]


def test_saving_the_form_as_it_was_opened_changes_nothing(lead):
    for slug in [one.slug for one in pack.kept_contacts()]:
        before, path = contact(slug), f"/manage/crisis-contacts/{slug}/edit"
        assert lead.submit(path, fields_of(lead.page(path))).status_code == 302
        assert contact(slug) == before and queries.versions(CONTACT, slug) == ()


def test_a_change_reaches_help_now(lead, client):
    help_now(client)
    lead.submit(EDIT, {**fields_of(lead.page(EDIT)), "when_to_use": "You want to be heard."})
    assert "You want to be heard." in help_now(client)
    assert contact().verified


def test_a_new_number_is_typed_twice_and_seen_once_it_is_confirmed(lead, client):
    fields = fields_of(lead.page(EDIT))
    for again in ("", "116 321"):
        answer = lead.submit(EDIT, {**fields, "phone": "116 124", "phone_again": again})
        assert answer.status_code == 422
        assert "not the same" in soup(answer).find(id="phone_again-error").get_text()
        assert fields_of(soup(answer))["phone"] == "116 124"
    assert contact().phone == "116 123"
    assert lead.submit(EDIT, {**fields, "phone": "116 124", "phone_again": "116124"}).status_code == 302
    assert contact().phone == "116 124" and not contact().verified
    assert not any(
        "116124" in page or ">Samaritans<" in page for page in (help_now(client), help_now(client, "/pl"))
    )
    with clock.at(MAY):
        sent = {"source": "samaritans.org, and a call", "step": "verify"}
        assert lead.submit(f"{HERE}/verify", sent, on=HERE).status_code == 302
    one = contact()
    assert (one.verified, one.source) == (True, "samaritans.org, and a call")
    assert (one.assured_by, one.assured_on) == ("Lead", date(2026, 5, 4))
    assert "116124" in help_now(client)


def test_to_confirm_needs_a_source(lead):
    answer = lead.submit(f"{HERE}/verify", {"source": " ", "step": "verify"}, on=HERE)
    assert answer.status_code == 422 and contact().assured_on is None


def test_unverified_numbers_never_appear_as_crisis_contacts(lead, client):
    for one in pack.kept_contacts():
        if one.slug not in ("emergency-999", "samaritans"):
            actions.save_contact(replace(one, verified=False), "Ann")
    lead.submit(f"{HERE}/verify", {"step": "unverify"}, on=HERE)
    client.delete_cookie("session")
    for page in shown_to_all(client):
        numbers = {
            link["href"] for link in BeautifulSoup(page, "lxml").select(".app-contact a, .nhsuk-card--care a")
        }
        assert not any("116123" in href or "85258" in href or "08082000247" in href for href in numbers)
        assert "999" in page


def test_somebody_to_call_must_remain_and_the_refusal_says_why(lead, client):
    *others, last = [one for one in pack.kept_contacts() if one.verified and one.phone]
    for one in others:
        actions.save_contact(replace(one, verified=False), "Ann")
    path = f"/manage/crisis-contacts/{last.slug}"
    said = lead.submit(f"{path}/verify", {"step": "unverify"}, on=path, follow_redirects=True).get_data(
        as_text=True
    )
    assert "must remain" in said
    answer = lead.submit(
        f"{path}/edit", {**fields_of(lead.page(f"{path}/edit")), "phone": "0300 1", "phone_again": "0300 1"}
    )
    assert answer.status_code == 422 and "must remain" in answer.get_data(as_text=True)
    assert contact(last.slug) == last
    assert last.phone in help_now(client)


def test_a_mistake_is_named_at_its_field(lead):
    fields = fields_of(lead.page(EDIT))
    wrong = {
        "phone": "call us",
        "phone_again": "call us",
        "url": "ftp://x",
        "review_months": "99",
        "name": "",
    }
    page = soup(lead.submit(EDIT, {**fields, **wrong}))
    for field in ("phone", "url", "review_months", "name"):
        assert page.find(id=f"{field}-error"), field
    assert fields_of(page)["phone"] == "call us"
    assert contact().phone == "116 123"


def test_the_last_change_of_a_contact_is_undone(lead, client):
    before = contact()
    lead.submit(EDIT, {**fields_of(lead.page(EDIT)), "phone": "116 124", "phone_again": "116 124"})
    lead.submit(f"{HERE}/restore", on=f"{HERE}/versions")
    assert contact() == before
    assert "116123" in help_now(client)


def test_two_leads_at_one_contact_are_told(lead):
    first = fields_of(lead.page(EDIT))
    lead.submit(EDIT, {**first, "area": "Stafford"})
    answer = lead.submit(EDIT, {**first, "area": "Stone"})
    assert answer.status_code == 409 and "Stafford" in soup(answer).select_one("main table").get_text()
    assert lead.submit(EDIT, fields_of(soup(answer))).status_code == 302
    assert contact().words.area == "Stone"


def test_a_contact_that_changed_stands_in_english_beside_its_old_translations(lead, client):
    assert contact().translations["ur"].when_to_use != contact().words.when_to_use
    lead.submit(EDIT, {**fields_of(lead.page(EDIT)), "when_to_use": "Only at night."})
    assert "Only at night." in help_now(client, "/ur")


@pytest.mark.parametrize(
    "path", ["/manage", "/manage/resources", "/manage/buddies", "/uptake", "/manage/crisis-contacts"]
)
def test_every_page_of_the_leads_says_which_crisis_contacts_are_past_their_date(lead, path):
    assert "7 crisis contacts need a check now" in lead.page(path).get_text()
    with clock.at(MAY):
        for one in pack.kept_contacts():
            actions.save_contact(replace(one, assured_by="Ann", assured_on=date(2026, 5, 1)), "Ann")
        assert "need a check now" not in lead.page(path).get_text()
    with clock.at(MAY.replace(month=8)):
        assert "7 crisis contacts need a check now" in lead.page(path).get_text()


def test_staff_see_no_such_banner(lead, client):
    assert "need a check now" not in client.page("/").get_text()
    client.sign_in("staff")
    assert "need a check now" not in client.page("/").get_text()


def test_a_contact_that_is_not_there_has_no_page(lead):
    for path in ("dragons", "dragons/edit", "dragons/versions", "%00"):
        assert lead.get(f"/manage/crisis-contacts/{path}").status_code == 404


@pytest.mark.parametrize("language", ["", "/pl", "/ur"])
def test_the_pages_stand_in_every_language(lead, language):
    for path in ("", "/samaritans", "/samaritans/edit", "/samaritans/versions", "/shout"):
        assert lead.get(f"{language}/manage/crisis-contacts{path}").status_code == 200
