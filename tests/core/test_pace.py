"""A limit that writes nothing down."""

from datetime import UTC, datetime, timedelta

from wellbeing.core import clock
from wellbeing.core.pace import Pace

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def tries(pace, key, times, after=timedelta(0), limit=2):
    with clock.at(NOON + after):
        return [pace.allows(key, limit) for _ in range(times)]


def test_the_first_few_are_let_through_and_then_no_more():
    pace = Pace(timedelta(minutes=5))
    assert tries(pace, "a", 4) == [True, True, False, False]
    assert tries(pace, "b", 1) == [True], "somebody else is not held up"


def test_after_the_window_it_begins_anew():
    pace = Pace(timedelta(minutes=5))
    tries(pace, "a", 9)
    assert tries(pace, "a", 1, timedelta(minutes=4)) == [False]
    assert tries(pace, "a", 3, timedelta(minutes=5)) == [True, True, False]


def test_a_clock_that_goes_back_locks_nobody_out():
    pace = Pace(timedelta(minutes=5))
    tries(pace, "a", 3)
    assert tries(pace, "a", 1, -timedelta(hours=1)) == [True]


def test_who_stays_away_is_forgotten():
    pace = Pace(timedelta(minutes=5))
    for number in range(50):
        tries(pace, str(number), 1)
    tries(pace, "late", 1, timedelta(minutes=6))
    assert list(pace._tries) == ["late"]
