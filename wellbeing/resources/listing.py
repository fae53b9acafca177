"""The order of a list that nobody asked a question about: by the topics chosen, or else as the pack has it."""

from collections.abc import Collection, Iterable, Sequence

from wellbeing.resources.bits import Marked, bits_of
from wellbeing.resources.entries import Resource
from wellbeing.resources.facets import Chosen, Counts, Facets
from wellbeing.resources.vocabulary import EVERYONE

# The further back a topic stands among a resource's topics, the less the resource is about it; from here on alike.
_FURTHEST = 3
_MOST_KEPT = 200


class Listing:
    """All resources, ready to be put in order without looking at each."""

    def __init__(self, resources: Sequence[Resource], facets: Facets, past_due: Collection[int]) -> None:
        size = len(resources)
        about: list[dict[str, list[int]]] = [{} for _place in range(_FURTHEST + 1)]
        for number, resource in enumerate(resources):
            for place, topic in enumerate(resource.topics):
                about[min(place, _FURTHEST)].setdefault(topic, []).append(number)
        self._about = [
            {topic: bits_of(numbers, size) for topic, numbers in topics.items()} for topics in about
        ]
        self._facets = facets
        self._browsed: dict[Chosen, tuple[Sequence[int], Counts]] = {}
        self._past_due = bits_of(past_due, size)
        self._everyone = bits_of(_where(EVERYONE in each.audience for each in resources), size)
        self._verified = bits_of(_where(each.verified for each in resources), size)

    def browse(self, chosen: Chosen) -> tuple[Sequence[int], Counts]:
        """What the filters leave, in order, and the count that each choice would give.

        Kept: what people type has no end, what they can choose has, and there is nobody's word in it.
        """
        found = self._browsed.get(chosen)
        if found is None:
            left, counts = self._facets.browse(chosen)
            found = (self.ordered(left, chosen.topic), counts)
            if len(self._browsed) >= _MOST_KEPT:
                self._browsed.clear()
            self._browsed[chosen] = found
        return found

    def ordered(self, left: int, topics: Collection[str]) -> Sequence[int]:
        """The resources in `left`, most about the topics first; below their equals those past their review."""
        if not topics:
            return Marked(left & ~self._past_due, left & self._past_due)
        groups = []
        for about in self._about:
            here = 0
            for topic in topics:
                here |= about.get(topic, 0)
            groups.append(here & left)
            left &= ~here
        for good in (self._everyone, ~self._past_due, self._verified):
            groups = [part for group in groups for part in (group & good, group & ~good)]
        return Marked(*groups)


def _where(marks: Iterable[bool]) -> Iterable[int]:
    return (number for number, mark in enumerate(marks) if mark)
