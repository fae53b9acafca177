"""What pages say of a buddy, in the words of the page's language."""

from wellbeing import soothe, trust
from wellbeing.buddies import queries, words
from wellbeing.buddies.matching import Need, broken_rule
from wellbeing.buddies.queries import Profile
from wellbeing.buddies.words import HOURS as HOURS
from wellbeing.core import clock
from wellbeing.core.i18n import current_language


def facts(profile: Profile) -> list[tuple[str, list[str]]]:
    """What a profile says, each fact with its words; empty facts are left out."""
    buddy = profile.match
    topic_names = queries.topics_for_buddies(current_language().code)
    told = [
        ("languages", words.each_language(buddy.languages)),
        ("ways", words.each_name(trust.WAYS, buddy.ways)),
        ("hours", words.each_name(words.HOURS, buddy.hours)),
        ("areas", words.each_name(soothe.AREAS, buddy.areas)),
        ("topics", words.each_topic([topic for topic in buddy.topics if topic in topic_names], topic_names)),
        ("gender", words.each_name(words.GENDERS, (buddy.gender,))),
    ]
    return [(str(words.FACTS[fact]), items) for fact, items in told if items]


def meta(profile: Profile) -> list[str]:
    """The two facts beside a name: the town and the staff group."""
    return [words.work_place(profile.match), words.names(trust.STAFF_GROUPS, (profile.match.staff_group,))]


def standing(profile: Profile) -> str:
    """Why nobody can ask this buddy now, in a sentence; empty when they can."""
    rule = broken_rule(Need(), profile.match, clock.today())
    return words.rule_text(rule) if rule else ""
