"""Cells, versions and checks as pages say them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import zip_longest
from typing import Any

from markupsafe import Markup

from wellbeing import soothe, trust
from wellbeing.accounts import access
from wellbeing.core import clock
from wellbeing.core.i18n import current_language, format_date, format_list, lazy_pgettext
from wellbeing.core.i18n import gettext as _
from wellbeing.curation.reviews import Standing, standing
from wellbeing.curation.versions import Difference, Version, differences
from wellbeing.curation.words import COLUMNS, DONE, STATUS_NAMES
from wellbeing.resources import queries as pack

_FLAGS = {
    "yes": lazy_pgettext("answer", "Yes"),
    "true": lazy_pgettext("answer", "Yes"),
    "no": lazy_pgettext("answer", "No"),
    "false": lazy_pgettext("answer", "No"),
}
_NAMES: dict[str, Any] = {choice.id: choice.name for choice in (*pack.SCOPES, *pack.COSTS)}
_AREAS: dict[str, Any] = {area.id: area.name for area in soothe.AREAS}
_LISTS: dict[str, dict[str, Any]] = {
    "soothe_areas": _AREAS,
    "soothe_area": _AREAS,
    "audience": {choice.id: choice.name for choice in pack.AUDIENCES},
    "open_to": {choice.id: choice.name for choice in pack.OPEN_TO},
    "channels": {choice.id: choice.name for choice in pack.CHANNELS},
}


@dataclass(frozen=True)
class Change:
    """One field before and after, in words; `language` is there when it is not English, a code where its words are."""

    field: str
    language: str
    before: str
    after: str
    before_code: str = ""
    after_code: str = ""


@dataclass(frozen=True)
class Story:
    """One version: who, when, what was done, and what changed since the one before."""

    number: int
    on: str
    by: str
    done: str
    note: str
    changes: tuple[Change, ...]


def lead_name() -> str:
    """The name of the signed-in lead, as versions keep it."""
    account = access.current_account()
    return account.name if account else ""


def english(text: str) -> str:
    """Text of the pack, marked as English on pages in other languages."""
    if current_language().code == "en":
        return text
    return Markup('<span lang="en" dir="ltr">{}</span>').format(text)


def spoken() -> list[str]:
    """The languages to tick: English and sign language first, then the others by name."""
    first, *others = trust.LANGUAGE_CODES
    return [first, *sorted(others, key=lambda code: (code != trust.BSL, trust.language_name(code)))]


def stories(versions: tuple[Version, ...]) -> list[Story]:
    """An entry's versions, the newest first, each with what changed."""
    topics = dict(pack.topic_choices(current_language().code))
    found = []
    for version, before in zip_longest(versions, versions[1:]):
        changes = differences(before.content, version.content) if before else ()
        found.append(
            Story(
                version.number,
                format_date(version.changed_at.astimezone(clock.LONDON).date()),
                version.changed_by,
                str(DONE[version.done]),
                _note(version),
                tuple(change_of(one, topics) for one in changes),
            )
        )
    return found


def change_of(one: Difference, topics: Mapping[str, str]) -> Change:
    """A difference in words."""
    language = "" if one.language == "en" else trust.language_name(one.language)
    field = str(COLUMNS.get(one.column, one.column))
    say = partial(cell_text, one.column, topics=topics)
    codes = [
        "" if not language or is_english else one.language for is_english in (one.was_english, one.is_english)
    ]
    said = [say(text, in_english=not code) for text, code in zip((one.before, one.after), codes, strict=True)]
    return Change(field, language, *said, *codes)


def cell_text(column: str, value: str, topics: Mapping[str, str], in_english: bool = True) -> str:
    """What a cell says, for people."""
    if not value:
        return _("Nothing")
    pieces = value.split(";")
    named: dict[str, Callable[[], str]] = {
        "topics": lambda: format_list([topics.get(piece, piece) for piece in pieces]),
        "languages": lambda: format_list([trust.language_name(piece) for piece in pieces]),
        "status": lambda: str(STATUS_NAMES.get(value, value)),
        "words": lambda: "; ".join(pieces),
    }
    if column in named:
        return named[column]()
    if column in _LISTS:
        return format_list([str(_LISTS[column].get(piece, piece)) for piece in pieces])
    if column in ("scope", "cost"):
        return str(_NAMES.get(value, value))
    if value in _FLAGS:
        return str(_FLAGS[value])
    if column in ("show_from", "show_until", "assured_on", "checked_on"):
        return format_date(date.fromisoformat(value))
    return english(value) if in_english else value


def check_text(assured_by: str, assured_on: date | None, due_on: date | None) -> str:
    """Who checked something and when, and when it is due again."""
    if assured_on is None or due_on is None:
        return _("Nobody has checked this yet.")
    said = _("Checked by %(name)s on %(date)s.", name=assured_by, date=format_date(assured_on))
    return f"{said} {due_text(due_on)}"


def due_text(due_on: date) -> str:
    """When something is to be checked again."""
    if standing(due_on, clock.today()) is Standing.LATE:
        return _("The next check was due on %(date)s.", date=format_date(due_on))
    return _("The next check is due on %(date)s.", date=format_date(due_on))


def _note(version: Version) -> str:
    if version.done in ("undone", "restored"):
        return _("It says again what version %(number)s said.", number=version.note)
    return version.note
