"""A request always has an owner, a day to move on and a day to end; whatever happens, it comes to an end."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wellbeing.buddies.lifecycle import (
    BUDDIES_ASKED,
    MOVES,
    Band,
    Event,
    Outcome,
    State,
    add_working_days,
    answer_band,
    answer_by,
    ends_on,
    has_expired,
    is_overdue,
    is_working_day,
    move,
    next_in_line,
)

DAYS = st.dates(date(2024, 1, 1), date(2035, 12, 31))


@pytest.mark.parametrize(
    ("asked", "by"),
    [
        (date(2026, 11, 23), date(2026, 11, 25)),  # Monday
        (date(2026, 11, 26), date(2026, 11, 30)),  # Thursday
        (date(2026, 11, 27), date(2026, 12, 1)),  # Friday
        (date(2026, 11, 28), date(2026, 12, 1)),  # Saturday counts from Monday
        (date(2026, 12, 24), date(2026, 12, 30)),  # Christmas, and Boxing Day moved to Monday
        (date(2026, 4, 2), date(2026, 4, 8)),  # Good Friday and Easter Monday
        (date(2026, 8, 28), date(2026, 9, 2)),  # the August bank holiday of England
    ],
)
def test_a_buddy_has_two_working_days(asked, by):
    assert answer_by(asked) == by
    assert not is_overdue(by, by)
    assert is_overdue(by, by + timedelta(days=1))


@given(DAYS, st.integers(0, 10))
def test_working_days_are_counted_one_by_one(day, count):
    end = add_working_days(day, count)
    between = [day + timedelta(days=step) for step in range(1, (end - day).days + 1)]
    assert sum(is_working_day(one) for one in between) == count
    assert end == day or is_working_day(end)


@given(DAYS)
def test_a_request_ends_after_two_weeks_even_over_christmas(day):
    assert answer_by(day) < ends_on(day)
    assert not has_expired(ends_on(day), day + timedelta(days=14))
    assert has_expired(ends_on(day), day + timedelta(days=15))


@pytest.mark.parametrize(
    ("choices", "tried", "fitting", "asked"),
    [
        (["a", "b"], [], ["c", "b", "a"], "a"),  # the first choice, though others fit better
        (["a", "b"], ["a"], ["c", "b", "a"], "b"),  # then the second
        (["a"], ["a"], ["c", "a"], "c"),  # then the best match
        (["a", "b"], [], ["c", "b"], "b"),  # a choice who just paused is passed over
        ([], [], ["c"], "c"),
        ([], [], [], None),  # nobody fits: the leads
        (["a"], ["a"], ["a"], None),  # nobody is asked twice
        (["a", "b"], ["a", "b", "c"], ["d"], None),  # after three, the leads
    ],
)
def test_the_next_in_line(choices, tried, fitting, asked):
    assert next_in_line(choices, tried, fitting) == asked


def test_what_cannot_happen_has_no_move():
    assert move(State.WITH_LEADS, Event.ACCEPT) is None
    assert move(State.WITH_LEADS, Event.OVERDUE) is None
    assert move(State.OFFERED, Event.LEADS_ANSWER) is None


@pytest.mark.parametrize("state", list(State))
def test_in_every_state_a_person_can_withdraw_and_the_last_day_comes(state):
    assert move(state, Event.WITHDRAW) == Outcome.WITHDRAWN
    assert isinstance(move(state, Event.EXPIRE), Outcome)


def test_every_event_can_happen_somewhere():
    assert {event for _, event in MOVES} == set(Event)


@given(
    st.lists(st.sampled_from(["a", "b", "c", "d"]), unique=True),
    st.lists(st.sampled_from("abcdef"), unique=True),
)
def test_a_request_reaches_the_leads_after_at_most_three_buddies(choices, fitting):
    tried = []
    while (asked := next_in_line(choices, tried, fitting)) is not None:
        assert asked in fitting
        assert asked not in tried
        tried.append(asked)
    assert len(tried) == min(BUDDIES_ASKED, len(fitting))


@pytest.mark.parametrize(
    ("outcome", "days", "band"),
    [
        (Outcome.ACCEPTED, 0, Band.SAME_DAY),
        (Outcome.ACCEPTED, 1, Band.TWO_DAYS),
        (Outcome.ACCEPTED, 2, Band.TWO_DAYS),
        (Outcome.ACCEPTED, 3, Band.FIVE_DAYS),
        (Outcome.ANSWERED_BY_LEADS, 7, Band.FIVE_DAYS),
        (Outcome.ANSWERED_BY_LEADS, 8, Band.LONGER),
        (Outcome.WITHDRAWN, 1, Band.NONE),
        (Outcome.EXPIRED, 15, Band.NONE),
    ],
)
def test_the_time_to_an_answer_is_kept_as_a_band(outcome, days, band):
    monday = date(2026, 11, 23)
    assert answer_band(outcome, monday, monday + timedelta(days=days)) == band
