"""What a search would return if a topic had other words."""

from dataclasses import dataclass

from wellbeing.resources.entries import Resource, Topic
from wellbeing.resources.snapshot import Pack, make_pack

# Beyond this, building a second index is felt.
LARGE = 1_000
_SHOWN = 10


@dataclass(frozen=True)
class Trial:
    """The first results of a query now, and with the words that somebody edits; and how many there are of each."""

    now: tuple[Resource, ...]
    then: tuple[Resource, ...]
    total_now: int
    total_then: int


def try_words(pack: Pack, topic: Topic, query: str, language: str, leading: tuple[str, ...] = ()) -> Trial:
    """Search the pack as it is, and a copy in which the topic has these words. Keeps nothing."""
    topics = tuple(topic if one.id == topic.id else one for one in pack.topics)
    copy = make_pack(pack.edition, pack.day, pack.resources, topics)
    now, total_now = _first(pack, query, language, leading)
    then, total_then = _first(copy, query, language, leading)
    return Trial(now, then, total_now, total_then)


def _first(
    pack: Pack, query: str, language: str, leading: tuple[str, ...]
) -> tuple[tuple[Resource, ...], int]:
    numbers = pack.index.search(query, language, leading=leading).numbers
    return tuple(pack.resources[number] for number in numbers[:_SHOWN]), len(numbers)
