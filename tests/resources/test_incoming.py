"""A list that leaves things out takes nothing away."""

import csv
import io
from dataclasses import replace

import pytest

from tests.resources.packs import real_pack
from wellbeing.core.delimited import read_delimited
from wellbeing.core.grids import Faults
from wellbeing.core.tables import write_csv
from wellbeing.resources.entries import PackData, Upkeep
from wellbeing.resources.incoming import columns_of, list_cells, read_incoming

RESOURCES, TOPICS = "resources.csv", "topics.csv"
PACK = real_pack()


def incoming(rows, file=RESOURCES, language="en", pack: PackData = PACK):
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    faults = Faults()
    grid = read_delimited("list.csv", text.getvalue().encode(), columns_of(file, language), faults)
    assert grid and not faults.found
    entries = pack.resources if file == RESOURCES else pack.topics
    known = {one.slug if file == RESOURCES else one.id: one for one in entries}
    found = read_incoming(grid, file, language, known, {one.id for one in pack.topics}, faults)
    return found, [(fault.cell or fault.line, fault.problem) for fault in faults.found]


@pytest.mark.parametrize("file", [RESOURCES, TOPICS])
@pytest.mark.parametrize("language", ["en", "pl", "ur"])
def test_a_list_as_it_went_out_says_what_is_known(file, language):
    entries = PACK.resources if file == RESOURCES else PACK.topics
    content = write_csv(list_cells(file, language, entries)).encode()
    grid = read_delimited("list.csv", content, columns_of(file, language), Faults())
    assert grid
    known = {one.slug if file == RESOURCES else one.id: one for one in entries}
    faults = Faults()
    found = read_incoming(grid, file, language, known, {one.id for one in PACK.topics}, faults)
    assert not faults.found and set(found.values()) == {None}
    assert len(found) == sum(language == "en" or language in one.translations for one in entries)


def test_only_the_columns_that_are_there_say_something():
    first = PACK.resources[0]
    found, faults = incoming([{"slug": first.slug, "phone": "0300 000 0000"}])
    assert not faults
    told = found[first.slug]
    assert told and told["phone"] == "0300 000 0000" and told["name"] == first.english.name


def test_an_empty_cell_empties_what_may_be_empty_and_leaves_what_may_not():
    first = replace(PACK.resources[0], upkeep=Upkeep("hidden", owner="ann@trust.example", review_months=3))
    pack = replace(PACK, resources=(first,))
    row = {
        "slug": first.slug,
        "owner": "",
        "status": "",
        "review_months": "",
        "open_to": "",
        "private_from_work": "",
    }
    found, faults = incoming([row], pack=pack)
    assert not faults
    told = found[first.slug]
    assert told and (told["owner"], told["status"], told["review_months"]) == ("", "hidden", "3")
    assert told["open_to"] == ";".join(first.open_to)


def test_a_new_resource_begins_as_a_draft_and_needs_all_its_facts():
    found, faults = incoming([{"slug": "a-new-one", "name": "New"}])
    told = found["a-new-one"]
    assert told and told["status"] == "draft"
    assert (2, "This cell is empty. It needs a value.") in faults


@pytest.mark.parametrize(
    ("rows", "file", "language", "fault"),
    [
        ([{"slug": "a"}, {"slug": "a"}], RESOURCES, "en", "stands here twice"),
        ([{"slug": "import"}], RESOURCES, "en", "Choose another one"),
        ([{"slug": "", "name": "x"}], RESOURCES, "en", "This cell is empty"),
        ([{"slug": "", "name": "x"}], RESOURCES, "pl", "This cell is empty"),
        ([{"slug": "no-such", "name": "x"}], RESOURCES, "pl", "is not in the pack"),
        ([{"topic": "no_such", "words": "x"}], TOPICS, "en", "is not in the pack"),
        ([{"topic": "sleep", "status": "guessed"}], TOPICS, "pl", "“guessed” is not known"),
        (
            [{"topic": "sleep", "status": "checked", "checked_by": ""}],
            TOPICS,
            "ro",
            "needs the name of the person",
        ),
    ],
)
def test_a_row_that_cannot_be_placed_is_named(rows, file, language, fault):
    _found, faults = incoming(rows, file, language)
    assert any(fault in problem for _cell, problem in faults), faults


def test_new_words_are_no_longer_checked_by_whoever_checked_the_old_ones():
    row = {
        "topic": "sleep",
        "label": "Somn",
        "status": "checked",
        "checked_by": "Ana",
        "checked_on": "2026-10-01",
    }
    told = incoming([row], TOPICS, "ro")[0]["sleep"]
    assert told and told["checked_by"] == "Ana"
    told = incoming([{"topic": "sleep", "label": "Alt somn"}], TOPICS, "pl")[0]["sleep"]
    assert told and (told["status"], told["checked_by"]) == ("machine", "")
