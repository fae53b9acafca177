"""Which resources a lead asked to see."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from wellbeing.curation.reviews import Standing, standing


class Need(StrEnum):
    """What a resource may wait for."""

    REVIEW = "review"
    NEVER = "never"
    UNCONFIRMED = "unconfirmed"
    LINK = "link"
    UNOWNED = "unowned"


class Kept(Protocol):
    """What is asked of a resource."""

    @property
    def slug(self) -> str: ...  # noqa: D102
    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def verified(self) -> bool: ...  # noqa: D102
    @property
    def status(self) -> str: ...  # noqa: D102
    @property
    def owner(self) -> str: ...  # noqa: D102
    @property
    def due_on(self) -> date | None: ...  # noqa: D102


@dataclass(frozen=True)
class Wanted:
    """What a lead asked for; empty means all."""

    q: str = ""
    status: str = ""
    owner: str = ""
    need: str = ""

    def admits(self, one: Kept, today: date, broken: Collection[str]) -> bool:
        """Whether a resource is among what was asked for."""
        return (
            (not self.q or all(word in one.name.casefold() for word in self.q.casefold().split()))
            and (not self.status or one.status == self.status)
            and (not self.owner or one.owner.casefold() == self.owner.casefold())
            and (not self.need or self.need in needs(one, today, broken))
        )


# What has ended or rests is not waited for.
_ACTIVE = ("draft", "review", "published")


def needs(one: Kept, today: date, broken: Collection[str]) -> list[Need]:
    """What a resource waits for."""
    if one.status not in _ACTIVE:
        return []
    stands = standing(one.due_on, today)
    found = {
        Need.REVIEW: stands in (Standing.LATE, Standing.SOON),
        Need.NEVER: stands is Standing.NEVER,
        Need.UNCONFIRMED: not one.verified,
        Need.LINK: one.slug in broken,
        Need.UNOWNED: not one.owner,
    }
    return [need for need, waits in found.items() if waits]


def count_needs(many: Iterable[Kept], today: date, broken: Collection[str]) -> dict[str, int]:
    """How many resources wait for each thing, and how many are drafts or in review."""
    counts = {**{str(need): 0 for need in Need}, "draft": 0, "in_review": 0}
    for one in many:
        for need in needs(one, today, broken):
            counts[need] += 1
        if one.status in ("draft", "review"):
            counts["draft" if one.status == "draft" else "in_review"] += 1
    return counts
