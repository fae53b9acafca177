"""A lead takes a list out, changes it in a spreadsheet, sees what it would change, and brings it in or back."""

import csv
import io
import re
from dataclasses import replace
from datetime import date

import openpyxl
import pytest
from bs4 import BeautifulSoup

from tests.house.test_pseudo_languages import english_in
from tests.workbook_files import saved, workbook
from wellbeing.core.db import db
from wellbeing.core.grids import MOST_FAULTS
from wellbeing.curation import actions, queries
from wellbeing.curation.versions import RESOURCE, TOPIC
from wellbeing.resources import queries as pack

IMPORT = "/manage/resources/import"


@pytest.fixture
def lead(loaded, client):
    client.sign_in("lead")
    return client


def taken_out(client, address="/manage/resources/export.csv"):
    answer = client.get(address)
    assert answer.status_code == 200
    return list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"), newline="")))


def as_csv(rows, encoding="utf-8", **how):
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(rows[0]), **how)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode(encoding)


def send(client, content, name="list.csv", **more):
    data = {"kind": "resource", "language": "en", **more, "file": (io.BytesIO(content), name)}
    return client.submit(IMPORT, data, content_type="multipart/form-data")


def now(slug=None):
    """One resource, or all of them, as they are by now."""
    db.session.rollback()
    return pack.read_resources([slug])[0] if slug else pack.read_resources()


def newest(kind, slug):
    db.session.rollback()
    return queries.versions(kind, slug)[0]


def topic(slug):
    db.session.rollback()
    return next(one for one in pack.read_topics() if one.id == slug)


def soup(answer):
    return BeautifulSoup(answer.get_data(as_text=True), "lxml")


def words(answer):
    said = " ".join(soup(answer).find("main").get_text(" ").split())
    return re.sub(" (?=[.:,;])", "", said)


def checked(client, content, name="list.csv", **more):
    """The page that says what a list would change, and its address."""
    answer = send(client, content, name, **more)
    assert answer.status_code == 302, words(answer)
    return client.get(answer.location), answer.location


def say_yes(client, address, note=""):
    form = soup(client.get(address)).select_one("main form[method=post]")
    fields = {one["name"]: one.get("value", "") for one in form.select("input")}
    return client.post(form["action"], data={**fields, "note": note}, follow_redirects=True)


def faults(answer):
    assert answer.status_code == 422
    return [
        tuple(cell.get_text(strip=True) for cell in row.select("th,td"))
        for row in soup(answer).select("tbody tr")
    ]


def test_twenty_changed_rows_are_shown_then_made_then_taken_back(lead):
    rows = taken_out(lead)
    for row in rows[:20]:
        row["summary"] = "Changed: " + row["summary"]
    before = now()
    page, address = checked(lead, as_csv(rows))
    assert "Nothing has been changed yet." in words(page)
    assert "New 0 Changed 20 The same as now 110 Not in the list 0. They stay as they are." in words(page)
    assert len(soup(page).select("main section")) == 20
    assert "Changed: " + rows[0]["summary"].removeprefix("Changed: ") in words(page)
    assert now() == before

    done = say_yes(lead, address, "Numbers checked in October")
    assert "Done. 20 rows are changed." in words(done)
    assert "Numbers checked in October" in words(done)
    assert pack.current_pack().find(rows[0]["slug"]).english.summary.startswith("Changed: ")
    last = newest(RESOURCE, rows[0]["slug"])
    assert (last.done, last.changed_by, last.note) == ("imported", "Lead", "Numbers checked in October")

    back = soup(done).select_one("main .app-result form")
    undone = lead.submit(back["action"], on=IMPORT, follow_redirects=True)
    assert "20 rows say again what they said before." in words(undone)
    assert "Taken back by Lead." in words(undone)
    assert now() == before
    assert lead.submit(back["action"], on=IMPORT).status_code == 404


