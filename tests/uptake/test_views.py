"""Uptake, as leads read it."""

import csv
import io
from datetime import date

import pytest
from bs4 import BeautifulSoup
from flask import url_for
from openpyxl import load_workbook

from tests.conversations.made_up import on
from tests.resources.counts import begin_to_count
from wellbeing.core.db import transaction
from wellbeing.resources.actions_counts import carry_counts, count
from wellbeing.resources.queries import topic_choices
from wellbeing.resources.tally import Count, Kind
from wellbeing.uptake.catalogue import TABLES
from wellbeing.uptake.dimensions import cells
from wellbeing.uptake.models import PublishedFigure

MONTHS = ("2026-07", "2026-08", "2026-09", "2026-10")


@pytest.fixture
def lead(client, pack):
    client.sign_in("lead")
    with on(date(2026, 11, 23)):
        yield client


def put(session, table_id, period, cell, figure):
    first, second = (*cell, "", "")[:2]
    values = {"table_id": table_id, "period": period, "first": first, "second": second}
    session.add(PublishedFigure(**values, printed=figure))


@pytest.fixture
def printed(pack):
    """Figures of two years: 300 a month now, 200 a month before; every crossed cell 10 or few."""
    topics = topic_choices("en")
    with transaction() as session:
        for month in MONTHS:
            put(session, "total", month, (), 300)
            put(session, "total", f"2025{month[4:]}", (), 200)
        for table in TABLES[1:]:
            now, before = {
                "month": ("2026-10", "2025-10"),
                "quarter": ("2026-27 Q2", "2025-26 Q2"),
                "year": ("2025-26", "2024-25"),
            }[table.span]
            for number, cell in enumerate(cells(table, topics)):
                put(session, table.id, now, cell, 150 - number * 10 if number < 10 else None)
                put(session, table.id, before, cell, 100 if number < 5 else None)


def main(page):
    return " ".join(page.find("main").get_text(" ").split())


def test_before_the_first_close_a_lead_is_told_when_figures_come(lead):
    assert "No month has closed yet" in main(lead.page("/uptake"))
    assert "Not printed yet" in main(lead.page("/uptake/topic"))
    assert lead.get("/uptake/topic.csv").status_code == 404


def test_a_lead_reads_the_answer_in_words_first(lead, printed):
    text = main(lead.page("/uptake"))
    assert "October 2026: about 300 conversations. October 2025: about 200 conversations." in text
    assert "July 2026 to September 2026: about 900 conversations." in text
    assert text.count("That is clearly more.") == 2
    assert text.index("about 300") < text.index("All tables")
    assert "In crisis right now: about 150" in text


@pytest.mark.parametrize("path", ["/uptake", "/pl/uptake", "/ur/uptake"])
def test_the_overview_leads_to_every_table(lead, printed, path):
    page = lead.page(path)
    for table in TABLES:
        link = page.find("a", href=f"{path}/{table.slug}")
        assert link
        assert lead.get(link["href"]).status_code == 200


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.id)
def test_every_table_shows_chart_table_and_protection(lead, printed, table):
    page = lead.page(f"/uptake/{table.slug}")
    assert page.find("h1").get_text(strip=True) == str(table.title)
    assert page.find("main").find("svg", attrs={"role": "img"})
    assert page.find("main").find("table")
    assert "changed a little by chance" in main(page)


def test_a_table_says_fewer_than_10_no_clear_change_and_percentages_only_from_100(lead, printed):
    page = lead.page("/uptake/topic")
    rows = [
        [cell.get_text(strip=True) for cell in row.find_all(["th", "td"])]
        for row in page.find("main").find("tbody").find_all("tr")
    ]
    assert rows[0][1:] == ["150", "100", "clearly more (50% more)"]
    assert rows[4][1:] == ["110", "100", "no clear change"]
    assert rows[5][2:] == ["fewer than 10", "clearly more"]
    assert len(rows) == 10
    assert "54 more: fewer than 10 conversations each A year before there were fewer than 10 too." in main(
        page
    )


def test_a_crossed_table_is_read_one_value_at_a_time(lead, printed):
    page = lead.page("/uptake/area-by-region?only=telford")
    assert len(page.find("main").find("tbody").find_all("tr")) == 6
    assert page.find("option", selected=True, value="telford")
    assert page.find("caption").get_text(strip=True) == "SOOTHE areas by region: Telford"


@pytest.mark.parametrize(
    "query",
    ["?period=2031-32+Q9", "?period=%00", "?period=a&period=b", "?only=nowhere", "?period=2026-27%20Q2&x=1"],
)
def test_an_unknown_period_or_value_shows_the_newest_figures(lead, printed, query):
    assert "July 2026 to September 2026" in main(lead.page(f"/uptake/area-by-region{query}"))


