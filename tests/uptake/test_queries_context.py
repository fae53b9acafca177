"""What leads put beside the figures is kept whole, and replaced whole."""

from datetime import date

from wellbeing.uptake import actions_context as actions
from wellbeing.uptake import queries_context as queries

DAY = date(2026, 11, 1)


def test_new_head_counts_take_the_place_of_all_before(app):
    assert (queries.headcounts(), queries.headcounts_as_of()) == ({}, None)
    actions.keep_headcounts({("place", "stoke"): 1340, ("staff_group", "estates"): 850}, date(2025, 1, 1))
    actions.keep_headcounts({("place", "stoke"): 1400}, DAY)
    assert queries.headcounts() == {("place", "stoke"): 1400}
    assert queries.headcounts_as_of() == DAY
    actions.keep_headcounts({}, DAY)
    assert queries.headcounts() == {}


def test_each_year_of_the_survey_is_kept_by_itself(app):
    actions.keep_scores(2025, {"morale": 590, "team": 680})
    actions.keep_scores(2026, {"morale": 601})
    actions.keep_scores(2025, {"morale": 595})
    assert queries.scores() == {2026: {"morale": 601}, 2025: {"morale": 595}}
    assert list(queries.scores()) == [2026, 2025]
