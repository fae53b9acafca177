"""Forms sent too late lose nothing, other sites cannot post, and every answer carries its headers."""

from typing import Any

import pytest
from bs4 import BeautifulSoup

from tests.auditing import AuditedClient
from wellbeing.core.security import POLICY


def test_a_form_sent_after_the_session_ended_keeps_what_was_typed(client: AuditedClient) -> None:
    answer = client.post(
        "/my/profile", data={"name": "Zofia <b>", "languages": ["pl", "en"], "csrf_token": "old"}
    )
    assert answer.status_code == 401
    page = BeautifulSoup(answer.text, "lxml")
    kept = [(field["name"], field["value"]) for field in page.select("main form input[type=hidden]")]
    assert ("name", "Zofia <b>") in kept
    assert [value for name, value in kept if name == "languages"] == ["pl", "en"]
    assert any("/sign-in" in link["href"] for link in page.select("main a"))


def test_a_form_with_an_old_token_can_be_sent_again_at_once(client: AuditedClient) -> None:
    answer = client.post("/sign-in", data={"email": "nurse@trust.example", "csrf_token": "old"})
    assert answer.status_code == 400
    form = BeautifulSoup(answer.text, "lxml").select_one("main form")
    again = client.post(
        form["action"], data={field["name"]: field["value"] for field in form.select("input")}
    )
    assert again.location == "/sign-in/sent"


def kept_form(answer: Any) -> tuple[str, dict[str, str]]:
    form = BeautifulSoup(answer.text, "lxml").select_one("main form")
    return form["action"], {field["name"]: field["value"] for field in form.select("input")}


def test_whoever_signs_in_again_has_to_send_the_kept_form_only_once(client: AuditedClient) -> None:
    answer = client.post("/buddies/match/areas", data={"areas": "help", "csrf_token": "old"})
    action, fields = kept_form(answer)
    client.sign_in("staff")
    again = client.post(action, data=fields, headers={"Sec-Fetch-Site": "same-origin"})
    assert again.status_code == 302  # to the view, which has no earlier answers to go with it
    assert "lost" in again.location


def test_a_kept_form_opens_no_other_address_and_none_from_elsewhere(client: AuditedClient) -> None:
    _action, fields = kept_form(client.post("/buddies/match/areas", data={"csrf_token": "old"}))
    client.sign_in("staff")
    ours = {"Sec-Fetch-Site": "same-origin"}
    assert client.post("/sign-out", data=fields, headers=ours).status_code == 400
    assert client.post("/buddies/match/areas", data=fields).status_code == 400
    elsewhere = client.post("/buddies/match/areas", data=fields, headers={"Sec-Fetch-Site": "cross-site"})
    assert elsewhere.status_code == 400
    forged = client.post("/buddies/match/areas", data={**fields, "kept": "forged"}, headers=ours)
    assert forged.status_code == 400


@pytest.mark.parametrize("headers", [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example"}])
def test_another_site_can_neither_post_nor_get_its_words_repeated(
    client: AuditedClient, headers: dict
) -> None:
    for path in ("/sign-in", "/my/profile"):
        answer = client.post(path, data={"email": "planted@trust.example"}, headers=headers)
        assert answer.status_code == 400
        assert "planted" not in answer.text


@pytest.mark.parametrize("path", ["/", "/pl/", "/help-now", "/none-such", "/sign-in", "/health/live"])
def test_every_answer_carries_the_headers(client: AuditedClient, path: str) -> None:
    answer = client.get(path)
    assert answer.headers["Content-Security-Policy"] == POLICY
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "same-origin"


def test_a_shared_pc_keeps_nothing_that_a_signed_in_person_saw(client: AuditedClient) -> None:
    assert client.get("/").headers["Cache-Control"] == "no-cache"
    client.sign_in("staff")
    assert client.get("/").headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("language", ["", "/pl", "/ur", "/eo", "/yi"])
@pytest.mark.parametrize(
    "path", ["/none-such", "/areas/none-such", "/resources/none-such", "/topics/none-such"]
)
def test_what_is_not_there_is_answered_in_the_readers_language(
    client: AuditedClient, language: str, path: str
) -> None:
    answer = client.get(language + path)
    assert answer.status_code == 404
    assert f"{language}/help-now" in answer.text


def test_a_machine_gets_its_refusal_as_json(client: AuditedClient) -> None:
    assert client.get("/none-such.json").get_json() == {"error": 404}


def test_a_body_that_is_too_large_is_refused(client: AuditedClient) -> None:
    assert client.post("/sign-in", data={"email": "x" * 300_000}).status_code == 413
