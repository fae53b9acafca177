"""Changing accounts, and the one-time links that sign people in."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.exc import IntegrityError

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
    """Add an account and return its id; AccountExists when the address has one, ValueError for an unknown role.

    The account of somebody who lost their last role begins anew.
    """
    address = email.strip().lower()
    unknown = [role for role in roles if role not in ROLES]
    if unknown or not roles:
        raise ValueError(f"roles must be among {', '.join(ROLES)}")
    with transaction() as session:
        account = session.scalar(select(Account).where(Account.email == address).with_for_update())
        if account is not None and account.roles:
            raise AccountExists(address)
        if account is None:
            account = Account(email=address)
            session.add(account)
        account.name, account.roles, account.active = name.strip(), roles, True
        account.session_key, account.made_up = secrets.token_urlsafe(32), made_up
        session.flush()
        return account.id


def give_role(email: str, name: str, role: str, *, made_up: bool = False) -> int:
    """Give a role to whoever has this address, with a new account if there is none; returns the account's id.

    Their sessions end with the next page: a cookie that says other roles than the account opens nothing.
    """
    address = email.strip().lower()
    with transaction() as session:
        account = session.scalar(select(Account).where(Account.email == address).with_for_update())
        if account is None or not account.roles:
            return add_account(address, name, (role,), made_up=made_up)
        return_role(account.id, role)
        return account.id


def return_role(account_id: int, role: str) -> None:
    """Give a role to an account, also to one that had lost its last."""
    with transaction() as session:
        account = session.get_one(Account, account_id, with_for_update=True)
        account.roles = (*(one for one in account.roles if one != role), role)
        account.active = True


def take_role(account_id: int, role: str) -> None:
    """Take a role away and end every session. Without any role an account signs in as all staff do."""
    with transaction() as session:
        account = session.get_one(Account, account_id, with_for_update=True)
        account.roles = tuple(one for one in account.roles if one != role)
        account.active = bool(account.roles)
        if "buddy" not in account.roles:
            account.active_quarter = (
                ""  # of nobody but a buddy is it known, and whoever comes back begins anew
            )
        account.session_key = secrets.token_urlsafe(32)


def forget_account(account_id: int) -> bool:
    """Delete an account that has no role left; False when it has one."""
    with transaction() as session:
        account = session.get(Account, account_id, with_for_update=True)
        if account is None or account.roles:
            return False
        session.delete(account)
        return True


def change_address(account_id: int, email: str) -> None:
    """Let somebody sign in with another address; every session ends. AccountExists when the address has an account."""
    address = email.strip().lower()
    with transaction() as session:
        owner = session.scalar(select(Account.id).where(Account.email == address))
        if owner not in (None, account_id):
            raise AccountExists(address)
        account = session.get_one(Account, account_id, with_for_update=True)
        account.email, account.session_key = address, secrets.token_urlsafe(32)


def end_sessions(account_id: int) -> None:
    """Sign an account out everywhere."""
    with transaction() as session:
        account = session.get_one(Account, account_id)
        account.session_key = secrets.token_urlsafe(32)


def send_link(email: str, onward: str, language: str) -> None:
    """Mail a link that signs in once within 15 minutes. Nothing about the address is kept once it is sent."""
    account = queries.by_email(email)
    held = {"account": account.id if account else None, "nonce": secrets.token_hex(16), "onward": onward}
    # An address that no server takes must not be tried for ever.
    in_time = mail.Posting(until=(clock.now() + LINK_LASTS).astimezone(clock.LONDON).date())
    mail.post(
        to=email.strip(),
        template="sign_in",
        language=language,
        posting=in_time,
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
    try:
        with transaction() as session:
            if session.get(UsedLink, _hash(held["nonce"]), with_for_update=True) is not None:
                return None
            session.add(UsedLink(nonce_hash=_hash(held["nonce"]), until=clock.now() + LINK_LASTS))
    except IntegrityError:
        return None  # the button was pressed twice in the same moment, and the other press used it
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
