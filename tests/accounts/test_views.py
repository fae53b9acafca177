"""Signing in and out, as people meet it."""

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from sqlalchemy import func, select

from tests.auditing import AuditedClient
from wellbeing.accounts import actions, queries
from wellbeing.accounts.models import Account
from wellbeing.core import clock
from wellbeing.core.db import db
from wellbeing.core.mail import OutboxMail
from wellbeing.core.periods import calendar_quarter
from wellbeing.core.sealing import unseal


def newest_link() -> str:
    body = unseal(db.session.scalars(select(OutboxMail.sealed)).all()[-1], "mail")["body"]
    return next(word for word in body.split() if "/sign-in/" in word).partition("8000")[2]


@pytest.mark.usefixtures("app")
def test_a_nurse_signs_in_by_mail_and_goes_on_where_she_was(client: AuditedClient) -> None:
    asked = client.get("/buddies")
    assert asked.location == "/sign-in?next=/buddies"
    sent = client.submit("/sign-in", {"email": "nurse@trust.example", "next": "/buddies"}, on=asked.location)
    assert sent.location == "/sign-in/sent"
    client.get(sent.location)
    link = newest_link()
    assert client.get(link).status_code == 200, "a mail scanner that opens the link must not use it up"
    assert client.submit(link).location == "/buddies"
    with client.session_transaction() as session:
        kept = {name: value for name, value in session.items() if name != "csrf_token"}
    assert set(kept) == {"_user_id", "_fresh", "_permanent"}
    assert kept["_user_id"].startswith("staff:")
    assert db.session.scalar(select(func.count()).select_from(Account)) == 0


def test_a_link_used_twice_says_so_kindly(client: AuditedClient, app: Flask) -> None:
    client.submit("/sign-in", {"email": "nurse@trust.example"})
    link = newest_link()
    assert client.submit(link).status_code == 302
    client.submit("/sign-out", on="/accessibility")
    ended = client.get(link)
    assert ended.status_code == 410
    assert "no longer works" in ended.text


def test_pressing_sign_in_twice_leaves_the_visitor_signed_in(client: AuditedClient) -> None:
    client.submit("/sign-in", {"email": "nurse@trust.example"})
    link = newest_link()
    token = BeautifulSoup(client.get(link).text, "lxml").find("input", attrs={"name": "csrf_token"})["value"]
    assert client.post(link, data={"csrf_token": token}).status_code == 302
    again = client.submit(link, on="/accessibility")
    assert again.location == "/"


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "nurse",
        "nurse@gmail.com",
        "nurse@trust.example.evil.org",
        "<a>@trust.example",
        "a@b@trust.example",
    ],
)
def test_a_wrong_address_is_kept_and_the_mend_is_said(client: AuditedClient, typed: str) -> None:
    answer = client.submit("/sign-in", {"email": typed})
    assert answer.status_code == 422
    page = BeautifulSoup(answer.text, "lxml")
    assert page.find("input", attrs={"name": "email"}).get("value", "") == typed
    assert page.select_one(".nhsuk-error-summary a[href='#email']")
    assert page.title.get_text().startswith("Error: ")


def test_an_address_with_an_account_gets_the_same_answer_as_one_without(client: AuditedClient) -> None:
    client.sign_in("buddy")
    client.submit("/sign-out", on="/accessibility")
    answers = [client.submit("/sign-in", {"email": f"{name}@trust.example"}) for name in ("buddy", "nobody")]
    assert [(answer.status_code, answer.location) for answer in answers] == [(302, "/sign-in/sent")] * 2


def test_asking_for_links_without_end_is_slowed_down(client: AuditedClient) -> None:
    answers = [client.submit("/sign-in", {"email": "nurse@trust.example"}).status_code for _ in range(5)]
    assert answers == [302, 302, 302, 302, 429]


@pytest.mark.parametrize(
    "onward", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "evil"]
)
def test_a_link_never_leads_to_another_site(client: AuditedClient, onward: str) -> None:
    client.submit("/sign-in", {"email": "nurse@trust.example", "next": onward})
    assert client.submit(newest_link()).location == "/"


def test_there_are_no_demo_buttons_outside_the_demo(client: AuditedClient) -> None:
    assert "Demo lead" not in client.get("/sign-in").text
    assert client.submit("/sign-in/demo/lead", on="/sign-in").status_code == 404


def test_the_mail_is_in_the_language_of_the_page(client: AuditedClient) -> None:
    client.submit("/pl/sign-in", {"email": "nurse@trust.example"})
    assert newest_link().startswith("/pl/sign-in/")


def test_a_buddy_whose_account_ended_is_signed_out(client: AuditedClient, app: Flask) -> None:
    client.sign_in("buddy")
    assert client.get("/my/profile").status_code in (200, 404)
    account = queries.by_email("buddy@trust.example")
    assert account is not None
    actions.end_sessions(account.id)
    assert client.get("/my/profile").location.startswith("/sign-in")


def test_a_lead_chooses_the_language_of_mails(client: AuditedClient) -> None:
    client.sign_in("lead")
    page = client.page("/my/mails")
    assert page.select_one("input[name=language][checked]")["value"] == "en"
    assert client.submit("/my/mails", {"language": "ur"}).location == "/manage"
    db.session.rollback()
    assert queries.mail_language_of("lead@trust.example") == "ur"
    assert client.page("/my/mails").select_one("input[name=language][checked]")["value"] == "ur"


@pytest.mark.parametrize("typed", ["", "xx", "en;pl"])
def test_a_language_that_is_not_offered_is_not_kept(client: AuditedClient, typed: str) -> None:
    client.sign_in("lead")
    assert client.submit("/my/mails", {"language": typed}).status_code == 422
    assert queries.mail_language_of("lead@trust.example") == "en"


def test_the_demo_notes_the_quarter_of_its_buddy_too(client: AuditedClient, app: Flask) -> None:
    actions.add_account("buddy@trust.example", "Robin", ("buddy",))
    app.config["DEMO"] = True
    try:
        assert client.submit("/sign-in/demo/buddy", on="/sign-in").location == "/"
    finally:
        app.config["DEMO"] = False
    db.session.rollback()
    buddy = queries.by_email("buddy@trust.example")
    assert buddy is not None and buddy.active_quarter == calendar_quarter(clock.today())
