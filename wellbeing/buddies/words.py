"""The words of the buddy network: what can be chosen, and the sentence for each reason and rule."""

from collections.abc import Mapping, Sequence

from babel import Locale

from wellbeing import soothe, trust
from wellbeing.buddies.matching import Buddy, Reason, Rule
from wellbeing.buddies.widening import Widening
from wellbeing.core.i18n import LazyString, current_language, ngettext
from wellbeing.core.i18n import gettext as _
from wellbeing.core.i18n import lazy_gettext as _l
from wellbeing.trust import Choice

HOURS: tuple[Choice, ...] = (
    Choice("daytime", _l("Weekdays in the daytime")),
    Choice("evenings", _l("Evenings")),
    Choice("nights", _l("Nights")),
    Choice("weekends", _l("Weekends")),
)
GENDERS: tuple[Choice, ...] = (
    Choice("woman", _l("A woman")),
    Choice("man", _l("A man")),
    Choice("non_binary", _l("A non-binary person")),
)
# What a buddy may offer to have lived through. No diagnosis, no faith, no origin: nobody is sorted, people offer.
EXPERIENCES: tuple[Choice, ...] = (
    Choice("carer", _l("Caring for someone")),
    Choice("parent", _l("Being a parent")),
    Choice("bereavement", _l("Losing someone close")),
    Choice("separation", _l("A separation or divorce")),
    Choice("new_country", _l("Coming to this country to work")),
    Choice("time_off", _l("Coming back after a long time off")),
    Choice("nights", _l("Working nights for years")),
    Choice("money", _l("Worrying about money")),
    Choice("lgbt", _l("Being LGBT+")),
)
WISHES: tuple[Choice, ...] = (
    Choice("any", _l("I do not mind")),
    Choice("same", _l("Someone in my staff group")),
    Choice("different", _l("Someone in another staff group")),
)
REACH: tuple[Choice, ...] = (
    Choice("phone", _l("Phone or text")),
    Choice("email", _l("Email")),
    Choice("other", _l("Another way")),
)
# What would make a talk easier. Ticks, not free text: nobody should have to explain why.
EASIER: tuple[Choice, ...] = (
    Choice("quiet_place", _l("A quiet place")),
    Choice("step_free", _l("A place without steps")),
    Choice("camera_off", _l("Cameras off")),
    Choice("short_talk", _l("A short talk, or breaks")),
    Choice("in_writing", _l("Things in writing")),
    Choice("plain_words", _l("Plain words and time to think")),
    Choice("interpreter", _l("An interpreter")),
)

MEANINGS: Mapping[str, LazyString] = {area.id: area.meaning for area in soothe.AREAS}

# A buddy is a listener. For these, trained people answer day and night, and the pages point to them.
NOT_FOR_BUDDIES = frozenset({"crisis", "suicide_thoughts", "self_harm", "serious_mental_illness"})

# The facts of a profile or a request, as they are named on pages.
FACTS: Mapping[str, LazyString] = {
    "languages": _l("Languages"),
    "ways": _l("Ways to talk"),
    "hours": _l("Times"),
    "areas": _l("Areas"),
    "topics": _l("Topics"),
    "gender": _l("Gender"),
    "easier": _l("What would make it easier"),
}
QUESTIONS: Mapping[str, LazyString] = {
    "language": _l("Languages"),
    "areas": _l("What you would like to talk about"),
    "topics": _l("Topics"),
    "ways": _l("How you would like to talk"),
    "site": _l("Where you work"),
    "team": _l("Your team, which we leave out"),
    "hours": _l("When you could talk"),
    "colleague": _l("Someone who does similar work"),
    "gender": _l("Gender of the buddy"),
    "experience": _l("Shared experience"),
    "leave-out-teams": _l("Other teams to leave out"),
    "leave-out": _l("People to leave out"),
    "easier": _l("What would make it easier"),
}

_GENDER_SENTENCES: Mapping[str, LazyString] = {
    "woman": _l("Is a woman, as you asked."),
    "man": _l("Is a man, as you asked."),
    "non_binary": _l("Is non-binary, as you asked."),
}

RULE_WORDS: Mapping[Rule, LazyString] = {
    Rule.INACTIVE: _l("Is not an active buddy."),
    Rule.TRAINING: _l("Their training is out of date."),
    Rule.SUPERVISION: _l("Their supervision is out of date."),
    Rule.PAUSED: _l("Has paused requests."),
    Rule.AWAY: _l("Is away."),
    Rule.FULL: _l("Has as many requests as they can take this month."),
    Rule.SAME_TEAM: _l("Works in the same team."),
    Rule.LEFT_OUT_TEAM: _l("Works in a team that the person asked to leave out."),
    Rule.LEFT_OUT: _l("The person asked to leave them out."),
    Rule.LANGUAGE: _l("Speaks none of the languages asked for."),
    Rule.WAY: _l("Offers no way of talking that was asked for."),
    Rule.PLACE: _l("Can only meet in person, and works too far away."),
}