@pytest.mark.parametrize("address", ["/manage/resources/export.csv", "/manage/resources/export.xlsx"])
def test_what_is_taken_out_and_brought_back_changes_nothing(lead, address):
    for what in ({}, {"kind": "topic"}, {"language": "pl"}, {"kind": "topic", "language": "ur"}):
        page, _address = checked(lead, lead.get(address, query_string=what).data, **what)
        assert "There is nothing to do." in words(page)
        assert "New 0 Changed 0" in words(page)


def test_a_list_may_go_through_csv_and_workbook_and_back(lead):
    rows = list(
        csv.reader(io.StringIO(lead.get("/manage/resources/export.csv").data.decode("utf-8-sig"), newline=""))
    )
    book = saved(workbook(rows))
    page, _address = checked(lead, book, "list.xlsx")
    assert "There is nothing to do." in words(page)


def test_the_workbook_holds_text_a_frozen_header_and_its_own_explanation(lead):
    book = openpyxl.load_workbook(io.BytesIO(lead.get("/manage/resources/export.xlsx").data))
    sheet = book["Resources"]
    assert sheet.freeze_panes == "B2"
    assert sheet.max_row == 131
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
    assert not any(cell.value for row in sheet.iter_rows() for cell in row if cell.data_type != "s")
    told = {row[0]: row[2] for row in book["How to fill this in"].iter_rows(min_row=2, values_only=True)}
    assert list(told) == [cell.value for cell in sheet[1]]
    assert "draft, review, published, hidden, closed" in told["status"]
    assert "sleep (Sleep" in told["topics"]


def test_the_empty_list_can_be_filled_in_and_sent(lead):
    book = openpyxl.load_workbook(io.BytesIO(lead.get("/manage/resources/template.xlsx").data))
    sheet = book["Resources"]
    assert sheet.max_row == 1
    model = taken_out(lead)[40]
    model |= {"slug": "a-new-one", "name": "A new one", "status": "", "open_to": ""}
    for place, name in enumerate(model, 1):
        sheet.cell(2, place).value = model[name]
    page, address = checked(lead, saved(book), "mine.xlsx")
    assert "New 1 Changed 0 The same as now 0 Not in the list 130. They stay as they are." in words(page)
    assert "Read from the sheet Resources of the file mine.xlsx." in words(page)
    say_yes(lead, address)
    assert now("a-new-one").upkeep.status == "draft"
    assert len(now()) == 131


def test_what_a_list_added_is_hidden_when_it_is_taken_back(lead):
    rows = taken_out(lead)[:1]
    rows[0] |= {"slug": "a-new-one", "name": "A new one"}
    _page, address = checked(lead, as_csv(rows))
    done = say_yes(lead, address)
    back = soup(done).select_one("main .app-result form")["action"]
    assert "1 new one is hidden now." in words(lead.submit(back, on=IMPORT, follow_redirects=True))
    assert now("a-new-one").upkeep.status == "hidden"


def test_what_somebody_changed_since_is_named_and_left_alone(lead):
    rows = taken_out(lead)[:3]
    for row in rows:
        row["phone"] = "0300 000 0000"
    _page, address = checked(lead, as_csv(rows))
    done = say_yes(lead, address)
    one = now(rows[0]["slug"])
    actions.save_resource(replace(one, email="new@example.org"), "Bo Lead")
    back = soup(done).select_one("main .app-result form")["action"]
    said = words(lead.submit(back, on=IMPORT, follow_redirects=True))
    assert "2 rows say again what they said before." in said
    assert f"1 was changed by somebody since, so it stays as it is: {one.english.name}." in said
    assert now(one.slug).email == "new@example.org"


def test_a_pack_that_changed_meanwhile_is_shown_again_and_nothing_is_done(lead):
    rows = taken_out(lead)[:2]
    for row in rows:
        row["phone"] = "0300 000 0000"
    _page, address = checked(lead, as_csv(rows))
    form = soup(lead.get(address)).select_one("main form[method=post]")
    fields = {one["name"]: one.get("value", "") for one in form.select("input")}
    one = now(rows[0]["slug"])
    actions.save_resource(replace(one, phone="0300 111 1111"), "Bo Lead")
    answer = lead.post(address, data=fields)
    assert answer.status_code == 409
    assert "Somebody has changed the pack meanwhile. Here is what would change now." in words(answer)
    assert "0300 111 1111" in words(answer)
    assert pack.read_resources([rows[1]["slug"]])[0].phone != "0300 000 0000"
    again = {one["name"]: one.get("value", "") for one in soup(answer).select("main form[method=post] input")}
    assert "Done. 2 rows are changed." in words(lead.post(address, data=again, follow_redirects=True))


