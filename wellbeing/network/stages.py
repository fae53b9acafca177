"""Where somebody stands: on the way to being a buddy, and as a buddy; with who may move them on.

Two things are kept apart. An application moves through a table of steps until somebody joins. A buddy's stage is
not kept at all: it is read from dates and ticks, so that no two pages can say different things.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from wellbeing.core.i18n import LazyString
from wellbeing.core.i18n import lazy_gettext as _l
from wellbeing.core.working_days import add_working_days

# Both answers can be undone, or are at least remembered, for so long.
REMEMBERED = timedelta(days=30)
UNTOUCHED = timedelta(days=365)
WORKING_DAYS_TO_WAIT = 10
REMIND_AGAIN = timedelta(days=7)


# ---- An application ----


class Stage(StrEnum):
    """How far an application is; who joins has no application any more."""

    APPLIED = "applied"
    INTERVIEW = "interview"
    TRAINING = "training"
    JOINED = "joined"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class Step(StrEnum):
    """What can be done with an application."""

    INVITE = "invite"
    TRAIN = "train"
    WELCOME = "welcome"
    DECLINE = "decline"
    RESUME = "resume"
    WITHDRAW = "withdraw"


class Actor(StrEnum):
    """Who does it."""

    LEAD = "lead"
    APPLICANT = "applicant"


MAY: Mapping[Step, Actor] = {
    Step.INVITE: Actor.LEAD,
    Step.TRAIN: Actor.LEAD,
    Step.WELCOME: Actor.LEAD,
    Step.DECLINE: Actor.LEAD,
    Step.RESUME: Actor.LEAD,
    Step.WITHDRAW: Actor.APPLICANT,
}
STEPS: Mapping[tuple[Stage, Step], Stage] = {
    (Stage.APPLIED, Step.INVITE): Stage.INTERVIEW,
    (Stage.APPLIED, Step.DECLINE): Stage.DECLINED,
    (Stage.APPLIED, Step.WITHDRAW): Stage.WITHDRAWN,
    # A second invitation gives another day.
    (Stage.INTERVIEW, Step.INVITE): Stage.INTERVIEW,
    (Stage.INTERVIEW, Step.TRAIN): Stage.TRAINING,
    (Stage.INTERVIEW, Step.DECLINE): Stage.DECLINED,
    (Stage.INTERVIEW, Step.WITHDRAW): Stage.WITHDRAWN,
    (Stage.TRAINING, Step.TRAIN): Stage.TRAINING,
    (Stage.TRAINING, Step.WELCOME): Stage.JOINED,
    (Stage.TRAINING, Step.DECLINE): Stage.DECLINED,
    (Stage.TRAINING, Step.WITHDRAW): Stage.WITHDRAWN,
    # A no that was pressed by mistake.
    (Stage.DECLINED, Step.RESUME): Stage.APPLIED,
}
OPEN = (Stage.APPLIED, Stage.INTERVIEW, Stage.TRAINING)
CLOSED = (Stage.DECLINED, Stage.WITHDRAWN)
STAGE_WORDS: Mapping[Stage, LazyString] = {
    Stage.APPLIED: _l("Has applied"),
    Stage.INTERVIEW: _l("Invited to a talk with you"),
    Stage.TRAINING: _l("In training"),
    Stage.JOINED: _l("Has joined"),
    Stage.DECLINED: _l("Turned down"),
    Stage.WITHDRAWN: _l("Has changed their mind"),
}


def after(stage: Stage, step: Step) -> Stage | None:
    """Where a step leads from a stage; None when it cannot be taken there."""
    return STEPS.get((stage, step))


def steps_of(stage: Stage, actor: Actor) -> tuple[Step, ...]:
    """What somebody may do with an application at this stage, in the order of the table."""
    return tuple(step for at, step in STEPS if at is stage and MAY[step] is actor)


def waits_since(
    stage: Stage, stage_on: date, interview_on: date | None, training_on: date | None
) -> date | None:
    """The day from which an application waits for the leads; None when it does not.

    Until the day of a talk or a training, it is the day that everybody waits for.
    """
    if stage not in OPEN:
        return None
    day = {Stage.INTERVIEW: interview_on, Stage.TRAINING: training_on}.get(stage)
    return max(stage_on, day) if day else stage_on


def is_late(since: date | None, today: date, holidays: str) -> bool:
    """Whether an application has waited for the leads too long; `holidays` are those of the trust's country."""
    return since is not None and add_working_days(since, WORKING_DAYS_TO_WAIT, holidays) < today


