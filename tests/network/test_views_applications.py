"""Leads lead somebody from an application to the first day as a buddy."""

from datetime import timedelta

import pytest
from flask import Flask

from tests.auditing import AuditedClient
from tests.buddies.pages import page_of
from tests.buddies.people import MONDAY, add_buddy, later
from tests.network.joining import apply, mails, read_mails
from wellbeing.buddies import queries as buddies
from wellbeing.core.i18n import LANGUAGES
from wellbeing.network import actions_joining as actions
from wellbeing.network import queries_joining as queries
from wellbeing.network.actions_joining import Booking

LIST = "/manage/buddies/applications"
DAY = {"day": "02/12/2026", "words": "At two o'clock, in the library."}
BOOKING = Booking(MONDAY.date() + timedelta(days=9), "At two.")


@pytest.fixture
def lead(client: AuditedClient):
    with later(0):
        client.sign_in("lead")
        yield client


def step(client: AuditedClient, key: str, word: str, data=None, **kwargs):
    """Open the page of a step and press its button."""
    path = f"{LIST}/{key}/{word}"
    page = client.page(path)
    held = {
        field["name"]: field.get("value", "")
        for field in page.select("main form input")
        if field["type"] != "checkbox"
    }
    return client.post(path, data={**held, **(data or {})}, **kwargs)


def trained(**changes) -> str:
    one = apply(**changes)
    actions.invite(one.key, one.seen, BOOKING)
    actions.train(one.key, queries.find_application(one.key).seen, BOOKING)
    return one.key


def test_an_empty_list_says_what_will_stand_there(app: Flask, lead: AuditedClient) -> None:
    page = lead.page(LIST)
    assert page.select_one(".app-empty") and page.select_one('a[href="/buddies/apply"]')


@pytest.mark.parametrize("language", [language.code for language in LANGUAGES])
def test_every_page_of_every_stage_opens(app: Flask, lead: AuditedClient, language) -> None:
    root = "" if language == "en" else f"/{language}"
    one = apply(manager="ask_us")
    closed, taken_back = apply(email="b@trust.example"), apply(email="c@trust.example")
    actions.decline(closed.key, closed.seen, "")
    actions.invite(taken_back.key, taken_back.seen, BOOKING)
    lead.page(f"{root}/buddies/applications/{taken_back.applicant.receipt}/withdraw")
    actions.withdraw(taken_back.applicant.receipt)
    for key, words in ((one.key, ("invite", "decline")), (closed.key, ("resume",)), (taken_back.key, ())):
        lead.page(f"{root}{LIST}/{key}")
        for word in words:
            lead.page(f"{root}{LIST}/{key}/{word}")
    actions.invite(one.key, one.seen, BOOKING)
    lead.page(f"{root}{LIST}")
    lead.page(f"{root}{LIST}/{one.key}/train")
    lead.page(f"{root}/buddies/applications/{one.applicant.receipt}")
    actions.train(one.key, queries.find_application(one.key).seen, BOOKING)
    lead.page(f"{root}{LIST}/{one.key}/welcome")
    lead.page(f"{root}/buddies/applications/{one.applicant.receipt}")


def test_a_lead_invites_trains_and_welcomes(app: Flask, lead: AuditedClient) -> None:
    key = apply().key
    read_mails()
    assert step(lead, key, "invite", DAY).location.endswith(key)
    assert step(lead, key, "train", DAY).status_code == 302
    joined = step(lead, key, "welcome")
    page = lead.page(joined.location)
    [buddy] = buddies.profiles()
    assert buddy.id in joined.location and "Kasia Nowak" in page.h1.get_text()
    assert buddy.match.trained_until == MONDAY.date().replace(year=2028)
    assert buddy.match.supervised_until == MONDAY.date().replace(year=2027, month=2)
    assert len(mails()) == 3 and lead.get(f"{LIST}/{key}").status_code == 404


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("day", ""),
        ("day", "22/11/2026"),
        ("day", "02/12/2036"),
        ("day", "soon"),
        ("words", ""),
        ("words", "w" * 601),
    ],
)
def test_a_day_that_cannot_be_is_not_sent(app: Flask, lead: AuditedClient, field, typed) -> None:
    key = apply().key
    read_mails()
    answer = step(lead, key, "invite", {**DAY, field: typed})
    assert answer.status_code == 422 and page_of(answer).select_one(
        f'.nhsuk-error-summary a[href="#{field}"]'
    )
    assert not mails()


def test_the_slower_of_two_leads_reads_that_it_has_moved_on(app: Flask, lead: AuditedClient) -> None:
    one = apply()
    page = lead.page(f"{LIST}/{one.key}/invite")
    held = {field["name"]: field.get("value", "") for field in page.select("main form input[type=hidden]")}
    actions.invite(one.key, one.seen, BOOKING)
    read_mails()
    answer = lead.post(f"{LIST}/{one.key}/invite", data={**held, **DAY})
    assert answer.status_code == 409 and page_of(answer).select_one(".app-banner--warning")
    assert queries.find_application(one.key).interview_on == BOOKING.day and not mails()


def test_a_step_that_cannot_be_taken_shows_how_it_stands(app: Flask, lead: AuditedClient) -> None:
    one = apply()
    assert lead.get(f"{LIST}/{one.key}/welcome").status_code == 409
    assert lead.get(f"{LIST}/{one.key}/withdraw").status_code == 404
    assert lead.get(f"{LIST}/{one.key}/fly").status_code == 404
    assert lead.get(f"{LIST}/none-such/invite").status_code == 404


def test_who_joined_by_another_hand_is_told_as_gone(app: Flask, lead: AuditedClient) -> None:
    key = trained()
    page = lead.page(f"{LIST}/{key}/welcome")
    held = {field["name"]: field.get("value", "") for field in page.select("main form input")}
    assert step(lead, key, "welcome").status_code == 302
    assert lead.post(f"{LIST}/{key}/welcome", data=held).status_code == 404
    assert len(buddies.profiles()) == 1


def test_somebody_added_meanwhile_is_taken_off_the_list(app: Flask, lead: AuditedClient) -> None:
    key = trained()
    add_buddy("Kasia Nowak")
    read_mails()
    answer = step(lead, key, "welcome")
    assert answer.status_code == 409 and not mails()
    assert lead.submit(f"{LIST}/{key}/discard", on=f"{LIST}/{key}").status_code == 302
    assert not mails(), "nothing is said to them"
    assert not queries.applications() and len(buddies.profiles()) == 1


def test_a_no_is_said_kindly_and_can_be_undone(app: Flask, lead: AuditedClient) -> None:
    key = apply().key
    read_mails()
    step(lead, key, "decline", {"words": "Please ask again in spring."})
    assert "Please ask again in spring." in read_mails()[0][2]
    assert "Kasia Nowak" in lead.page(LIST).get_text()
    step(lead, key, "resume")
    assert queries.open_applications() == 1


def test_who_waits_too_long_is_marked_in_words(app: Flask, client: AuditedClient) -> None:
    with later(0):
        apply()
    with later(15):
        client.sign_in("lead")
        assert client.page(LIST).select_one("main .nhsuk-tag--red").get_text(strip=True)


def test_names_and_words_are_shown_as_typed_and_do_nothing(app: Flask, lead: AuditedClient) -> None:
    key = apply(name="<b>Kasia</b>", why="<script>alert(1)</script>\n=1+1").key
    page = lead.page(f"{LIST}/{key}")
    assert "<b>Kasia</b>" in page.h1.get_text() and not page.select("main script")
