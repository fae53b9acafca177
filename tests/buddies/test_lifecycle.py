"""A request always has an owner, a day to move on and a day to end; whatever happens, it comes to an end."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wellbeing.buddies.lifecycle import (
    DAYS_FOR_LEADS,
    MOVES,
    Band,
    Event,
    Outcome,
    Rules,
    State,
    answer_band,
    answer_by,
    ends_on,
    has_expired,
    is_overdue,
    leads_by,
    may_remind,
    may_try_another,
    move,
    next_in_line,
    remind_leads_on,
    remind_on,
)

USUAL = Rules()
# Every pair that config.py lets a trust set.
RULES = st.sampled_from(
    [Rules(days, buddies) for days in range(1, 6) for buddies in range(1, 6) if buddies * (days + 1) <= 9]
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
    assert answer_by(asked, USUAL) == by
    assert not is_overdue(by, by)
    assert is_overdue(by, by + timedelta(days=1))


@given(DAYS)
def test_a_request_ends_after_two_weeks_even_over_christmas(day):
    assert answer_by(day, USUAL) < ends_on(day)
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
def test_nobody_is_asked_twice_and_everybody_who_fits_may_be_asked(choices, fitting):
    tried = []
    while (asked := next_in_line(choices, tried, fitting)) is not None:
        assert asked in fitting
        assert asked not in tried
        tried.append(asked)
    assert sorted(tried) == sorted(fitting)


@given(DAYS, RULES)
def test_a_request_that_nobody_answers_reaches_the_leads_in_time(day, rules):
    """Also over Christmas, Easter and a weekend: each buddy lets the whole time pass."""
    today, tried, end = day, [], ends_on(day)
    while may_try_another(tried, today, end, rules):
        tried.append(str(len(tried)))
        today = answer_by(today, rules) + timedelta(days=1)
    assert len(tried) <= rules.buddies_asked
    assert (end - today).days + 1 >= DAYS_FOR_LEADS
    assert tried, "somebody is asked at all"


@given(st.dates(date(2026, 5, 26), date(2026, 7, 24)), RULES)
def test_with_no_holiday_in_the_way_as_many_buddies_are_asked_as_the_trust_says(day, rules):
    today, tried = day, []
    while may_try_another(tried, today, ends_on(day), rules):
        tried.append(str(len(tried)))
        today = answer_by(today, rules) + timedelta(days=1)
    assert len(tried) == rules.buddies_asked


@pytest.mark.parametrize(
    ("asked", "days", "reminded"),
    [
        (date(2026, 11, 23), 2, date(2026, 11, 24)),  # Monday, due on Wednesday
        (date(2026, 11, 27), 2, date(2026, 11, 30)),  # Friday: on Monday, due on Tuesday
        (date(2026, 12, 24), 2, date(2026, 12, 29)),  # over Christmas
        (date(2026, 11, 23), 1, None),  # due on the day of the reminder: none
        (date(2026, 11, 23), 5, date(2026, 11, 24)),
    ],
)
def test_a_buddy_is_reminded_after_one_working_day(asked, days, reminded):
    rules = Rules(answer_days=days)
    assert remind_on(asked, answer_by(asked, rules), rules) == reminded


@pytest.mark.parametrize(
    ("state", "reminder", "due", "today", "sent"),
    [
        (State.OFFERED, 24, 25, 23, False),  # not yet
        (State.OFFERED, 24, 25, 24, True),
        (State.OFFERED, 24, 25, 25, False),  # a stopped server: on the last day it would only press
        (State.OFFERED, 24, 25, 26, False),  # and after it the request moves on
        (State.OFFERED, None, 25, 24, False),  # they were reminded
        (State.WITH_LEADS, 25, 24, 25, True),
        (State.WITH_LEADS, 25, 24, 30, True),  # leads are told however late
        (State.TAKEN, 24, 25, 24, False),
    ],
)
def test_who_is_reminded_on_a_day(state, reminder, due, today, sent):
    november = {day: date(2026, 11, day) for day in range(20, 31)}
    assert may_remind(state, november.get(reminder), november[due], november[today]) is sent


def test_leads_have_one_working_day_and_are_told_again_on_the_next():
    friday = date(2026, 11, 27)
    assert leads_by(friday, USUAL) == date(2026, 11, 30)
    assert remind_leads_on(leads_by(friday, USUAL), USUAL) == date(2026, 12, 1)


def test_a_trust_elsewhere_keeps_its_own_bank_holidays():
    saint_andrews_eve = date(2026, 11, 27)
    assert answer_by(saint_andrews_eve, Rules(holidays="GB-SCT")) == date(2026, 12, 2)
    assert answer_by(saint_andrews_eve, Rules(holidays="GB-ENG")) == date(2026, 12, 1)


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
    assert answer_band(outcome, monday, monday + timedelta(days=days), USUAL) == band