@pytest.mark.parametrize(
    "path", ["/uptake/team", "/uptake/area_by_region", "/uptake/team.csv", "/pl/uptake/%00"]
)
def test_a_table_that_does_not_exist_is_a_helpful_404(lead, printed, path):
    assert lead.get(path).status_code == 404


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.id)
def test_the_download_holds_the_rows_as_printed(app, lead, printed, table):
    with app.test_request_context():
        address = url_for("uptake.table_csv", slug=table.slug)
    assert address == f"/uptake/{table.slug}.csv"
    response = lead.get(address)
    assert response.mimetype == "text/csv"
    assert "attachment" in response.headers["Content-Disposition"]
    rows = list(csv.reader(io.StringIO(response.text.removeprefix("\ufeff"))))
    figures = [figure for row in rows[1:] for figure in row[-2:]]
    assert all(figure in ("fewer than 10", "not printed") or int(figure) % 5 == 0 for figure in figures)
    expected = 8 if not table.dimensions else len(cells(table, topic_choices("en")))
    assert len(rows) == expected + 1


@pytest.mark.parametrize("role", ["staff", "buddy"])
def test_only_leads_read_uptake(client, role):
    client.sign_in(role)
    for path in ("/uptake/topic", "/uptake/topic.csv", "/uptake/board.pdf", "/uptake/headcounts"):
        assert client.get(path).status_code == 403


@pytest.mark.parametrize("role", ["staff", "buddy"])
def test_a_manager_who_looks_for_figures_of_their_team_reads_why_there_are_none(client, printed, role):
    client.sign_in(role)
    page = client.page("/uptake")
    assert "A team is too small." in main(page)
    assert page.find("main").find("table") is None
    assert "conversations" not in main(page)


def test_in_urdu_the_chart_grows_from_the_right(lead, printed):
    page = BeautifulSoup(lead.get("/ur/uptake/area").text, "lxml")
    assert page.find("main").find("svg").find("text")["direction"] == "rtl"


def test_towns_are_marked_as_english_in_a_table_of_another_language(lead, printed):
    cells = lead.page("/ur/uptake/place").select("tbody th")
    assert cells
    assert all(cell.find("span", lang="en", dir="ltr") for cell in cells)
    assert lead.page("/uptake/place").select("tbody th span") == []


# ---- What stands beside the figures ----

COUNTS = {"as_of": "01/11/2026", "place-stoke": "1,340", "place-burton": "740", "staff_group-estates": "850"}


def test_a_lead_types_head_counts_and_tables_show_rates(lead, printed):
    assert "For each 100 staff" not in main(lead.page("/uptake/place"))
    assert lead.submit("/uptake/headcounts", COUNTS).status_code == 302
    page = lead.page("/uptake/headcounts")
    assert page.find(id="place-stoke")["value"] == "1340"
    assert "1 November 2026" in main(page)
    shown = main(lead.page("/uptake/place"))
    assert "For each 100 staff" in shown
    assert "clearly" in shown
    assert "For each 100 staff" in main(lead.page("/uptake/staff-group"))
    assert "For each 100 staff" not in main(lead.page("/uptake/channel"))


def test_a_wrong_number_is_told_and_what_was_typed_stays(lead):
    answer = lead.submit("/uptake/headcounts", {**COUNTS, "place-leek": "", "place-burton": "lots"})
    assert answer.status_code == 422
    page = BeautifulSoup(answer.get_data(as_text=True), "lxml")
    assert "Enter a whole number of people" in main(page)
    assert page.find(id="place-burton")["value"] == "lots"
    assert page.find(id="place-stoke")["value"] == "1,340"
    assert lead.page("/uptake/headcounts").find(id="place-stoke").get("value") is None


def test_a_file_of_head_counts_is_shown_before_it_is_kept(lead):
    lead.submit("/uptake/headcounts", COUNTS)
    sent = lead.get("/uptake/headcounts.csv").get_data(as_text=True)
    assert "place,stoke,1340" in sent
    changed = sent.replace("place,stoke,1340", "place,stoke,1500").encode()
    answer = send_file(lead, "counts.csv", changed)
    page = BeautifulSoup(answer.get_data(as_text=True), "lxml")
    assert answer.status_code == 200
    assert "Nothing is kept yet" in main(page)
    assert page.find(id="place-stoke")["value"] == "1500"
    assert lead.page("/uptake/headcounts").find(id="place-stoke")["value"] == "1340"


def test_a_file_that_cannot_be_read_says_why(lead):
    wrong = send_file(lead, "counts.csv", b"dimension,id,people\nplace,atlantis,900\n")
    assert wrong.status_code == 422
    assert "no place or staff group" in main(BeautifulSoup(wrong.get_data(as_text=True), "lxml"))
    assert send_file(lead, "photo.png", b"\x89PNG\r\n\x1a\n" + bytes(40)).status_code == 422
    assert send_file(lead, "", b"").status_code == 422


