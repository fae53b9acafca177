"""A workbook that anybody may have made is read cell by cell, or refused with words, and never for long."""

import io
import time
import tracemalloc
import zipfile
from datetime import date, datetime

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from tests.workbook_files import raw_workbook, rewritten, saved, text_row, workbook
from wellbeing.core.grids import DAY, MOMENT, NUMBER, Faults, Grid
from wellbeing.core.workbook_writing import Page, write_workbook
from wellbeing.core.workbooks import LARGEST_UNPACKED, read_workbook

NAMES = {"slug", "name", "phone"}
HEADER = ("slug", "name", "phone")


def read(content: bytes) -> tuple[Grid | None, list[str]]:
    faults = Faults()
    grid = read_workbook("pack.xlsx", content, NAMES, faults)
    return grid, [str(fault) for fault in faults.found]


def cells(content: bytes) -> list[tuple[str, ...]]:
    grid, faults = read(content)
    assert grid and not faults, faults
    return [line.cells for line in grid.lines]


def refusal(content: bytes) -> str:
    grid, faults = read(content)
    assert grid is None and len(faults) == 1, faults
    return faults[0]


def test_the_words_of_a_sheet_are_read_with_their_places():
    book = workbook([HEADER, ("mind", "Mind", "0300 123 3393"), (), ("calm", None, "0800 58 58 58")])
    grid, faults = read(saved(book))
    assert grid and not faults and grid.sheet == "Sheet"
    assert [(line.row, line.cells) for line in grid.lines] == [
        (1, HEADER),
        (2, ("mind", "Mind", "0300 123 3393")),
        (4, ("calm", "", "0800 58 58 58")),
    ]


def test_what_is_not_text_says_what_it_is():
    row = ("x", date(2026, 10, 31), datetime(2026, 10, 31, 9, 30), 116123, 0.1, 1785123456.0, True)
    grid, faults = read(saved(workbook([(*HEADER, "a", "b", "c", "d"), row])))
    assert grid and not faults
    line = grid.lines[1]
    assert line.cells == ("x", "2026-10-31", "2026-10-31 09:30", "116123", "0.1", "1785123456", "true")
    assert dict(line.kinds) == {1: DAY, 2: MOMENT, 3: NUMBER, 4: NUMBER, 5: NUMBER}


@pytest.mark.parametrize(
    ("shown", "kind"),
    [
        ("dd/mm/yyyy", DAY),
        ("[$-809]d mmmm yyyy;@", DAY),
        ('yyyy"-"mm', DAY),
        ("0.00", NUMBER),
        ('0 "days"', NUMBER),
        ("[Red]0", NUMBER),
        ("General", NUMBER),
        ("@", NUMBER),
    ],
)
def test_a_number_is_a_day_when_the_sheet_shows_it_as_one(shown, kind):
    book = workbook([HEADER, ("x", 46326)])
    book.active["B2"].number_format = shown
    grid, _faults = read(saved(book))
    assert grid and grid.lines[1].kinds[1] == kind
    assert grid.lines[1].cells[1] == ("2026-10-31" if kind == DAY else "46326")


def test_an_old_mac_counts_its_days_from_another_day():
    book = workbook([HEADER, ("x", date(2026, 10, 31))])
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    assert cells(saved(book))[1][1] == "2026-10-31"


def test_rich_text_keeps_its_words_and_loses_its_looks():
    book = workbook([HEADER])
    book.active["A2"] = CellRichText("Call ", TextBlock(InlineFont(b=True), "now"), " please")
    assert cells(saved(book))[1] == ("Call now please",)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("=1+1", "cell B2: This cell holds a formula. Paste its value instead."),
        ('=HYPERLINK("https://example.org")', "cell B2: This cell holds a formula"),
        ("#N/A", "cell B2: This cell holds an error, #N/A. Type its value."),
        ("x" * 32_000 + "y" * 768, "cell B2: This cell is far too long"),
    ],
)
def test_a_cell_that_cannot_be_taken_as_it_stands_is_named(value, words):
    book = workbook([HEADER, ("x", "plain")])
    content = saved(book)
    if len(value) < 100:
        book.active["B2"] = value
        content = saved(book)
    else:
        content = raw_workbook(text_row(1, *HEADER) + text_row(2, "x", value))
    _grid, faults = read(content)
    assert len(faults) == 1 and words in faults[0], faults


