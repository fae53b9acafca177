"""Buddies are told 30 and 7 days before the day and on the day after it, once each; leads hear of all of it weekly."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wellbeing.network.duties import (
    MARKS,
    Duty,
    Kind,
    due_or_over,
    due_reminders,
    is_due,
    mark_of,
    reminder,
    said,
    week_of,
)
from wellbeing.network.people import Person

UNTIL = date(2027, 1, 31)
ANN = Person("ann", "Ann", "ann@trust.example", trained_until=UNTIL)
TRAINING = Duty(Kind.TRAINING, UNTIL)


@pytest.mark.parametrize(
    ("left", "mark"), [(31, None), (30, 30), (8, 30), (7, 7), (1, 7), (0, 7), (-1, -1), (-400, -1)]
)
def test_each_mark_begins_on_its_day(left, mark):
    assert mark_of(UNTIL, UNTIL - timedelta(days=left)) == mark


@pytest.mark.parametrize(
    ("left", "last_said", "keep"),
    [
        (30, "", "2027-01-31/30"),
        (30, "2027-01-31/30", None),
        (7, "2027-01-31/30", "2027-01-31/7"),
        (-1, "2027-01-31/30", "2027-01-31/-1"),
        # The clock went back, or the job runs with an older day: nothing further away is said after what is nearer.
        (20, "2027-01-31/7", None),
        (5, "2027-01-31/-1", None),
        # There is a new day since: it counts anew.
        (30, "2026-01-31/-1", "2027-01-31/30"),
    ],
)
def test_nothing_is_said_twice(left, last_said, keep):
    assert reminder(TRAINING, last_said, UNTIL - timedelta(days=left)) == keep


@given(st.lists(st.integers(-40, 60), unique=True))
def test_on_whatever_days_the_job_runs_only_the_nearest_is_said_and_once(lefts):
    ann, kept = ANN, []
    for left in sorted(lefts, reverse=True):
        today = UNTIL - timedelta(days=left)
        for _again in range(2):
            found = due_reminders(ann, today)
            assert len(found) <= 1
            if found:
                kept.append(found[Kind.TRAINING][1])
                ann = replace(ann, training_told=kept[-1])
    reached = {mark_of(UNTIL, UNTIL - timedelta(days=left)) for left in lefts} - {None}
    assert kept == [said(UNTIL, mark) for mark in sorted(reached, reverse=True)]


def test_run_each_day_it_reminds_three_times():
    ann, days = ANN, []
    for left in range(60, -60, -1):
        found = due_reminders(ann, UNTIL - timedelta(days=left))
        if found:
            days.append(left)
            ann = replace(ann, training_told=found[Kind.TRAINING][1])
    assert tuple(days) == MARKS


def test_both_things_come_in_one_mail():
    both = replace(ANN, supervised_until=UNTIL + timedelta(days=2))
    assert set(due_reminders(both, UNTIL - timedelta(days=5))) == {Kind.TRAINING, Kind.SUPERVISION}


@pytest.mark.parametrize("change", [{"active": False}, {"left": True}, {"address": ""}])
def test_who_stopped_or_cannot_be_reached_is_not_reminded(change):
    assert due_reminders(replace(ANN, **change), UNTIL) == {}


def test_who_was_never_trained_is_not_reminded_of_it():
    assert due_reminders(Person("bo", "Bo", "bo@trust.example"), UNTIL) == {}


def test_leads_hear_of_active_buddies_the_earliest_day_first():
    bo = Person("bo", "Bo", "", supervised_until=UNTIL - timedelta(days=90))
    cy = replace(ANN, id="cy", name="Cy", active=False)
    di = replace(ANN, id="di", name="Di", trained_until=UNTIL + timedelta(days=60))
    found = due_or_over([ANN, bo, cy, di], UNTIL)
    assert [(one.id, duty.kind, duty.is_over(UNTIL)) for one, duty in found] == [
        ("bo", "supervision", True),
        ("ann", "training", False),
    ]
    assert is_due(ANN, Kind.TRAINING, UNTIL) and not is_due(ANN, Kind.SUPERVISION, UNTIL)


def test_a_week_has_one_name_across_the_new_year():
    assert week_of(date(2026, 12, 31)) == week_of(date(2027, 1, 3)) == "2026-W53"
    assert week_of(date(2027, 1, 4)) == "2027-W01"
