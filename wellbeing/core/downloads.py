"""Files to take out: CSV and Excel workbooks, with the names and marks that spreadsheets expect."""

from collections.abc import Iterable, Sequence

from flask import Response, make_response

from wellbeing.core.tables import write_csv
from wellbeing.core.workbook_writing import Page, write_workbook

_CSV = "text/csv; charset=utf-8"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def csv_file(rows: Iterable[Sequence[str]], name: str) -> Response:
    """Rows as a CSV file to take out."""
    # With a byte-order mark, or Excel takes the letters for others.
    return download(write_csv(rows).encode("utf-8-sig"), _CSV, f"{name}.csv")


def workbook_file(pages: Sequence[Page], name: str) -> Response:
    """Sheets as a workbook to take out."""
    return download(write_workbook(pages), _XLSX, f"{name}.xlsx")


def download(content: bytes, kind: str, name: str) -> Response:
    """A file that the browser keeps under this name; nothing between here and there keeps a copy."""
    response = make_response(content)
    response.headers["Content-Type"] = kind
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "no-store"
    return response
