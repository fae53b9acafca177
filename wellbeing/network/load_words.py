"""How requests are shared and how the months went, in words."""

from collections.abc import Mapping, Sequence

from wellbeing.core.i18n import LazyString, format_month, format_number, ngettext
from wellbeing.core.i18n import gettext as _
from wellbeing.core.i18n import lazy_gettext as _l
from wellbeing.network.loads import FEWEST, End, Evenness, Month, Spread

EVENNESS: Mapping[Evenness, LazyString] = {
    Evenness.NONE: _l("No buddy has a request this month."),
    Evenness.FEW: _l("There are too few requests this month to say how evenly they are shared."),
    Evenness.EVEN: _l("Requests are shared as evenly as they can be this month."),
    Evenness.FAIR: _l("Requests are shared rather evenly this month."),
    Evenness.UNEVEN: _l("A few buddies carry much of the load this month."),
}
END_WORDS: Mapping[End, LazyString] = {
    End.BUDDY: _l("A buddy said yes"),
    End.LEADS: _l("The wellbeing team answered"),
    End.WITHDRAWN: _l("Taken back"),
    End.NOBODY: _l("Nobody answered"),
}
BAND_WORDS: Mapping[str, LazyString] = {
    "same_day": _l("On the same day"),
    "two_days": _l("Within 2 working days"),
    "five_days": _l("Within 5 working days"),
    "longer": _l("Later"),
}
AGE_WORDS: Sequence[LazyString] = (
    _l("From today"),
    _l("1 or 2 days old"),
    _l("3 to 5 days old"),
    _l("6 days old or more"),
)
LOAD_WORDS: Sequence[LazyString] = (
    _l("No request"),
    _l("1 request"),
    _l("2 requests"),
    _l("3 requests or more"),
)


def sharing(found: Spread) -> list[str]:
    """How the requests of this month are shared."""
    told = [str(EVENNESS[found.evenness])]
    if not found.requests:
        return told
    told.append(
        ngettext(
            "%(num)s request is with the buddies.", "%(num)s requests are with the buddies.", found.requests
        )
    )
    if found.requests > 1:
        told.append(
            ngettext(
                "Half of them are with %(num)s buddy, out of %(all)s who can be asked.",
                "Half of them are with %(num)s buddies, out of %(all)s who can be asked.",
                found.half_with,
                all=format_number(found.buddies),
            )
        )
    if found.requests < found.buddies:
        told.append(
            _("There are fewer requests than buddies, so many are not asked. That is nobody's fault.")
        )
    return told


def month_against_year(now: Month, before: Month) -> str:
    """This month beside the same month a year before."""
    told = _(
        "Requests that ended in %(month)s until today: %(count)s.",
        month=format_month(now.name),
        count=figure(now.total),
    )
    if not before.total:
        return told
    earlier = _(
        "In the whole of %(month)s: %(count)s.", month=format_month(before.name), count=figure(before.total)
    )
    return f"{told} {earlier}"


def figure(count: int) -> str:
    """A number of requests; a small one is only told to be small."""
    if 0 < count < FEWEST:
        return _("fewer than %(number)s", number=format_number(FEWEST))
    return format_number(count)


def month_cells(one: Month) -> list[str]:
    """A month's row: its total, then each end; of a month with few only what leads must look into."""
    ends = [
        "–" if one.is_few and end is not End.NOBODY else format_number(one.ends[end]) for end in END_WORDS
    ]
    return [figure(one.total), *ends]


def band_cell(one: Month, band: str) -> str:
    """How many answers of a year came so soon."""
    return figure(one.bands[band])
