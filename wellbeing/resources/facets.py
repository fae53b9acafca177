"""Filters with counts: how many results each choice would leave."""

import struct
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from wellbeing.resources.bits import bits_of
from wellbeing.resources.entries import Resource
from wellbeing.resources.vocabulary import DAY_AND_NIGHT, FROM_WORK

# The names of the filters, as they stand in addresses, in the order of the page.
FILTERS = ("area", "topic", "scope", "audience", "channel", "language", "cost", "hours", "open_to", "private")
# Filters with many values are lists to choose one from; the others are boxes to tick.
LISTS = ("topic", "audience", "language")
# Bits for one count of a few found resources: room for many more than a search gives.
_ROOM = 16

Counts = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True)
class Chosen:
    """What someone has chosen: one or more values of a filter mean any of them, two filters mean both."""

    area: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()
    scope: tuple[str, ...] = ()
    audience: tuple[str, ...] = ()
    channel: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    cost: tuple[str, ...] = ()
    hours: tuple[str, ...] = ()
    open_to: tuple[str, ...] = ()
    private: tuple[str, ...] = ()

    def values(self, name: str) -> tuple[str, ...]:
        """What is chosen of one filter."""
        chosen: tuple[str, ...] = getattr(self, name)
        return chosen

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Every choice as its filter and its value, in the order of the page."""
        return tuple((name, value) for name in FILTERS for value in self.values(name))

    @property
    def further(self) -> tuple[tuple[str, str], ...]:
        """The second and later choices of the filters that a list shows one of."""
        return tuple((name, value) for name in LISTS for value in self.values(name)[1:])

    def without(self, name: str, value: str) -> "Chosen":
        """The same, less one value."""
        left = tuple(kept for kept in self.values(name) if kept != value)
        return replace(self, **{name: left})


NOTHING_CHOSEN = Chosen()


class Facets:
    """Which resources have which value.

    For each value the resources that have it are the bits of one number: a whole pack is counted in a step for each
    value. For each resource its values are a number too, with room for a count at each value: the sum of these
    numbers counts the values of a few found resources all at once.
    """

    def __init__(self, resources: Sequence[Resource]) -> None:
        self._size = len(resources)
        having: dict[str, dict[str, list[int]]] = {name: {} for name in FILTERS}
        for number, resource in enumerate(resources):
            for name, values in _values(resource).items():
                for value in values:
                    having[name].setdefault(value, []).append(number)
        self._bits = {
            name: {value: bits_of(numbers, self._size) for value, numbers in values.items()}
            for name, values in having.items()
        }
        self._all = (1 << self._size) - 1
        self._tallies = [0] * self._size
        rooms = [numbers for values in having.values() for numbers in values.values()]
        for room, numbers in enumerate(rooms):
            one = 1 << room * _ROOM
            for number in numbers:
                self._tallies[number] += one
        self._rooms = struct.Struct(f"<{len(rooms)}H")

    def known(self, name: str, values: Iterable[str]) -> tuple[str, ...]:
        """Those of the values that any resource has, each once."""
        return tuple(dict.fromkeys(value for value in values if value in self._bits[name]))

    def narrow(self, found: Sequence[int], chosen: Chosen) -> tuple[Sequence[int], Counts]:
        """What is left of a few found resources, in their order, and the count that each choice would give."""
        masks = self._masks(chosen)
        if not masks:
            return found, self._counts(found)
        fitting = {name: self._fitting(mask, found) for name, mask in masks.items()}
        left = _met(found, fitting.values())
        counts = self._counts(left)
        for name in masks:
            others = _met(found, (fits for other, fits in fitting.items() if other != name))
            counts[name] = self._counts(others)[name]
        return left, counts

    def browse(self, chosen: Chosen) -> tuple[int, Counts]:
        """The same of all resources; those that are left are the bits of one number."""
        masks = self._masks(chosen)
        left = self._all
        for mask in masks.values():
            left &= mask
        counts = {}
        for name, values in self._bits.items():
            others = left
            if name in masks:
                others = self._all
                for other, mask in masks.items():
                    if other != name:
                        others &= mask
            counts[name] = {value: (bits & others).bit_count() for value, bits in values.items()}
        return left, counts

    def _masks(self, chosen: Chosen) -> dict[str, int]:
        return {name: self._any_of(name, chosen.values(name)) for name in FILTERS if chosen.values(name)}

    def _any_of(self, name: str, values: Iterable[str]) -> int:
        mask = 0
        for value in values:
            mask |= self._bits[name].get(value, 0)
        return mask

    def _fitting(self, mask: int, numbers: Iterable[int]) -> list[int]:
        field = mask.to_bytes(self._size // 8 + 1, "little")
        return [field[number >> 3] >> (number & 7) & 1 for number in numbers]

    def _counts(self, numbers: Iterable[int]) -> dict[str, dict[str, int]]:
        total = sum(map(self._tallies.__getitem__, numbers))
        counted = iter(self._rooms.unpack(total.to_bytes(self._rooms.size, "little")))
        return {name: dict(zip(values, counted, strict=False)) for name, values in self._bits.items()}


def _met(numbers: Iterable[int], fitting: Iterable[Sequence[int]]) -> list[int]:
    """The numbers that are marked in every list of marks."""
    return [number for number, *marks in zip(numbers, *fitting, strict=True) if all(marks)]


def _values(resource: Resource) -> Mapping[str, tuple[str, ...]]:
    return {
        "area": resource.areas,
        "topic": resource.topics,
        "scope": (resource.scope,),
        "audience": resource.audience,
        "channel": resource.channels,
        "language": resource.languages,
        "cost": (resource.cost,),
        "hours": (DAY_AND_NIGHT,) if resource.is_24h else (),
        "open_to": resource.open_to,
        "private": (FROM_WORK,) if resource.private_from_work else (),
    }