def test_a_change_elsewhere_does_not_disturb(lead):
    rows = taken_out(lead)[:1]
    rows[0]["phone"] = "0300 000 0000"
    _page, address = checked(lead, as_csv(rows))
    form = soup(lead.get(address)).select_one("main form[method=post]")
    fields = {one["name"]: one.get("value", "") for one in form.select("input")}
    other = now()[-1]
    actions.save_resource(replace(other, phone="0300 111 1111"), "Bo Lead")
    assert "Done. 1 row is changed." in words(lead.post(address, data=fields, follow_redirects=True))


def test_a_list_is_brought_in_once_and_only_for_an_hour(lead):
    rows = taken_out(lead)[:1]
    rows[0]["phone"] = "0300 000 0000"
    _page, address = checked(lead, as_csv(rows))
    say_yes(lead, address)
    assert lead.get(address).status_code == 404
    assert "This list is not here any more" in words(lead.get(address))
    assert lead.get(f"{IMPORT}/{'0' * 32}").status_code == 404
    assert lead.submit(f"{IMPORT}/nonsense", on=IMPORT).status_code == 404


def test_new_english_words_do_not_leave_old_facts_in_translations(lead):
    one = next(one for one in now() if "pl" in one.translations)
    rows = [row for row in taken_out(lead) if row["slug"] == one.slug]
    rows[0]["opening_hours"] = "Mondays only"
    page, address = checked(lead, as_csv(rows))
    assert "(Polish)" in words(page)
    say_yes(lead, address)
    assert now(one.slug).words("pl").opening_hours == "Mondays only"


def test_only_the_columns_that_are_there_are_changed(lead):
    one = now()[0]
    page, address = checked(lead, f"slug,phone\n{one.slug},0300 000 0000\n".encode())
    assert "New 0 Changed 1" in words(page)
    say_yes(lead, address)
    assert now(one.slug) == replace(one, phone="0300 000 0000")


def test_a_list_without_our_later_columns_takes_nothing_away(lead):
    one = now()[0]
    actions.set_status(one.slug, "hidden", "Ann")
    later = ("run_by", "assured_by", "assured_on", "open_to", "private_from_work", "status", "show_from")
    later += ("show_until", "owner", "review_months")
    rows = [{name: cell for name, cell in row.items() if name not in later} for row in taken_out(lead)]
    page, _address = checked(lead, as_csv(rows))
    assert "There is nothing to do." in words(page)


def test_the_words_of_a_topic_are_brought_in(lead):
    rows = [
        row for row in taken_out(lead, "/manage/resources/export.csv?kind=topic") if row["topic"] == "sleep"
    ]
    rows[0]["words"] += ";awake at four"
    _page, address = checked(lead, as_csv(rows), kind="topic")
    say_yes(lead, address)
    assert "awake at four" in topic("sleep").english.words
    assert newest(TOPIC, "sleep").done == "imported"
    back = soup(lead.get(IMPORT)).select_one("main .app-result form")["action"]
    assert "1 row says again" in words(lead.submit(back, on=IMPORT, follow_redirects=True))


def test_words_in_another_language_are_brought_in(lead):
    slug = now()[0].slug
    content = f"slug,name,summary,status\n{slug},Nume,Ceva,machine\n".encode()
    page, address = checked(lead, content, language="ro")
    assert "(Romanian)" in words(page)
    say_yes(lead, address)
    words_now = now(slug).words("ro")
    assert (words_now.name, words_now.summary) == ("Nume", "Ceva")


