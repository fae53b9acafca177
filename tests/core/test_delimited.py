"""CSV from anybody's program: read where there is no doubt, else named with its mend."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wellbeing.core.delimited import read_delimited
from wellbeing.core.grids import Faults, Grid

NAMES = {"slug", "name", "areas"}


def read(content: bytes, guess: bool = True) -> tuple[Grid | None, list[str]]:
    faults = Faults()
    grid = read_delimited("pack.csv", content, NAMES, faults, guess)
    return grid, [str(fault) for fault in faults.found]


def cells(content: bytes) -> list[tuple[str, ...]]:
    grid, faults = read(content)
    assert grid and not faults, faults
    return [line.cells for line in grid.lines]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le-marked", "utf-16-be-marked"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_each_way_to_save_a_file_says_the_same(encoding, delimiter, end):
    rows = [("slug", "name", "areas"), ("café", 'She said "hello", then left', "help;enjoy")]
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator=end).writerows(rows)
    if encoding.endswith("-marked"):
        content = ("\ufeff" + text.getvalue()).encode(encoding.removesuffix("-marked"))
    else:
        content = text.getvalue().encode(encoding)
    assert cells(content) == rows


def test_a_single_column_with_semicolons_in_it_is_split_at_commas():
    assert cells(b"slug,areas\nx,a;b;c;d\n") == [("slug", "areas"), ("x", "a;b;c;d")]


def test_the_line_that_excel_writes_for_itself_is_no_row():
    grid, faults = read(b"sep=;\r\nslug;name\r\nx;y\r\n")
    assert grid and not faults
    assert [(line.row, line.line, line.cells) for line in grid.lines] == [
        (2, 2, ("slug", "name")),
        (3, 3, ("x", "y")),
    ]


def test_empty_lines_count_and_are_left_out():
    grid, _faults = read(b'slug,name\n\n,\n"two\nlines",y\nx,z\n')
    assert grid
    assert [(line.row, line.line) for line in grid.lines] == [(1, 1), (4, 4), (5, 6)]


def test_windows_1252_is_read_only_on_a_second_look_that_shows_its_letters():
    content = "slug,name\nx,Café £5 – “hello”\n".encode("windows-1252")
    grid, faults = read(content)
    assert grid and not faults and grid.lines[1].cells[1] == "Café £5 – “hello”"
    assert [note.text for note in grid.notes] == [
        "This file was read as Windows-1252. Check these letters: £, é, –, “ and ”."
    ]
    grid, faults = read(content, guess=False)
    assert grid is None
    assert faults == [
        "pack.csv, line 2: Byte 6 of this line is not UTF-8. Save the file again as “CSV UTF-8”."
    ]


@pytest.mark.parametrize(
    "content",
    [
        "slug,name\nx,Café\n".encode() + "y,Caf\xe9\n".encode("windows-1252"),
        b"slug,name\nx,Caf\x81\n",
        b"slug,name\nx,Caf\xe9\0\n",
    ],
    ids=["two encodings in one file", "a letter that Windows-1252 has not", "an empty byte"],
)
def test_what_may_be_anything_is_not_guessed_at(content):
    grid, faults = read(content)
    assert grid is None and len(faults) == 1
    assert "is not UTF-8. Save the file again as “CSV UTF-8”." in faults[0]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "line 1: The file is empty"),
        (b"\xff\xfe", "line 1: The file is empty"),
        (b" \n\t\n", "line 1: The file is empty"),
        (b"\xff\xfea", "broken UTF-16"),
        (b'slug,name\n"x,y\nz,a\n', "line 2: A quote that opens in this line is never closed"),
        (b'slug,name\n"x"y,z\n', "line 2: The quotes in this line do not come in pairs"),
        (
            b"slug,name\n" + b"x" * 200_000 + b",y\n",
            "line 2: A cell that begins in this line is far too long",
        ),
        (b"slug,name\n" + b"x,y\n" * 200_001, "line 200002: The file has more than 200,000 rows. Split it."),
        (b"PK\x03\x04", "an Excel workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100, "an old Office program"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "locked with a password",
        ),
        (b"%PDF-1.7", "a PDF"),
        (b"\x89PNG\r\n", "a picture"),
        (b"\xef\xbb\xbf  <!DOCTYPE html><html>", "a web page"),
        (b'<?xml version="1.0"?><Workbook>', "an XML file"),
        (b"\x1f\x8b\x08", "a packed file"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_a_file_that_cannot_be_read_is_called_what_it_is(content, words):
    grid, faults = read(content)
    assert grid is None and len(faults) == 1 and words in faults[0], faults


@given(st.binary(max_size=300), st.booleans())
def test_any_bytes_are_read_or_refused_with_words(content, guess):
    grid, faults = read(content, guess)
    assert (grid is None) == bool(faults)


@given(
    st.lists(
        st.lists(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=9), min_size=2, max_size=2)
    )
)
def test_a_grid_survives_being_kept(rows):
    text = io.StringIO(newline="")
    csv.writer(text).writerows([("slug", "name"), *rows])
    grid, _faults = read(text.getvalue().encode())
    assert grid and Grid.from_json(grid.as_json()) == grid
