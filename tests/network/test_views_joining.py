"""Offering to be a buddy, following it, and taking it back, as anybody who works here does it."""

import pytest
from bs4 import BeautifulSoup
from flask import Flask

from tests.auditing import AuditedClient
from tests.buddies.people import add_buddy
from tests.network.joining import FORM, apply, mails, read_mails
from wellbeing.core.i18n import LANGUAGES
from wellbeing.core.receipts import new_receipt
from wellbeing.core.throttle import throttle
from wellbeing.network import queries_joining as queries
from wellbeing.network.views_joining import LOOKS, LOOKS_WITHIN


def text_of(response) -> str:
    return response.get_data(as_text=True)


def form_of(client: AuditedClient) -> dict[str, object]:
    """What the empty form brings along, filled in."""
    page = client.page("/buddies/apply/form")
    hidden = {field["name"]: field.get("value", "") for field in page.select("main input[type=hidden]")}
    return {**hidden, **FORM}


def check(client: AuditedClient, **changes):
    return client.post("/buddies/apply/form", data={**form_of(client), **changes})


def press(client: AuditedClient, page, number: int):
    """Press one of the two buttons on the page of answers."""
    form = BeautifulSoup(text_of(page), "lxml").select("main form")[number]
    return client.post(
        form["action"], data={field["name"]: field["value"] for field in form.select("input[type=hidden]")}
    )


@pytest.mark.parametrize("language", [language.code for language in LANGUAGES])
def test_a_nurse_reads_what_a_buddy_does_and_applies(app: Flask, client: AuditedClient, language) -> None:
    client.sign_in("staff")
    root = "" if language == "en" else f"/{language}"
    assert client.page(f"{root}/buddies/apply").select_one(f'a[href="{root}/buddies/apply/form"]')
    page = client.page(f"{root}/buddies/apply/form")
    hidden = {field["name"]: field.get("value", "") for field in page.select("main input[type=hidden]")}
    answers = client.post(f"{root}/buddies/apply/form", data={**hidden, **FORM})
    assert answers.status_code == 200 and "Kasia Nowak" in text_of(answers)
    assert not mails(), "nothing is sent before the last button"
    sent = press(client, answers, 0)
    assert sent.location.endswith("/buddies/apply/sent")
    client.page(sent.location)
    [one] = queries.applications()
    assert one.applicant.mail_language == language and one.applicant.languages == ("en", "pl")


def test_the_way_there_stands_where_people_look_for_buddies(app: Flask, client: AuditedClient) -> None:
    client.sign_in("staff")
    for page in ("/buddies", "/"):
        assert client.page(page).select_one('a[href="/buddies/apply"]'), page


def test_answers_can_be_changed_and_nothing_typed_is_lost(app: Flask, client: AuditedClient) -> None:
    client.sign_in("staff")
    page = BeautifulSoup(text_of(press(client, check(client), 1)), "lxml")
    assert page.select_one("#name")["value"] == "Kasia Nowak"
    assert page.select_one("#why").get_text(strip=True) == "I like to listen."
    ticked = {box.get("value") for box in page.select("input[name=languages][checked]")}
    assert ticked == {"en", "pl"} and page.select_one("#role").has_attr("checked")


def test_sending_twice_is_one_application(app: Flask, client: AuditedClient) -> None:
    client.sign_in("staff")
    answers = check(client)
    assert press(client, answers, 0).location == press(client, answers, 0).location
    assert len(queries.applications()) == 1 and len(mails()) == 1


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("name", ""),
        ("name", "K" * 61),
        ("name", "Kasia\u202enimdA"),
        ("email", "kasia@elsewhere.example"),
        ("email", "kasia nowak@trust.example"),
        ("email", "ka\u200bsia@trust.example"),
        ("email", "kasia@trust.example\r\nBcc: all@trust.example"),
        ("email", "k" * 250 + "@trust.example"),
        ("team", "stoke.no_such_team"),
        ("team", ""),
        ("staff_group", ""),
        ("languages", []),
        ("languages", ["xx"]),
        ("why", "w" * 601),
        ("why", "a\x00b"),
        ("role", ""),
        ("confidence", ""),
        ("manager", ""),
    ],
)
def test_what_does_not_fit_is_said_and_what_was_typed_stays(
    app: Flask, client: AuditedClient, field, typed
) -> None:
    client.sign_in("staff")
    answer = check(client, **{field: typed})
    page = BeautifulSoup(text_of(answer), "lxml")
    assert answer.status_code == 422 and page.select_one(f'.nhsuk-error-summary a[href="#{field}"]')
    if field != "name":
        assert page.select_one("#name")["value"] == "Kasia Nowak"


