"""Filters with counts: how many results each choice would leave.

The resources that have a value are kept as the bits of one whole number, so that counting is one step for each choice.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from wellbeing.resources.entries import Resource
from wellbeing.resources.vocabulary import DAY_AND_NIGHT, FROM_WORK

# The names of the filters, as they stand in addresses, in the order of the page.
FILTERS = ("area", "topic", "scope", "audience", "channel", "language", "cost", "hours", "open_to", "private")
# Filters with many values are lists to choose one from; the others are boxes to tick.
LISTS = ("topic", "audience", "language")


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
    """Which resources have which value."""

    def __init__(self, resources: Sequence[Resource]) -> None:
        self._size = len(resources)
        self._all = (1 << self._size) - 1
        places: dict[str, dict[str, list[int]]] = {name: {} for name in FILTERS}
        for number, resource in enumerate(resources):
            for name, values in _values(resource).items():
                for value in values:
                    places[name].setdefault(value, []).append(number)
        self._bits = {
            name: {value: self.bits(numbers) for value, numbers in values.items()}
            for name, values in places.items()
        }

    def bits(self, numbers: Iterable[int]) -> int:
        """The numbers of resources as the bits of one number."""
        field = bytearray(self._size // 8 + 1)
        for number in numbers:
            field[number >> 3] |= 1 << (number & 7)
        return int.from_bytes(field, "little")

    def known(self, name: str, values: Iterable[str]) -> tuple[str, ...]:
        """Those of the values that any resource has, each once."""
        return tuple(dict.fromkeys(value for value in values if value in self._bits[name]))

    def narrow(self, found: int | None, chosen: Chosen) -> tuple[int, dict[str, dict[str, int]]]:
        """What is left of the results (None: of all), and for each filter the count that each choice would give."""
        masks = {name: self._any_of(name, chosen.values(name)) for name in FILTERS if chosen.values(name)}
        start = self._all if found is None else found
        left = start
        for mask in masks.values():
            left &= mask
        counts = {}
        for name, values in self._bits.items():
            others = left
            if name in masks:
                others = start
                for other, mask in masks.items():
                    if other != name:
                        others &= mask
            counts[name] = {value: (bits & others).bit_count() for value, bits in values.items()}
        return left, counts

    def numbers(self, bits: int) -> Sequence[int]:
        """The numbers of the resources again, in the order of the pack."""
        if bits == self._all:
            return range(self._size)
        return [number for number, bit in enumerate(reversed(f"{bits:b}")) if bit == "1"]

    def _any_of(self, name: str, values: Iterable[str]) -> int:
        mask = 0
        for value in values:
            mask |= self._bits[name].get(value, 0)
        return mask


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
