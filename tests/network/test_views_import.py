"""A lead takes buddies out as a list, changes it, sees what it would do, and brings it in or back."""

import csv
import io
import re
from datetime import date

import openpyxl
import pytest
from bs4 import BeautifulSoup

from tests.buddies.people import add_buddy, ask
from tests.network.lists import listed
from tests.resources.packs import real_pack
from tests.workbook_files import saved, workbook
from wellbeing.accounts import queries as accounts
from wellbeing.core import mail
from wellbeing.core.db import db
from wellbeing.network.lists import COLUMNS
from wellbeing.resources.actions import replace_pack

IMPORT = "/manage/buddies/import"
NEW = {
    "name": "Nia New",
    "email": "nia@trust.example",
    "town": "leek",
    "team": "therapies",
    "staff_group": "estates",
}


@pytest.fixture
def topics(app):
    """The topics of the pack, for lists that hold some."""
    assert replace_pack(real_pack()).loaded


def taken_out(client, kind="csv"):
    answer = client.get(f"/manage/buddies/export.{kind}")
    assert answer.status_code == 200 and answer.headers["Cache-Control"] == "no-store"
    return answer.data


def rows_of(content):
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def as_csv(rows, encoding="utf-8", columns=None):
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns or list(dict.fromkeys(name for row in rows for name in row)))
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode(encoding)


def send(client, content, name="list.csv", others="leave"):
    data = {"others": others, "file": (io.BytesIO(content), name)}
    return client.submit(IMPORT, data, content_type="multipart/form-data")


def soup(answer):
    return BeautifulSoup(answer.get_data(as_text=True), "lxml")


def words(answer):
    said = " ".join(soup(answer).find("main").get_text(" ").split())
    return re.sub(" (?=[.:,;])", "", said)


def checked(client, content, name="list.csv", others="leave"):
    """The page that says what a list would do, and its address."""
    answer = send(client, content, name, others)
    assert answer.status_code == 302, words(answer)
    return client.get(answer.location), answer.location


def say_yes(client, address, **typed):
    form = soup(client.get(address)).select_one("main form[method=post]")
    fields = {one["name"]: one.get("value", "") for one in form.select("input[type=hidden]")}
    return client.post(form["action"], data={**fields, **typed}, follow_redirects=True)


def faults(answer):
    assert answer.status_code == 422
    return [
        tuple(cell.get_text(strip=True) for cell in row.select("th,td"))
        for row in soup(answer).select("tbody tr")
    ]


def test_every_column_goes_out_and_none_that_is_the_buddys_own(lead):
    add_buddy("Bo", gender="man", experiences=("carer",), work_phone="01785 000000")
    content = taken_out(lead)
    (row,) = rows_of(content)
    assert tuple(row) == COLUMNS
    assert not {"gender", "experiences", "taken", "unanswered", "last_asked", "work_phone"} & set(row)
    assert (row["email"], row["town"], row["team"]) == ("bo@trust.example", "stoke", "therapies")
    assert b"man" not in content.replace(b"manage", b"") and b"carer" not in content


def test_what_a_spreadsheet_would_run_goes_out_as_text(lead):
    add_buddy("=cmd()")
    assert rows_of(taken_out(lead))[0]["name"] == "'=cmd()"
    book = openpyxl.load_workbook(io.BytesIO(taken_out(lead, "xlsx")))
    assert (book["Buddies"]["B2"].value, book["Buddies"]["B2"].data_type) == ("=cmd()", "s")


def test_the_workbook_explains_each_column(lead, topics):
    book = openpyxl.load_workbook(io.BytesIO(lead.get("/manage/buddies/template.xlsx").data))
    assert [cell.value for cell in book["Buddies"][1]] == list(COLUMNS) and book["Buddies"].max_row == 1
    told = {row[0]: row[2] for row in book["How to fill this in"].iter_rows(min_row=2, values_only=True)}
    assert list(told) == list(COLUMNS)
    assert "stafford (Stafford)" in told["town"] and "sleep (Sleep" in told["topics"]
    assert "crisis" not in told["topics"] and all(told.values())


