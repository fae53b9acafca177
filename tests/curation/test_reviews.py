"""Whoever looks after something is reminded 30 and 7 days before the day and on it, once each."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wellbeing.curation.reviews import (
    MARKS,
    Duty,
    Sent,
    Standing,
    by_person,
    due_reminders,
    mark_of,
    standing,
)

DUE = date(2026, 6, 30)
DUTY = Duty("resource", "samaritans", "Samaritans", "ann@trust.example", DUE)


@pytest.mark.parametrize(
    ("left", "mark"), [(31, None), (30, 30), (29, 30), (8, 30), (7, 7), (1, 7), (0, 0), (-1, 0), (-500, 0)]
)
def test_each_mark_begins_on_its_day(left, mark):
    assert mark_of(DUE, DUE - timedelta(days=left)) == mark


@pytest.mark.parametrize(
    ("due_on", "today", "stands"),
    [
        (None, DUE, Standing.NEVER),
        (DUE, DUE, Standing.SOON),
        (DUE, DUE + timedelta(days=1), Standing.LATE),
        (DUE, DUE - timedelta(days=30), Standing.SOON),
        (DUE, DUE - timedelta(days=31), Standing.FINE),
    ],
)
def test_how_a_check_stands(due_on, today, stands):
    assert standing(due_on, today) is stands


@given(st.lists(st.integers(min_value=0, max_value=60), unique=True))
def test_on_whatever_days_the_job_runs_each_mark_is_reached_once_at_most(lefts):
    sent: set[Sent] = set()
    for left in sorted(lefts, reverse=True):
        for _again in range(2):
            found = due_reminders([DUTY], sent, DUE - timedelta(days=left))
            sent.update(reminder for _duty, reminder in found)
            assert len(found) <= 1
    assert {one.days for one in sent} == {mark_of(DUE, DUE - timedelta(days=left)) for left in lefts} - {None}


def test_run_every_day_it_reminds_three_times():
    sent: set[Sent] = set()
    for left in range(60, -60, -1):
        sent.update(one for _duty, one in due_reminders([DUTY], sent, DUE - timedelta(days=left)))
    assert sorted((one.days for one in sent), reverse=True) == list(MARKS)


def test_a_new_check_begins_the_count_anew():
    sent = {Sent("resource", "samaritans", DUE, mark) for mark in MARKS}
    later = Duty("resource", "samaritans", "Samaritans", "", DUE + timedelta(days=365))
    assert due_reminders([later], sent, DUE) == []
    assert len(due_reminders([later], sent, later.due_on - timedelta(days=7))) == 1


def test_one_list_for_each_person_and_all_leads_for_what_nobody_owns():
    other = Duty("contact", "shout", "Shout", "", DUE)
    lists = by_person([DUTY, other], ["bo@trust.example", "ann@trust.example"])
    assert lists == {"ann@trust.example": [DUTY, other], "bo@trust.example": [other]}
    assert by_person([Duty("resource", "a", "A", "Ann@Trust.example", DUE)], []).keys() == {
        "ann@trust.example"
    }
