"""Reading who offers what, and what colleagues look for."""

from collections.abc import Iterable, Mapping

from wellbeing import trust
from wellbeing.buddies import queries as buddies
from wellbeing.buddies.queries import Profile
from wellbeing.core import clock
from wellbeing.core.periods import month_of
from wellbeing.network.cover import Helper
from wellbeing.resources import queries as pack
from wellbeing.resources.queries_counts import searches_by_topic


def helpers(profiles: Iterable[Profile]) -> tuple[Helper, ...]:
    """The active ones among these buddies as the map reads them."""
    return tuple(
        Helper(
            one.match.place,
            one.match.languages,
            one.match.topics,
            one.match.ways,
            one.match.hours,
            one.may_be_asked,
        )
        for one in profiles
        if one.match.active
    )


def usual_languages() -> tuple[str, ...]:
    """The languages to look at when nobody chose any: those that people search in, and British Sign Language."""
    searched = {language for topic in pack.current_pack().topics for language in topic.translations}
    return tuple(
        code for code in trust.LANGUAGE_CODES if code == trust.BSL or (code in searched and code != "en")
    )


def topics_by_area(language: str) -> Mapping[str, Mapping[str, str]]:
    """The topics that buddies talk about with their names, for each area that has some."""
    names = buddies.topics_for_buddies(language)
    found: dict[str, dict[str, str]] = {}
    for topic in pack.current_pack().topics:
        if topic.id in names:
            found.setdefault(topic.area, {})[topic.id] = names[topic.id]
    return found


def topics_looked_for() -> Mapping[str, float]:
    """How much each topic counts: once, and up to once more for the one that most searches of a year were about."""
    found = searches_by_topic(month_of(clock.today()))
    most = max(found.values(), default=0)
    return {topic: 1 + times / most for topic, times in found.items()} if most else {}