def test_the_page_after_sending_tells_nobody_who_is_a_buddy_or_has_applied(
    app: Flask, client: AuditedClient
) -> None:
    client.sign_in("staff")
    add_buddy("Ben Buddy")
    apply(email="ola@trust.example")
    read_mails()
    told = set()
    for address in ("new@trust.example", "ola@trust.example", "ben.buddy@trust.example"):
        sent = press(client, check(client, email=address), 0)
        told.add(client.page(sent.location).main.get_text())
    assert len(told) == 1 and len(mails()) == 3 and len(queries.applications()) == 2


def test_nobody_fills_a_mailbox_with_applications(app: Flask, client: AuditedClient) -> None:
    client.sign_in("staff")
    answers = check(client)
    statuses = [press(client, answers, 0).status_code for _ in range(7)]
    assert statuses == [302] * 6 + [429]


def test_answers_of_somebody_elses_making_open_nothing(app: Flask, client: AuditedClient) -> None:
    client.sign_in("staff")
    page = client.page("/buddies/apply/form")
    token = page.select_one("main input[name=csrf_token]")["value"]
    for path in ("/buddies/apply/send", "/buddies/apply/form"):
        answer = client.post(path, data={"csrf_token": token, "checked": "forged", "step": "change"})
        assert answer.location.endswith("/buddies/apply/form")
    assert not queries.applications()


def test_whoever_holds_the_receipt_follows_it_and_takes_it_back(app: Flask, client: AuditedClient) -> None:
    one = apply()
    path = f"/buddies/applications/{one.applicant.receipt}"
    answer = client.get(path)
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert one.applicant.receipt not in BeautifulSoup(text_of(answer), "lxml").title.get_text()
    assert client.page(path).select_one(f'a[href="{path}/withdraw"]')
    assert client.submit(f"{path}/withdraw").status_code == 200
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("receipt", ["none-such", "K7QF-3MXD-9TRW-2HPB", "%00", "x" * 300])
def test_a_receipt_of_nobody_opens_nothing(app: Flask, client: AuditedClient, receipt) -> None:
    apply()
    client.sign_in("staff")
    token = client.page("/buddies/apply/form").select_one("main input[name=csrf_token]")["value"]
    path = f"/buddies/applications/{receipt}"
    assert client.get(path).status_code == client.get(f"{path}/withdraw").status_code == 404
    assert client.post(f"{path}/withdraw", data={"csrf_token": token}).status_code == 404
    assert queries.open_applications() == 1


def test_receipts_cannot_be_tried_by_the_hundred(app: Flask, client: AuditedClient) -> None:
    path = f"/buddies/applications/{new_receipt()}"
    assert client.get(path).status_code == 404
    for _look in range(LOOKS - 1):
        throttle("receipt:127.0.0.1", LOOKS, LOOKS_WITHIN)
    assert client.get(path).status_code == 429


def test_nobody_tries_receipts_from_the_many_addresses_of_one_line(app: Flask, client: AuditedClient) -> None:
    path = f"/buddies/applications/{new_receipt()}"
    for _look in range(LOOKS):
        throttle("receipt:2001:db8:1:2::/64", LOOKS, LOOKS_WITHIN)
    found = client.get(path, environ_overrides={"REMOTE_ADDR": "2001:db8:1:2::77"})
    assert found.status_code == 429
