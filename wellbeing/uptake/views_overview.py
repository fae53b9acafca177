"""Uptake at a glance: the answers in words, before any chart."""

from collections.abc import Mapping

from flask.typing import ResponseReturnValue

from wellbeing.accounts import access
from wellbeing.buddies import queries as buddies
from wellbeing.core import clock
from wellbeing.core.i18n import gettext as _
from wellbeing.core.pages import render
from wellbeing.core.periods import month_of, months_in, year_before
from wellbeing.resources.queries_counts import languages_read, year_totals
from wellbeing.uptake import queries
from wellbeing.uptake.catalogue import MONTHLY, QUARTERLY, YEARLY
from wellbeing.uptake.charts import Figure, Gap
from wellbeing.uptake.disclosure import Printed, add
from wellbeing.uptake.queries_reach import reached
from wellbeing.uptake.reach import Gap as ReachGap
from wellbeing.uptake.sheets import compare, rank
from wellbeing.uptake.views_base import bp
from wellbeing.uptake.views_tables import known_table, lines_of, named
from wellbeing.uptake.words import (
    comparison_sentence,
    cover_sentence,
    figure_words,
    languages_sentence,
    network_sentences,
    pack_sentences,
    period_words,
    reach_sentence,
)

# So few who can be asked make a gap in uptake likelier to be a gap in cover.
_FEW_BUDDIES = 3


@bp.get("/uptake")
@access.staff
def overview() -> ResponseReturnValue:
    """The answer in words, then the list of tables; for others, such as managers, why they see none."""
    if not access.visitor().may(access.Access.LEAD):
        return render("uptake/overview_others.html")
    totals = queries.totals()
    month, quarter = max(totals, default=None), queries.last_quarter(totals)
    sentences = [total_sentence(period, totals) for period in (month, quarter) if period]
    topics = lines_of(known_table("topic"), quarter) if quarter else ()
    return render(
        "uptake/overview.html",
        sentences=sentences,
        topics=rank(topics),
        quarter_words=period_words(quarter) if quarter else "",
        reach=reach_sentences(quarter or ""),
        cover=cover_sentences(quarter or ""),
        pack=pack_told(),
        network=live_sentences(),
        groups=((_("Every month"), MONTHLY), (_("Every quarter"), QUARTERLY), (_("Every year"), YEARLY)),
        figure_words=figure_words,
    )


def reach_sentences(quarter: str) -> list[str]:
    """Which places and staff groups clearly stand out."""
    return [
        sentence
        for table in (known_table("place"), known_table("staff-group"))
        for one in reached(table, quarter)
        if (sentence := reach_sentence(named(table, one.id), one))
    ]


def pack_told() -> list[str]:
    """What the help pages did in twelve months, and in which languages."""
    this = month_of(clock.today())
    told = pack_sentences(**year_totals(this)._asdict())
    return [*told, *languages_sentence(languages_read(this))] if told else []


def live_sentences() -> list[str]:
    """How the network stands at this moment."""
    everyone = buddies.profiles()
    return network_sentences(
        active=sum(one.match.active for one in everyone),
        free=sum(one.may_be_asked for one in everyone),
        waiting=len(buddies.requests_with_leads()),
    )


def cover_sentences(quarter: str) -> list[str]:
    """Where there are clearly fewer conversations, and few buddies who can be asked."""
    table = known_table("place")
    free = {one.id: 0 for one in reached(table, quarter) if one.gap is ReachGap.FEWER}
    for buddy in buddies.profiles() if free else ():
        if buddy.match.place in free:
            free[buddy.match.place] += buddy.may_be_asked
    return [
        cover_sentence(named(table, place), count) for place, count in free.items() if count < _FEW_BUDDIES
    ]


def total_sentence(period: str, totals: Mapping[str, Printed]) -> str:
    """How many conversations a period had, beside the same one a year before."""

    def figure_of(span: str) -> Figure:
        months = months_in(span)
        if any(month not in totals for month in months):
            return Gap.ABSENT
        total = add(totals[month] for month in months)
        return Gap.FEW if total is None else total

    before = year_before(period)
    compared = compare(figure_of(period), figure_of(before), cells=len(months_in(period)))
    return comparison_sentence(period_words(period), period_words(before), compared)
