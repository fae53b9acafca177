"""Who may be in danger sees the crisis card; who is only dead tired does not."""

import csv
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.resources.measure import labelled_queries
from tests.resources.packs import real_pack
from wellbeing.resources import crisis
from wellbeing.resources.crisis import CrisisWords, read_lists
from wellbeing.resources.interchange import PackError

LISTS = Path(crisis.__file__).with_name("crisis_words")
FILES = {path.name: path.read_bytes() for path in LISTS.glob("*.csv") if path.name != "reviews.csv"}
WORDS = read_lists(FILES)
with Path(__file__).with_name("crisis_cases.csv").open(encoding="utf-8", newline="") as file:
    CASES = [(row["query"], row["crisis"]) for row in csv.DictReader(file)]


@pytest.mark.parametrize("query", [query for query, label in CASES if label == "yes"])
def test_words_of_despair_or_danger_show_the_card(query):
    assert WORDS.consider(query).is_crisis


@pytest.mark.parametrize("query", [query for query, label in CASES if label == "no"])
def test_ordinary_words_and_turns_of_speech_do_not(query):
    assert not WORDS.consider(query).is_crisis


def test_every_crisis_of_the_labelled_set_is_seen_and_few_others():
    labelled = labelled_queries()
    assert not [
        each.query for each in labelled if each.crisis == "yes" and not WORDS.consider(each.query).is_crisis
    ]
    ordinary = [each for each in labelled if each.crisis == "no"]
    wrong = [each.query for each in ordinary if WORDS.consider(each.query).is_crisis]
    assert len(wrong) < 0.05 * len(ordinary), wrong


@pytest.mark.parametrize(
    ("query", "topic"),
    [("i want to die", "suicide_thoughts"), ("cutting myself", "self_harm"), ("he has a knife", "crisis")],
)
def test_what_it_is_about_leads_to_the_topic_with_the_help(query, topic):
    assert topic in WORDS.consider(query).topics


def test_an_idiom_hides_only_what_it_covers():
    assert not WORDS.consider("dead tired").is_crisis
    assert WORDS.consider("dead tired of living").is_crisis
    assert WORDS.consider("killing time until i kill myself").is_crisis


def test_the_words_are_found_anywhere_in_a_long_text():
    assert WORDS.consider("work is fine " * 700 + "but i want to kill myself").is_crisis


def test_no_list_claims_a_review_that_nobody_made():
    with (LISTS / "reviews.csv").open(encoding="utf-8", newline="") as file:
        reviews = {row["language"]: row for row in csv.DictReader(file)}
    assert set(reviews) == {Path(name).stem for name in FILES}
    for row in reviews.values():
        assert row["changed_on"] and (
            row["reviewed_on"] or row["reviewed_by"] == "not yet reviewed by a clinician"
        )


@pytest.mark.parametrize(
    ("line", "yes", "no"),
    [
        ("kill myself", ["kill myself", "KILL MYSELF!", "i'd kill myself now"], ["kill time", "myself kill"]),
        ("want ... die", ["want to die", "want just to die", "want die"], ["want a b c d die", "die want"]),
        ("suicid*", ["suicidal", "suicide"], ["sui"]),
        ("~suicide", ["suicde", "suiside", "sucide"], ["suite"]),
        ("=danger", ["danger", "Danger!"], ["danger zone"]),
        ("a/b c", ["a c", "b c"], ["c", "a b"]),
        ("بدي موت", ["تعبت وبدي موت", "بدي وموت"], ["تعبت وبدي نام"]),
    ],
)
def test_each_sign_of_the_lists_means_what_it_says(line, yes, no):
    words = CrisisWords([("suicide", line)])
    assert all(words.consider(query).is_crisis for query in yes)
    assert not any(words.consider(query).is_crisis for query in no)


def test_a_wrong_list_is_named_by_line():
    with pytest.raises(PackError, match="xx.csv, line 2, column about: “sadness” is not known"):
        read_lists({"xx.csv": b"about,words,note\nsadness,very sad,\n"})


@given(st.text(max_size=500))
def test_any_text_at_all_gets_an_answer(text):
    concern = WORDS.consider(text)
    assert concern.is_crisis == bool(concern.topics)


@pytest.mark.parametrize(
    "query", ["a b c d e f g h " * 1_250, "i want to die kil " * 600, "\x00😀ж睡ਨ " * 900, "x" * 10_000]
)
def test_however_long_the_text_the_answer_comes_soon(query):
    start = time.perf_counter()
    WORDS.consider(query)
    assert time.perf_counter() - start < 2


def test_no_topic_but_the_urgent_ones_is_taken_for_a_crisis_by_its_words():
    """The card may be shown when in doubt, but not for more than one in twenty things that people say."""
    urgent = {"crisis", "suicide_thoughts", "self_harm", "suicide_bereavement", "domestic_abuse", "trauma"}
    said = [words for topic in real_pack().topics if topic.id not in urgent for words in topic.english.words]
    wrong = [words for words in said if WORDS.consider(words).is_crisis]
    assert len(wrong) < 0.05 * len(said), wrong


@given(
    st.sampled_from([query for query, label in CASES if label == "yes"]),
    st.sampled_from(["", "  ", "please "]),
)
def test_capitals_and_blanks_hide_nothing(query, before):
    if len(query.split()) > 1:
        assert WORDS.consider(before + query.upper()).is_crisis