def rule_text(rule: Rule) -> str:
    """Why a buddy was left out, in a sentence."""
    return str(RULE_WORDS[rule])


def reason_text(reason: Reason, topic_names: Mapping[str, str]) -> str:
    """Why a buddy fits, in a sentence of the page's language."""
    about = reason.about
    match reason.id:
        case "topics":
            return _("Has chosen to talk about: %(topics)s.", topics=topic_list(about, topic_names))
        case "areas":
            return _("Has chosen these areas: %(areas)s.", areas=names(soothe.AREAS, about))
        case "language":
            return _("Language you share: %(language)s.", language=trust.language_name(about[0]))
        case "hours":
            return _("Free at times that suit you: %(hours)s.", hours=names(HOURS, about))
        case "gender":
            return str(_GENDER_SENTENCES[about[0]])
        case "experiences":
            return _(
                "Knows this from their own life: %(experiences)s.", experiences=names(EXPERIENCES, about)
            )
        case "same_group":
            return _("Works in your staff group: %(group)s.", group=names(trust.STAFF_GROUPS, about))
        case "different_group":
            return _("Works in another staff group: %(group)s.", group=names(trust.STAFF_GROUPS, about))
        case "fairness":
            return _("Has been asked less often lately. We share requests fairly.")
        case _:
            return _nearness_text(reason)


def widening_text(one: Widening) -> str:
    """What one changed answer would bring, in a sentence."""
    more = one.more
    match one.change:
        case "in_person":
            return ngettext(
                "%(num)s more buddy could meet you in person.",
                "%(num)s more buddies could meet you in person.",
                more,
            )
        case "phone":
            return ngettext(
                "%(num)s more buddy could talk by phone.", "%(num)s more buddies could talk by phone.", more
            )
        case "video":
            return ngettext(
                "%(num)s more buddy could talk by video call.",
                "%(num)s more buddies could talk by video call.",
                more,
            )
        case "message":
            return ngettext(
                "%(num)s more buddy could write messages with you.",
                "%(num)s more buddies could write messages with you.",
                more,
            )
        case "en":
            return ngettext(
                "%(num)s more buddy could talk in English.",
                "%(num)s more buddies could talk in English.",
                more,
            )
        case _:
            return _wider_text(one)


def _wider_text(one: Widening) -> str:
    if one.change == "further":
        return ngettext(
            "%(num)s more buddy could meet you, but works further away.",
            "%(num)s more buddies could meet you, but work further away.",
            one.more,
        )
    return ngettext(
        "%(num)s more buddy works in a team that you left out.",
        "%(num)s more buddies work in teams that you left out.",
        one.more,
    )


def _nearness_text(reason: Reason) -> str:
    town = names(trust.SITES, reason.about)
    if reason.id == "same_place":
        return _("Works near you, in %(town)s.", town=town)
    if reason.id == "near":
        return _("Works not far from you, in %(town)s.", town=town)
    return _("Works in your part of the region, in %(town)s.", town=town)


def each_name(choices: Sequence[Choice | soothe.Area | trust.Site], ids: Sequence[str]) -> list[str]:
    """The words for these ids, in the order of the vocabulary."""
    return [str(choice.name) for choice in choices if choice.id in ids]


def each_topic(ids: Sequence[str], topic_names: Mapping[str, str]) -> list[str]:
    """The names of these topics."""
    return [topic_names.get(topic, topic) for topic in ids]


def each_language(codes: Sequence[str]) -> list[str]:
    """The names of these languages, English last: it is the one that says least."""
    return [trust.language_name(code) for code in sorted(codes, key=lambda code: code == "en")]


def listed(items: Sequence[str]) -> str:
    """Words in a row with commas as the language writes them; no "and", because each begins with a capital."""
    comma = Locale.parse(current_language().code).list_patterns["standard"]["middle"].format("", "")
    return str(comma).join(items)


def names(choices: Sequence[Choice | soothe.Area | trust.Site], ids: Sequence[str]) -> str:
    """The words for these ids in a row."""
    return listed(each_name(choices, ids))


def topic_list(ids: Sequence[str], topic_names: Mapping[str, str]) -> str:
    """The names of these topics in a row."""
    return listed(each_topic(ids, topic_names))


def language_list(codes: Sequence[str]) -> str:
    """The names of these languages in a row."""
    return listed(each_language(codes))


def team_in_town(team: str) -> str:
    """The words for a team's id with its town."""
    site = trust.find_site(team.partition(".")[0])
    # Translators: a team and the town it works in, in a list to choose from.
    return _("%(team)s in %(town)s", team=trust.team_name(team) or team, town=site.name if site else "")


def work_place(buddy: Buddy) -> str:
    """The town that a buddy works in."""
    site = trust.find_site(buddy.site)
    return site.name if site else ""
