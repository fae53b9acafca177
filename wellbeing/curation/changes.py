"""What a list that somebody brings in would change: row by row, and cell by cell, before anything is changed."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass

from wellbeing.curation.entry_cells import ENGLISH, RESOURCE_WORDS, changed_cells
from wellbeing.curation.versions import RESOURCE, Content, Difference, differences


@dataclass(frozen=True)
class Change:
    """One entry that would be added or changed, and what it would say."""

    slug: str
    name: str
    is_new: bool
    differences: tuple[Difference, ...]
    after: Content


@dataclass(frozen=True)
class Plan:
    """What a list would do. What is in the pack but not in the list is left alone; `absent` are the names."""

    changes: tuple[Change, ...]
    unchanged: int
    absent: tuple[str, ...]

    @property
    def added(self) -> int:
        """How many entries would be added."""
        return sum(change.is_new for change in self.changes)

    @property
    def changed(self) -> int:
        """How many entries would be changed."""
        return len(self.changes) - self.added

    @property
    def fingerprint(self) -> str:
        """The same for two plans that change the same things in the same way."""
        # What was there before counts too: whoever agreed to a change agreed to what it would take away.
        told = [asdict(change) for change in self.changes]
        return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def plan(
    kind: str,
    language: str,
    incoming: Mapping[str, Mapping[str, str] | None],
    known: Mapping[str, Content],
    absent: Iterable[str],
) -> Plan:
    """What a list would do: what it says of each entry, or None where nothing changes, beside what is known of it."""
    changes = []
    for slug, cells in incoming.items():
        if cells is not None:
            before = known.get(slug, {})
            after = _after(kind, language, before, cells)
            changes.append(
                Change(slug, name_of(after) or slug, not before, differences(before, after), after)
            )
    return Plan(tuple(changes), len(incoming) - len(changes), tuple(absent))


def replacement(known: Mapping[str, Content], after: Mapping[str, Content]) -> Plan:
    """What putting whole entries in the place of all those known would do; the absent ones would leave."""
    changes = tuple(
        Change(slug, name_of(content), slug not in known, differences(known.get(slug, {}), content), content)
        for slug, content in after.items()
        if known.get(slug) != content
    )
    absent = tuple(slug for slug in known if slug not in after)
    return Plan(changes, len(after) - len(changes), absent)


def lines_of(plan: Plan) -> Iterator[str]:
    """A plan for a terminal: + what is new, ~ what changes, cell by cell, - what leaves."""
    for change in plan.changes:
        yield f"{'+' if change.is_new else '~'} {change.slug} ({change.name})"
        for one in () if change.is_new else change.differences:
            column = one.column if one.language == ENGLISH else f"{one.language} {one.column}"
            yield f"    {column}: “{one.before}” becomes “{one.after}”"
    yield from (f"- {slug}" for slug in plan.absent)


def name_of(content: Content) -> str:
    """The English name of a resource or topic."""
    cells = content[ENGLISH]
    return cells.get("name") or cells.get("label_en", "")


def _after(kind: str, language: str, before: Content, cells: Mapping[str, str]) -> Content:
    if language == ENGLISH and kind == RESOURCE and before:
        # A list cannot say whether new words mean the same, so their translations wait to be made anew.
        return changed_cells(before, cells, RESOURCE_WORDS, same_meaning=False)
    return {**before, language: cells}
