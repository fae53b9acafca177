"""Leads take lists out, to change them in a spreadsheet or to keep them."""

from flask import abort, make_response, request
from flask.typing import ResponseReturnValue

from wellbeing.accounts import access
from wellbeing.core import clock
from wellbeing.core.i18n import current_language
from wellbeing.core.tables import write_csv
from wellbeing.core.workbook_writing import write_workbook
from wellbeing.curation import queries_import as queries
from wellbeing.curation.sheets import FILES, LANGUAGES, ListKind, pages
from wellbeing.curation.views_base import bp
from wellbeing.resources import queries as pack

_CSV = "text/csv; charset=utf-8"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@bp.get("/manage/resources/export.csv")
@access.lead
def export_csv() -> ResponseReturnValue:
    """A list as it stands, as CSV."""
    what = _asked()
    rows = pack.list_cells(what.file, what.language, queries.entries(what.kind))
    # With a byte-order mark, or Excel takes the letters for others.
    return _file(write_csv(rows).encode("utf-8-sig"), _CSV, f"{what.name}-{clock.today()}.csv")


@bp.get("/manage/resources/export.xlsx")
@access.lead
def export_xlsx() -> ResponseReturnValue:
    """A list as it stands, as a workbook that explains its columns."""
    what = _asked()
    rows = list(pack.list_cells(what.file, what.language, queries.entries(what.kind)))
    return _file(_workbook(what, rows), _XLSX, f"{what.name}-{clock.today()}.xlsx")


@bp.get("/manage/resources/template.xlsx")
@access.lead
def empty_list() -> ResponseReturnValue:
    """A list with nothing but its columns, and how to fill them in."""
    what = _asked()
    return _file(
        _workbook(what, list(pack.list_cells(what.file, what.language, ()))), _XLSX, f"{what.name}.xlsx"
    )


def _workbook(what: ListKind, rows: list[tuple[str, ...]]) -> bytes:
    return write_workbook(pages(what, rows, dict(pack.topic_choices(current_language().code))))


def _asked() -> ListKind:
    what = ListKind(
        request.args.get("kind", ListKind().kind), request.args.get("language", ListKind().language)
    )
    if what.kind not in FILES or what.language not in LANGUAGES:
        abort(404)
    return what


def _file(content: bytes, kind: str, name: str) -> ResponseReturnValue:
    response = make_response(content)
    response.headers["Content-Type"] = kind
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