def test_a_list_is_shown_then_brought_in_then_taken_back(lead):
    add_buddy("Bo")
    rows = rows_of(taken_out(lead))
    rows[0] |= {"languages": "en;ur", "trained_until": "31/01/2028"}
    page, address = checked(lead, as_csv([*rows, NEW]))
    assert "New 1 Changed 1 The same as now 0 Would stop 0 Not in the list 0" in words(page)
    assert "Row 2: Bo Changed" in words(page) and "Row 3: Nia New New" in words(page)
    assert "Languages they can listen in English English and Urdu" in words(page)
    assert "Training is good until 23 November 2027 31 January 2028" in words(page)
    assert [row["languages"] for row in listed()] == ["en"]

    done = say_yes(lead, address, tell="y")
    assert "1 buddy is added. " in words(done) and "1 buddy is changed." in words(done)
    db.session.rollback()
    assert accounts.by_email("nia@trust.example") and mail.waiting() == 1
    assert lead.get(address).status_code == 404

    before = rows_of(lead.get("/manage/buddies/import/before.csv").data)
    assert [(row["name"], row["languages"]) for row in before] == [("Bo", "en")]
    undone = lead.submit(f"{IMPORT}/undo", on=IMPORT, follow_redirects=True)
    assert "1 buddy is as before the list." in words(undone) and "1 new buddy is taken out again." in words(
        undone
    )
    assert "Taken back by Lead." in words(undone)
    assert [row["languages"] for row in listed()] == ["en"]
    assert lead.submit(f"{IMPORT}/undo", on=IMPORT).status_code == 404


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_what_is_taken_out_and_brought_back_changes_nothing(lead, topics, kind):
    add_buddy("Bo", languages=("ur", "en"), topics=("sleep",), areas=("self_care",), hours=("nights",))
    add_buddy('\'=Odd, "name"', team="")
    for others in ("leave", "stop"):
        page, _address = checked(lead, taken_out(lead, kind), f"list.{kind}", others)
        assert "There is nothing to do." in words(page)


def test_a_list_may_go_through_csv_and_workbook_and_in_another_order(lead):
    add_buddy("Bo")
    rows = rows_of(taken_out(lead))
    turned = list(reversed(COLUMNS))
    page, _address = checked(lead, as_csv(rows, columns=turned))
    assert "There is nothing to do." in words(page)
    page, _address = checked(
        lead, saved(workbook([turned, *([row[name] for name in turned] for row in rows)]))
    )
    assert "There is nothing to do." in words(page)


def test_the_list_of_before_brings_back_what_it_holds_too(lead):
    add_buddy("Al"), add_buddy("Bo")
    before = listed()
    _page, address = checked(lead, as_csv([before[0] | {"monthly_limit": "5", "hours": "nights"}]))
    say_yes(lead, address)
    _page, address = checked(lead, lead.get(f"{IMPORT}/before.xlsx").data, "before.xlsx")
    say_yes(lead, address)
    assert listed() == before


def test_more_than_a_few_stop_only_by_their_number(lead):
    for number in range(20):
        add_buddy(f"Bo {number}")
    rows = rows_of(taken_out(lead))
    page, address = checked(lead, as_csv(rows[:14]), others="stop")
    assert "6 buddies would stop" in words(page) and "Would stop 6 Not in the list 6" in words(page)
    for typed in ("", "5", "six", "²"):
        answer = say_yes(lead, address, count=typed)
        assert answer.status_code == 422
        assert "Type how many buddies will stop. The number is on this page." in words(answer)
    assert "6 buddies have stopped." in words(say_yes(lead, address, count=" ۶ "))
    assert sum(row["active"] == "no" for row in listed()) == 6


def test_all_buddies_stop_only_by_words(lead):
    receipts = [ask(add_buddy(f"Bo {number}")) for number in range(3)]
    rows = [row | {"active": "no"} for row in rows_of(taken_out(lead))]
    page, address = checked(lead, as_csv(rows))
    assert "Type these words: all buddies stop" in words(page)
    for typed in ({}, {"count": "3"}, {"words": "all buddies"}):
        assert say_yes(lead, address, **typed).status_code == 422
    done = words(say_yes(lead, address, words="  All  buddies stop "))
    assert "3 buddies have stopped." in done and "3 requests moved on." in done
    assert len(receipts) == 3 and {row["active"] for row in listed()} == {"no"}


