"""What each cell must hold, whether it came as words, as a number or as a day."""

import pytest

from wellbeing.core.checks import Place, Row
from wellbeing.core.grids import DAY, MOMENT, NUMBER
from wellbeing.core.tables import Faults


def row(value: str, kind: str = "") -> Row:
    kinds = {"cell": kind} if kind else {}
    return Row("list.xlsx", 7, {"cell": value}, Faults(), Place("Pack", 7, {"cell": 5}), kinds)


def fault(one: Row) -> str:
    return one.faults.found[0].problem if one.faults.found else ""


@pytest.mark.parametrize(
    ("value", "kind", "words"),
    [
        ("01785 123456", "", ""),
        ("+44 1785 123456", "", ""),
        ("116 123", "", ""),
        ("18001 111", "", ""),
        ("0300 123 3393", "", ""),
        ("111", NUMBER, ""),
        ("116123", NUMBER, ""),
        ("85258", NUMBER, ""),
        ("1785123456", NUMBER, "may have lost the zero"),
        ("3001233", NUMBER, "may have lost the zero"),
        ("1785 123456", "", "may have lost the zero"),
        ("1785123456", "", "may have lost the zero"),
        ("441785123456", "", "may have lost the zero or the plus sign"),
        ("1.78512E+09", "", "is not a phone number"),
        ("0.5", NUMBER, "is not a phone number"),
        ("2026-10-31", DAY, "holds a day or a time"),
        ("12", "", "is not a phone number"),
    ],
)
def test_a_phone_number_keeps_its_zeros_or_says_that_they_may_be_gone(value, kind, words):
    one = row(value, kind)
    one.phone("cell")
    assert words in fault(one) and bool(words) == bool(fault(one))


@pytest.mark.parametrize(
    ("value", "kind", "words"),
    [
        ("Mondays", "", ""),
        ("24", NUMBER, ""),
        ("0.375", NUMBER, "This cell holds a number. Set the cell to Text"),
        ("2026-05-01", DAY, "This cell holds a day or a time. Set the cell to Text"),
        ("2026-05-01 09:00", MOMENT, "This cell holds a day or a time. Set the cell to Text"),
    ],
)
def test_words_that_a_spreadsheet_took_for_a_number_or_a_day_are_named(value, kind, words):
    one = row(value, kind)
    assert one.text("cell", 40) == value
    assert words in fault(one) and bool(words) == bool(fault(one))


@pytest.mark.parametrize(
    ("value", "kind", "words"),
    [
        ("2026-10-31", "", ""),
        ("2026-10-31", DAY, ""),
        ("", "", ""),
        ("2026-10-31 09:00", MOMENT, "is not a date. Write it like 2026-10-31."),
        ("31/10/2026", "", "is not a date. Write it like 2026-10-31."),
        ("46326", NUMBER, "is not a date. Write it like 2026-10-31."),
    ],
)
def test_a_day_is_read_from_words_and_from_a_cell_of_a_day(value, kind, words):
    one = row(value, kind)
    one.day("cell")
    assert not words or any(words in each.problem for each in one.faults.found), one.faults.found
    assert bool(words) == bool(one.faults.found)


@pytest.mark.parametrize(("value", "read"), [("true", True), ("TRUE", True), ("False", False)])
def test_a_yes_may_be_written_in_capitals_as_spreadsheets_do(value, read):
    one = row(value)
    assert one.flag("cell", "true", "false") is read and not fault(one)


def test_known_values_may_be_written_in_capitals():
    one = row("Sleep; STRESS")
    assert one.choices("cell", {"sleep", "stress", "debt"}) == ("sleep", "stress") and not fault(one)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("sleep, stress", "Put semicolons between values"),
        ("sleep/stress", "Put semicolons between values"),
        ("stres", "Use one of: debt, sleep, stress."),
    ],
)
def test_what_is_not_known_comes_with_a_way_to_mend_it(value, words):
    one = row(value)
    one.choices("cell", {"sleep", "stress", "debt"})
    assert words in fault(one)


def test_one_near_word_of_many_is_offered():
    one = row("menopase")
    one.choice("cell", {"menopause", *(f"topic_{number}" for number in range(40))})
    assert "Did you mean “menopause”?" in fault(one)


def test_a_fault_names_the_cell():
    one = row("")
    one.text("cell", 10)
    assert str(one.faults.found[0]) == (
        "list.xlsx, sheet “Pack”, cell F7: This cell is empty. It needs a value."
    )
