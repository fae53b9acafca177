"""A list of buddies that goes out says the same when it comes back, whatever file it was in between."""

import csv
import io
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.network.lists import DOMAINS, grid
from wellbeing import soothe, trust
from wellbeing.buddies.queries_records import HOURS, Record
from wellbeing.core.grids import Faults
from wellbeing.core.spreadsheets import read_spreadsheet
from wellbeing.core.tables import write_csv
from wellbeing.core.workbook_writing import write_workbook
from wellbeing.network.list_changes import plan
from wellbeing.network.lists import COLUMNS, Known, cells_of, pages, read_list, rows_out, values_of

TOPICS = {"sleep": "Sleep", "stress": "Stress", "money": "Money"}
SUPERVISORS = ("sue@trust.example", "sid@trust.example")
# What a form lets through: no control characters, nothing at the ends.
NAMES = (
    st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=60)
    .map(str.strip)
    .filter(
        lambda name: name and not set(name) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    )
)
DAYS = st.none() | st.dates(date(2001, 1, 1), date(2098, 1, 1))


def some(values, least=0):
    return st.lists(st.sampled_from(list(values)), unique=True, min_size=least, max_size=5).map(tuple)


@st.composite
def records(draw):
    """A buddy as the form and the leads may have made them, in any order of codes."""
    site = draw(st.sampled_from(trust.SITES))
    team = draw(st.sampled_from(["", *site.teams]))
    return Record(
        id=draw(st.text("0123456789abcdef", min_size=12, max_size=12)),
        account_id=1,
        name=draw(NAMES),
        site=site.id,
        team=f"{site.id}.{team}" if team else "",
        staff_group=draw(st.sampled_from(trust.STAFF_GROUPS)).id,
        languages=draw(some(trust.LANGUAGE_CODES, 1)),
        areas=draw(some(soothe.AREA_IDS)),
        topics=draw(some([*TOPICS, "a_topic_that_has_gone"])),
        ways=draw(some([way.id for way in trust.WAYS])),
        hours=draw(some([hour.id for hour in HOURS])),
        mail_language=draw(st.sampled_from(["en", "pl", "ur"])),
        monthly_limit=draw(st.integers(1, 8)),
        active=draw(st.booleans()),
        **{
            name: draw(DAYS)
            for name in (
                "trained_until",
                "supervised_until",
                "paused_until",
                "away_from",
                "away_until",
                "joined_on",
            )
        },
        left_on=None,
    )


def known_of(people, supervisor):
    """What is known of made-up people, each with an address of their own."""
    cells = {
        one.id: cells_of(one, f"p{number}@trust.example", supervisor) for number, one in enumerate(people)
    }
    return Known(cells, TOPICS, SUPERVISORS, DOMAINS)


def as_file(known, kind):
    cells = list(known.buddies.values())
    return (
        write_workbook(pages(cells, TOPICS))
        if kind == "xlsx"
        else write_csv(rows_out(cells)).encode("utf-8-sig")
    )


def read(known, content):
    faults = Faults()
    found = read_spreadsheet("list", content, COLUMNS, faults)
    rows = read_list(found, known, faults) if found else []
    assert not faults.found, [str(fault) for fault in faults.found]
    return rows


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@settings(max_examples=60)
@given(
    st.lists(records(), min_size=1, max_size=6, unique_by=lambda one: one.id),
    st.sampled_from(["", *SUPERVISORS]),
)
def test_what_goes_out_and_comes_back_changes_nothing(kind, people, supervisor):
    known = known_of(people, supervisor)
    made = plan(read(known, as_file(known, kind)), known.buddies, others_stop=True)
    assert made.does_nothing and made.unchanged == len(people) and not made.absent


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@settings(max_examples=40)
@given(records(), records(), st.sampled_from(SUPERVISORS))
def test_what_is_brought_in_is_what_the_file_says_cell_by_cell(kind, one, other, supervisor):
    before = known_of([one], "")
    cells = next(iter(before.buddies.values()))
    said = {**cells_of(other, "p0@trust.example", supervisor), "id": one.id}
    said |= {name: cells[name] for name in ("team", "town", "topics", "away_from", "away_until")}
    (row,) = read(before, as_file(Known({one.id: said}), kind))
    # An empty cell says that somebody talks in no way at all, which no list can mean.
    told = {**said, "ways": said["ways"] or cells["ways"]}
    for name in COLUMNS:
        assert set(row.after[name].split(";")) == set(told[name].split(";"))