def test_a_formula_with_a_remembered_value_is_a_formula_all_the_same():
    row = b'<row r="2"><c r="B2"><f>A1</f><v>5</v></c><c r="C2"><f t="shared" si="0"/><v>5</v></c></row>'
    _grid, faults = read(raw_workbook(text_row(1, *HEADER) + row))
    assert [fault.partition(", ")[2] for fault in faults] == [
        "sheet “One”, cell B2: This cell holds a formula. Paste its value instead.",
        "sheet “One”, cell C2: This cell holds a formula. Paste its value instead.",
    ]


def test_merged_cells_are_named():
    book = workbook([HEADER, ("x", "y", "z")])
    book.active.merge_cells("A2:B3")
    _grid, faults = read(saved(book))
    assert faults == [
        "pack.xlsx, sheet “Sheet”, cell A2: The cells A2:B3 are merged. Split them, then fill each one."
    ]


def test_hidden_rows_and_columns_are_read_and_said():
    book = workbook([HEADER, ("a", "A", ""), ("b", "B", "")])
    book.active.row_dimensions[3].hidden = True
    book.active.column_dimensions["B"].hidden = True
    grid, faults = read(saved(book))
    assert grid and not faults and len(grid.lines) == 3
    assert [note.text for note in grid.notes] == [
        "1 row is hidden in the sheet. It was read too: 3.",
        "1 column is hidden in the sheet. It was read too: B.",
    ]


def test_of_several_sheets_the_first_with_the_right_columns_is_read_and_named():
    book = workbook([("About this file",), ("Ask the wellbeing team",)], "Read me")
    for title in ("Pack", "Pack of last year"):
        sheet = book.create_sheet(title)
        sheet.append(HEADER)
        sheet.append((title,))
    hidden = book.create_sheet("Secret")
    hidden.append(HEADER)
    hidden.sheet_state = "hidden"
    grid, faults = read(saved(book))
    assert grid and not faults and grid.sheet == "Pack"
    assert [note.text for note in grid.notes] == ["These sheets were not read: Pack of last year."]


def test_a_workbook_without_the_right_columns_says_so():
    assert "No sheet has a first row that names the columns" in refusal(saved(workbook([("a", "b")])))
    assert "No sheet has a first row that names the columns" in refusal(saved(workbook([])))


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+44 1",
        "-x",
        "@sum",
        "'",
        "_x0041_",
        "a_x000D_b",
        "\uffff",
        "<b>&amp;",
        "x" * 3000,
        "ਪੰਜਾਬੀ",
        "🙂",
    ],
)
def test_what_is_written_is_text_and_reads_back_the_same(text):
    content = write_workbook([Page("Pack", [HEADER, (text, "", "0300")], [10, 10, 10])])
    assert cells(content)[1] == (text, "", "0300")
    cell = openpyxl.load_workbook(io.BytesIO(content))["Pack"]["A2"]
    assert cell.data_type == "s" and cell.number_format == "@" and cell.quotePrefix


words = st.text(st.characters(exclude_categories=("Cs",)), max_size=30).filter(
    lambda text: text.strip() == text
)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(words, words, words), max_size=5))
def test_any_words_go_round(rows):
    shown = [row for row in rows if any(row)]
    found = cells(write_workbook([Page("Pack", [HEADER, *rows], [10, 10, 10])]))[1:]
    assert [tuple(row + ("",) * (3 - len(row))) for row in found] == shown


