"""Leads edit the words that lead to a topic, and see first what a search would return."""

import logging

import pytest
from bs4 import BeautifulSoup

from tests.curation.fields import fields_of
from wellbeing.core.db import db
from wellbeing.curation import queries
from wellbeing.curation.versions import TOPIC
from wellbeing.resources import queries as pack

SLEEP = "/manage/topics/sleep"


@pytest.fixture
def lead(loaded, client):
    client.sign_in("lead")
    return client


def topic(name="sleep"):
    db.session.rollback()
    return next(one for one in pack.read_topics() if one.id == name)


def soup(answer):
    return BeautifulSoup(answer.get_data(as_text=True), "lxml")


def lists(page):
    return [[item.get_text() for item in each.select("li")] for each in page.select("main section ol")]


def test_every_topic_stands_under_its_area(lead):
    page = lead.page("/manage/topics")
    assert len(page.select("main .app-links__link")) == 63
    assert lead.page("/pl/manage/topics").find("a", href="/pl/manage/topics/low-mood")


def test_saving_the_form_as_it_was_opened_changes_nothing(lead):
    before = topic()
    assert lead.submit(SLEEP, {**fields_of(lead.page(SLEEP)), "step": "save"}).status_code == 302
    assert topic() == before and queries.versions(TOPIC, "sleep") == ()


def test_new_words_lead_to_the_topic_at_once(lead, client):
    assert client.get("/resources.json?q=zonkified").json["total"] == 0
    fields = fields_of(lead.page(SLEEP))
    words = fields["words_en"] + "\n  zonkified \n"
    assert lead.submit(SLEEP, {**fields, "words_en": words, "step": "save"}).status_code == 302
    assert topic().english.words[-1] == "zonkified"
    found = client.get("/resources.json?q=zonkified").json
    assert found["total"] and "sleep" in found["results"][0]["topics"]
    newest = queries.versions(TOPIC, "sleep")[0]
    assert (newest.changed_by, newest.done) == ("Lead", "edited")


def test_words_in_a_language_that_had_none_are_kept(lead):
    fields = fields_of(lead.page(SLEEP))
    lead.submit(SLEEP, {**fields, "words_cy": "methu cysgu\nblinedig", "label_cy": "Cwsg", "step": "save"})
    assert topic().translations["cy"].words == ("methu cysgu", "blinedig")
    assert topic().label("cy") == "Cwsg"


def test_a_try_shows_now_and_then_side_by_side_and_keeps_nothing(lead, caplog):
    fields = fields_of(lead.page(SLEEP))
    before = topic()
    tried = {
        **fields,
        "words_en": fields["words_en"] + "\nzonkified",
        "q": "zonkified at work",
        "step": "try",
    }
    with caplog.at_level(logging.DEBUG):
        answer = lead.submit(SLEEP, tried)
    page = soup(answer)
    assert answer.status_code == 200
    then = lists(page)[-1]
    assert then and then != (lists(page)[0] if len(lists(page)) == 2 else None)
    assert fields_of(page)["words_en"].endswith("zonkified")
    assert topic() == before and queries.versions(TOPIC, "sleep") == ()
    assert "zonkified" not in caplog.text
    assert "zonkified" not in answer.request.query_string.decode()


def test_a_try_says_when_the_crisis_card_would_stand_above(lead):
    page = soup(lead.submit(SLEEP, {**fields_of(lead.page(SLEEP)), "q": "i want to die", "step": "try"}))
    assert "The crisis card stands above" in page.get_text()
    plain = soup(lead.submit(SLEEP, {**fields_of(lead.page(SLEEP)), "q": "cant sleep", "step": "try"}))
    assert "The crisis card stands above" not in plain.get_text()
    assert lists(plain)[0] == lists(plain)[1]


@pytest.mark.parametrize(
    "query", ["", "x" * 10_000, "\x00\x1b", '" OR 1=1 -- ; DROP TABLE', "(((", "😀", "نیند"]
)
def test_whatever_is_tried_the_page_answers(lead, query):
    fields = fields_of(lead.page(SLEEP))
    assert lead.submit(SLEEP, {**fields, "q": query, "step": "try"}).status_code == 200


def test_a_topic_keeps_a_name_and_short_phrases(lead):
    fields = fields_of(lead.page(SLEEP))
    page = soup(lead.submit(SLEEP, {**fields, "label_en": " ", "words_pl": "x" * 81, "step": "save"}))
    assert "Enter the name." in page.find(id="label_en-error").get_text()
    assert "too long" in page.find(id="words_pl-error").get_text()
    assert topic().english.label == "Sleep"


def test_two_leads_at_one_topic_are_told(lead):
    first = {**fields_of(lead.page(SLEEP)), "step": "save"}
    lead.submit(SLEEP, {**first, "words_en": first["words_en"] + "\nfirst lead"})
    answer = lead.submit(SLEEP, {**first, "words_en": first["words_en"] + "\nsecond lead"})
    assert answer.status_code == 409
    page = soup(answer)
    assert "first lead" in page.select_one("main table").get_text()
    assert lead.submit(SLEEP, {**fields_of(page), "step": "save"}).status_code == 302
    assert topic().english.words[-1] == "second lead"


def test_the_words_of_a_topic_go_back(lead):
    before = topic()
    fields = fields_of(lead.page(SLEEP))
    lead.submit(SLEEP, {**fields, "words_en": "only this", "step": "save"})
    path = "/manage/topics/sleep"
    page = lead.page(f"{path}/versions")
    assert "only this" in page.get_text()
    lead.submit(f"{path}/restore", on=f"{path}/versions")
    assert topic() == before


def test_a_topic_that_is_not_there_has_no_page(lead):
    for path in ("/manage/topics/dragons", "/manage/topics/dragons/versions", "/manage/topics/%00"):
        assert lead.get(path).status_code == 404


@pytest.mark.parametrize(("field", "name"), [("label_en", "stress"), ("label_pl", "Stres")])
def test_no_two_topics_have_one_name(lead, field, name):
    before = topic()
    answer = lead.submit(SLEEP, {**fields_of(lead.page(SLEEP)), field: name, "step": "save"})
    assert answer.status_code == 422
    assert "Another topic has this name" in soup(answer).find(id=f"{field}-error").get_text()
    assert topic() == before