@given(records())
def test_a_record_is_its_cells_and_its_cells_are_the_record(one):
    values = values_of(cells_of(one, "p@trust.example", ""))
    assert values == {name: getattr(one, name) for name in values}


def test_an_address_that_not_every_mail_server_takes_is_refused():
    faults = Faults()
    read_list(grid([{"email": "zoë@trust.example", "active": "no"}]), Known({}, TOPICS, (), DOMAINS), faults)
    assert "in the right form" in " ".join(fault.problem for fault in faults.found)


def test_a_row_is_not_refused_for_what_was_there_before():
    one = next(iter(known_of([_plain(team="", topics=("gone",))], "").buddies.values()))
    known = Known({"a": one | {"id": "a", "email": "old@elsewhere.example"}}, TOPICS, (), DOMAINS)
    faults = Faults()
    (row,) = read_list(grid([known.buddies["a"] | {"monthly_limit": "5"}]), known, faults)
    assert not faults.found and row.after["monthly_limit"] == "5" and row.after["topics"] == "gone"


@pytest.mark.parametrize(
    ("typed", "read_as"),
    [
        ("2028-01-31", "2028-01-31"),
        ("31/01/2028", "2028-01-31"),
        ("1/2/2028", "2028-02-01"),
        ("31.1.2028", "2028-01-31"),
        ("", ""),
    ],
)
def test_days_are_read_as_people_and_spreadsheets_write_them(typed, read_as):
    known = known_of([_plain()], "")
    faults = Faults()
    (row,) = read_list(grid([{"email": "p0@trust.example", "trained_until": typed}]), known, faults)
    assert not faults.found and row.after["trained_until"] == read_as


@pytest.mark.parametrize(
    ("column", "typed", "read_as"),
    [
        ("languages", "Urdu; english", "en;ur"),
        ("languages", "British Sign Language", "bfi"),
        ("staff_group", "Nurses and midwives", "nursing_midwifery"),
        ("team", "District nursing", "district_nursing"),
        ("town", "Stone", "stone"),
        ("topics", "Stress;sleep", "sleep;stress"),
        ("ways", "By phone;IN_PERSON", "in_person;phone"),
        ("active", "No", "no"),
    ],
)
def test_the_words_of_the_pages_are_as_good_as_codes(column, typed, read_as):
    known = known_of([_plain()], "")
    faults = Faults()
    (row,) = read_list(grid([{"email": "p0@trust.example", column: typed}]), known, faults)
    assert not faults.found and row.after[column] == read_as


def test_a_buddy_who_left_comes_back_on_their_own_page_only():
    faults = Faults()
    known = Known({}, left={"0123456789ab"}, domains=DOMAINS)
    read_list(grid([{"id": "0123456789ab", "email": "p@trust.example"}]), known, faults)
    assert "This buddy has left" in faults.found[0].problem


def test_the_address_of_a_buddy_who_is_a_lead_too_is_changed_by_no_list():
    known = known_of([_plain()], "")
    known = Known(known.buddies, {}, (), DOMAINS, with_more_roles={"0" * 12})
    faults = Faults()
    read_list(grid([{"id": "0" * 12, "email": "mine@trust.example"}]), known, faults)
    assert "No list may change their address." in faults.found[0].problem
    faults = Faults()
    read_list(grid([{"id": "0" * 12, "email": "p0@trust.example", "active": "no"}]), known, faults)
    assert not faults.found


def _plain(**more):
    facts = {"site": "leek", "team": "leek.therapies", "staff_group": "estates", "languages": ("en",)}
    codes = dict.fromkeys(("areas", "topics", "ways", "hours"), ())
    days = dict.fromkeys(
        (
            "trained_until",
            "supervised_until",
            "paused_until",
            "away_from",
            "away_until",
            "joined_on",
            "left_on",
        )
    )
    rest = {"mail_language": "en", "monthly_limit": 3, "active": True}
    return Record(**{"id": "0" * 12, "account_id": 1, "name": "Bo", **facts, **codes, **days, **rest, **more})


def test_a_csv_file_holds_a_row_for_each_buddy_and_nothing_that_a_spreadsheet_runs():
    known = known_of([_plain(name="=1+1")], "")
    first, row = csv.reader(io.StringIO(as_file(known, "csv").decode("utf-8-sig"), newline=""))
    assert tuple(first) == COLUMNS and row[1] == "'=1+1"
