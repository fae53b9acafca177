"""Head counts as leads give them, in boxes or in a file."""

import pytest

from wellbeing.core.delimited import read_delimited
from wellbeing.core.grids import Faults
from wellbeing.uptake.headcounts import COLUMNS, every_id, fault_of, read_counts, whole_number

HEAD = "dimension,id,people\n"


def read(text):
    faults = Faults()
    grid = read_delimited("counts.csv", text.encode(), COLUMNS, faults)
    counts = read_counts(grid, faults) if grid else {}
    return counts, [str(fault) for fault in faults.found]


def test_a_file_gives_a_number_for_each_place_and_group():
    counts, faults = read(HEAD + 'place,stoke,"1,340"\nstaff_group,estates,850\n')
    assert counts == {("place", "stoke"): 1340, ("staff_group", "estates"): 850}
    assert faults == []


def test_columns_may_stand_in_another_order():
    assert read("people,id,dimension\n850,estates,staff_group\n")[0] == {("staff_group", "estates"): 850}


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("place,atlantis,900", "no place or staff group"),
        ("ward,stoke,900", "no place or staff group"),
        ("place,stoke,many", "whole number"),
        ("place,stoke,-5", "whole number"),
        ("place,stoke,499", "at least 500"),
        ("place,stoke,9999999999", "whole number"),
        ("place,stoke,900\nplace,stoke,901", "twice"),
    ],
)
def test_a_wrong_row_is_named_with_its_mend(row, told):
    _counts, faults = read(HEAD + row + "\n")
    assert len(faults) == 1
    assert told in faults[0]


def test_a_file_without_the_columns_is_refused():
    assert read("place,people\nstoke,900\n")[1]


@pytest.mark.parametrize(
    ("text", "number"), [("850", 850), (" 1,200 ", 1200), ("850.0", 850), ("8.5", -1), ("", -1), ("٨", -1)]
)
def test_numbers_are_read_as_people_write_them(text, number):
    assert whole_number(text) == number


def test_no_rate_can_be_about_a_few_people():
    assert fault_of("place", 499)
    assert fault_of("place", 0) is None, "a place that has closed"
    assert fault_of("staff_group", 60) is None
    assert len(every_id()) == len(set(every_id()))