def test_two_buddies_stop_by_one_press_when_they_are_few_among_many(lead):
    for number in range(20):
        add_buddy(f"Bo {number}")
    rows = rows_of(taken_out(lead))
    _page, address = checked(lead, as_csv([rows[0] | {"active": "no"}, rows[1] | {"active": "NO"}]))
    assert "2 buddies have stopped." in words(say_yes(lead, address))


def test_a_buddy_who_was_changed_meanwhile_is_shown_again_and_nothing_is_done(lead):
    add_buddy("Bo")
    (row,) = rows_of(taken_out(lead))
    _page, address = checked(lead, as_csv([row | {"monthly_limit": "5"}]))
    _page, quicker = checked(lead, as_csv([row | {"monthly_limit": "4"}]))
    form = soup(lead.get(address)).select_one("main form[method=post]")
    fields = {one["name"]: one.get("value", "") for one in form.select("input")}
    say_yes(lead, quicker)
    answer = lead.post(address, data=fields)
    assert answer.status_code == 409
    assert "Somebody has changed a buddy meanwhile. Here is what would change now." in words(answer)
    assert listed()[0]["monthly_limit"] == "4"
    assert "1 buddy is changed." in words(say_yes(lead, address))


BAD = [
    ({"email": "ann@elsewhere.example"}, "Use their work address. It ends in @trust.example."),
    ({"email": "lead@trust.example"}, "A lead or an administrator has this address."),
    ({"email": "ann at home"}, "Enter an email address in the right form"),
    ({"town": "atlantis"}, "is not known"),
    ({"town": "therapies", "team": "leek"}, "is not known"),
    ({"team": "prison_healthcare"}, "There is no such team in Leek."),
    ({"languages": "en;klingon"}, "“klingon” is not known"),
    ({"languages": "en,ur"}, "Put semicolons between values"),
    ({"topics": "suicide_thoughts"}, "is not known"),
    ({"trained_until": "next May"}, "is not a date"),
    ({"trained_until": "31/02/2028"}, "is not a date"),
    ({"trained_until": "46000"}, "is not a date"),
    ({"trained_until": "0206-10-31"}, "Check the year"),
    ({"away_from": "2027-02-01", "away_until": "2027-01-01"}, "a last day that comes after"),
    ({"away_until": "2027-01-01"}, "Put in the first day too."),
    ({"monthly_limit": "0"}, "Use a number from 1 to 8."),
    ({"monthly_limit": "many"}, "is not a whole number"),
    ({"active": "perhaps"}, "is not known. Use one of: no, yes."),
    ({"name": ""}, "This cell is empty. It needs a value."),
    ({"name": "A\u202eb"}, "a hidden character"),
    ({"name": "A\x00b"}, "a hidden character"),
    ({"name": "x" * 61}, "61 characters long"),
    ({"supervisor": "nobody@trust.example"}, "No supervisor has this address."),
    ({"id": "0123456789ab"}, "No buddy has this code."),
    ({"gender": "woman"}, "This column is not known here."),
]


@pytest.mark.parametrize(("cells", "said"), BAD)
def test_a_row_that_is_not_right_is_named_with_its_mend(lead, cells, said):
    found = faults(send(lead, as_csv([NEW | cells])))
    assert any(said in problem for _cell, _column, problem in found), found
    assert found[0][0].endswith(("2", "1")) and listed() == []


def test_rows_about_one_person_twice_or_about_somebody_else_are_refused(lead):
    add_buddy("Al"), add_buddy("Bo")
    al, bo = rows_of(taken_out(lead))
    twice = [al, al | {"id": ""}]
    assert faults(send(lead, as_csv(twice)))[0][2] == "“al@trust.example” stands here twice."
    swapped = [al | {"email": bo["email"]}, bo | {"email": al["email"]}]
    assert {fault[2] for fault in faults(send(lead, as_csv(swapped)))} == {
        "Another buddy has this address already."
    }
    two_new = [NEW, NEW | {"name": "Nia Again", "email": "NIA@trust.example"}]
    assert faults(send(lead, as_csv(two_new)))[0][0:1] == ("B3",)


