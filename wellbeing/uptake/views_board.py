"""The quarterly report for the board: a page of words with a chart, and each table of the quarter behind it."""

from typing import Any

from flask import abort, current_app, request
from flask.typing import ResponseReturnValue

from wellbeing.accounts import access
from wellbeing.core import clock
from wellbeing.core.downloads import download
from wellbeing.core.i18n import format_date, ngettext
from wellbeing.core.i18n import gettext as _
from wellbeing.core.pdf import make_pdf
from wellbeing.core.periods import months_in, quarter_of
from wellbeing.uptake import queries
from wellbeing.uptake.catalogue import QUARTERLY, TABLES, Table
from wellbeing.uptake.charts import Figure, Gap
from wellbeing.uptake.sheets import fold, rank
from wellbeing.uptake.views_base import bp
from wellbeing.uptake.views_files import notes
from wellbeing.uptake.views_overview import (
    cover_sentences,
    live_sentences,
    pack_told,
    reach_sentences,
    total_sentence,
)
from wellbeing.uptake.views_tables import dimension_names, lines_of, year_headings
from wellbeing.uptake.words import (
    change_heading,
    change_words,
    figure_words,
    period_words,
    short_month,
)

_TOTAL = TABLES[0]
_MONTHS = 12


@bp.get("/uptake/board.pdf")
@access.lead
def board_pdf() -> ResponseReturnValue:
    """The report of a quarter that has closed; the newest when the address names none."""
    closed = quarters()
    quarter = request.args.get("quarter", "") or next(iter(closed), "")
    if quarter not in closed:
        abort(404)
    made = make_pdf("board", **_report(quarter))
    return download(made, "application/pdf", f"{'-'.join(('soothe-board', *quarter.split()))}.pdf")


def quarters() -> tuple[str, ...]:
    """The quarters of which every month is printed, newest first."""
    printed = queries.totals()
    whole = {quarter_of(month) for month in printed}
    return tuple(
        sorted((one for one in whole if all(month in printed for month in months_in(one))), reverse=True)
    )


def _report(quarter: str) -> dict[str, Any]:
    totals = queries.totals()
    title = _("SOOTHE: uptake from %(period)s", period=period_words(quarter))
    lede = total_sentence(quarter, totals)
    return {
        "title": title,
        "organisation": current_app.config["ORGANISATION"],
        "made": _("Made on %(day)s", day=format_date(clock.today())),
        "lede": lede,
        "parts": [part for part in _parts(quarter, lede) if part["sentences"]],
        "chart": _chart(quarter),
        "notes": {
            "heading": _("How to read these figures"),
            "sentences": [words for _label, words in notes(QUARTERLY[0], quarter)[3:]],
        },
        "tables": [_sheet(table, quarter) for table in (_TOTAL, *QUARTERLY)],
    }


def _parts(quarter: str, lede: str) -> list[dict[str, Any]]:
    topics = rank(lines_of(QUARTERLY[0], quarter))
    most = [
        _("%(topic)s: about %(count)s", topic=line.labels[0], count=figure_words(line.figures.now))
        for line in topics.most
    ]
    few = len(topics.few)
    if few:
        most.append(
            ngettext(
                "%(num)s topic: fewer than 10 conversations",
                "%(num)s topics: fewer than 10 conversations each",
                few,
            )
        )
    told = (
        (_("How many conversations"), [lede]),
        (_("What people talked about"), most),
        (_("Where people talk clearly more or less"), reach_sentences(quarter)),
        (_("Where few buddies may be the reason"), cover_sentences(quarter)),
        (
            _("What the help pages did in the last twelve months"),
            pack_told(),
        ),
        (_("The network of buddies now"), live_sentences()),
    )
    return [{"heading": heading, "sentences": sentences} for heading, sentences in told]


def _chart(quarter: str) -> dict[str, Any]:
    """The months up to the end of the quarter, oldest first; None stands for "fewer than 10"."""
    last = months_in(quarter)[-1]
    lines = [line for line in lines_of(_TOTAL, "") if line.ids[0] <= last][:_MONTHS]
    months = [
        {
            "label": short_month(line.ids[0]),
            "now": _length(line.figures.now),
            "before": _length(line.figures.before),
        }
        for line in reversed(lines)
    ]
    now, before = year_headings(_TOTAL, "")
    return {
        "heading": _("Month by month"),
        "months": months,
        "now": now,
        "before": before,
        "alt": _(
            "Bars of the last months and of the same months a year before. The first table holds the figures."
        ),
    }


def _length(figure: Figure) -> int | None:
    if isinstance(figure, Gap):
        return None if figure is Gap.FEW else 0
    return figure


def _sheet(table: Table, quarter: str) -> dict[str, Any]:
    every = lines_of(table, quarter)
    if not table.dimensions:
        every = tuple(line for line in every if line.ids[0] <= months_in(quarter)[-1])[:_MONTHS]
    rows, few = fold(every)
    cells = [
        [
            ", ".join(line.labels),
            figure_words(line.figures.now),
            figure_words(line.figures.before),
            change_words(line.figures),
        ]
        for line in rows
    ]
    if few:
        more = ngettext(
            "%(num)s more: fewer than 10 conversations",
            "%(num)s more: fewer than 10 conversations each",
            len(few),
        )
        cells.append([more, "", "", ""])
    return {
        "caption": str(table.title),
        "headings": [
            ", ".join(dimension_names(table)),
            *year_headings(table, quarter),
            change_heading(),
        ],
        "rows": cells,
    }
