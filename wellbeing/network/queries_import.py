"""Reading lists of buddies that leads bring in: what is known, what a list would do, and what the last one did."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import select

from wellbeing.accounts import queries as accounts
from wellbeing.buddies import queries as buddies
from wellbeing.buddies.queries_records import records
from wellbeing.core.clock import now
from wellbeing.core.db import db, key_of
from wellbeing.core.grids import Fault, Faults, Grid
from wellbeing.core.i18n import current_language, format_number
from wellbeing.core.i18n import gettext as _
from wellbeing.core.i18n import lazy_gettext as _l
from wellbeing.core.sealing import unseal_packed
from wellbeing.core.uploads import judge
from wellbeing.network import queries
from wellbeing.network.list_changes import Plan, plan
from wellbeing.network.lists import COLUMNS, Cells, Known, cells_of, read_list
from wellbeing.network.models import BuddyImport

DRAFT, DONE = "buddies-to-import", "buddies-imported"
_MOST_ROWS = 20_000
_HAS_ROLE = _l("A lead or an administrator has this address. Add them on the page “Add a buddy”.")
_HAS_LEFT = _l("This person has left. Take them back on their own page first.")


@dataclass(frozen=True)
class Draft:
    """A list that waits for a yes: whether those who are not in it stop, and where work addresses end."""

    grid: Grid
    others_stop: bool
    domains: tuple[str, ...]
    key: str = ""

    def as_json(self) -> dict[str, Any]:
        """The list as plain values, without its key."""
        return {"grid": self.grid.as_json(), "others_stop": self.others_stop, "domains": self.domains}


@dataclass(frozen=True)
class Done:
    """The list that was brought in last: each change says what a buddy was `before` and was made `after`."""

    key: str
    by: str
    on: date
    changes: tuple[Mapping[str, dict[str, str]], ...] = field(hash=False)
    undone: bool = False

    def as_json(self) -> dict[str, Any]:
        """The memory of a list as plain values, without its key."""
        return {"by": self.by, "on": self.on.isoformat(), "changes": self.changes, "undone": self.undone}

    @property
    def before(self) -> list[Cells]:
        """The buddies that the list changed, as they were."""
        return [change["before"] for change in self.changes if change["before"]]


def read_buddies() -> dict[str, Cells]:
    """Every buddy who has not left, as the cells of a list, by id."""
    emails = {one.id: one.email for one in accounts.all_accounts()}
    return {one.id: cells for one, cells in _listed(emails) if one.left_on is None}


def _listed(emails: Mapping[int, str]) -> Any:
    supervisors = {one.key: one.email for one in queries.supervisors()}
    care = queries.care_of_all()
    for one in records():
        supervisor = care[one.id].supervisor if one.id in care else None
        yield one, cells_of(one, emails.get(one.account_id, ""), supervisors.get(supervisor or "", ""))


def what_is_known(domains: tuple[str, ...]) -> Known:
    """All that the rows of a list are judged by."""
    everybody = accounts.all_accounts()
    listed = list(_listed({one.id: one.email for one in everybody}))
    owners = {one.account_id: one for one, _cells in listed if one.left_on is None}
    more = {one.id for one in everybody if set(one.roles) - {"buddy"}}
    return Known(
        {one.id: cells for one, cells in listed if one.left_on is None},
        buddies.topics_for_buddies(current_language().code),
        frozenset(one.email for one in queries.supervisors()),
        domains,
        {one.email: _HAS_ROLE if one.roles else _HAS_LEFT for one in everybody if one.id not in owners},
        frozenset(one.id for account, one in owners.items() if account in more),
        frozenset(one.id for one, _cells in listed if one.left_on is not None),
    )


def plan_of(draft: Draft) -> tuple[Plan, tuple[Fault, ...]]:
    """What a list would do; with any fault it would do nothing."""
    grid, faults = draft.grid, Faults()
    rows = len(grid.lines) - 1
    if not 0 < rows <= _MOST_ROWS:
        few = _("The list has no rows below the names of its columns.")
        many = _("The list has more than %(most)s rows. Split it.", most=format_number(_MOST_ROWS))
        faults.add(grid.file, 1, "", many if rows else few, sheet=grid.sheet)
        return Plan(), tuple(faults.found)
    known = what_is_known(draft.domains)
    incoming = read_list(grid, known, faults)
    if faults.found:
        return Plan(), tuple(faults.found)
    return plan(incoming, known.buddies, draft.others_stop), ()


def read_file(
    name: str, content: bytes, others_stop: bool, domains: tuple[str, ...]
) -> tuple[Draft | None, Plan, tuple[Fault, ...]]:
    """A list as somebody has it, and what it would do; there is no list to keep when it has faults."""
    judged = judge(name, content, COLUMNS, lambda grid: plan_of(Draft(grid, others_stop, domains))[1])
    if judged.grid is None:
        return None, Plan(), judged.faults
    draft = Draft(judged.grid, others_stop, domains)
    return draft, plan_of(draft)[0], ()


def find_draft(key: str) -> Draft | None:
    """The list with this key, unless its hour has passed."""
    row = db.session.get(BuddyImport, key_of(key)) if key_of(key) else None
    held = unseal_packed(row.content, DRAFT) if row and row.until > now() else None
    if not held:
        return None
    return Draft(Grid.from_json(held["grid"]), held["others_stop"], tuple(held["domains"]), key)


def last_done() -> Done | None:
    """The list that was brought in last, for as long as it is remembered."""
    rows = db.session.scalars(select(BuddyImport).order_by(BuddyImport.until.desc()))
    for row in rows:
        held = unseal_packed(row.content, DONE) if row.until > now() else None
        if held:
            on = date.fromisoformat(held["on"])
            return Done(row.key.hex(), held["by"], on, tuple(held["changes"]), held["undone"])
    return None
