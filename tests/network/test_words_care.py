from datetime import date, timedelta

import pytest

from wellbeing.network.words_care import how_long

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (-1, "It was good until 22 November 2026."),
        (0, "Good until 23 November 2026. It is due today."),
        (1, "Good until 24 November 2026. It is due in 1 day."),
        (13, "Good until 6 December 2026. It is due in 13 days."),
        (14, "Good until 7 December 2026. It is due in 2 weeks."),
        (21, "Good until 14 December 2026. It is due in 3 weeks."),
        (100, "Good until 3 March 2027."),
    ],
)
def test_a_buddy_reads_how_long_something_is_good_for(days, words) -> None:
    assert how_long(TODAY + timedelta(days=days), TODAY) == words


def test_a_day_that_nobody_wrote_down_is_not_called_over() -> None:
    assert how_long(None, TODAY) == "No day is kept yet."
