"""Everyday words are read as topics."""

import pytest

from wellbeing.resources.entries import Topic, TopicWords
from wellbeing.resources.folding import tokens
from wellbeing.resources.lexicon import Lexicon

TOPICS = (
    Topic(
        "sleep",
        "self_care",
        TopicWords("Sleep", ("can't sleep", "insomnia", "night shifts")),
        {
            "pl": TopicWords("Sen", ("bezsenność", "nie mogę spać")),
            "ur": TopicWords("نیند", ("نیند نہیں آتی", "neend nahi aati")),
        },
    ),
    Topic("burnout", "self_care", TopicWords("Burnout", ("running on empty", "burnt out"))),
    Topic("sport", "enjoy", TopicWords("Getting active", ("running", "gym"))),
    Topic("menopause", "self_care", TopicWords("Menopause", ("the change",))),
    Topic("speaking_up", "team", TopicWords("Speaking up", ("whistleblowing", "raise a concern"))),
    Topic("bullying", "team", TopicWords("Bullying and harassment", ("shouted at", "picked on"))),
    Topic("drugs", "help", TopicWords("Drugs", ("using", "addiction"))),
    Topic("bereavement", "open_up", TopicWords("Bereavement and grief", ("lost my mum", "someone died"))),
)
LEXICON = Lexicon(TOPICS, {"en": {"charity", "advice"}})


def topics_of(query: str, language: str = "en") -> list[str]:
    words, _pieces = tokens(query)
    return [said.topic for said in LEXICON.topics_in(words, LEXICON.understand(words, language), language)]


@pytest.mark.parametrize(
    ("query", "topic"),
    [
        ("cant sleep", "sleep"),
        ("I can’t sleep", "sleep"),
        ("sleeping badly", "sleep"),
        ("insomina", "sleep"),
        ("nightshifts", "sleep"),
        ("running on empty", "burnout"),
        ("running", "sport"),
        ("i think im going through the change", "menopause"),
        ("whistle blowing", "speaking_up"),
        ("raising concerns", "speaking_up"),
        ("my manager shouts at me", "bullying"),
        ("harrassment", "bullying"),
        ("grief", "bereavement"),
        ("mum whom i lost", "bereavement"),
        ("bezsennosc", "sleep"),
        ("nie moge w nocy spac", "sleep"),
        ("نیند نہیں آ رہی", "sleep"),
        ("neend nahin aati", "sleep"),
    ],
)
def test_what_people_say_leads_to_the_topic(query, topic):
    assert topics_of(query)[0] == topic


@pytest.mark.parametrize(
    ("query", "topic"),
    [
        ("running on empty", "sport"),
        ("use the app", "drugs"),
        ("i use a computer", "drugs"),
        ("look at me", "bullying"),
    ],
)
def test_half_a_phrase_or_a_word_in_another_sense_does_not(query, topic):
    assert topic not in topics_of(query)[:1]


@pytest.mark.parametrize(("query", "topic"), [("concern", "speaking_up"), ("changes", "menopause")])
def test_one_word_of_a_phrase_is_a_weak_hint_only(query, topic):
    words, _pieces = tokens(query)
    (said,) = LEXICON.topics_in(words, LEXICON.understand(words, "en"), "en")
    assert said.topic == topic and said.weight < 1


def weight_of(query: str, topic: str, language: str = "en") -> float:
    words, _pieces = tokens(query)
    said = LEXICON.topics_in(words, LEXICON.understand(words, language), language)
    return next((each.weight for each in said if each.topic == topic), 0.0)


def test_a_single_word_of_another_language_counts_less_in_a_sentence():
    assert weight_of("my manager shouts about bezsennosc", "sleep") < weight_of("bezsennosc", "sleep")


def test_a_topic_that_is_denied_comes_after_what_is_meant():
    assert topics_of("its not my addiction, i need the gym")[0] == "sport"
    assert 0 < weight_of("not about insomnia", "sleep") < weight_of("insomnia", "sleep")
    assert weight_of("i cant sleep, not just insomnia", "sleep") >= weight_of("cant sleep", "sleep")


def test_words_that_nobody_knows_say_nothing():
    assert topics_of("qwertyuiop zzzz") == []


def test_the_nearest_topics_share_a_word():
    words, _pieces = tokens("shifts on call")
    assert LEXICON.nearest(LEXICON.understand(words, "en")) == ["sleep"]
