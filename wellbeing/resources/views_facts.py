"""The facts about one resource, and how they are known."""

from collections.abc import Sequence

from markupsafe import Markup

from wellbeing.core.i18n import format_date, format_list
from wellbeing.core.i18n import gettext as _
from wellbeing.resources.entries import ENGLISH, MACHINE, Resource
from wellbeing.resources.views_display import Display
from wellbeing.resources.vocabulary import INTERNAL


def facts(display: Display, resource: Resource) -> list[tuple[str, str]]:
    """What somebody needs to know before they get in touch, as a title and a value each."""
    rows = [
        (_("Who can use it"), _said(display, resource, "eligibility")),
        (_("When it is open"), _said(display, resource, "opening_hours")),
        (_("How to reach it"), _list(display, "channel", resource.channels)),
        (_("Email"), Markup('<a href="mailto:{0}"><bdi dir="ltr">{0}</bdi></a>').format(resource.email)),
        (_("Cost"), display.names["cost"][resource.cost]),
        (_("Languages"), _list(display, "language", resource.languages)),
        (_("Made for"), _list(display, "audience", resource.audience)),
        (_("Who runs it"), _runner(display, resource)),
    ]
    return [(title, value) for title, value in rows if resource.email or title != rows[3][0]]


def checkers_note(display: Display, resource: Resource) -> str:
    """What whoever checked the facts wrote down for the next checker, in English; empty when nothing."""
    return _english(display, resource.checked_note) if resource.checked_note else ""


def knowledge(display: Display, resource: Resource) -> list[tuple[str, str]]:
    """How the facts are known: confirmed or not, by whom, from where, and who translated the words."""
    assured = _("Nobody has checked this yet.")
    if resource.assured_by and resource.assured_on:
        assured = _("%(name)s, on %(date)s", name=resource.assured_by, date=format_date(resource.assured_on))
    rows = [
        (_("Confirmed at its source"), _("Yes") if resource.verified else _("Not yet")),
        (_("Checked by a named person"), assured),
        (_("Where the facts come from"), _english(display, resource.source)),
    ]
    checked = resource.words(display.language.code).checked
    if display.language.code in resource.translations and checked.status == MACHINE:
        rows.append((_("Translation"), _("By a machine. Nobody has checked it yet.")))
    elif display.language.code in resource.translations and checked.on:
        text = _("Checked by %(name)s, on %(date)s", name=checked.by, date=format_date(checked.on))
        rows.append((_("Translation"), text))
    return rows


def _said(display: Display, resource: Resource, part: str) -> str:
    words = display.words(resource, part)
    return _english(display, words.text) if words.is_english else words.text


def _english(display: Display, text: str) -> str:
    return (
        text
        if display.language.code == ENGLISH
        else Markup('<span lang="en" dir="ltr">{}</span>').format(text)
    )


def _list(display: Display, name: str, values: Sequence[str]) -> str:
    return format_list([display.names[name][value] for value in values])


def _runner(display: Display, resource: Resource) -> str:
    if resource.run_by:
        return _english(display, resource.run_by)
    if resource.scope == INTERNAL:
        return _("The trust")
    return _("We do not know more than its name and website say.")
