"""Cells are named as a spreadsheet names them, and faults say where they are."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wellbeing.core.grids import MOST_FAULTS, NUMBER, Fault, Faults, Grid, Line, Note, letters, place_of


@pytest.mark.parametrize(
    ("place", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")]
)
def test_a_column_has_its_letters(place, name):
    assert letters(place) == name


@given(st.integers(0, 16_383), st.integers(1, 1_048_576))
def test_a_cell_is_found_again_by_its_name(place, row):
    assert place_of(f"{letters(place)}{row}") == (place, row)


@pytest.mark.parametrize("reference", ["", "A", "7", "7A", "A7B", "AAAA7", "Ä7", "$A$7", "A12345678", "A٣"])
def test_what_is_no_cell_is_refused(reference):
    with pytest.raises(ValueError, match="^" if not reference else "."):
        place_of(reference)


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (Fault("a.csv", 0, "", "Broken."), "a.csv: Broken."),
        (Fault("a.csv", 3, "", "Broken."), "a.csv, line 3: Broken."),
        (Fault("a.csv", 3, "phone", "Broken.", "F3"), "a.csv, line 3, column phone: Broken."),
        (Fault("a.xlsx", 3, "phone", "Broken.", "F3", "Pack"), "a.xlsx, sheet “Pack”, cell F3: Broken."),
        (Fault("a.xlsx", 3, "", "Broken.", "", "Pack"), "a.xlsx, sheet “Pack”, row 3: Broken."),
    ],
)
def test_a_fault_says_where_it_is(fault, words):
    assert str(fault) == words


def test_a_file_full_of_faults_names_the_first_few_hundred():
    faults = Faults()
    for line in range(MOST_FAULTS + 10):
        faults.add("a.csv", line, "", "Broken.")
    assert len(faults.found) == MOST_FAULTS


def test_a_grid_can_be_kept_as_plain_values():
    grid = Grid(
        "a.xlsx", (Line(1, 1, ("a",)), Line(4, 5, ("b", ""), {0: NUMBER})), "Pack", (Note("rows", ("4",)),)
    )
    assert Grid.from_json(json.loads(json.dumps(grid.as_json()))) == grid