def test_a_code_that_a_spreadsheet_spoilt_does_no_harm_when_the_address_is_known(lead):
    add_buddy("Bo")
    (row,) = rows_of(taken_out(lead))
    page, _address = checked(lead, as_csv([row | {"id": "1.23E+11"}]))
    assert "There is nothing to do." in words(page)


def test_a_list_needs_only_the_columns_that_it_changes(lead):
    add_buddy("Bo")
    page, address = checked(lead, as_csv([{"email": "bo@trust.example", "monthly_limit": "5"}]))
    say_yes(lead, address)
    assert listed()[0]["monthly_limit"] == "5"
    found = faults(send(lead, as_csv([{"name": "Bo", "monthly_limit": "5"}])))
    assert found[0][1:] == ("email", "This column is missing.")
    found = faults(send(lead, as_csv([{"email": "nia@trust.example"}])))
    assert "A new buddy needs the column “name”." in [fault[2] for fault in found]


@pytest.mark.parametrize("others", ["leave", "stop"])
def test_an_empty_list_never_stops_anybody(lead, others):
    add_buddy("Bo")
    header = ",".join(COLUMNS).encode()
    for content in (b"", b"\n\n", header, header + b"\n,,,\n"):
        answer = send(lead, content, others=others)
        assert answer.status_code == 422, content
    assert "The list has no rows below the names of its columns." in words(send(lead, header, others=others))
    assert listed()[0]["active"] == "yes"


def test_days_may_be_days_of_a_workbook_but_not_bare_numbers(lead):
    columns = [*NEW, "trained_until"]
    page, _address = checked(lead, saved(workbook([columns, [*NEW.values(), date(2028, 1, 31)]])))
    assert "31 January 2028" in words(page)
    found = faults(send(lead, saved(workbook([columns, [*NEW.values(), 46783]]))))
    assert "is not a date" in found[0][2]


def test_nobody_but_leads_sees_a_list(client):
    for role in ("staff", "buddy"):
        client.sign_in(role)
        for address in (IMPORT, "/manage/buddies/export.csv", f"{IMPORT}/before.csv", f"{IMPORT}/{'0' * 32}"):
            assert client.get(address).status_code == 403
    client.sign_in("lead")
    assert client.get("/manage/buddies/export.pdf").status_code == 404
    assert client.get(f"{IMPORT}/before.csv").status_code == 404
    assert client.get(f"{IMPORT}/{'0' * 32}").status_code == 404
    assert send(client, b"", name="").status_code == 422


def run(app, *arguments):
    return app.test_cli_runner().invoke(args=["buddies", "import", *map(str, arguments)])


def test_a_list_is_brought_in_from_the_command_line(app, tmp_path):
    for number in range(3):
        add_buddy(f"Bo {number}")
    file = tmp_path / "list.csv"
    file.write_bytes(as_csv([listed()[0] | {"monthly_limit": "5"}, NEW]))
    tried = run(app, file, "--dry-run")
    assert "monthly_limit: “3” becomes “5”" in tried.output and "+ row 3: Nia New" in tried.output
    assert tried.output.endswith("Nothing was changed.\n") and len(listed()) == 3
    refused = run(app, file, "--others-stop")
    assert refused.exit_code == 1 and "say --stopping 2" in refused.output and len(listed()) == 3
    done = run(app, file, "--others-stop", "--stopping", "2", "--mail")
    assert "1 added, 1 changed, 2 stopped, 0 requests moved on." in done.output
    assert mail.waiting() == 1 and len(listed()) == 4
    file.write_bytes(as_csv([row | {"active": "no"} for row in listed()]))
    assert "say --all-stop" in run(app, file).output
    assert "2 stopped" in run(app, file, "--all-stop").output
    assert "Nothing was changed." in run(app, file).output
    file.write_bytes(as_csv([NEW | {"town": "atlantis"}]))
    assert "“atlantis” is not known" in run(app, file).output
