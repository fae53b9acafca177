"""What leads keep about a buddy: where they stand, a pause, and the last day."""

from dataclasses import replace
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from flask import Flask

from tests.auditing import AuditedClient
from tests.buddies.people import GOOD, LATER, MONDAY, add_buddy, add_lead, ask, later
from tests.network.joining import mails, read_mails
from wellbeing.accounts import queries as accounts
from wellbeing.buddies import queries as buddies
from wellbeing.buddies.actions_profiles import pause
from wellbeing.core.db import db
from wellbeing.core.i18n import LANGUAGES
from wellbeing.network import actions_leaving
from wellbeing.network.stages import BUDDY_WORDS, BuddyStage

GIVEN = {"active": "y", "trained_until": "23/11/2027", "supervised_until": "23/02/2027"}
NEW = {
    "email": "anna@trust.example",
    "name": "Anna",
    "team": "stoke.therapies",
    "staff_group": "estates",
    **GIVEN,
}


@pytest.fixture
def lead(client: AuditedClient):
    with later(0):
        client.sign_in("lead")
        yield client


def of(buddy_id: str):
    db.session.rollback()
    return buddies.find_profile(buddy_id)


def at(buddy_id: str, part: str = "") -> str:
    return f"/manage/buddies/{buddy_id}{part}"


def shown_stage(client: AuditedClient, buddy_id: str) -> str:
    return client.page(at(buddy_id)).select_one("main .nhsuk-tag").get_text(strip=True)


@pytest.mark.parametrize(
    ("stage", "standing", "paused"),
    [
        (BuddyStage.ACTIVE, GOOD, None),
        (BuddyStage.NEW, replace(GOOD, trained_until=None, supervised_until=None), None),
        (BuddyStage.RESTING, replace(GOOD, active=False), None),
        (BuddyStage.TRAINING_DUE, replace(GOOD, trained_until=MONDAY.date() - timedelta(1)), None),
        (BuddyStage.SUPERVISION_DUE, replace(GOOD, supervised_until=MONDAY.date() - timedelta(1)), None),
        (BuddyStage.PAUSED, GOOD, MONDAY.date()),
    ],
)
def test_the_page_says_where_a_buddy_stands(app: Flask, lead: AuditedClient, stage, standing, paused) -> None:
    anna = add_buddy("Anna", standing=standing)
    pause(anna, paused)
    assert shown_stage(lead, anna) == str(BUDDY_WORDS[stage])


@pytest.mark.parametrize("language", [language.code for language in LANGUAGES])
def test_every_page_opens_in_every_language(app: Flask, lead: AuditedClient, language) -> None:
    root = "" if language == "en" else f"/{language}"
    anna = add_buddy("Anna")
    pause(anna, LATER)
    lead.page(root + at(anna))
    lead.page(root + at(anna, "/leave"))
    lead.page(f"{root}/manage/buddies/add")
    actions_leaving.let_go(anna)
    lead.page(root + at(anna))
    lead.page(f"{root}/buddies/thank-you")


def test_a_lead_adds_a_buddy_and_comes_to_their_page(app: Flask, lead: AuditedClient) -> None:
    added = lead.submit("/manage/buddies/add", NEW)
    assert "Anna" in lead.page(added.location).h1.get_text()
    assert [subject for _to, subject, _body in mails()] == ["Welcome, you are a buddy now"]
    again = lead.submit("/manage/buddies/add", {**NEW, "email": "ANNA@trust.example", "name": "Anna Two"})
    page = BeautifulSoup(again.get_data(as_text=True), "lxml")
    assert again.status_code == 422 and page.select_one('.nhsuk-error-summary a[href="#email"]')
    assert page.select_one("#name")["value"] == "Anna Two"


def test_a_lead_can_be_added_as_a_buddy(app: Flask, lead: AuditedClient) -> None:
    add_lead("anna@trust.example")
    assert lead.submit("/manage/buddies/add", NEW).status_code == 302
    assert set(accounts.by_email("anna@trust.example").roles) == {"lead", "buddy"}


