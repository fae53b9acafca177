"""Where somebody stands on the way to being a buddy, and as one."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wellbeing.core.working_days import ENGLAND
from wellbeing.network.stages import (
    BUDDY_WORDS,
    NEXT_WORDS,
    OPEN,
    STAGE_WORDS,
    Actor,
    BuddyStage,
    Stage,
    Standing,
    Step,
    after,
    buddy_stage,
    is_late,
    is_over,
    may_remind,
    may_return,
    steps_of,
    waits_since,
)

TODAY = date(2026, 11, 23)
GOOD = Standing(trained_until=TODAY + timedelta(400), supervised_until=TODAY + timedelta(60))


def days(count):
    return TODAY + timedelta(days=count)


def test_somebody_applies_talks_trains_and_joins() -> None:
    stage = Stage.APPLIED
    for step in (Step.INVITE, Step.TRAIN, Step.WELCOME):
        stage = after(stage, step)
    assert stage is Stage.JOINED


@given(st.lists(st.sampled_from(Step), max_size=12))
def test_whatever_is_pressed_nobody_joins_without_a_talk_and_training(steps) -> None:
    stage, done = Stage.APPLIED, []
    for step in steps:
        to = after(stage, step)
        if to is not None:
            stage = to
            done = [] if step is Step.RESUME else [*done, step]
    if stage is Stage.JOINED:
        assert done[-1] is Step.WELCOME and {Step.INVITE, Step.TRAIN} <= set(done)


def test_only_the_applicant_withdraws_and_only_leads_do_the_rest() -> None:
    for stage in OPEN:
        assert steps_of(stage, Actor.APPLICANT) == (Step.WITHDRAW,)
        assert Step.WITHDRAW not in steps_of(stage, Actor.LEAD)
        assert Step.DECLINE in steps_of(stage, Actor.LEAD)
    assert steps_of(Stage.DECLINED, Actor.LEAD) == (Step.RESUME,)
    assert steps_of(Stage.WITHDRAWN, Actor.LEAD) == steps_of(Stage.JOINED, Actor.LEAD) == ()


@pytest.mark.parametrize(
    ("stage", "interview_on", "training_on", "since"),
    [
        (Stage.APPLIED, None, None, TODAY),
        (Stage.INTERVIEW, days(9), None, days(9)),
        (Stage.INTERVIEW, days(-9), None, TODAY),
        (Stage.TRAINING, days(-9), days(20), days(20)),
        (Stage.DECLINED, days(2), None, None),
        (Stage.WITHDRAWN, None, None, None),
    ],
)
def test_an_application_waits_for_the_leads_once_its_day_has_come(
    stage, interview_on, training_on, since
) -> None:
    assert waits_since(stage, TODAY, interview_on, training_on) == since


def test_it_is_late_after_ten_working_days_and_told_once_a_week() -> None:
    assert not is_late(days(-14), TODAY, ENGLAND)
    assert is_late(days(-17), TODAY, ENGLAND)
    assert not is_late(None, TODAY, ENGLAND)
    assert may_remind(None, TODAY) and may_remind(days(-7), TODAY)
    assert not may_remind(days(-6), TODAY)


@pytest.mark.parametrize(
    ("stage", "age", "over"),
    [
        (Stage.APPLIED, 364, False),
        (Stage.TRAINING, 365, True),
        (Stage.DECLINED, 29, False),
        (Stage.DECLINED, 30, True),
        (Stage.WITHDRAWN, 30, True),
    ],
)
def test_applications_are_deleted_in_time(stage, age, over) -> None:
    assert is_over(stage, days(-age), TODAY) is over


@pytest.mark.parametrize(
    ("stage", "changes"),
    [
        (BuddyStage.ACTIVE, {}),
        (BuddyStage.ACTIVE, {"trained_until": TODAY, "supervised_until": TODAY, "paused_until": days(-1)}),
        (BuddyStage.LEFT, {"left_on": TODAY, "trained_until": None}),
        (BuddyStage.NEW, {"trained_until": None, "supervised_until": None}),
        (BuddyStage.NEW, {"trained_until": None, "active": False}),
        (BuddyStage.RESTING, {"active": False, "trained_until": days(-1)}),
        (BuddyStage.TRAINING_DUE, {"trained_until": days(-1), "supervised_until": days(-1)}),
        (BuddyStage.SUPERVISION_DUE, {"supervised_until": days(-1)}),
        (BuddyStage.SUPERVISION_DUE, {"supervised_until": None}),
        (BuddyStage.PAUSED, {"paused_until": TODAY}),
        (BuddyStage.AWAY, {"away_from": TODAY}),
        (BuddyStage.AWAY, {"away_from": days(-3), "away_until": TODAY}),
        (BuddyStage.ACTIVE, {"away_from": days(-3), "away_until": days(-1)}),
        (BuddyStage.ACTIVE, {"away_from": days(1)}),
        (BuddyStage.FULL, {"is_full": True}),
    ],
)
def test_a_buddy_stands_where_their_dates_say(stage, changes) -> None:
    assert buddy_stage(replace(GOOD, **changes), TODAY) is stage


def test_who_left_may_come_back_for_thirty_days() -> None:
    assert may_return(TODAY, days(29))
    assert not may_return(TODAY, days(30))
    assert not may_return(None, TODAY)


def test_each_stage_has_words() -> None:
    assert set(STAGE_WORDS) == set(Stage)
    assert set(BUDDY_WORDS) == set(NEXT_WORDS) == set(BuddyStage)