def test_new_words_in_another_language_are_not_said_to_be_checked(lead):
    slug = now()[0].slug
    first = f"slug,name,status,checked_by,checked_on\n{slug},Nume,checked,Ana,2026-10-01\n".encode()
    say_yes(lead, checked(lead, first, language="ro")[1])
    say_yes(lead, checked(lead, f"slug,name\n{slug},Alt nume\n".encode(), language="ro")[1])
    checked_now = now(slug).words("ro").checked
    assert (checked_now.status, checked_now.by) == ("machine", "")


WRONG = (
    ({"phone": "call us"}, "G", "“call us” is not a phone number. Use digits and spaces."),
    ({"phone": "1785 123456"}, "G", "may have lost the zero or the plus sign at its start."),
    ({"url": "javascript:alert(1)"}, "J", "It must begin with https://"),
    ({"topics": "slep"}, "E", "Did you mean “sleep”?"),
    ({"topics": "sleep, stress"}, "E", "Put semicolons between values"),
    ({"status": "live"}, "Z", "Use one of: closed, draft, hidden, published, review."),
    ({"assured_on": "31/10/2026"}, "W", "Write it like 2026-10-31."),
    ({"summary": "bell\x07"}, "Q", "This cell has a line break or a hidden character."),
    ({"slug": "import"}, "A", "Choose another one."),
    ({"slug": ""}, "A", "This cell is empty."),
)


def test_each_fault_is_named_by_its_cell_with_its_mend(lead):
    rows = taken_out(lead)[: len(WRONG)]
    for row, (cells, _column, _said) in zip(rows, WRONG, strict=True):
        row |= cells
    answer = send(lead, as_csv(rows))
    found = faults(answer)
    assert [one[0] for one in found] == [f"{one[1]}{number}" for number, one in enumerate(WRONG, 2)]
    assert all(one[2] in told[2] for one, told in zip(WRONG, found, strict=True)), found
    assert "The list has 10 faults. Nothing was changed." in words(answer)


def test_a_workbook_names_its_cells_too(lead):
    rows = taken_out(lead)[:3]
    book = workbook([list(rows[0]), *(list(row.values()) for row in rows)])
    sheet = book.active
    sheet["G2"] = 1785123456
    sheet["K3"] = "=1+1"
    sheet.merge_cells("Q4:R4")
    assert [(one[0], one[2][:24]) for one in faults(send(lead, saved(book), "list.xlsx"))] == [
        ("G2", "“1785123456” may have lost"[:24]),
        ("K3", "This cell holds a formula"[:24]),
        ("Q4", "The cells Q4:R4 are merged"[:24]),
        ("R4", "This cell is empty. It needs"[:24]),
    ]


def test_days_and_short_numbers_in_a_workbook_are_read(lead):
    rows = taken_out(lead)[:1]
    book = workbook([list(rows[0]), list(rows[0].values())])
    columns = list(rows[0])
    for name, value in (("assured_on", date(2026, 10, 31)), ("phone", 111), ("review_months", 6)):
        book.active.cell(2, columns.index(name) + 1).value = value
    _page, address = checked(lead, saved(book), "list.xlsx")
    say_yes(lead, address)
    one = now(rows[0]["slug"])
    assert (one.assured_on, one.phone, one.upkeep.review_months) == (date(2026, 10, 31), "111", 6)


BROKEN = (
    (b"", "list.csv", "The file is empty."),
    (b"%PDF-1.7", "list.csv", "This is a PDF."),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "list.xlsx", "a file of an old Office program"),
    (b"PK\x03\x04", "list.csv", "This workbook is damaged"),
    (b"a,b\n1,2\n", "list.csv", "The first row must name the columns, such as “slug”."),
    (b"slug,colour\nx,red\n", "list.csv", "This column is not known here."),
    (b"slug,name\n", "list.csv", "The list has no rows below the names of its columns."),
    (b"slug,name\n" + b"x,y\n" * 20_001, "list.csv", "The list has more than 20,000 rows. Split it."),
    (b'slug,name\nx,"y\n', "list.csv", "A quote that opens in this line is never closed."),
)


