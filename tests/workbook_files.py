"""Workbooks for tests: honest ones by openpyxl, and hostile ones made part by part."""

import io
import zipfile
from collections.abc import Iterable, Sequence

import openpyxl
from openpyxl.workbook import Workbook

_MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_SPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def saved(book: Workbook) -> bytes:
    """A workbook of openpyxl as a file."""
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def workbook(rows: Iterable[Sequence[object]], title: str = "Sheet") -> Workbook:
    """A workbook with one sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    return book


def rewritten(file: bytes, name: str, old: bytes, new: bytes) -> bytes:
    """A workbook with a piece of one part changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as to:
        for entry in source.namelist():
            content = source.read(entry)
            if entry == name:
                assert old in content, content[:2000]
                content = content.replace(old, new)
            to.writestr(entry, content)
    return out.getvalue()


def raw_workbook(
    sheet: bytes | Iterable[bytes], head: bytes = b"", more: Sequence[tuple[str, bytes]] = (), level: int = 6
) -> bytes:
    """A workbook made part by part; `sheet` is what stands inside its sheetData."""
    pieces = [sheet] if isinstance(sheet, bytes) else sheet
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name, content in (*_frame(), *more):
            archive.writestr(name, content)
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            part.write(head + f'<worksheet xmlns="{_SPACE}"><sheetData>'.encode())
            for piece in pieces:
                part.write(piece)
            part.write(b"</sheetData></worksheet>")
    return out.getvalue()


def _frame() -> Iterable[tuple[str, str]]:
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    yield (
        "[Content_Types].xml",
        f'<Types xmlns="{types}"><Override PartName="/xl/workbook.xml" ContentType="{_MAIN}"/></Types>',
    )
    yield (
        "xl/workbook.xml",
        f'<workbook xmlns="{_SPACE}" xmlns:r="{_RELATED}"><sheets><sheet name="One" sheetId="1" r:id="r1"/>'
        "</sheets></workbook>",
    )
    kinds = "http://schemas.openxmlformats.org/package/2006/relationships"
    yield (
        "xl/_rels/workbook.xml.rels",
        f'<Relationships xmlns="{kinds}"><Relationship Id="r1" Type="{_RELATED}/worksheet" '
        'Target="worksheets/sheet1.xml"/></Relationships>',
    )


def text_row(number: int, *cells: str) -> bytes:
    """A row of text cells."""
    inner = "".join(
        f'<c r="{chr(65 + place)}{number}" t="inlineStr"><is><t>{cell}</t></is></c>'
        for place, cell in enumerate(cells)
    )
    return f'<row r="{number}">{inner}</row>'.encode()
