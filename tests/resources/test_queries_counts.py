"""Reading the counts: this month, the year, and month by month."""

import pytest

from tests.resources.counts import begin_to_count
from wellbeing.resources.actions_counts import carry_counts, count
from wellbeing.resources.counting_figures import Figure
from wellbeing.resources.queries_counts import About, Line, figures, first_month, lines
from wellbeing.resources.tally import Count, Kind

THIS = "2026-10"


@pytest.fixture(autouse=True)
def a_year_of_visits(app):
    begin_to_count()
    for month, times in (("2025-10", 9), ("2025-11", 4), ("2026-09", 2), (THIS, 3), ("2026-11", 7)):
        seen = Count(Kind.SEEN, month, "samaritans", "en")
        count([seen] * times, by_thread=False)
    count([Count(Kind.SEEN, THIS, "samaritans", "pl")] * 5, by_thread=False)
    count([Count(Kind.FOLLOWED, THIS, "samaritans", "pl")], by_thread=False)
    count([Count(Kind.SEARCHED, "2026-09", "sleep"), Count(Kind.NEAREST, THIS, "debt")], by_thread=False)
    count([Count(Kind.NOTHING, THIS, language="ur"), Count(Kind.FOUND, THIS, language="ur")], by_thread=False)
    carry_counts()


def test_a_year_is_twelve_months_with_this_one():
    assert first_month(THIS) == "2025-11"
    assert figures(About.RESOURCES, Kind.SEEN, THIS) == [Figure("samaritans", 8, 14)]


def test_figures_can_be_told_apart_by_language():
    assert sorted(figures(About.LANGUAGES, Kind.SEEN, THIS), key=lambda each: each.name) == [
        Figure("en", 3, 9),
        Figure("pl", 5, 5),
    ]


def test_topics_and_searches_have_figures_of_their_own():
    assert figures(About.TOPICS, Kind.SEARCHED, THIS) == [Figure("sleep", 0, 1)]
    assert figures(About.TOPICS, Kind.NEAREST, THIS) == [Figure("debt", 1, 1)]
    assert figures(About.SEARCHES, Kind.NOTHING, THIS) == [Figure("ur", 1, 1)]
    assert figures(About.RESOURCES, Kind.PRINTED, THIS) == []


def test_month_by_month_the_newest_comes_first():
    assert list(lines(About.RESOURCES, THIS)) == [
        Line(THIS, "followed", "samaritans", 1),
        Line(THIS, "seen", "samaritans", 8),
        Line("2026-09", "seen", "samaritans", 2),
        Line("2025-11", "seen", "samaritans", 4),
    ]
