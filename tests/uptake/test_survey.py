"""Scores of the staff survey as they are typed."""

import pytest

from wellbeing.uptake.survey import hundredths_of, years


@pytest.mark.parametrize(
    ("text", "score"),
    [
        ("6.9", 690),
        ("7,25", 725),
        ("10", 1000),
        ("0", 0),
        ("6.", 600),
        ("10.01", None),
        ("11", None),
        ("x", None),
    ]
    + [("-1", None), ("6.123", None), ("", None), (".5", None), ("6.9.1", None)],
)
def test_a_score_runs_from_0_to_10(text, score):
    assert hundredths_of(text) == score


def test_the_newest_year_is_offered_first():
    assert years(2026)[:2] == (2026, 2025)
