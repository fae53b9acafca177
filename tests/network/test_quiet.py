"""Quiet buddies are asked kindly at most twice, rest after three requests without an answer, and then leads hear."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wellbeing.network import quiet
from wellbeing.network.people import Person
from wellbeing.network.quiet import (
    Sign,
    begins_anew,
    check_in_is_due,
    is_for_leads,
    rest_until,
    rests,
    sign_of,
)

TODAY = date(2026, 11, 23)
ANN = Person("ann", "Ann", "ann@trust.example", quarter="2026-Q4")
SILENT = replace(ANN, unanswered=2)


def days(count):
    return TODAY + timedelta(days=count)


@pytest.mark.parametrize(
    ("change", "sign"),
    [
        ({}, None),
        ({"unanswered": 1}, None),
        ({"unanswered": 2}, Sign.UNANSWERED),
        ({"quarter": "2026-Q3"}, None),
        ({"quarter": "2026-Q2"}, Sign.NOT_SEEN),
        ({"quarter": ""}, None),
        ({"unanswered": 5, "active": False}, None),
        ({"unanswered": 5, "left": True}, None),
        ({"unanswered": 5, "paused_until": TODAY}, None),
        ({"unanswered": 5, "paused_until": days(-1)}, Sign.UNANSWERED),
        ({"quarter": "2025-Q4", "away_from": days(-3), "away_until": days(3)}, None),
        ({"quarter": "2025-Q4", "away_from": days(-3)}, None),
        ({"quarter": "2025-Q4", "away_from": days(1)}, Sign.NOT_SEEN),
    ],
)
def test_who_counts_as_quiet(change, sign):
    assert sign_of(replace(ANN, **change), TODAY) is sign


@pytest.mark.parametrize(
    ("change", "until"),
    [
        ({"unanswered": 2}, None),
        ({"unanswered": 3}, days(14)),
        ({"unanswered": 7}, days(14)),
        ({"unanswered": 3, "paused_until": days(40)}, days(40)),
        ({"unanswered": 3, "paused_until": days(-40)}, days(14)),
        ({"unanswered": 3, "active": False}, None),
        ({"unanswered": 3, "left": True}, None),
    ],
)
def test_three_requests_without_an_answer_bring_a_rest_that_never_shortens_a_pause(change, until):
    assert rest_until(replace(ANN, **change), TODAY) == until


def test_who_rests_is_known_as_such_until_the_rest_ends():
    resting = replace(SILENT, paused_until=days(14))
    assert rests(resting, days(14)) and not rests(resting, days(15))
    assert not rests(replace(ANN, paused_until=days(14)), TODAY), "a pause of their own is no rest"


@pytest.mark.parametrize(
    ("change", "due"),
    [
        ({}, True),
        ({"check_ins": 1, "checked_in_on": days(-29)}, False),
        ({"check_ins": 1, "checked_in_on": days(-30)}, True),
        ({"check_ins": 2, "checked_in_on": days(-300)}, False),
        ({"check_ins": 0, "checked_in_on": days(-10)}, False),
        ({"address": ""}, False),
        ({"unanswered": 0}, False),
    ],
)
def test_nobody_is_asked_more_often_than_each_month_or_more_than_twice(change, due):
    assert check_in_is_due(replace(SILENT, **change), TODAY) is due


@pytest.mark.parametrize(
    ("change", "for_leads"),
    [
        ({}, False),
        ({"check_ins": 1, "checked_in_on": days(-300)}, False),
        ({"check_ins": 2, "checked_in_on": days(-6)}, False),
        ({"check_ins": 2, "checked_in_on": days(-7)}, True),
        ({"check_ins": 2, "checked_in_on": days(-7), "paused_until": days(3)}, True),
        ({"check_ins": 2, "checked_in_on": days(-7), "unanswered": 0}, False),
        ({"address": ""}, True),
    ],
)
def test_leads_hear_when_the_second_question_had_a_week_for_its_answer(change, for_leads):
    assert is_for_leads(replace(SILENT, **change), TODAY) is for_leads


def test_an_answer_begins_the_count_of_questions_anew():
    assert begins_anew(replace(ANN, check_ins=2), TODAY)
    assert not begins_anew(replace(SILENT, check_ins=2), TODAY)
    assert not begins_anew(replace(SILENT, check_ins=2, paused_until=days(3)), TODAY)
    assert not begins_anew(ANN, TODAY)


@given(
    st.lists(st.integers(0, 400), unique=True), st.sampled_from([{"unanswered": 2}, {"quarter": "2025-Q1"}])
)
def test_on_whatever_days_the_job_runs_two_questions_are_the_most(on, change):
    ann, asked = replace(ANN, **change), []
    for number in sorted(on):
        for _again in range(2):
            if check_in_is_due(ann, days(number)):
                asked.append(number)
                ann = replace(ann, checked_in_on=days(number), check_ins=ann.check_ins + 1)
    assert len(asked) <= quiet.CHECK_INS
    assert all(later - earlier >= 30 for earlier, later in zip(asked, asked[1:], strict=False))