def may_remind(reminded_on: date | None, today: date) -> bool:
    """Whether the leads may be reminded of it today."""
    return reminded_on is None or today >= reminded_on + REMIND_AGAIN


def is_over(stage: Stage, stage_on: date, today: date) -> bool:
    """Whether an application is deleted: a while after its end, or when nobody has touched it for a year."""
    return today >= stage_on + (UNTOUCHED if stage in OPEN else REMEMBERED)


# ---- A buddy ----


class BuddyStage(StrEnum):
    """Where a buddy stands, the one thing that leads need to know first."""

    LEFT = "left"
    NEW = "new"
    RESTING = "resting"
    TRAINING_DUE = "training_due"
    SUPERVISION_DUE = "supervision_due"
    PAUSED = "paused"
    AWAY = "away"
    FULL = "full"
    ACTIVE = "active"


@dataclass(frozen=True, slots=True)
class Standing:
    """What a buddy's stage is read from."""

    active: bool = True
    left_on: date | None = None
    trained_until: date | None = None
    supervised_until: date | None = None
    paused_until: date | None = None
    away_from: date | None = None
    away_until: date | None = None
    is_full: bool = False


def buddy_stage(buddy: Standing, today: date) -> BuddyStage:
    """Where a buddy stands. Only an active one can be asked; the order is that of what has to be done first."""
    away = buddy.away_from is not None and buddy.away_from <= today
    reached: tuple[tuple[BuddyStage, bool], ...] = (
        (BuddyStage.LEFT, buddy.left_on is not None),
        (BuddyStage.NEW, buddy.trained_until is None),
        (BuddyStage.RESTING, not buddy.active),
        (BuddyStage.TRAINING_DUE, buddy.trained_until is not None and buddy.trained_until < today),
        (BuddyStage.SUPERVISION_DUE, buddy.supervised_until is None or buddy.supervised_until < today),
        (BuddyStage.PAUSED, buddy.paused_until is not None and today <= buddy.paused_until),
        (BuddyStage.AWAY, away and (buddy.away_until is None or today <= buddy.away_until)),
        (BuddyStage.FULL, buddy.is_full),
    )
    return next((stage for stage, is_so in reached if is_so), BuddyStage.ACTIVE)


def may_return(left_on: date | None, today: date) -> bool:
    """Whether a buddy who left can still be taken back as if nothing had been."""
    return left_on is not None and today < left_on + REMEMBERED


# Each is a tag beside a name, and a choice to narrow the list of buddies by.
BUDDY_WORDS: Mapping[BuddyStage, LazyString] = {
    BuddyStage.LEFT: _l("Has left"),
    BuddyStage.NEW: _l("Not trained yet"),
    BuddyStage.RESTING: _l("Takes no requests"),
    BuddyStage.TRAINING_DUE: _l("Training is over"),
    BuddyStage.SUPERVISION_DUE: _l("Supervision is due"),
    BuddyStage.PAUSED: _l("Has paused"),
    BuddyStage.AWAY: _l("Away"),
    BuddyStage.FULL: _l("Has enough requests this month"),
    BuddyStage.ACTIVE: _l("Can be asked"),
}
NEXT_WORDS: Mapping[BuddyStage, LazyString] = {
    BuddyStage.LEFT: _l("You can take them back for 30 days. After that their profile is deleted."),
    BuddyStage.NEW: _l("Arrange their training. Then put in until when it is good."),
    BuddyStage.RESTING: _l("Tick “Takes requests” when they want to begin again."),
    BuddyStage.TRAINING_DUE: _l("Arrange a refresher. Then put in until when it is good."),
    BuddyStage.SUPERVISION_DUE: _l("Arrange supervision. Then put in until when it is good."),
    BuddyStage.PAUSED: _l("Nothing to do. They can be asked again when the pause ends."),
    BuddyStage.AWAY: _l("Nothing to do. They can be asked again when they are back."),
    BuddyStage.FULL: _l("Nothing to do. They can be asked again next month."),
    BuddyStage.ACTIVE: _l("Nothing to do. Thank them now and then."),
}