def test_a_file_that_cannot_be_read_is_called_what_it_is(lead):
    for content, name, said in BROKEN:
        found = faults(send(lead, content, name))
        assert len(found) == 1 and said in found[0][2], found


def test_a_list_in_windows_1252_says_which_letters_to_look_at(lead):
    rows = taken_out(lead)[:1]
    rows[0]["name"] = "Café £5"
    rows = [
        {
            name: cell.encode("ascii", "ignore").decode() if name != "name" else cell
            for name, cell in rows[0].items()
        }
    ]
    page, _address = checked(lead, as_csv(rows, "windows-1252", delimiter=";"))
    assert "This file was read as Windows-1252. Check these letters: £ and é." in words(page)


def test_nothing_of_a_list_with_one_fault_is_done(lead):
    rows = taken_out(lead)
    for row in rows:
        row["phone"] = "0300 000 0000"
    rows[-1]["scope"] = "galactic"
    before = now()
    assert len(faults(send(lead, as_csv(rows)))) == 1
    assert now() == before


def test_a_list_full_of_faults_shows_some_and_folds_the_others(lead):
    rows = taken_out(lead)
    for row in rows:
        row |= {"url": "nowhere", "cost": "lots", "phone": "x", "scope": "y", "topics": "z"}
    answer = send(lead, as_csv(rows))
    assert len(faults(answer)) == MOST_FAULTS
    assert "480 more faults" in words(answer)


def test_long_lists_of_changes_come_in_pages(lead):
    rows = taken_out(lead)
    for row in rows:
        row["checked_note"] = "Checked again"
    page, address = checked(lead, as_csv(rows))
    assert len(soup(page).select("main section")) == 50
    assert len(soup(lead.get(address + "?page=3")).select("main section")) == 30


def test_a_lead_who_forgets_the_file_is_reminded(lead):
    answer = lead.submit(IMPORT, {"kind": "resource", "language": "en"}, content_type="multipart/form-data")
    assert answer.status_code == 422 and "Choose the file with your list." in words(answer)


def test_a_file_may_be_larger_than_a_form_but_not_without_end(lead):
    rows = taken_out(lead)
    assert send(lead, as_csv(rows) + b"\n" * 2_000_000).status_code == 302
    answer = send(lead, b"x" * 11 * 1024 * 1024)
    assert answer.status_code == 413
    assert "choose a smaller file" in words(answer)
    assert lead.submit(f"{IMPORT}/{'0' * 32}", {"note": "x" * 300_000}, on=IMPORT).status_code == 413


def test_a_lead_whose_session_ended_is_asked_to_sign_in_and_choose_the_file_again(lead):
    content = as_csv(taken_out(lead) * 3)
    with lead.session_transaction() as session:
        session.clear()
    answer = lead.post(IMPORT, data={"file": (io.BytesIO(content), "list.csv")})
    assert answer.status_code == 302 and answer.location.startswith("/sign-in?next=")


@pytest.mark.parametrize(
    "address", ["/manage/resources/export.csv?kind=nurses", "/manage/resources/export.xlsx?language=xx"]
)
def test_a_list_that_there_is_not_is_not_found(lead, address):
    assert lead.get(address).status_code == 404


@pytest.mark.parametrize("language", ["eo", "yi"])
def test_the_pages_speak_the_language_of_the_lead(lead, language):
    rows = taken_out(lead)[:3]
    rows[0]["summary"] = "This is for you and your team."
    rows[1] |= {"slug": "a-new-one", "name": "The new one"}
    answers = [checked(lead, as_csv(rows))[1], IMPORT, f"{IMPORT}/none-such"]
    data = {one.english.name for one in now()} | {"The new one"}
    for path in answers:
        assert english_in(lead.get(f"/{language}{path}").text, data) == [], path
    rows[0] |= {"url": "nowhere", "phone": "1785123456", "summary": ""}
    data = {"kind": "resource", "language": "en", "file": (io.BytesIO(as_csv(rows)), "list.csv")}
    answer = lead.submit(f"/{language}{IMPORT}", data, content_type="multipart/form-data")
    assert answer.status_code == 422 and english_in(answer.text, set()) == []
