"""Where colleagues find a buddy, and where they find none: counts by place, and the gaps by how many people feel them.

A talk in person needs a buddy who works in the same place or in one near it. By phone, video or message a buddy
may work anywhere. Only what buddies offer is counted; nothing here knows who asked for what.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from wellbeing import trust

IN_PERSON = "in_person"
REMOTE: tuple[str, ...] = tuple(way.id for way in trust.WAYS if way.id != IN_PERSON)
_ANY_REMOTE = ""
_NEAR: Mapping[str, tuple[str, ...]] = {place.id: (place.id, *place.near) for place in trust.PLACES}
PEOPLE: Mapping[str, int] = {place.id: trust.people_in_place(place.id) for place in trust.PLACES}
EVERYBODY = sum(PEOPLE.values())


class View(StrEnum):
    """What the map can show of each place."""

    LANGUAGES = "languages"
    TOPICS = "topics"
    TIMES = "times"


class Lack(StrEnum):
    """What is missing."""

    NOBODY = "nobody"
    BUSY = "busy"
    NOBODY_NEAR = "nobody_near"
    ONE = "one"
    ONE_NEAR = "one_near"


# How much a lack counts for each person who feels it.
WEIGHTS: Mapping[Lack, int] = {
    Lack.NOBODY: 4,
    Lack.BUSY: 3,
    Lack.NOBODY_NEAR: 2,
    Lack.ONE: 2,
    Lack.ONE_NEAR: 1,
}


@dataclass(frozen=True, slots=True)
class Helper:
    """What the map reads of an active buddy; `free` is whether they can be asked now."""

    place: str
    languages: tuple[str, ...]
    topics: tuple[str, ...]
    ways: tuple[str, ...]
    hours: tuple[str, ...]
    free: bool

    def offers(self, view: View) -> tuple[str, ...]:
        """The languages, topics or times of theirs."""
        return {View.LANGUAGES: self.languages, View.TOPICS: self.topics, View.TIMES: self.hours}[view]


@dataclass(frozen=True, slots=True)
class Count:
    """How many buddies there are, and how many of them can be asked now."""

    active: int = 0
    free: int = 0


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that is missing for the people of some places.

    `way` is set when it is missing by this way only. `elsewhere` are the buddies who work too far to meet but
    talk by phone, video or message.
    """

    lack: Lack
    view: View
    item: str
    places: tuple[str, ...] = ()
    way: str = ""
    people: int = EVERYBODY
    elsewhere: int = 0


class _Tally:
    """Counts by group and item. Plain dictionaries: a map of all buddies adds up tens of thousands of these."""

    def __init__(self) -> None:
        self._active: dict[tuple[str, str], int] = defaultdict(int)
        self._free: dict[tuple[str, str], int] = defaultdict(int)

    def add(self, group: str, items: Iterable[str], free: bool) -> None:
        for item in items:
            self._active[group, item] += 1
            if free:
                self._free[group, item] += 1

    def count(self, groups: Iterable[str], item: str) -> Count:
        active = free = 0
        for group in groups:
            active += self._active.get((group, item), 0)
            free += self._free.get((group, item), 0)
        return Count(active, free)


class Cover:
    """Who offers what, where: one view of the map."""

    def __init__(self, view: View, helpers: Iterable[Helper]) -> None:
        self.view = view
        self._meeting, self._remote, self._all = _Tally(), _Tally(), _Tally()
        for helper in helpers:
            items = dict.fromkeys(helper.offers(view))
            if not helper.ways:
                continue  # nobody can talk with somebody who offers no way
            self._all.add("", items, helper.free)
            if IN_PERSON in helper.ways:
                self._meeting.add(helper.place, items, helper.free)
            remote = [way for way in REMOTE if way in helper.ways]
            for way in (*remote, *([_ANY_REMOTE] if remote else [])):
                self._remote.add(way, items, helper.free)

    def near(self, place: str, item: str) -> Count:
        """The buddies whom people of a place can meet in person."""
        return self._meeting.count(_NEAR[place], item)

    def remote(self, item: str, way: str = _ANY_REMOTE) -> Count:
        """The buddies who talk by this way, or by any that needs no meeting, wherever they work."""
        return self._remote.count((way,), item)

    def total(self, item: str) -> Count:
        """The buddies of the whole trust."""
        return self._all.count(("",), item)


def gaps(cover: Cover, items: Sequence[str], asked: Mapping[str, float] | None = None) -> tuple[Gap, ...]:
    """What is missing among these items, the most needed first; `asked` makes an item count for more."""
    weight = asked or {}
    found = [gap for item in items for gap in _gaps_of(cover, item)]
    # Sorted is stable: equal ones stay in the order of the items.
    return tuple(sorted(found, key=lambda gap: -_need(gap) * weight.get(gap.item, 1)))


def in_place(found: Iterable[Gap], place: str) -> tuple[Gap, ...]:
    """The gaps that people of one place feel, told for it alone, in the order they have."""
    return tuple(
        replace(gap, places=(place,), people=PEOPLE[place]) if gap.places else gap
        for gap in found
        if not gap.places or place in gap.places
    )


def serious(found: Iterable[Gap]) -> tuple[Gap, ...]:
    """The gaps in which somebody finds nobody; where one buddy is left, nobody is missing yet."""
    return tuple(gap for gap in found if gap.lack in (Lack.NOBODY, Lack.BUSY, Lack.NOBODY_NEAR))


def _need(gap: Gap) -> int:
    nobody_by_any_way = gap.lack is Lack.NOBODY_NEAR and not gap.elsewhere
    return gap.people * WEIGHTS[Lack.NOBODY if nobody_by_any_way else gap.lack]


def _gaps_of(cover: Cover, item: str) -> Iterable[Gap]:
    total = cover.total(item)
    if total.active == 0:
        yield Gap(Lack.NOBODY, cover.view, item)
        return
    if total.active == 1:
        yield Gap(Lack.ONE, cover.view, item)
    if total.free == 0:
        yield Gap(Lack.BUSY, cover.view, item)
    elsewhere = cover.remote(item).active
    near = {place: cover.near(place, item).active for place in _NEAR}
    for lack, number in ((Lack.NOBODY_NEAR, 0), (Lack.ONE_NEAR, 1)):
        places = tuple(place for place, active in near.items() if active == number)
        if places and (lack is Lack.NOBODY_NEAR or total.active > 1):
            people = sum(PEOPLE[place] for place in places)
            yield Gap(lack, cover.view, item, places, people=people, elsewhere=elsewhere)
    if cover.view is View.TIMES:
        yield from _gaps_of_ways(cover, item)


def _gaps_of_ways(cover: Cover, item: str) -> Iterable[Gap]:
    for way in REMOTE:
        count = cover.remote(item, way)
        lack = Lack.NOBODY if not count.active else Lack.BUSY if not count.free else None
        if lack:
            yield Gap(lack, cover.view, item, way=way)
