"""A list that is sent is judged whole: each wrong cell is told once, in the order of the sheet."""

from wellbeing.core.grids import Fault
from wellbeing.core.uploads import judge, rows_to_mend

CONTENT = b"slug,name\none,One\n"


def test_a_list_without_faults_is_kept_and_one_with_faults_is_not():
    assert judge("a.csv", CONTENT, ["slug"], lambda grid: ()).grid
    judged = judge("a.csv", CONTENT, ["slug"], lambda grid: [Fault("a.csv", 2, "name", "wrong", "B2")])
    assert judged.grid is None and [one.cell for one in judged.faults] == ["B2"]
    assert judge("a.csv", b"%PDF-1", ["slug"], lambda grid: ()).grid is None


def test_faults_are_told_by_row_then_by_column():
    found = [Fault("a", line, "", "wrong", cell) for line, cell in ((3, "A3"), (2, "AA2"), (2, "B2"))]
    judged = judge("a", CONTENT, ["slug"], lambda grid: found)
    assert [row[0] for row in rows_to_mend(judged.faults)] == ["B2", "AA2", "A3"]


def test_a_fault_without_a_cell_names_its_row_or_the_whole_file():
    rows = rows_to_mend([Fault("a", 0, "", "wrong"), Fault("a", 4, "name", "wrong")])
    assert [row[0] for row in rows] == ["The whole file", "Row 4"]