HONEST = saved(workbook([HEADER, ("a", "b", 1)]))


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_damaged_workbook_is_refused_with_words(data):
    content = bytearray(HONEST)
    for _change in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    _grid, faults = read(bytes(content[: data.draw(st.integers(1, len(content)))]))
    assert all(faults)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300))
def test_a_sheet_of_any_bytes_is_read_or_refused_with_words(piece):
    grid, faults = read(raw_workbook(text_row(1, *HEADER) + piece))
    assert grid or faults
    assert all(faults)


def measured(content: bytes) -> tuple[float, float, str]:
    """Seconds, megabytes at the peak, and what was said."""
    begun = time.perf_counter()
    grid, faults = read(content)
    seconds = time.perf_counter() - begun
    tracemalloc.start()
    read(content)
    peak = tracemalloc.get_traced_memory()[1] / 1024**2
    tracemalloc.stop()
    return seconds, peak, faults[0] if faults else f"{len(grid.lines) if grid else 0} lines"


def test_a_million_empty_rows_are_passed_over():
    def rows():
        yield text_row(1, *HEADER)
        for first in range(2, 1_000_001, 1000):
            numbers = range(first, min(first + 1000, 1_000_001))
            yield "".join(f'<row r="{row}" spans="1:30" s="1" customFormat="1"/>' for row in numbers).encode()
        yield text_row(1_000_001, "mind", "Mind")

    seconds, peak, said = measured(raw_workbook(rows()))
    assert said == "2 lines"
    assert seconds < 5 and peak < 5, (seconds, peak)


def test_empty_rows_that_are_hidden_or_tall_are_passed_over_too():
    rows = b"".join(b'<row r="%d" ht="15" hidden="1"/>' % row for row in range(2, 20_000))
    grid, faults = read(raw_workbook(text_row(1, *HEADER) + rows + text_row(20_000, "x")))
    assert grid and not faults
    assert [line.row for line in grid.lines] == [1, 20_000]
    assert grid.notes[0].text.startswith(
        "19,998 rows are hidden in the sheet. They were read too, such as 2, 3,"
    )


def test_a_million_rows_of_empty_cells_are_refused_before_they_are_unpacked():
    empty = "".join(f'<c r="{letter}{{0}}" s="1"/>' for letter in "ABCDEFGHIJ")
    rows = "".join(f'<row r="{row}">{empty.format(row)}</row>' for row in range(100_000, 104_000)).encode()
    seconds, peak, said = measured(raw_workbook((rows for _time in range(250)), level=1))
    assert "MB when it is unpacked. The most is 100 MB. Copy only the rows" in said
    assert seconds < 1 and peak < 5, (seconds, peak)


def test_a_zip_bomb_is_refused_before_it_is_unpacked():
    spaces = b" " * 1024**2
    content = raw_workbook(spaces for _mb in range(500))
    seconds, peak, said = measured(content)
    assert len(content) < 1024**2 and "grows far too much when it is unpacked" in said
    assert seconds < 1 and peak < 5, (seconds, peak)


def test_a_small_part_that_packs_too_well_is_refused():
    assert "grows far too much" in refusal(raw_workbook(b" " * 5 * 1024**2))


def test_a_part_that_lies_about_its_size_is_not_unpacked_further():
    content = bytearray(raw_workbook(b" " * 1000 * 1024))
    at = content.rfind(b"xl/worksheets/sheet1.xml") - 46
    content[at + 24 : at + 28] = (50).to_bytes(4, "little")
    _seconds, peak, said = measured(bytes(content))
    assert "damaged" in said and peak < 5


def test_entities_are_refused_before_they_grow():
    laughs = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    assert "damaged or unusual" in refusal(
        raw_workbook(text_row(1, *HEADER) + text_row(2, "&b;"), head=laughs)
    )
    reach = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    assert "damaged or unusual" in refusal(
        raw_workbook(text_row(1, *HEADER) + text_row(2, "&a;"), head=reach)
    )


