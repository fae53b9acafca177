"""Reading where buddies stand, and who would like to be one."""

from sqlalchemy import func, select

from wellbeing.accounts import queries as accounts
from wellbeing.buddies import queries as buddies
from wellbeing.buddies.queries import Profile
from wellbeing.core import clock
from wellbeing.core.db import db
from wellbeing.core.receipts import receipt_hash
from wellbeing.core.sealing import unseal
from wellbeing.network.applications import Application, from_data
from wellbeing.network.models import BuddyApplication
from wellbeing.network.stages import OPEN, BuddyStage, Stage, Standing, buddy_stage

SEALED_FOR = "buddy-application"


def stage_of(profile: Profile) -> BuddyStage:
    """Where a buddy stands today."""
    buddy = profile.match
    kept = Standing(
        active=buddy.active,
        left_on=profile.left_on,
        trained_until=buddy.trained_until,
        supervised_until=buddy.supervised_until,
        paused_until=buddy.paused_until,
        away_from=buddy.away_from,
        away_until=buddy.away_until,
        is_full=buddy.load >= buddy.limit,
    )
    return buddy_stage(kept, clock.today())


def to_application(row: BuddyApplication) -> Application:
    """An application of a row; RuntimeError when the key that sealed it is gone."""
    held = unseal(row.sealed, SEALED_FOR)
    if held is None:
        raise RuntimeError("an application cannot be opened with the present SEALING_KEYS")
    return Application(
        row.key.hex(),
        Stage(row.stage),
        row.applied_on,
        row.stage_on,
        row.interview_on,
        row.training_on,
        row.reminded_on,
        from_data(held),
    )


def applications() -> tuple[Application, ...]:
    """Every application, the longest waiting first."""
    rows = db.session.scalars(select(BuddyApplication).order_by(BuddyApplication.stage_on))
    return tuple(map(to_application, rows))


def open_applications() -> int:
    """How many applications the leads have in hand."""
    count = select(func.count()).select_from(BuddyApplication).where(BuddyApplication.stage.in_(OPEN))
    return db.session.scalar(count) or 0


def find_application(key: str) -> Application | None:
    """One application."""
    try:
        row = db.session.get(BuddyApplication, bytes.fromhex(key))
    except ValueError:
        return None
    return to_application(row) if row else None


def application_of_receipt(receipt: str) -> Application | None:
    """The application of a clean receipt, while it is open."""
    hashed = receipt_hash(receipt)
    row = db.session.scalar(select(BuddyApplication).where(BuddyApplication.receipt_hash == hashed))
    found = to_application(row) if row else None
    return None if found is None or found.is_closed else found


def application_from(email: str) -> Application | None:
    """The open application with this address."""
    address = email.strip().lower()
    return next(
        (one for one in applications() if not one.is_closed and one.applicant.address == address), None
    )


def buddy_with(email: str) -> Profile | None:
    """The buddy with this address, unless they have left."""
    account = accounts.by_email(email)
    profile = buddies.profile_of_account(account.id) if account else None
    return None if profile is None or profile.left_on is not None else profile
