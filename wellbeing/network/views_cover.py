"""Where colleagues find a buddy and where they find none, for leads: gaps in words, then the table behind them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from flask import request
from flask.typing import ResponseReturnValue

from wellbeing import soothe, trust
from wellbeing.accounts import access
from wellbeing.buddies.queries import profiles
from wellbeing.buddies.queries_facts import HOURS
from wellbeing.core import clock
from wellbeing.core.downloads import csv_file
from wellbeing.core.i18n import current_language
from wellbeing.core.i18n import gettext as _
from wellbeing.core.pages import render
from wellbeing.network import cover_words as words
from wellbeing.network import queries_cover as queries
from wellbeing.network.cover import REMOTE, Count, Cover, Gap, View, gaps, in_place
from wellbeing.network.views_base import bp

GAPS_SHOWN = 8


@dataclass(frozen=True)
class Asked:
    """What the address asks for; what it does not name, or nobody knows, is the usual."""

    view: View
    place: str
    free: bool
    languages: tuple[str, ...]
    area: str

    def address(self, **changes: Any) -> dict[str, Any]:
        """The parameters of this map, with some of them changed."""
        named = {
            "view": str(self.view),
            "place": self.place,
            "count": "free" if self.free else "",
            "area": self.area if self.view is View.TOPICS else "",
            "language": list(self.languages) if self.view is View.LANGUAGES else [],
        }
        return {name: value for name, value in {**named, **changes}.items() if value}


@bp.get("/manage/buddies/cover")
@access.lead
def cover() -> ResponseReturnValue:
    """Gaps in words first, then the places with what is offered in each."""
    asked = _asked()
    with_topics = queries.topics_by_area("en")
    every = _items(asked.view, asked)
    shown = _shown_items(every, asked)
    map_ = Cover(asked.view, queries.helpers(profiles()))
    found = gaps(map_, tuple(every), queries.topics_looked_for() if asked.view is View.TOPICS else None)
    if asked.place:
        found = in_place(found, asked.place)
    headings, rows = _one_place(map_, shown, asked) if asked.place else _all_places(map_, shown, asked)
    return render(
        "network/cover.html",
        asked=asked,
        views=words.VIEW_NAMES,
        gaps=[_gap(gap, every[gap.item]) for gap in found],
        few=GAPS_SHOWN,
        headings=headings,
        rows=rows,
        languages=_language_choices(asked),
        areas=[area for area in soothe.AREAS if area.id in with_topics],
        places=trust.PLACES,
        place=trust.find_place(asked.place),
    )


@bp.get("/manage/buddies/cover.csv")
@access.lead
def cover_csv() -> ResponseReturnValue:
    """What is shown, for every place, as CSV."""
    asked = _asked()
    shown = _shown_items(_items(asked.view, asked), asked)
    map_ = Cover(asked.view, queries.helpers(profiles()))
    names = ("place", str(asked.view), "active", "can_be_asked_now")
    return csv_file([names, *_lines(map_, shown)], f"cover-{asked.view}-{clock.today()}")


def _asked() -> Asked:
    named = request.args.get("view", "")
    place, area = request.args.get("place", ""), request.args.get("area", "")
    with_topics = queries.topics_by_area("en")
    areas = [one for one in soothe.AREA_IDS if one in with_topics]
    chosen = set(request.args.getlist("language")) - {"en"}
    languages = tuple(code for code in trust.LANGUAGE_CODES if code in chosen)
    return Asked(
        View(named) if named in tuple(View) else View.LANGUAGES,
        place if trust.find_place(place) else "",
        request.args.get("count") == "free",
        languages,
        area if area in areas else next(iter(areas), ""),
    )


def _items(view: View, asked: Asked) -> Mapping[str, str]:
    """The ids of what gaps are looked for in, with their names."""
    if view is View.LANGUAGES:
        codes = asked.languages or queries.usual_languages()
        return {code: trust.language_name(code) for code in codes}
    if view is View.TIMES:
        return {choice.id: str(choice.name) for choice in HOURS}
    by_area = queries.topics_by_area(current_language().code)
    return {topic: name for topics in by_area.values() for topic, name in topics.items()}


def _shown_items(every: Mapping[str, str], asked: Asked) -> Mapping[str, str]:
    """Those of the table: sixty topics side by side would be none that can be read, so it shows one area's."""
    if asked.view is not View.TOPICS or asked.place:
        return every
    return queries.topics_by_area(current_language().code).get(asked.area, {})


def _gap(gap: Gap, item: str) -> dict[str, Any]:
    return {
        "text": words.gap_text(gap, item),
        "elsewhere": words.elsewhere_text(gap),
        "people": words.people_text(gap) if len(gap.places) > 1 else "",
        "places": [trust.find_place(place) for place in gap.places] if len(gap.places) > 1 else [],
    }


Table = tuple[list[str], list[tuple[Any, list[int]]]]


def _all_places(map_: Cover, shown: Mapping[str, str], asked: Asked) -> Table:
    def number(count: Count) -> int:
        return count.free if asked.free else count.active

    rows: list[tuple[Any, list[int]]] = [
        (place, [number(map_.near(place.id, item)) for item in shown]) for place in trust.PLACES
    ]
    rows += [(name, [number(map_.remote(item, way)) for item in shown]) for way, name in _far(asked.view)]
    return [_("Place"), *shown.values()], rows


def _one_place(map_: Cover, shown: Mapping[str, str], asked: Asked) -> Table:
    rows = []
    for item, name in shown.items():
        near, far = map_.near(asked.place, item), map_.remote(item)
        rows.append((name, [near.active, near.free, far.active, far.free]))
    headings = [
        str(words.ITEM_NAMES[asked.view]),
        _("Can meet near here"),
        _("Can meet and be asked now"),
        _("By phone, video or message"),
        _("By phone, video or message, and can be asked now"),
    ]
    return headings, rows


def _far(view: View) -> Iterator[tuple[str, str]]:
    """The rows below the places: what needs no meeting is the same for all of them."""
    if view is not View.TIMES:
        yield "", _("By phone, video or message, from anywhere")
        return
    for way in trust.WAYS:
        if way.id in REMOTE:
            yield way.id, str(way.name)


def _lines(map_: Cover, shown: Mapping[str, str]) -> Iterator[tuple[str, str, str, str]]:
    for place in trust.PLACES:
        for item, name in shown.items():
            yield _line(place.name, name, map_.near(place.id, item))
    for way, far in _far(map_.view):
        for item, name in shown.items():
            yield _line(far, name, map_.remote(item, way))


def _line(place: str, item: str, count: Count) -> tuple[str, str, str, str]:
    return place, item, str(count.active), str(count.free)


def _language_choices(asked: Asked) -> list[tuple[str, str, bool]]:
    looked_at = asked.languages or queries.usual_languages()
    named = [(code, trust.language_name(code)) for code in trust.LANGUAGE_CODES if code != "en"]
    return [(code, name, code in looked_at) for code, name in sorted(named, key=lambda one: one[1])]
