"""Reading accounts."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from wellbeing.accounts.models import Account
from wellbeing.core.db import db
from wellbeing.core.i18n import ENGLISH


@dataclass(frozen=True)
class AccountSummary:
    """What the rest of the app may know of an account."""

    id: int
    name: str
    email: str
    roles: tuple[str, ...]
    session_key: str
    mail_language: str = "en"
    active_quarter: str = ""


def _summary(account: Account | None) -> AccountSummary | None:
    if account is None:
        return None
    return AccountSummary(
        account.id,
        account.name,
        account.email,
        account.roles,
        account.session_key,
        account.mail_language,
        account.active_quarter,
    )


def by_session_key(session_key: str) -> AccountSummary | None:
    """The active account whose sessions carry this name."""
    return _summary(
        db.session.scalar(select(Account).where(Account.session_key == session_key, Account.active))
    )


def by_email(email: str) -> AccountSummary | None:
    """The active account with this address, in whatever case it was typed."""
    return _summary(
        db.session.scalar(select(Account).where(Account.email == email.strip().lower(), Account.active))
    )


def by_id(account_id: int) -> AccountSummary | None:
    """The active account with this id."""
    return _summary(db.session.scalar(select(Account).where(Account.id == account_id, Account.active)))


def all_accounts() -> tuple[AccountSummary, ...]:
    """Every account, those that open nothing any more too: each has its address for itself."""
    rows = db.session.scalars(select(Account).order_by(Account.id))
    return tuple(summary for summary in map(_summary, rows) if summary)


def with_role(role: str) -> list[AccountSummary]:
    """Active accounts with a role, by name."""
    accounts = db.session.scalars(select(Account).where(Account.active).order_by(Account.name, Account.id))
    return [summary for summary in map(_summary, accounts) if summary and role in summary.roles]


def team() -> list[AccountSummary]:
    """Whoever hears what waits: the leads, or the administrators where there is none."""
    return with_role("lead") or with_role("administrator")


def mail_language_of(email: str) -> str:
    """The language in which mails about the app's upkeep go to an address; English where it has no account."""
    account = by_email(email)
    return account.mail_language if account else ENGLISH.code


def ids_with_role(role: str) -> frozenset[int]:
    """The ids of active accounts with a role."""
    rows = db.session.execute(select(Account.id, Account.roles).where(Account.active))
    return frozenset(row.id for row in rows if role in row.roles)


def has_made_up_people() -> bool:
    """Whether the demo's people are in the database; False before its tables are made."""
    try:
        return db.session.scalar(select(Account.id).where(Account.made_up).limit(1)) is not None
    except DBAPIError:
        return False
    finally:
        db.session.rollback()
