"""What a search adds to the counts, and who is not counted."""

import pytest

from tests.resources.packs import real_pack
from wellbeing.resources.counting import counts_of_search, is_by_a_person
from wellbeing.resources.search import Found, Said, SearchIndex, Spoken
from wellbeing.resources.tally import Count, Kind

PEOPLE = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Mobile Safari/604.1",
    "Mozilla/5.0 (Linux; Android 9; CUBOT X18 Plus) AppleWebKit/537.36 Chrome/99.0 Mobile Safari/537.36",
    "Mozilla/5.0 (Linux; Android 9; CUBOT_P30) AppleWebKit/537.36 Chrome/99.0 Mobile Safari/537.36",
    "Mozilla/5.0 (Windows NT 6.1; Trident/7.0; rv:11.0) like Gecko",
    "Opera/9.80 (J2ME/MIDP; Opera Mini/7.1) Presto/2.12 Version/12.16",
    "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
)
PROGRAMS = (
    "",
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
    "Mozilla/5.0 (compatible; Yahoo! Slurp; http://help.yahoo.com/help/us/ysearch/slurp)",
    "curl/8.5.0",
    "python-requests/2.32",
    "SOOTHE-link-check/1.0 (+https://soothe.trust.example)",
    "Mozilla/5.0 (compatible; UptimeRobot/2.0; http://www.uptimerobot.com/)",
    "facebookexternalhit/1.1 LinkPreview",
)


@pytest.mark.parametrize("agent", PEOPLE)
def test_a_person_is_counted_whatever_their_browser(agent):
    assert is_by_a_person(agent)


@pytest.mark.parametrize("agent", PROGRAMS)
def test_a_program_that_says_so_is_not_counted(agent):
    assert not is_by_a_person(agent)


def test_a_page_that_a_browser_only_fetches_in_case_is_not_counted():
    assert not is_by_a_person(PEOPLE[0], "prefetch;prerender")


def found(topics=(), leading=(), numbers=(1,), nearest=()):
    spoken = Spoken((), ("word",), (), tuple(Said(topic, weight, 0, 0) for topic, weight in topics), leading)
    return Found(numbers, {}, len(numbers), spoken, nearest)


def names(counts, kind):
    return [count.name for count in counts if count.kind is kind]


def test_a_search_counts_once_for_each_topic_that_it_is_clearly_about():
    counts = counts_of_search(found([("debt", 1.0), ("sleep", 0.9), ("pets", 0.25)]), "2026-10", "pl")
    assert names(counts, Kind.SEARCHED) == ["debt", "sleep"]
    assert Count(Kind.FOUND, "2026-10", language="pl") in counts
    assert not names(counts, Kind.NEAREST)


def test_a_faint_hint_counts_where_there_is_nothing_clearer():
    assert names(counts_of_search(found([("pets", 0.25)]), "2026-10", "en"), Kind.SEARCHED) == ["pets"]


def test_a_topic_is_counted_in_no_language_so_that_no_rare_worry_stands_beside_a_rare_language():
    counts = counts_of_search(found([("debt", 1.0)], ("crisis",), (), ("housing",)), "2026-10", "ur")
    assert {count.language for count in counts if count.name} == {""}


def test_a_search_in_danger_counts_by_its_topic_like_any_other():
    search = found([("suicide_thoughts", 1.0)], ("suicide_thoughts",))
    assert counts_of_search(search, "2026-10", "en") == [
        Count(Kind.FOUND, "2026-10", language="en"),
        Count(Kind.SEARCHED, "2026-10", "suicide_thoughts"),
    ]


def test_a_search_without_result_counts_its_nearest_topics():
    counts = counts_of_search(found(numbers=(), nearest=("housing", "debt")), "2026-10", "en")
    assert names(counts, Kind.NEAREST) == ["housing", "debt"]
    assert Count(Kind.NOTHING, "2026-10", language="en") in counts


def test_looking_through_the_list_is_no_search():
    index = SearchIndex(real_pack().resources, real_pack().topics)
    assert counts_of_search(index.search(""), "2026-10", "en") == []
    assert counts_of_search(index.search("skint"), "2026-10", "en")[0].kind is Kind.FOUND
