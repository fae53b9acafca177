"""Trying a topic's words changes nothing but what the try returns."""

from dataclasses import replace
from datetime import date

from tests.resources.packs import real_pack
from wellbeing.resources.snapshot import make_pack
from wellbeing.resources.trial import try_words

PACK = make_pack("edition", date(2026, 5, 4), real_pack().resources, real_pack().topics)
SLEEP = next(one for one in PACK.topics if one.id == "sleep")


def test_the_words_as_they_are_return_the_same():
    tried = try_words(PACK, SLEEP, "cant sleep", "en")
    assert tried.now == tried.then and tried.total_now == tried.total_then > 0


def test_a_new_phrase_finds_the_topics_resources_only_in_the_try():
    words = replace(SLEEP, english=replace(SLEEP.english, words=(*SLEEP.english.words, "zonkified")))
    tried = try_words(PACK, words, "zonkified", "en")
    assert tried.total_now == 0 and tried.then
    assert all("sleep" in one.topics for one in tried.then)
    assert PACK.find_topic("sleep") == SLEEP and not PACK.index.search("zonkified").numbers


def test_words_taken_away_no_longer_lead_there():
    without = replace(SLEEP, english=replace(SLEEP.english, words=()), translations={})
    tried = try_words(PACK, without, "insomnia", "en")
    assert tried.now != tried.then