def test_a_lead_changes_dates_and_requests_move_when_a_buddy_rests(app: Flask, lead: AuditedClient) -> None:
    anna, ben = add_buddy("Anna"), add_buddy("Ben")
    receipt, _sent = ask(anna)
    assert lead.submit(at(anna), {**GIVEN, "active": ""}).status_code == 302
    assert not of(anna).match.active
    assert buddies.request_of_receipt(receipt).offered_to == ben
    wrong = lead.submit(at(anna), {**GIVEN, "trained_until": "31/02/2027"})
    assert wrong.status_code == 422 and "31/02/2027" in wrong.get_data(as_text=True)


def test_a_lead_pauses_a_buddy_who_cannot_and_ends_it(app: Flask, lead: AuditedClient) -> None:
    anna = add_buddy("Anna")
    lead.submit(at(anna, "/pause"), {"until": "30/11/2026"}, on=at(anna))
    assert of(anna).match.paused_until == MONDAY.date() + timedelta(days=7)
    lead.submit(at(anna, "/pause"), {"step": "end"}, on=at(anna))
    assert of(anna).match.paused_until is None


@pytest.mark.parametrize("day", ["", "soon", "22/11/2026", "30/11/2036"])
def test_a_pause_needs_a_day_to_come(app: Flask, lead: AuditedClient, day) -> None:
    anna = add_buddy("Anna")
    answer = lead.submit(at(anna, "/pause"), {"until": day}, on=at(anna))
    page = BeautifulSoup(answer.get_data(as_text=True), "lxml")
    assert answer.status_code == 422 and page.select_one('.nhsuk-error-summary a[href="#until"]')
    assert of(anna).match.paused_until is None


def test_a_lead_lets_a_buddy_go_with_thanks_and_takes_them_back(app: Flask, lead: AuditedClient) -> None:
    anna, ben = add_buddy("Anna"), add_buddy("Ben")
    receipt, _sent = ask(anna)
    read_mails()
    lead.submit(at(anna, "/leave"))
    assert of(anna).left_on == MONDAY.date() and shown_stage(lead, anna) == "Has left"
    assert buddies.request_of_receipt(receipt).offered_to == ben
    assert sorted(to for to, _subject, _body in read_mails()) == ["anna@trust.example", "ben@trust.example"]
    lead.submit(at(anna, "/return"), on=at(anna))
    assert of(anna).left_on is None and accounts.by_email("anna@trust.example").roles == ("buddy",)
    assert [to for to, _subject, _body in mails()] == ["anna@trust.example"]


def test_letting_go_twice_is_once_and_thanked_once(app: Flask, lead: AuditedClient) -> None:
    anna = add_buddy("Anna")
    page = lead.page(at(anna, "/leave"))
    token = {"csrf_token": page.select_one("main input[name=csrf_token]")["value"]}
    assert lead.post(at(anna, "/leave"), data=token).status_code == 302
    assert lead.post(at(anna, "/leave"), data=token).status_code == 302
    assert len(mails()) == 1
    assert lead.get(at(anna, "/leave")).status_code == 302, "nothing is asked about who has left"


def test_nothing_is_changed_about_somebody_who_has_left(app: Flask, lead: AuditedClient) -> None:
    anna = add_buddy("Anna")
    page = lead.page(at(anna))
    token = {"csrf_token": page.select_one("main input[name=csrf_token]")["value"]}
    actions_leaving.let_go(anna)
    lead.post(at(anna), data={**token, **GIVEN})
    lead.post(at(anna, "/pause"), data={**token, "until": "30/11/2026"})
    assert not of(anna).match.active and of(anna).match.paused_until is None


def test_after_thirty_days_it_is_too_late_to_take_back(app: Flask, client: AuditedClient) -> None:
    with later(0):
        anna = add_buddy("Anna")
        actions_leaving.let_go(anna)
    with later(30):
        client.sign_in("lead")
        page = client.page(at(anna))
        assert not page.select(f'form[action="{at(anna, "/return")}"]')
        token = page.select_one("input[name=csrf_token]")["value"]
        client.post(at(anna, "/return"), data={"csrf_token": token})
        assert of(anna).left_on is not None


def test_a_page_of_nobody_is_not_found(app: Flask, lead: AuditedClient) -> None:
    token = lead.page("/manage/buddies/add").select_one("main input[name=csrf_token]")["value"]
    for part in ("", "/leave"):
        assert lead.get(at("none", part)).status_code == 404
    for part in ("", "/pause", "/leave", "/return"):
        assert lead.post(at("none", part), data={"csrf_token": token}).status_code == 404
