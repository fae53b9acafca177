"""The sentences in which a buddy and the leads read how long something is good for."""

from datetime import date

from wellbeing.core.i18n import format_date, ngettext
from wellbeing.core.i18n import gettext as _
from wellbeing.network.care import Due, due

# What is nearer than this is counted in days.
_DAYS_OF_A_WEEK = 7
_COUNTED_IN_DAYS = 14


def how_long(until: date | None, today: date) -> str:
    """How long training or supervision is good for, in a sentence."""
    state = due(until, today)
    if until is None or state is Due.NEVER:
        return _("No day is kept yet.")
    if state is Due.OVER:
        return _("It was good until %(day)s.", day=format_date(until))
    good = _("Good until %(day)s.", day=format_date(until))
    return f"{good} {time_left(until, today)}" if state is Due.SOON else good


def time_left(until: date, today: date) -> str:
    """How much time is left, in a sentence: days when they are few, otherwise weeks."""
    days = (until - today).days
    if days <= 0:
        return _("It is due today.")
    if days < _COUNTED_IN_DAYS:
        return ngettext("It is due in %(num)s day.", "It is due in %(num)s days.", days)
    weeks = days // _DAYS_OF_A_WEEK
    return ngettext("It is due in %(num)s week.", "It is due in %(num)s weeks.", weeks)
