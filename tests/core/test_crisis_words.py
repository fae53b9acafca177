"""Words that a life may hang on show their English until a fluent person has checked the translation."""

from flask import Flask

from tests.auditing import AuditedClient
from wellbeing.core import i18n


def test_the_english_stands_beside_unchecked_crisis_words(app: Flask) -> None:
    with app.test_request_context(), i18n.in_language("pl"):
        shown = i18n.crisis_words(
            "If a life is in danger, call %(number)s. Stay with the person if you can.", number="<9>"
        )
    assert 'lang="en" dir="ltr">If a life is in danger, call &lt;9&gt;.' in shown


def test_in_english_and_once_checked_the_words_stand_alone(app: Flask, monkeypatch) -> None:
    sentence = "If someone is at risk, do this now"
    with app.test_request_context():
        assert i18n.crisis_words(sentence) == sentence
        monkeypatch.setattr(i18n, "_checked", lambda _code: frozenset({sentence}))
        with i18n.in_language("ur"):
            assert "app-english" not in i18n.crisis_words(sentence)


def test_a_reader_of_urdu_in_danger_can_read_the_english_too(client: AuditedClient) -> None:
    page = client.page("/ur/help-now")
    assert "You do not have to be sure." in page.select_one(".app-lede .app-english").get_text()
    assert page.select_one(".app-lede").get_text().startswith("You") is False
