"""What a list of buddies would do, row by row and cell by cell, before anything is done."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum

from wellbeing.network.lists import Cells, Incoming

_FEW = 5
_ONE_IN = 10


# What a list did to one buddy: what they were `before`, and what they were made `after`.
Done = Mapping[str, Cells]


class Agree(StrEnum):
    """How somebody says yes to a list: the more buddies stop, the more has to be typed."""

    PRESS = "press"
    NUMBER = "number"
    WORDS = "words"


@dataclass(frozen=True)
class Difference:
    """One cell that changes."""

    column: str
    before: str
    after: str


@dataclass(frozen=True)
class Change:
    """One row that adds or changes a buddy; a new one has no id yet."""

    line: int
    buddy_id: str
    name: str
    differences: tuple[Difference, ...]
    before: Cells
    after: Cells

    @property
    def is_new(self) -> bool:
        """Whether the buddy is added."""
        return not self.buddy_id

    @property
    def stops(self) -> bool:
        """Whether a buddy who takes requests takes none any more."""
        return not self.is_new and (self.before["active"], self.after["active"]) == ("yes", "no")


@dataclass(frozen=True)
class Absent:
    """A buddy whom the list does not hold."""

    buddy_id: str
    name: str
    active: bool


@dataclass(frozen=True)
class Plan:
    """What a list would do. Whoever is absent is left alone, unless the others are to stop."""

    changes: tuple[Change, ...] = ()
    unchanged: int = 0
    absent: tuple[Absent, ...] = ()
    others_stop: bool = False
    # How many buddies take requests now.
    active: int = 0

    @property
    def added(self) -> int:
        """How many buddies would be added."""
        return sum(change.is_new for change in self.changes)

    @property
    def changed(self) -> int:
        """How many buddies would be changed."""
        return len(self.changes) - self.added

    @property
    def others(self) -> tuple[Absent, ...]:
        """Who would stop because the list does not hold them."""
        return tuple(one for one in self.absent if one.active) if self.others_stop else ()

    @property
    def stopping(self) -> dict[str, str]:
        """Everybody who would stop: the name by the id."""
        rows = {change.buddy_id: change.name for change in self.changes if change.stops}
        return rows | {one.buddy_id: one.name for one in self.others}

    @property
    def does_nothing(self) -> bool:
        """Whether everything is as the list says already."""
        return not self.changes and not self.others

    @property
    def agree(self) -> Agree:
        """What somebody has to do to say yes."""
        return how_to_agree(len(self.stopping), self.active)

    @property
    def fingerprint(self) -> str:
        """The same for two plans that do the same things."""
        told = [[asdict(change) for change in self.changes], sorted(self.stopping)]
        return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def how_to_agree(stopping: int, active: int) -> Agree:
    """More than a few buddies, or more than one in ten, do not stop by one press; all of them only by words."""
    if stopping < 2:
        return Agree.PRESS
    if stopping >= active:
        return Agree.WORDS
    return Agree.NUMBER if stopping > _FEW or stopping * _ONE_IN > active else Agree.PRESS


def plan(incoming: Sequence[Incoming], known: Mapping[str, Cells], others_stop: bool) -> Plan:
    """What a list would do to the buddies known."""
    changes = [_change(row) for row in incoming]
    made = tuple(change for change in changes if change.differences)
    held = {row.buddy_id for row in incoming}
    absent = tuple(
        Absent(buddy_id, cells["name"], cells["active"] == "yes")
        for buddy_id, cells in known.items()
        if buddy_id not in held
    )
    active = sum(cells["active"] == "yes" for cells in known.values())
    return Plan(made, len(changes) - len(made), absent, others_stop, active)


def _change(row: Incoming) -> Change:
    differences = tuple(
        Difference(column, row.before.get(column, ""), cell)
        for column, cell in row.after.items()
        if row.before.get(column, "") != cell
    )
    return Change(row.line, row.buddy_id, row.after["name"], differences, row.before, row.after)


def lines_of(plan: Plan) -> Iterator[str]:
    """A plan for a terminal: + who is new, ~ who changes, cell by cell, - who stops."""
    for change in plan.changes:
        yield f"{'+' if change.is_new else '~'} row {change.line}: {change.name}"
        for one in change.differences:
            shown = f"“{one.before}” becomes “{one.after}”" if not change.is_new else f"“{one.after}”"
            yield f"    {one.column}: {shown}"
    for buddy_id, name in plan.stopping.items():
        yield f"- {name} ({buddy_id}) stops"


def way_back(done: Sequence[Done], now: Mapping[str, Cells]) -> tuple[list[str], list[str]]:
    """Of buddies whom a list changed: who can be made what they were, and who was changed by somebody since.

    Only the cells that the list changed count.
    """
    back: list[str] = []
    left: list[str] = []
    for change in done:
        after = change["after"]
        cells = now.get(after["id"], {})
        same = cells and all(cells[column] == after[column] for column in _touched(change))
        (back if same else left).append(after["id"])
    return back, left


def cells_back(change: Done) -> dict[str, str]:
    """The cells that a list changed, as they were before."""
    return {column: change["before"].get(column, "") for column in _touched(change)}


def _touched(change: Done) -> list[str]:
    before, after = change["before"], change["after"]
    return [column for column in after if before.get(column, "") != after[column]]
