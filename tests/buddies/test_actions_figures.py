"""Counts from elsewhere are added to those that are there."""

from wellbeing.buddies import queries
from wellbeing.buddies.actions_figures import carry_over


def test_what_was_counted_before_is_added_and_replaces_nothing(app):
    carry_over({("2026-10", "accepted", "same_day"): 3})
    carry_over({("2026-10", "accepted", "same_day"): 2, ("2026-10", "expired", "none"): 1})
    assert queries.outcomes() == {
        ("2026-10", "accepted", "same_day"): 5,
        ("2026-10", "expired", "none"): 1,
    }
