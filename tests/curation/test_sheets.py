"""A list that goes out explains itself."""

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.resources.packs import real_pack
from tests.workbook_files import saved, workbook
from wellbeing.core.grids import Faults
from wellbeing.core.spreadsheets import read_spreadsheet
from wellbeing.core.tables import write_csv
from wellbeing.core.workbook_writing import write_workbook
from wellbeing.curation.sheets import ListKind, guide, pages
from wellbeing.curation.versions import RESOURCE, TOPIC
from wellbeing.curation.words import COLUMNS
from wellbeing.resources import queries as pack

KINDS = [ListKind(kind, language) for kind in (RESOURCE, TOPIC) for language in ("en", "pl")]


@pytest.mark.parametrize("what", KINDS, ids=lambda what: what.name)
def test_every_column_is_explained(what):
    columns = pack.columns_of(what.file, what.language)
    told = list(guide(what, columns, {"sleep": "Sleep"}))[1:]
    assert [one[0] for one in told] == list(columns)
    assert all(one[1] and one[2] for one in told)
    assert all(name in COLUMNS or name == "topic" for name in columns)


@pytest.mark.parametrize("what", KINDS, ids=lambda what: what.name)
def test_a_column_of_few_values_lets_people_pick(what):
    columns = pack.columns_of(what.file, what.language)
    first, second = pages(what, [columns], {})
    picked = {columns[place]: list(values) for place, values in first.choices.items()}
    assert ("scope" in picked) == (what == ListKind(RESOURCE, "en"))
    assert all(len(",".join(values)) < 255 for values in picked.values())
    assert len(second.name) <= 31


def test_a_list_has_the_name_of_what_it_holds():
    assert [what.name for what in KINDS] == ["resources", "resources-pl", "topics", "topics-pl"]


WHAT = ListKind()
words = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=40).filter(
    lambda text: text == text.strip() and text.isprintable()
)
said = st.one_of(
    words,
    words.map(lambda text: f"={text}"),
    st.sampled_from(["+1", "-", "@a", "'=b", "''+", "007", "_x0041_"]),
)


@settings(max_examples=60, deadline=None)
@given(name=said.filter(bool), summary=said.filter(bool), note=said)
def test_a_round_trip_changes_nothing_through_csv_and_workbook_and_back(name, summary, note):
    first, second = real_pack().resources[:2]
    known = {
        first.slug: replace(
            first, english=replace(first.english, name=name, summary=summary), checked_note=note
        ),
        second.slug: second,
    }
    rows = list(pack.list_cells(WHAT.file, WHAT.language, tuple(known.values())))
    as_csv = write_csv(rows).encode("utf-8-sig")
    # What a spreadsheet makes of the CSV: each cell as the text that stands there.
    told = csv.reader(io.StringIO(as_csv.decode("utf-8-sig"), newline=""))
    retold = saved(workbook([cell.replace("_x", "_x005F_x") for cell in row] for row in told))
    for content in (as_csv, write_workbook(pages(WHAT, rows, {})), retold):
        faults = Faults()
        grid = read_spreadsheet("list", content, pack.columns_of(WHAT.file, WHAT.language), faults)
        assert grid and not faults.found
        found = pack.read_incoming(grid, WHAT.file, WHAT.language, known, {"sleep"}, faults)
        assert (found, faults.found) == (dict.fromkeys(known), [])
