"""What a list that somebody brings in would change: row by row, and cell by cell, before anything is changed."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

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
    """What a list would do. What is in the pack but not in the list is left alone."""

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
        told = [
            [change.slug, [[one.language, one.column, one.before, one.after] for one in change.differences]]
            for change in self.changes
        ]
        return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def plan(
    kind: str, language: str, incoming: Mapping[str, Mapping[str, str]], known: Mapping[str, Content]
) -> Plan:
    """Compare what a list says of each entry, in one language, with what the pack says."""
    changes = []
    for slug, cells in incoming.items():
        before = known.get(slug, {})
        if before.get(language) == cells:
            continue
        after = _after(kind, language, before, cells)
        found = differences(before, after)
        changes.append(Change(slug, name_of(after) or slug, not before, found, after))
    absent = tuple(
        name_of(content) or slug
        for slug, content in known.items()
        if slug not in incoming and language in content
    )
    return Plan(tuple(changes), len(incoming) - len(changes), absent)


def name_of(content: Content) -> str:
    """The English name of a resource or topic."""
    cells = content[ENGLISH]
    return cells.get("name") or cells.get("label_en", "")


def _after(kind: str, language: str, before: Content, cells: Mapping[str, str]) -> Content:
    if language == ENGLISH and kind == RESOURCE and before:
        # A list cannot say whether new words mean the same, so their translations wait to be made anew.
        return changed_cells(before, cells, RESOURCE_WORDS, same_meaning=False)
    return {**before, language: cells}
