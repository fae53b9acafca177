"""The words for the columns of a list of buddies, and for what its cells say."""

from collections.abc import Callable, Mapping
from datetime import date

from wellbeing import soothe, trust
from wellbeing.buddies.queries_records import HOURS, MOST_A_MONTH
from wellbeing.core.i18n import LANGUAGES, LazyString, format_date, format_list, lazy_pgettext
from wellbeing.core.i18n import gettext as _
from wellbeing.core.i18n import lazy_gettext as _l

COLUMN_WORDS: Mapping[str, LazyString] = {
    "id": _l("The code by which we find the buddy again"),
    "name": _l("The name that colleagues see"),
    "email": _l("Their work email address"),
    "town": _l("The town they work in"),
    "team": _l("Their team"),
    "staff_group": _l("Their staff group"),
    "languages": _l("Languages they can listen in"),
    "areas": _l("Areas they like to talk about"),
    "topics": _l("Topics they like to talk about"),
    "ways": _l("Ways they can talk"),
    "hours": _l("Times that suit them"),
    "monthly_limit": _l("How many new people a month"),
    "mail_language": _l("Language of our mails to them"),
    "active": _l("Takes requests"),
    "trained_until": _l("Training is good until"),
    "supervised_until": _l("Supervision is good until"),
    "paused_until": _l("Paused until"),
    "away_from": _l("Away from"),
    "away_until": _l("Away until"),
    "joined_on": _l("Joined on"),
    "supervisor": _l("Email address of their supervisor"),
}
DAYS = ("trained_until", "supervised_until", "paused_until", "away_from", "away_until", "joined_on")
ONE_OF: Mapping[str, Mapping[str, LazyString | str]] = {
    "town": {site.id: site.name for site in trust.SITES},
    "team": {team.id: team.name for team in trust.TEAMS},
    "staff_group": {group.id: group.name for group in trust.STAFF_GROUPS},
    "mail_language": {language.code: language.name for language in LANGUAGES},
    "active": {"yes": lazy_pgettext("answer", "Yes"), "no": lazy_pgettext("answer", "No")},
}
SOME_OF: Mapping[str, Mapping[str, LazyString | str]] = {
    "areas": {area.id: area.name for area in soothe.AREAS},
    "ways": {way.id: way.name for way in trust.WAYS},
    "hours": {hour.id: hour.name for hour in HOURS},
}
# An empty cell of these says nothing: what is known stays, and a new buddy begins with what stands here.
USUAL: Mapping[str, str] = {
    "languages": "en",
    "ways": "phone",
    "monthly_limit": "3",
    "mail_language": "en",
    "active": "yes",
}
_DAY = _l("A day such as 2026-10-31, or empty.")
_MORE: Mapping[str, LazyString] = {
    "id": _l("Never change it. Leave it empty for a new buddy."),
    "name": _l("Words."),
    "email": _l("By this they sign in. No two buddies have the same one."),
    "supervisor": _l("Somebody who is named as a supervisor already, or empty."),
    "active": _l("With “no”, their open requests move on to others."),
}


def cell_text(column: str, value: str, topics: Mapping[str, str]) -> str:
    """What a cell says, for people."""
    if not value:
        return _("Nothing")
    if column in DAYS:
        return format_date(date.fromisoformat(value))
    if column in ONE_OF:
        return str(ONE_OF[column].get(value, value))
    several: Mapping[str, Callable[[str], str]] = {
        "languages": trust.language_name,
        "topics": lambda topic: topics.get(topic, topic),
        **{name: _naming(words) for name, words in SOME_OF.items()},
    }
    return format_list([several[column](code) for code in value.split(";")]) if column in several else value


def _naming(words: Mapping[str, LazyString | str]) -> Callable[[str], str]:
    return lambda code: str(words.get(code, code))


def allowed(column: str, topics: Mapping[str, str]) -> str:
    """What may stand in the cells of a column."""
    said = []
    if column in ONE_OF:
        said.append(_("One of: %(values)s.", values=_explained(ONE_OF[column])))
    some = {
        **SOME_OF,
        "topics": topics,
        "languages": {code: trust.language_name(code) for code in trust.LANGUAGE_CODES},
    }
    if column in some:
        listed = _explained(some[column])
        said.append(_("One or more of these, with semicolons between: %(values)s.", values=listed))
    if column == "monthly_limit":
        said.append(_("A number from 1 to %(most)s.", most=MOST_A_MONTH))
    if column in DAYS:
        said.append(str(_DAY))
    if column in _MORE:
        said.append(str(_MORE[column]))
    if column in USUAL:
        said.append(_("Empty: as it was. A new buddy begins with “%(value)s”.", value=USUAL[column]))
    return " ".join(said)


def _explained(words: Mapping[str, LazyString | str]) -> str:
    return ", ".join(code if str(name) == code else f"{code} ({name})" for code, name in words.items())
