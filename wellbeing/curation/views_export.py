"""Leads take lists out, to change them in a spreadsheet or to keep them."""

from flask import abort, request
from flask.typing import ResponseReturnValue

from wellbeing.accounts import access
from wellbeing.core import clock
from wellbeing.core.downloads import csv_file, workbook_file
from wellbeing.core.i18n import current_language
from wellbeing.core.workbook_writing import Page
from wellbeing.curation import queries_import as queries
from wellbeing.curation.sheets import FILES, LANGUAGES, ListKind, pages
from wellbeing.curation.views_base import bp
from wellbeing.resources import queries as pack


@bp.get("/manage/resources/export.csv")
@access.lead
def export_csv() -> ResponseReturnValue:
    """A list as it stands, as CSV."""
    what = _asked()
    rows = pack.list_cells(what.file, what.language, queries.entries(what.kind))
    return csv_file(rows, f"{what.name}-{clock.today()}")


@bp.get("/manage/resources/export.xlsx")
@access.lead
def export_xlsx() -> ResponseReturnValue:
    """A list as it stands, as a workbook that explains its columns."""
    what = _asked()
    rows = list(pack.list_cells(what.file, what.language, queries.entries(what.kind)))
    return workbook_file(_workbook(what, rows), f"{what.name}-{clock.today()}")


@bp.get("/manage/resources/template.xlsx")
@access.lead
def empty_list() -> ResponseReturnValue:
    """A list with nothing but its columns, and how to fill them in."""
    what = _asked()
    return workbook_file(_workbook(what, list(pack.list_cells(what.file, what.language, ()))), what.name)


def _workbook(what: ListKind, rows: list[tuple[str, ...]]) -> list[Page]:
    return pages(what, rows, dict(pack.topic_choices(current_language().code)))


def _asked() -> ListKind:
    what = ListKind(
        request.args.get("kind", ListKind().kind), request.args.get("language", ListKind().language)
    )
    if what.kind not in FILES or what.language not in LANGUAGES:
        abort(404)
    return what