def send_file(lead, name, content):
    return lead.submit(
        "/uptake/headcounts/file", {"file": (io.BytesIO(content), name)}, on="/uptake/headcounts"
    )


def test_the_survey_stands_beside_uptake_and_shows_no_cause(lead, printed):
    assert "No scores are kept yet" in main(lead.page("/uptake/survey"))
    assert lead.submit("/uptake/survey", {"year": "2025", "morale": "5.9", "team": "6,75"}).status_code == 302
    page = lead.page("/uptake/survey")
    assert "This shows no cause." in main(page)
    assert "Morale 5.9" in main(page)
    assert page.find(id="team")["value"] == "6.75"
    wrong = lead.submit("/uptake/survey", {"year": "2025", "morale": "59"})
    assert wrong.status_code == 422
    assert "Enter a score from 0 to 10" in main(BeautifulSoup(wrong.get_data(as_text=True), "lxml"))


def test_a_workbook_holds_the_figures_as_numbers_and_the_notes(lead, printed):
    answer = lead.get("/uptake/topic.xlsx?period=2026-27+Q2")
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"] == 'attachment; filename="uptake-topic-2026-27-Q2.xlsx"'
    book = load_workbook(io.BytesIO(answer.data))
    figures, notes = book.worksheets
    rows = list(figures.iter_rows(values_only=True))
    assert rows[1][1:] == (150, 100)
    assert rows[-1][1:] == ("fewer than 10", "fewer than 10")
    assert any(
        "Open Government Licence" in str(cell) for row in notes.iter_rows(values_only=True) for cell in row
    )
    assert lead.get("/uptake/nothing.xlsx").status_code == 404


def test_the_first_page_says_where_people_talk_less_and_what_else_stands_beside(lead, printed):
    lead.submit("/uptake/headcounts", {**COUNTS, "place-stafford": "2020", "place-birmingham": "9000"})
    told = main(lead.page("/uptake"))
    assert "Where people talk clearly more or less" in told
    assert "Birmingham, Leicester (9,000 staff): clearly fewer conversations than elsewhere." in told
    assert "Birmingham, Leicester: clearly fewer conversations, and no buddy who can be asked." in told
    assert "There are 0 active buddies." in told
    assert "help pages did" not in told, "nothing was opened yet"


def test_the_first_page_says_what_the_help_pages_did(lead):
    begin_to_count()
    count([Count(Kind.SEEN, "2026-11", "mind", "en")] * 3, by_thread=True)
    count([Count(Kind.SEEN, "2026-11", "mind", "pl")] * 12, by_thread=True)
    count([Count(Kind.SEEN, "2026-11", "mind", "ur")] * 2, by_thread=True)
    count([Count(Kind.PRINTED, "2026-11", "mind", "en")], by_thread=True)
    count([Count(Kind.FOUND, "2026-11", language="en")] * 150, by_thread=True)
    count([Count(Kind.NOTHING, "2026-11", language="en")] * 50, by_thread=True)
    carry_counts()
    told = main(lead.page("/uptake"))
    assert "People opened the page of a resource 17 times." in told
    assert "After English, pages were opened most in: Polish." in told
    assert "They printed 1 page." in told
    assert "They searched 200 times. In 25 of 100 searches we found nothing." in told


def test_a_lead_takes_the_report_for_the_board(lead, printed):
    assert lead.page("/uptake").find("a", href="/uptake/board.pdf")
    answer = lead.get("/uptake/board.pdf")
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"] == 'attachment; filename="soothe-board-2026-27-Q2.pdf"'
    assert answer.data.startswith(b"%PDF-")
    assert lead.get("/uptake/board.pdf?quarter=2025-26+Q2").status_code == 200
    assert lead.get("/uptake/board.pdf?quarter=2020-21+Q1").status_code == 404


@pytest.mark.parametrize("language", ["pl", "ur", "yi"])
def test_the_report_is_made_in_the_readers_language(lead, printed, language):
    assert lead.get(f"/{language}/uptake/board.pdf").data.startswith(b"%PDF-")


def test_there_is_no_report_before_a_quarter_has_closed(lead):
    assert lead.get("/uptake/board.pdf").status_code == 404


def test_in_urdu_the_english_names_of_places_are_marked_and_never_shown_as_code(lead, printed):
    lead.submit("/uptake/headcounts", COUNTS)
    for path in ("/ur/uptake/place", "/ur/uptake/headcounts"):
        page = lead.page(path)
        assert "<span" not in main(page)
        marked = [part.get_text() for part in page.find("main").find_all("span", lang="en")]
        assert "Burton upon Trent, Uttoxeter" in marked
