"""Sets of resources as the bits of one whole number: quick to cut and to count, slow only to read out."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import overload

# Which bits each byte has.
_PLACES = tuple(tuple(place for place in range(8) if byte >> place & 1) for byte in range(256))


def bits_of(numbers: Iterable[int], size: int) -> int:
    """The numbers, all below `size`, as the bits of one."""
    field = bytearray(size // 8 + 1)
    for number in numbers:
        field[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(field, "little")


class Marked(Sequence[int]):
    """The numbers in some sets, one set after the other; read out only as far as somebody looks."""

    def __init__(self, *sets: int) -> None:
        self._sets = sets
        self._length = sum(bits.bit_count() for bits in sets)

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[int]:
        for bits in self._sets:
            for at, byte in enumerate(bits.to_bytes(bits.bit_length() // 8 + 1, "little")):
                for place in _PLACES[byte]:
                    yield at * 8 + place

    @overload
    def __getitem__(self, place: int) -> int: ...
    @overload
    def __getitem__(self, place: slice) -> list[int]: ...
    def __getitem__(self, place: int | slice) -> int | list[int]:
        wanted = range(self._length)[place]
        if isinstance(wanted, int):
            return next(islice(self, wanted, None))
        if wanted.step != 1:
            return [self[each] for each in wanted]
        return list(islice(self, wanted.start, wanted.stop))
