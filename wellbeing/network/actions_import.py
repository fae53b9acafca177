"""Bringing in a list of buddies: all of it in one transaction, or nothing; and taking it back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from sqlalchemy import delete
from sqlalchemy.orm import Session

from wellbeing.accounts import actions as accounts
from wellbeing.accounts import queries as account_queries
from wellbeing.buddies.actions import pass_on_all
from wellbeing.buddies.actions_leaving import forget, leave
from wellbeing.buddies.actions_profiles import ProfileDetails, Standing, add_buddy, pause
from wellbeing.buddies.actions_records import change_records, hold_buddies
from wellbeing.buddies.queries_records import records, without_words_of_their_own
from wellbeing.core import clock, mail
from wellbeing.core.db import key_of, random_key, transaction
from wellbeing.core.sealing import seal_packed
from wellbeing.network import queries
from wellbeing.network.list_changes import Plan, cells_back, way_back
from wellbeing.network.lists import Cells, values_of
from wellbeing.network.models import BuddyCare, BuddyImport
from wellbeing.network.queries_import import (
    DONE,
    DRAFT,
    Done,
    Draft,
    find_draft,
    last_done,
    plan_of,
    read_buddies,
)

# As long as a session lasts without a click.
_DRAFT_LASTS = timedelta(hours=1)
_DONE_LASTS = timedelta(days=7)


class DraftGone(Exception):
    """The list was used already, or its hour has passed; nothing was changed."""


class BuddiesChanged(Exception):
    """The list would now do something else than what was shown; nothing was changed."""


@dataclass(frozen=True)
class BroughtIn:
    """What a list did; `moved` counts the open requests that went on to others."""

    added: int
    changed: int
    stopped: int
    moved: int


@dataclass(frozen=True)
class Undone:
    """What taking back a list did; `left` are the names of buddies whom somebody changed since."""

    restored: int
    removed: int
    moved: int
    left: tuple[str, ...]


def keep_draft(draft: Draft) -> str:
    """Keep a list that was checked until somebody says yes; gives its key."""
    key = random_key()
    with transaction() as session:
        content = seal_packed(draft.as_json(), DRAFT)
        session.add(BuddyImport(key=key, content=content, until=clock.now() + _DRAFT_LASTS))
    return key.hex()


def bring_in(key: str, seen: str, by: str, *, tell: bool) -> BroughtIn:
    """Do what a list says when that is still what was `seen`, the fingerprint of its plan.

    With `tell`, each new buddy gets a mail that says how to sign in.
    """
    with transaction() as session:
        hold_buddies()
        # Of two who press at once, the second finds no list.
        session.get(BuddyImport, key_of(key), with_for_update=True)
        draft = find_draft(key)
        if draft is None:
            raise DraftGone
        plan, faults = plan_of(draft)
        if faults or plan.does_nothing or plan.fingerprint != seen:
            raise BuddiesChanged
        try:
            changes = _put_in(session, plan, tell=tell)
        except accounts.AccountExists as fault:
            raise BuddiesChanged from fault
        _forget(session, [key, *_done_before()])
        _remember(session, Done("", by, clock.today(), tuple(changes)))
    return BroughtIn(plan.added, plan.changed, len(plan.stopping), _pass_on(plan.stopping))


def undo(by: str) -> Undone | None:
    """Make each buddy what they were before the last list.

    Whom it added leaves, and is deleted at once when they have put nothing into their profile. Whoever was changed
    since is left alone. None when there is nothing to take back.
    """
    with transaction() as session:
        hold_buddies()
        done = last_done()
        if done is None or done.undone:
            return None
        now = read_buddies()
        back, left = way_back(done.changes, now)
        told = {change["after"]["id"]: change for change in done.changes if change["before"]}
        removed = [buddy_id for buddy_id in back if buddy_id not in told]
        restored = {one: {**now[one], **cells_back(told[one])} for one in back if one in told}
        taken = _taken_addresses(restored, now)
        left += taken
        restored = {buddy_id: cells for buddy_id, cells in restored.items() if buddy_id not in taken}
        traceless = without_words_of_their_own(removed)
        for buddy_id in removed:
            leave(buddy_id)
        _change(session, restored, now)
        _forget(session, [done.key])
        _remember(session, replace(done, by=by, undone=True))
    stopped = [buddy_id for buddy_id, cells in restored.items() if cells["active"] == "no"]
    names = {change["after"]["id"]: change["after"]["name"] for change in done.changes}
    moved = _pass_on([*removed, *stopped])
    # Nothing is lost with somebody who has put nothing in, and the list may add them anew when it is mended.
    for buddy_id in traceless:
        forget(buddy_id, clock.today())
    return Undone(len(restored), len(removed), moved, tuple(names[buddy_id] for buddy_id in left))


def purge_imports() -> None:
    """Delete lists that nobody said yes to in time, and the memory of the last one after a week."""
    with transaction() as session:
        session.execute(delete(BuddyImport).where(BuddyImport.until <= clock.now()))


def _put_in(session: Session, plan: Plan, *, tell: bool) -> list[dict[str, dict[str, str]]]:
    """Add and change; gives for each buddy what they were `before` and what they are `after`."""
    known = read_buddies()
    changes = [{"before": dict(change.before), "after": dict(change.after)} for change in plan.changes]
    for other in plan.others:
        was = dict(known[other.buddy_id])
        changes.append({"before": was, "after": {**was, "active": "no"}})
    supervisors = _supervisors()
    _change(session, {one["after"]["id"]: one["after"] for one in changes if one["before"]}, known)
    for one in changes:
        if not one["before"]:
            added = one["after"]
            added["id"] = _add(added)
            added["joined_on"] = added["joined_on"] or clock.today().isoformat()
            _supervise(session, added, supervisors)
            if tell:
                mail.post(to=added["email"], template="buddy_welcome", language=added["mail_language"])
    return changes


def _add(cells: Cells) -> str:
    values: dict[str, Any] = values_of(cells)
    paused_until, joined_on = values.pop("paused_until"), values.pop("joined_on")
    standing = Standing(values.pop("active"), values.pop("trained_until"), values.pop("supervised_until"))
    buddy_id = add_buddy(cells["email"], ProfileDetails(**values), standing, joined_on=joined_on)
    if paused_until:
        pause(buddy_id, paused_until)
    return buddy_id


def _change(session: Session, to: Mapping[str, Cells], known: Mapping[str, Cells]) -> None:
    """Make buddies what their cells say, and touch nothing that they do not change."""
    accounts_of, supervisors = _accounts_of(), _supervisors()
    changes = {}
    for buddy_id, cells in to.items():
        was = values_of(known[buddy_id])
        changes[buddy_id] = {name: value for name, value in values_of(cells).items() if value != was[name]}
        if cells["email"] != known[buddy_id]["email"]:
            accounts.change_address(accounts_of[buddy_id], cells["email"])
        if cells["supervisor"] != known[buddy_id]["supervisor"]:
            _supervise(session, cells, supervisors)
    change_records(changes)


def _supervise(session: Session, cells: Cells, supervisors: Mapping[str, str]) -> None:
    key = supervisors.get(cells["supervisor"])
    care = session.get(BuddyCare, cells["id"])
    if care is None and key:
        care = BuddyCare(buddy_id=cells["id"])
        session.add(care)
    if care is not None:
        care.supervisor_key = key_of(key) if key else None


def _supervisors() -> dict[str, str]:
    return {one.email: one.key for one in queries.supervisors()}


def _accounts_of() -> dict[str, int]:
    return {one.id: one.account_id for one in records()}


def _pass_on(stopped: Iterable[str]) -> int:
    """What waits for those who stopped goes on, once nobody can be asked any more who stops too."""
    return sum(pass_on_all(buddy_id) for buddy_id in stopped)


def _taken_addresses(restored: Mapping[str, Cells], now: Mapping[str, Cells]) -> list[str]:
    """Whose old address somebody else has by now."""
    owners = {one.email: one.id for one in account_queries.all_accounts()}
    accounts_of = _accounts_of()
    moved = {
        buddy_id: cells["email"]
        for buddy_id, cells in restored.items()
        if cells["email"] != now[buddy_id]["email"]
    }
    return [one for one, email in moved.items() if owners.get(email, accounts_of[one]) != accounts_of[one]]


def _done_before() -> list[str]:
    done = last_done()
    return [done.key] if done else []


def _forget(session: Session, keys: list[str]) -> None:
    session.execute(delete(BuddyImport).where(BuddyImport.key.in_([key_of(key) for key in keys])))


def _remember(session: Session, done: Done) -> None:
    content = seal_packed(done.as_json(), DONE)
    session.add(BuddyImport(key=random_key(), content=content, until=clock.now() + _DONE_LASTS))
