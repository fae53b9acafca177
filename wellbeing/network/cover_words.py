"""The gaps in cover as sentences, whole ones, so that each language can say them in its own order."""

from collections.abc import Callable, Mapping

from wellbeing import trust
from wellbeing.core.i18n import LazyString, format_list, format_number, lazy_pgettext, ngettext
from wellbeing.core.i18n import gettext as _
from wellbeing.core.i18n import lazy_gettext as _l
from wellbeing.network.cover import Gap, Lack, View

VIEW_NAMES: Mapping[View, LazyString] = {
    View.LANGUAGES: _l("Languages"),
    View.TOPICS: _l("Topics"),
    View.TIMES: lazy_pgettext("when buddies can talk", "Times"),
}
# The heading over each view's first column.
ITEM_NAMES: Mapping[View, LazyString] = {
    View.LANGUAGES: _l("Language"),
    View.TOPICS: _l("Topic"),
    View.TIMES: lazy_pgettext("when buddies can talk", "Time"),
}
_EVERYWHERE: Mapping[tuple[View, Lack], LazyString] = {
    (View.LANGUAGES, Lack.NOBODY): _l("Nobody speaks %(item)s."),
    (View.LANGUAGES, Lack.BUSY): _l("Nobody who speaks %(item)s can be asked just now."),
    (View.LANGUAGES, Lack.ONE): _l("Only one buddy speaks %(item)s."),
    # Translators: "item" is a topic, such as Sleep; it begins with a capital letter.
    (View.TOPICS, Lack.NOBODY): _l("No buddy has chosen to talk about this: %(item)s."),
    (View.TOPICS, Lack.BUSY): _l("Nobody who talks about this can be asked just now: %(item)s."),
    (View.TOPICS, Lack.ONE): _l("Only one buddy has chosen to talk about this: %(item)s."),
    # Translators: "item" is a time, such as Nights; it begins with a capital letter.
    (View.TIMES, Lack.NOBODY): _l("No buddy can talk at this time: %(item)s."),
    (View.TIMES, Lack.BUSY): _l("Nobody who talks at this time can be asked just now: %(item)s."),
    (View.TIMES, Lack.ONE): _l("Only one buddy can talk at this time: %(item)s."),
}
_IN_ONE_PLACE: Mapping[tuple[View, Lack], LazyString] = {
    (View.LANGUAGES, Lack.NOBODY_NEAR): _l("Nobody in or near %(towns)s speaks %(item)s."),
    (View.LANGUAGES, Lack.ONE_NEAR): _l("Only one buddy in or near %(towns)s speaks %(item)s."),
    (View.TOPICS, Lack.NOBODY_NEAR): _l("Nobody in or near %(towns)s has chosen to talk about: %(item)s."),
    (View.TOPICS, Lack.ONE_NEAR): _l("Only one buddy in or near %(towns)s has chosen: %(item)s."),
    (View.TIMES, Lack.NOBODY_NEAR): _l("Nobody in or near %(towns)s can meet at this time: %(item)s."),
    (View.TIMES, Lack.ONE_NEAR): _l("Only one buddy in or near %(towns)s can meet at this time: %(item)s."),
}
_IN_PLACES: Mapping[tuple[View, Lack], Callable[[int, str], str]] = {
    (View.LANGUAGES, Lack.NOBODY_NEAR): lambda many, item: ngettext(
        "%(num)s place has nobody near who speaks %(item)s.",
        "%(num)s places have nobody near who speaks %(item)s.",
        many,
        item=item,
    ),
    (View.LANGUAGES, Lack.ONE_NEAR): lambda many, item: ngettext(
        "%(num)s place has only one buddy near who speaks %(item)s.",
        "%(num)s places have only one buddy near who speaks %(item)s.",
        many,
        item=item,
    ),
    (View.TOPICS, Lack.NOBODY_NEAR): lambda many, item: ngettext(
        "%(num)s place has nobody near who talks about: %(item)s.",
        "%(num)s places have nobody near who talks about: %(item)s.",
        many,
        item=item,
    ),
    (View.TOPICS, Lack.ONE_NEAR): lambda many, item: ngettext(
        "%(num)s place has only one buddy near who talks about: %(item)s.",
        "%(num)s places have only one buddy near who talks about: %(item)s.",
        many,
        item=item,
    ),
    (View.TIMES, Lack.NOBODY_NEAR): lambda many, item: ngettext(
        "%(num)s place has nobody near who can meet at this time: %(item)s.",
        "%(num)s places have nobody near who can meet at this time: %(item)s.",
        many,
        item=item,
    ),
    (View.TIMES, Lack.ONE_NEAR): lambda many, item: ngettext(
        "%(num)s place has only one buddy near who can meet at this time: %(item)s.",
        "%(num)s places have only one buddy near who can meet at this time: %(item)s.",
        many,
        item=item,
    ),
}


def gap_text(gap: Gap, item: str) -> str:
    """What is missing, in a sentence; `item` is the name of the language, topic or time."""
    if gap.way:
        return _way_text(gap, item)
    key = gap.view, gap.lack
    if not gap.places:
        return str(_EVERYWHERE[key]) % {"item": item}
    if len(gap.places) == 1:
        return str(_IN_ONE_PLACE[key]) % {"item": item, "towns": towns(gap.places[0])}
    return _IN_PLACES[key](len(gap.places), item)


def elsewhere_text(gap: Gap) -> str:
    """Who can help although nobody is near; empty where that is not the question."""
    if gap.lack is not Lack.NOBODY_NEAR:
        return ""
    if not gap.elsewhere:
        return _("Nobody further away can by phone, video or message either.")
    return ngettext(
        "%(num)s buddy can by phone, video or message.",
        "%(num)s buddies can by phone, video or message.",
        gap.elsewhere,
    )


def people_text(gap: Gap) -> str:
    """How many people work where it is missing."""
    # Translators: "people" is the number of staff who work in the places meant, in the thousands.
    return _("It matters to %(people)s people who work there.", people=format_number(gap.people))


def towns(place_id: str) -> str:
    """The towns of a place: Telford and Wellington."""
    return format_list([site.name for site in trust.SITES if site.place == place_id])


def _way_text(gap: Gap, item: str) -> str:
    way = str(next(way.name for way in trust.WAYS if way.id == gap.way))
    if gap.lack is Lack.NOBODY:
        # Translators: the time and the way have names such as "Nights" and "By video call".
        return _("At this time (%(item)s) nobody talks in this way: %(way)s.", item=item, way=way)
    return _("At this time (%(item)s) nobody can be asked in this way now: %(way)s.", item=item, way=way)