@pytest.mark.parametrize(
    "piece",
    [
        b"<a>" * 100_000,
        b'<row r="2"><c r="A2" t="inlineStr"><is><t x="'
        + b"".join(b"%d" % (number * number) for number in range(400_000))
        + b'"/></is></c></row>',
        b'<row r="2"><c r="A2" t="s"><v>7</v></c></row>',
        b'<row r="2"><c r="A3"><v>7</v></c></row>',
        b'<row r="9999999999"></row>',
        b'<row r="2"></row><row r="2"></row>',
        b'<row r="2"><c r="B2"><v>1</v></c><c r="A2"><v>1</v></c></row>',
        b'<row r="2"><c r="A2"><v>seven</v></c></row>',
        b'<row r="two"></row>',
        b"<row",
    ],
)
def test_a_sheet_that_no_honest_program_wrote_is_refused(piece):
    assert "damaged or unusual" in refusal(raw_workbook(text_row(1, *HEADER) + piece))


def test_a_cell_far_away_is_named_and_takes_no_room():
    rows = b"".join(
        f'<row r="{row}"><c r="XFD{row}" t="inlineStr"><is><t>x</t></is></c></row>'.encode()
        for row in range(2, 5000)
    )
    _seconds, peak, said = measured(raw_workbook(text_row(1, *HEADER) + rows))
    assert "cell XFD2: This cell stands far outside the table" in said
    assert peak < 5


def test_a_huge_number_is_not_written_out():
    row = b'<row r="2"><c r="A2"><v>1E999999999</v></c></row>'
    assert cells(raw_workbook(text_row(1, *HEADER) + row))[1] == ("1E999999999",)


def test_one_long_text_that_many_cells_share_is_counted_each_time():
    strings = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>'
    strings += b"".join(str(number).encode() for number in range(6000)) + b"</t></si></sst>"
    shared = "".join(f'<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>' for row in range(2, 3000))
    content = raw_workbook(text_row(1, *HEADER) + shared.encode(), more=[("xl/sharedStrings.xml", strings)])
    relation = (
        b'<Relationship Id="r2" Target="sharedStrings.xml" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"/></Relationships>'
    )
    content = rewritten(content, "xl/_rels/workbook.xml.rels", b"</Relationships>", relation)
    assert "holds far more than a pack" in refusal(content)


def archive(*names: str, content: bytes = b"x") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as to:
        for name in names:
            to.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (archive("word/document.xml"), "document or a slide show"),
        (archive("ppt/presentation.xml"), "document or a slide show"),
        (archive("xl/workbook.bin"), "a binary workbook"),
        (archive("photo.png"), "a ZIP archive"),
        (
            archive("mimetype", content=b"application/vnd.oasis.opendocument.spreadsheet"),
            "an OpenDocument sheet",
        ),
        (archive("mimetype", content=b"application/vnd.oasis.opendocument.text"), "document or a slide show"),
        (b"PK\x03\x04 and then nothing", "damaged"),
    ],
)
def test_another_kind_of_archive_is_called_what_it_is(content, words):
    assert words in refusal(content)


def test_macros_are_refused():
    content = rewritten(
        saved(workbook([HEADER])),
        "[Content_Types].xml",
        b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    )
    assert "holds macros" in refusal(content)


def test_an_archive_with_a_password_is_refused():
    content = bytearray(saved(workbook([HEADER])))
    at = 0
    while (at := content.find(b"PK\x01\x02", at)) >= 0:
        content[at + 8] |= 1
        at += 4
    assert "locked with a password" in refusal(bytes(content))


def test_the_limit_lets_the_largest_honest_pack_through():
    rows = [HEADER, *((f"slug-{number}", "x" * 600, "0300 123 3393") for number in range(5000))]
    content = write_workbook([Page("Pack", rows, [10, 10, 10])])
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        assert sum(entry.file_size for entry in opened.infolist()) < LARGEST_UNPACKED / 10
    assert len(cells(content)) == 5001
