"""Every table to take out: exactly what is printed, with the notes that make it readable elsewhere."""

from flask import abort, current_app
from flask.typing import ResponseReturnValue

from wellbeing.accounts import access
from wellbeing.core.downloads import csv_file, workbook_file
from wellbeing.core.i18n import gettext as _
from wellbeing.core.workbook_writing import Page
from wellbeing.uptake import queries
from wellbeing.uptake.catalogue import Table
from wellbeing.uptake.charts import Figure, Gap
from wellbeing.uptake.sheets import Line
from wellbeing.uptake.views_base import bp
from wellbeing.uptake.views_tables import chosen, dimension_names, known_table, lines_of, year_headings
from wellbeing.uptake.words import figure_words, period_words

Cell = str | int


@bp.get("/uptake/<slug>.csv")
@access.lead
def table_csv(slug: str) -> ResponseReturnValue:
    """The whole table of a period, each figure exactly as printed."""
    shown, period = _asked(slug)
    return csv_file(([str(cell) for cell in row] for row in _rows(shown, period)), _name(shown, period))


@bp.get("/uptake/<slug>.xlsx")
@access.lead
def table_xlsx(slug: str) -> ResponseReturnValue:
    """The same as a workbook, with a sheet of notes."""
    shown, period = _asked(slug)
    rows = _rows(shown, period)
    widths = [36] * len(dimension_names(shown)) + [24, 24]
    # Translators: the names of two sheets in a workbook; at most 31 letters each.
    pages = [Page(_("Figures"), rows, widths), Page(_("Notes"), notes(shown, period), [24, 90])]
    return workbook_file(pages, _name(shown, period))


def notes(shown: Table, period: str) -> list[tuple[str, str]]:
    """What somebody must know who reads the figures away from this site."""
    return [
        (_("About"), str(shown.title)),
        (_("Period"), period_words(period) if shown.dimensions else _("Every month that has closed")),
        (_("From"), current_app.config["ORGANISATION"]),
        (
            _("What is counted"),
            _("Conversations with buddies. Each is counted once. People are not counted."),
        ),
        (_("Chance"), _("Each figure was changed a little by chance once, before it was printed.")),
        (_("Rounding"), _("Figures are rounded to the nearest 5. Below 10 they read “fewer than 10”.")),
        (_("Sums"), _("The parts of a table need not add up to the total.")),
        (_("Changes"), _("A change of under 15 may be chance. Percentages need figures of 100 or more.")),
        # Translators: under which licence others may use the figures.
        (_("Licence"), current_app.config["FIGURES_LICENCE"]),
    ]


def _asked(slug: str) -> tuple[Table, str]:
    shown = known_table(slug)
    period = chosen("period", queries.periods(shown.id))
    if not period:
        abort(404)
    return shown, period


def _rows(shown: Table, period: str) -> list[list[Cell]]:
    head: list[Cell] = [*dimension_names(shown), *year_headings(shown, period)]
    return [head, *(_row(line) for line in lines_of(shown, period))]


def _row(line: Line) -> list[Cell]:
    return [*line.labels, _plain(line.figures.now), _plain(line.figures.before)]


def _plain(figure: Figure) -> Cell:
    """A number that a spreadsheet of any language reads as one, or the words in its place."""
    return figure_words(figure) if isinstance(figure, Gap) else figure


def _name(shown: Table, period: str) -> str:
    return "-".join(("uptake", shown.slug, *(period.split() if shown.dimensions else ())))
