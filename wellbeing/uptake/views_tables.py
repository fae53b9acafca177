"""The printed tables, each with its chart. Everything is read from what was printed."""

from collections.abc import Collection, Sequence
from typing import Any

from flask import abort, request
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from wellbeing.accounts import access
from wellbeing.core.i18n import current_language, format_number
from wellbeing.core.i18n import gettext as _
from wellbeing.core.pages import render
from wellbeing.core.periods import year_before
from wellbeing.resources.queries import topic_choices
from wellbeing.trust import Choice
from wellbeing.uptake import queries
from wellbeing.uptake.catalogue import Table, find_table
from wellbeing.uptake.charts import Gap, Words, draw, split
from wellbeing.uptake.dimensions import NAMES, Cell, choices
from wellbeing.uptake.disclosure import Printed
from wellbeing.uptake.queries_reach import reached as reached_in
from wellbeing.uptake.sheets import Line, fold, largest_first, lines
from wellbeing.uptake.views_base import bp
from wellbeing.uptake.words import (
    change_heading,
    change_words,
    figure_words,
    in_english,
    period_words,
    rate_words,
    reach_sentence,
)

_MOST_BARS = 15
_MONTHS_SHOWN = 12


@bp.get("/uptake/<slug>")
@access.lead
def table(slug: str) -> ResponseReturnValue:
    """One printed table beside its chart, this period beside the same one a year before."""
    shown = known_table(slug)
    periods = queries.periods(shown.id)
    period = chosen("period", periods)
    seconds = _values(shown)[1] if len(shown.dimensions) > 1 else ()
    only = chosen("only", [choice.id for choice in seconds])
    every = lines_of(shown, period, only)[: None if shown.dimensions else _MONTHS_SHOWN] if period else ()
    years = year_headings(shown, period)
    rows, few = fold(every)
    return render(
        "uptake/table.html",
        table=shown,
        caption=_caption(shown, seconds, only),
        period=period,
        periods=[(value, period_words(value)) for value in periods] if shown.dimensions else [],
        only=only,
        seconds=[(choice.id, choice.name) for choice in seconds],
        second_name=dimension_names(shown)[1] if seconds else "",
        **_beside(shown, period, years, rows),
        few=[_label(shown, line) for line in few],
        few_before=any(line.figures.before is Gap.FEW for line in few),
        chart=_chart(shown, years, rows),
        left_out=_left_out(rows),
    )


def known_table(slug: str) -> Table:
    """The table of a path, or page not found."""
    found = find_table(slug)
    if found is None or found.slug != slug:
        abort(404)
    return found


def chosen(name: str, allowed: Sequence[str]) -> str:
    """What the address asks for, or the first there is: an old link still shows something."""
    asked = request.args.get(name, "")
    return asked if asked in allowed else next(iter(allowed), "")


def _values(shown: Table, printed: Collection[Cell] = ()) -> list[Sequence[Choice]]:
    topics = topic_choices(current_language().code) if "topic" in shown.dimensions else ()
    return [
        choices(name, topics, {cell[place] for cell in printed})
        for place, name in enumerate(shown.dimensions)
    ]


def lines_of(shown: Table, period: str, only: str = "") -> tuple[Line, ...]:
    """A table of a period, line by line, beside the same period a year before."""
    if not shown.dimensions:
        return _months()
    now, before = (queries.figures(shown.id, when) for when in (period, year_before(period)))
    found = lines(_values(shown, {*now, *before}), now, before, only)
    # Sixty topics are read from the top; the short lists keep the order that people know.
    return largest_first(found) if shown.dimensions[0] == "topic" else found


def _months() -> tuple[Line, ...]:
    totals = queries.totals()
    months = sorted(totals, reverse=True)
    now: dict[Cell, Printed] = {(month,): totals[month] for month in months}
    before: dict[Cell, Printed] = {
        (month,): totals[year_before(month)] for month in months if year_before(month) in totals
    }
    return lines([[Choice(month, period_words(month)) for month in months]], now, before)


def _caption(shown: Table, seconds: Sequence[Choice], only: str) -> str:
    value = next((choice.name for choice in seconds if choice.id == only), "")
    # Translators: a table's name and the region, group or place it is shown for: "Topics by region: Telford".
    return _("%(table)s: %(value)s", table=shown.title, value=value) if value else str(shown.title)


def dimension_names(shown: Table) -> list[str]:
    """What a table is cut by, in words."""
    return [str(NAMES[name]) for name in shown.dimensions] or [_("Month")]


def year_headings(shown: Table, period: str) -> tuple[str, str]:
    """The words over this year's figures and last year's."""
    if not shown.dimensions or not period:
        return _("Conversations"), _("The same month a year before")
    return period_words(period), period_words(year_before(period))


def named(shown: Table, one: str) -> str:
    """The words for a value of a table's first dimension."""
    return next((str(choice.name) for choice in _values(shown)[0] if choice.id == one), one)


def _label(shown: Table, line: Line) -> str:
    """What a row is about; the towns of a place have their English names in every language."""
    label = line.labels[0]
    return in_english(label) if shown.dimensions[:1] == ("place",) else label


def _beside(shown: Table, period: str, years: tuple[str, str], rows: Sequence[Line]) -> dict[str, Any]:
    """The rows with their headings, and rates for each 100 staff where head counts are kept."""
    headings = [
        dimension_names(shown)[0],
        *years,
        change_heading(),
    ]
    cells = [_row(shown, line) for line in rows]
    reached = reached_in(shown, period)
    names = {line.ids[:1]: line.labels[0] for line in rows}
    rates = {one.id: rate_words(one.rate) for one in reached}
    if rates:
        headings.append(_("For each 100 staff"))
        cells = [(*cell, rates.get(line.ids[0], "–")) for cell, line in zip(cells, rows, strict=True)]
    told = [
        in_english(names[one.id,], sentence) if shown.dimensions == ("place",) else sentence
        for one in reached
        if (one.id,) in names and (sentence := reach_sentence(names[one.id,], one))
    ]
    return {"headings": headings, "rows": cells, "reached": told}


def _row(shown: Table, line: Line) -> tuple[str, ...]:
    figures = line.figures
    return _label(shown, line), figure_words(figures.now), figure_words(figures.before), change_words(figures)


def _chart(shown: Table, years: tuple[str, str], every: Sequence[Line]) -> Markup:
    bars = [line.bar for line in every]
    drawn = split(bars)[0][:_MOST_BARS] if shown.dimensions else bars
    if not drawn:
        return Markup("")
    words = Words(
        title=str(shown.title),
        description=_(
            "Bars of this year and the year before. The table on this page holds the same figures."
        ),
        now=years[0],
        before=years[1],
        few=figure_words(Gap.FEW),
        absent=figure_words(Gap.ABSENT),
        number=format_number,
    )
    return draw(shown.slug, drawn, words, rtl=current_language().dir == "rtl")


def _left_out(every: Sequence[Line]) -> int:
    drawn, small = split(line.bar for line in every)
    return small + max(len(drawn) - _MOST_BARS, 0)
