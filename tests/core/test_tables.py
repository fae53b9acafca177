"""Rows by the names of their columns; what a spreadsheet would run comes out harmless."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wellbeing.core.grids import NUMBER, Faults, Grid, Line
from wellbeing.core.tables import read_rows, rows_of, write_cell, write_text


def rows(lines, sheet="Pack"):
    faults = Faults()
    grid = Grid("list", tuple(Line(number, number, cells) for number, cells in enumerate(lines, 1)), sheet)
    return list(rows_of(grid, ("slug",), ("name",), faults)), [str(fault) for fault in faults.found]


def test_columns_may_stand_in_any_order_and_be_written_in_capitals():
    found, faults = rows([("Name", " SLUG ", ""), ("Mind", "mind")])
    assert not faults and found[0].cells == {"name": "Mind", "slug": "mind"}
    assert found[0].place.cell("slug") == "B2"


def test_a_workbook_leaves_out_empty_cells_at_the_end():
    found, faults = rows([("slug", "name"), ("mind",)])
    assert not faults and found[0].cells == {"slug": "mind", "name": ""}


@pytest.mark.parametrize(
    ("lines", "fault"),
    [
        ([("a", "b")], "list, sheet “Pack”, row 1: The first row must name the columns, such as “slug”."),
        ([("slug", "colour")], "list, sheet “Pack”, cell B1: This column is not known here."),
        ([("slug", "slug")], "list, sheet “Pack”, cell B1: This column stands here twice."),
        ([("name",)], "list, sheet “Pack”, row 1: This column is missing."),
        ([("slug",), ("a", "", "b")], "list, sheet “Pack”, cell C2: This cell stands under no column."),
        (
            [("slug", "", "name"), ("a", "x", "b")],
            "list, sheet “Pack”, cell B2: This cell stands under no column.",
        ),
    ],
)
def test_a_header_that_is_not_right_is_named(lines, fault):
    _found, faults = rows(lines)
    assert len(faults) == 1 and faults[0].startswith(fault), faults


def test_kinds_of_cells_go_with_their_columns():
    grid = Grid("list", (Line(1, 1, ("slug", "name")), Line(2, 2, ("a", "7"), {1: NUMBER})), "Pack")
    found = list(rows_of(grid, ("slug",), ("name",), Faults()))
    assert found[0].kinds == {"name": NUMBER}


@pytest.mark.parametrize("text", ["=1+1", "+44", "-1", "@x", "'=x", "''=x", "'x", "'", "x=1"])
def test_what_a_spreadsheet_would_run_comes_out_harmless_and_reads_back(text):
    assert not write_cell(text).startswith(("=", "+", "-", "@", "\t", "\r"))
    for write in (write_cell, write_text):
        out = io.StringIO(newline="")
        csv.writer(out).writerows([("slug", "name"), ("x", write(text))])
        read = read_rows("list.csv", out.getvalue().encode(), ("slug", "name"), (), Faults())
        assert read[0].cells["name"] == text


@given(st.text(max_size=20).map(str.strip))
def test_any_cell_goes_round_both_ways(text):
    for write in (write_cell, write_text):
        out = io.StringIO(newline="")
        csv.writer(out).writerows([("slug", "name"), ("x", write(text))])
        read = read_rows(
            "list.csv", out.getvalue().encode("utf-8", "replace"), ("slug", "name"), (), Faults()
        )
        if text.isprintable():
            assert read[0].cells["name"] == text
