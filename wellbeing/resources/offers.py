"""Which resources stand first where there is room for a few: on an area's page, and after a check-in.

Broad before narrow, confirmed before unconfirmed, for everyone before a few. What is there for a crisis comes last,
because the way to help now stands on every page, and before everything else when things are very hard.
"""

from collections.abc import Mapping, Sequence

from wellbeing.resources.crisis import TOPIC_OF
from wellbeing.resources.entries import Resource
from wellbeing.resources.vocabulary import EVERYONE, SCOPES, SOME_PEOPLE

# A service for twenty worries is not twice as near as one for ten.
_BROADEST = 3
_CONFIRMED = 1.5
_FOR_EVERYONE = 2.0
_OPEN = 1.0


def by_scope(
    resources: Sequence[Resource], area: str, area_of_topic: Mapping[str, str]
) -> dict[str, list[int]]:
    """The numbers of an area's resources by where help is from, nearest first, the best within each first."""
    groups: dict[str, list[int]] = {scope.id: [] for scope in SCOPES}
    for number, resource in enumerate(resources):
        if area in resource.areas:
            groups[resource.scope].append(number)
    for numbers in groups.values():
        numbers.sort(key=lambda number: _rank(resources[number], area, area_of_topic))
    return groups


def _rank(resource: Resource, area: str, area_of_topic: Mapping[str, str]) -> tuple[bool, float]:
    broad = min(sum(area_of_topic.get(topic) == area for topic in resource.topics), _BROADEST)
    worth = (
        broad
        + _CONFIRMED * resource.verified
        + _FOR_EVERYONE * (EVERYONE in resource.audience)
        + _OPEN * (SOME_PEOPLE not in resource.open_to)
    )
    for_a_crisis = bool(resource.topics) and resource.topics[0] in TOPIC_OF.values()
    return for_a_crisis, -worth


def few(resources: Sequence[Resource], groups: Mapping[str, Sequence[int]], most: int) -> list[int]:
    """One resource of each scope, from near to far, that is open to more than a certain group of people.

    With fewer to show than there are scopes, help inside the trust and help farthest from it are kept: some people
    want a colleague, others want nobody at work to know.
    """
    firsts = [
        next((number for number in numbers if resources[number].open_to != (SOME_PEOPLE,)), None)
        for numbers in groups.values()
    ]
    found = [number for number in firsts if number is not None]
    return found if len(found) <= most else [*found[: most - 1], found[-1]]
