"""Long lists in pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Item = TypeVar("Item")


@dataclass(frozen=True)
class Page(Generic[Item]):
    """One page of a list: its items, its number from 1, and how many there are."""

    items: Sequence[Item]
    number: int
    pages: int
    total: int

    @property
    def previous(self) -> int | None:
        """The number of the page before, if any."""
        return self.number - 1 if self.number > 1 else None

    @property
    def next(self) -> int | None:
        """The number of the page after, if any."""
        return self.number + 1 if self.number < self.pages else None

    @property
    def shown(self) -> list[int | None]:
        """The numbers to link to: the first, the last and those beside this one; None where some are left out."""
        near = {1, self.number - 1, self.number, self.number + 1, self.pages}
        found: list[int | None] = []
        for number in sorted(number for number in near if 1 <= number <= self.pages):
            last = found[-1] if found else 0
            if last is not None and number - last == 2:
                found.append(number - 1)  # a gap of one page takes as much room as its number
            elif last is not None and number - last > 2:
                found.append(None)
            found.append(number)
        return found


def paginate(items: Sequence[Item], page: int, per_page: int = 20) -> Page[Item]:
    """The page asked for; a number out of range gives the nearest page there is."""
    pages = max(1, -(-len(items) // per_page))
    number = min(max(page, 1), pages)
    return Page(items[(number - 1) * per_page : number * per_page], number, pages, len(items))
