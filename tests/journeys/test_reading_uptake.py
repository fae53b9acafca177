"""Reading uptake: words first, then a table beside its chart, and the same figures to take away."""

import csv
import io
from collections.abc import Callable

from openpyxl import load_workbook
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.journeys.visitor import Visitor

Someone = Callable[[], Visitor]


def test_a_lead_reads_uptake_and_takes_the_same_figures_away(someone: Someone) -> None:
    lead = someone()
    lead.signs_in_as("lead")
    lead.opens("/uptake")
    expect(lead.page.locator("main .app-lede")).to_be_visible()
    lead.press(lead.link_to("/uptake/place"))
    expect(lead.page.locator("main figure svg, main svg[role=img]").first).to_be_visible()
    figures = table_on(lead)
    assert len(figures) > 10
    assert downloaded_by(lead) == figures


def test_a_lead_loads_head_counts_and_takes_away_a_workbook_and_the_boards_report(someone: Someone) -> None:
    lead = someone()
    lead.signs_in_as("lead")
    lead.opens("/uptake/headcounts")
    file = {
        "name": "counts.csv",
        "mimeType": "text/csv",
        "buffer": b"dimension,id,people\nplace,stoke,1500\n",
    }
    lead.page.locator("input[type=file]").set_input_files(file)
    lead.press(lead.page.locator("form[enctype] button"))
    expect(lead.page.locator("#place-stoke")).to_have_value("1500")
    lead.press(lead.button)
    lead.opens("/uptake/place")
    expect(lead.page.locator("main thead th")).to_have_count(5)
    book = load_workbook(io.BytesIO(taken(lead, ".xlsx")))
    figures = [row[1] for row in book.worksheets[0].iter_rows(min_row=2, values_only=True)]
    assert any(isinstance(figure, int) for figure in figures)
    lead.opens("/uptake")
    report = PdfReader(io.BytesIO(taken(lead, "board.pdf")))
    assert report.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert len(report.pages) > 1


def taken(lead: Visitor, address: str) -> bytes:
    """The file that a link of the page leads to."""
    found = lead.link_to(address).get_attribute("href")
    assert found
    return lead.page.request.get(found).body()


def test_nobody_but_a_lead_reads_uptake(someone: Someone) -> None:
    member_of_staff = someone()
    member_of_staff.signs_in_as("staff")
    answer = member_of_staff.page.request.get("/uptake/place")
    assert answer.status == 403


def table_on(lead: Visitor) -> list[list[str]]:
    """Each row's name, this year's figure and last year's."""
    rows = lead.page.locator("main tbody tr").all()
    return [[plain(cell) for cell in row.locator("th, td").all_inner_texts()[:3]] for row in rows]


def downloaded_by(lead: Visitor) -> list[list[str]]:
    """The same of the file that the page offers."""
    address = lead.link_to(".csv").get_attribute("href")
    assert address
    text = lead.page.request.get(address).body().decode("utf-8-sig")
    return [[plain(cell) for cell in row] for row in list(csv.reader(io.StringIO(text)))[1:]]


def plain(cell: str) -> str:
    """A figure without its language's digits and separators."""
    figure = "".join(letter for letter in cell if letter not in ",٬\N{NO-BREAK SPACE}")
    return str(int(figure)) if figure.isdecimal() else cell.strip()
