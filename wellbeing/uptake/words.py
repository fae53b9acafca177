"""Figures and periods in plain words."""

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction

from babel.dates import format_date as babel_date
from markupsafe import Markup, escape

from wellbeing import trust
from wellbeing.core.i18n import (
    ENGLISH,
    current_language,
    format_list,
    format_month,
    format_number,
    ngettext,
    pgettext,
)
from wellbeing.core.i18n import gettext as _
from wellbeing.core.periods import months_in, span, year_of
from wellbeing.uptake.charts import Figure, Gap
from wellbeing.uptake.disclosure import Change, Printed, add
from wellbeing.uptake.reach import Gap as ReachGap
from wellbeing.uptake.reach import Reach
from wellbeing.uptake.sheets import Comparison


def period_words(period: str) -> str:
    """October 2026, or July 2026 to September 2026."""
    months = months_in(period)
    if span(period) == "month":
        return format_month(period)
    # Translators: the first and last month of a quarter or year, each with its year: July 2026 to September 2026.
    return _("%(first)s to %(last)s", first=format_month(months[0]), last=format_month(months[-1]))


def in_english(name: str, within: str = "") -> str:
    """The English name of a place, marked as such on a page of another language; alone, or where it stands in words."""
    words = escape(within or name)
    if current_language().code == ENGLISH.code:
        return words
    marked = Markup('<span lang="en" dir="ltr">{}</span>').format(name)
    return words.replace(escape(name), marked)


def short_month(month: str) -> str:
    """A month where there is little room, such as Oct 26."""
    return str(babel_date(date.fromisoformat(f"{month}-01"), "LLL yy", locale=current_language().code))


def figure_words(figure: Figure) -> str:
    """A figure as it is printed."""
    if figure is Gap.FEW:
        return _("fewer than 10")
    if figure is Gap.ABSENT:
        return _("not printed")
    return format_number(figure)


def change_heading() -> str:
    """The word over a column that says whether figures went up or down."""
    return pgettext("a heading: more or fewer than last year", "Change")


def change_words(comparison: Comparison) -> str:
    """Whether it went up or down; more than that is not known."""
    by = comparison.percent
    if comparison.change is None:
        return _("nothing to compare with")
    if comparison.change is Change.NOT_CLEAR:
        return _("no clear change")
    if comparison.change is Change.UP:
        return _("clearly more (%(percent)s%% more)", percent=format_number(by)) if by else _("clearly more")
    return _("clearly fewer (%(percent)s%% fewer)", percent=format_number(by)) if by else _("clearly fewer")


def comparison_sentence(now_words: str, before_words: str, comparison: Comparison) -> str:
    """This year's figure in a sentence, against last year's."""
    first = _about(now_words, comparison.now)
    if comparison.change is None:
        return first + " " + _("There is no figure for the year before.")
    return " ".join((first, _about(before_words, comparison.before), _verdict(comparison)))


def _about(period: str, figure: Figure) -> str:
    if isinstance(figure, Gap):
        return _("%(period)s: fewer than 10 conversations.", period=period)
    return _("%(period)s: about %(count)s conversations.", period=period, count=format_number(figure))


def _verdict(comparison: Comparison) -> str:
    if comparison.change is Change.NOT_CLEAR:
        return _("That is no clear change.")
    if comparison.change is Change.UP:
        return _("That is clearly more.")
    return _("That is clearly fewer.")


def rate_words(rate: Fraction | None) -> str:
    """Conversations for each 100 staff, with one decimal."""
    return _("too few to say") if rate is None else format_number(float(round(rate, 1)))


def reach_sentence(name: str, reached: Reach) -> str | None:
    """Where a place or group clearly stands, in a sentence; None where it is not clear."""
    people = format_number(reached.people)
    if reached.gap is ReachGap.FEWER:
        return _(
            "%(name)s (%(people)s staff): clearly fewer conversations than elsewhere.",
            name=name,
            people=people,
        )
    if reached.gap is ReachGap.MORE:
        return _(
            "%(name)s (%(people)s staff): clearly more conversations than elsewhere.",
            name=name,
            people=people,
        )
    return None


def survey_sentences(scores: Mapping[int, Mapping[str, int]], totals: Mapping[str, Printed]) -> list[str]:
    """Beside each year of the survey, the conversations of the financial year that it was in (October and November)."""
    found = []
    for year in sorted(scores, reverse=True)[:3]:
        months = months_in(year_of(f"{year}-10"))
        figures = [totals[month] for month in months if month in totals]
        total = add(figures)
        if len(figures) == len(months) and total is not None:
            found.append(
                _(
                    "%(year)s: about %(count)s conversations between April and the next March.",
                    year=str(year),
                    count=format_number(total),
                )
            )
    return found


def cover_sentence(name: str, free: int) -> str:
    """A place with clearly fewer conversations, and how few buddies can be asked there."""
    if not free:
        return _("%(name)s: clearly fewer conversations, and no buddy who can be asked.", name=name)
    return ngettext(
        "%(name)s: clearly fewer conversations, and only %(num)s buddy who can be asked.",
        "%(name)s: clearly fewer conversations, and only %(num)s buddies who can be asked.",
        free,
        name=name,
    )


def pack_sentences(*, seen: int, followed: int, printed: int, found: int, nothing: int) -> list[str]:
    """What the pack of resources did in twelve months; `nothing` of its searches found nothing. None before any use."""
    if not any((seen, followed, printed, found, nothing)):
        return []
    opened = ngettext(
        "People opened the page of a resource %(num)s time.",
        "People opened the page of a resource %(num)s times.",
        seen,
    )
    onward = ngettext(
        "They went on to a service’s own website %(num)s time.",
        "They went on to a service’s own website %(num)s times.",
        followed,
    )
    paper = ngettext("They printed %(num)s page.", "They printed %(num)s pages.", printed)
    return [opened, onward, paper, *_search_sentences(found + nothing, nothing)]


def languages_sentence(languages: Sequence[str]) -> list[str]:
    """In which languages but English the pack was read, the most read first."""
    others = [trust.language_name(code) for code in languages if code != ENGLISH.code][:5]
    return (
        [_("After English, pages were opened most in: %(languages)s.", languages=format_list(others))]
        if others
        else []
    )


def _search_sentences(searches: int, nothing: int) -> list[str]:
    if not searches:
        return []
    share = format_number(round(100 * nothing / searches))
    if searches < 100:
        return [ngettext("They searched %(num)s time.", "They searched %(num)s times.", searches)]
    return [
        ngettext(
            "They searched %(num)s time. In %(share)s of 100 searches we found nothing.",
            "They searched %(num)s times. In %(share)s of 100 searches we found nothing.",
            searches,
            share=share,
        )
    ]


def network_sentences(*, active: int, free: int, waiting: int) -> list[str]:
    """How the network of buddies stands now."""
    return [
        ngettext("There is %(num)s active buddy.", "There are %(num)s active buddies.", active),
        ngettext("%(num)s of them can be asked now.", "%(num)s of them can be asked now.", free),
        ngettext(
            "%(num)s request waits for the wellbeing team.",
            "%(num)s requests wait for the wellbeing team.",
            waiting,
        ),
    ]
