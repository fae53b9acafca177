"""Changing accounts, and the one-time links that sign people in."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import delete, select, update

from wellbeing.accounts import queries
from wellbeing.accounts.models import Account, UsedLink
from wellbeing.core import clock, mail
from wellbeing.core.db import db, transaction
from wellbeing.core.periods import calendar_quarter
from wellbeing.core.sealing import seal, unseal

ROLES = ("buddy", "lead", "administrator")
LINK_LASTS = timedelta(minutes=15)
_PURPOSE = "sign-in"


class AccountExists(ValueError):
    """There is an account with this address already."""


@dataclass(frozen=True)
class SignIn:
    """What a good link proves: staff when `account` is None; `onward` is the path to go on to."""

    account: queries.AccountSummary | None
    onward: str


def add_account(email: str, name: str, roles: tuple[str, ...], *, made_up: bool = False) -> int:
    """Add an account and return its id; AccountExists when the address has one, ValueError for an unknown role."""
    address = email.strip().lower()
    unknown = [role for role in roles if role not in ROLES]
    if unknown or not roles:
        raise ValueError(f"roles must be among {', '.join(ROLES)}")
    with transaction() as session:
        if session.scalar(select(Account.id).where(Account.email == address)) is not None:
            raise AccountExists(address)
        account = Account(
            email=address,
            name=name.strip(),
            roles=roles,
            session_key=secrets.token_urlsafe(32),
            active=True,
            made_up=made_up,
        )
        session.add(account)
        session.flush()
        return account.id


def end_sessions(account_id: int) -> None:
    """Sign an account out everywhere."""
    with transaction() as session:
        account = session.get_one(Account, account_id)
        account.session_key = secrets.token_urlsafe(32)


def send_link(email: str, onward: str, language: str) -> None:
    """Mail a link that signs in once within 15 minutes. Nothing about the address is kept once it is sent."""
    account = queries.by_email(email)
    held = {"account": account.id if account else None, "nonce": secrets.token_hex(16), "onward": onward}
    mail.post(
        to=email.strip(),
        template="sign_in",
        language=language,
        token=seal(held, _PURPOSE),
        minutes=int(LINK_LASTS.total_seconds() // 60),
    )


def link_opens(token: str) -> bool:
    """Whether a link is genuine, in time and not used."""
    held = unseal(token, _PURPOSE, int(LINK_LASTS.total_seconds()))
    return held is not None and db.session.get(UsedLink, _hash(held["nonce"])) is None


def use_link(token: str) -> SignIn | None:
    """Use a link up; None when it is forged, old, used, or its account has gone."""
    held = unseal(token, _PURPOSE, int(LINK_LASTS.total_seconds()))
    if held is None:
        return None
    with transaction() as session:
        if session.get(UsedLink, _hash(held["nonce"]), with_for_update=True) is not None:
            return None
        session.add(UsedLink(nonce_hash=_hash(held["nonce"]), until=clock.now() + LINK_LASTS))
        session.flush()
    if held["account"] is None:
        return SignIn(None, held["onward"])
    account = queries.by_id(held["account"])
    if account is None:
        return None
    note_quarter(account)
    return SignIn(account, held["onward"])


def note_quarter(account: queries.AccountSummary) -> None:
    """Note the quarter in which a buddy signed in: enough to miss somebody, and nothing is written when it is known."""
    this = calendar_quarter(clock.today())
    if "buddy" not in account.roles or account.active_quarter == this:
        return
    with transaction() as session:
        session.execute(update(Account).where(Account.id == account.id).values(active_quarter=this))


def begin_quarters() -> None:
    """Count a buddy who has not signed in yet as seen now, so that nobody is missed before they could come."""
    never = select(Account).where(Account.active, Account.active_quarter == "")
    with transaction() as session:
        for account in session.scalars(never.with_for_update(skip_locked=True)):
            if "buddy" in account.roles:
                account.active_quarter = calendar_quarter(clock.today())


def set_mail_language(account_id: int, language: str) -> None:
    """Put in the language in which mails about the app's upkeep go to an account."""
    with transaction() as session:
        session.get_one(Account, account_id).mail_language = language


def purge_links() -> None:
    """Forget used links that could no longer be used anyway."""
    with transaction():
        db.session.execute(delete(UsedLink).where(UsedLink.until <= clock.now()))


def _hash(nonce: str) -> bytes:
    return hashlib.sha256(nonce.encode()).digest()
