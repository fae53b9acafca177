"""Languages in paths, receipts as people type them, seals, pages of a list, and settings that stop the start."""

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from config import ConfigurationError, Demo, Development, Production, from_environment
from wellbeing.core import clock, i18n
from wellbeing.core.pagination import paginate
from wellbeing.core.receipts import clean_receipt, new_receipt, receipt_hash, receipt_of
from wellbeing.core.sealing import seal, unseal

SECRETS = {
    "MAIL_HOST": "mail.trust.example",
    "SECRET_KEY": "s" * 40,
    "RECEIPT_KEY": "r" * 40,
    "SEALING_KEYS": "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
}


@given(st.data())
def test_a_receipt_is_understood_however_it_is_copied(data: st.DataObject) -> None:
    receipt = new_receipt()
    typed = data.draw(
        st.sampled_from([receipt.lower(), receipt.replace("-", " "), f"  {receipt.replace('-', '')} "])
    )
    misread = typed.replace("1", data.draw(st.sampled_from("1iIlL"))).replace(
        "0", data.draw(st.sampled_from("0oO"))
    )
    assert clean_receipt(misread) == receipt


@given(st.text())
def test_anything_typed_as_a_receipt_is_answered(text: str) -> None:
    cleaned = clean_receipt(text)
    assert cleaned is None or clean_receipt(cleaned) == cleaned


def test_a_secret_word_has_one_receipt_that_needs_the_key(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = receipt_of("a token")
    assert receipt_of("a token") == clean_receipt(first) == first
    assert receipt_of("another token") != first
    monkeypatch.setitem(app.config, "RECEIPT_KEY", "another" * 8)
    assert receipt_of("a token") != first


def test_the_hash_of_a_receipt_needs_the_key(app: Flask) -> None:
    first = receipt_hash("0000-0000-0000-0000")
    app.config["RECEIPT_KEY"], held = "another" * 8, app.config["RECEIPT_KEY"]
    assert receipt_hash("0000-0000-0000-0000") != first
    app.config["RECEIPT_KEY"] = held


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=200))
def test_a_forged_seal_opens_nothing(app: Flask, token: str) -> None:
    assert unseal(token, "answers") is None


def test_a_seal_opens_for_its_purpose_and_in_time(app: Flask) -> None:
    token = seal({"name": "آسیہ"}, "answers")
    assert unseal(token, "answers") == {"name": "آسیہ"}
    assert unseal(token, "mail") is None
    with clock.at(clock.now().replace(year=2030)):
        assert unseal(token, "answers", max_age=60) is None


@given(st.integers(min_value=0, max_value=200), st.integers(min_value=-5, max_value=50))
def test_every_item_is_on_one_page_and_no_page_is_missing(count: int, number: int) -> None:
    page = paginate(list(range(count)), number)
    assert 1 <= page.number <= page.pages
    everything = [
        item for each in range(1, page.pages + 1) for item in paginate(list(range(count)), each).items
    ]
    assert everything == list(range(count))


@pytest.mark.parametrize(
    ("count", "number", "shown"),
    [
        (20, 1, [1]),
        (60, 2, [1, 2, 3]),
        (100, 1, [1, 2, None, 5]),
        (100, 3, [1, 2, 3, 4, 5]),
        (200, 5, [1, None, 4, 5, 6, None, 10]),
        (200, 4, [1, 2, 3, 4, 5, None, 10]),
        (200, 10, [1, None, 9, 10]),
    ],
)
def test_a_long_list_links_to_its_ends_and_to_the_pages_beside(
    count: int, number: int, shown: list[int | None]
) -> None:
    assert paginate(list(range(count)), number).shown == shown


@pytest.mark.parametrize(
    ("path", "leads_to"),
    [
        ("/en/help-now", "/help-now"),
        ("/EN/help-now", "/help-now"),
        ("/PL/help-now", "/pl/help-now"),
        ("/pl-PL/help-now?a=1", "/pl/help-now?a=1"),
        ("/ur", "/ur/"),
        ("/en//evil.example", "/evil.example"),
    ],
)
def test_an_odd_spelling_of_a_language_leads_to_the_right_page(app: Flask, path: str, leads_to: str) -> None:
    answer = app.test_client().get(path)
    assert (answer.status_code, answer.location) == (308, leads_to)


@pytest.mark.parametrize(
    "path", ["/xx/", "/xx/help-now", "/sign-in/../xx", "/\u0627", "/%00", "/pl/none-such"]
)
def test_an_unknown_language_or_page_is_answered(app: Flask, path: str) -> None:
    assert app.test_client().get(path).status_code in (404, 410)


def test_polish_counts_as_poles_do() -> None:
    with i18n.in_language("pl"):
        assert i18n.format_number(12345.5) == "12\xa0345,5"
        assert i18n.format_month("2026-10") == "październik 2026"
    assert i18n.format_month("2026-10") == "October 2026"


def test_an_unknown_language_falls_back_to_english() -> None:
    with i18n.in_language("xx") as language:
        assert language is i18n.ENGLISH


def test_a_lazy_sentence_is_read_in_each_readers_language() -> None:
    lazy = i18n.lazy_gettext("Self-care")
    with i18n.in_language("eo"):
        assert "[" in str(lazy) or str(lazy) == "Self-care"
    assert str(lazy) == "Self-care" and lazy + "!" == "Self-care!"


def test_a_server_with_secrets_that_everyone_knows_does_not_start() -> None:
    with pytest.raises(ConfigurationError, match="SECRET_KEY"):
        Production({}).checked()
    assert Production(SECRETS).checked().SECRET_KEY == "s" * 40
    assert Demo({}).checked().DEMO and not Development({}).checked().DEMO


@pytest.mark.parametrize("url", ["mysql://x", "sqlite://", "sqlite:///relative.db", "postgresql://x"])
def test_a_database_that_we_do_not_know_stops_the_start(url: str) -> None:
    with pytest.raises(ConfigurationError, match="DATABASE_URL"):
        Demo({"DATABASE_URL": url}).checked()


def test_a_server_that_would_print_sign_in_links_into_its_log_does_not_start() -> None:
    with pytest.raises(ConfigurationError, match="MAIL_HOST"):
        Production({**SECRETS, "MAIL_HOST": ""}).checked()


def test_a_misspelt_configuration_stops_the_start() -> None:
    with pytest.raises(ConfigurationError, match="prod"):
        from_environment({"SOOTHE_CONFIG": "prod"})
