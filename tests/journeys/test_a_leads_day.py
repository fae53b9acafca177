"""A day of a lead who keeps the pack true, while colleagues read it from two server processes."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.journeys.visitor import Visitor

Someone = Callable[..., Visitor]
Rows = dict[str, dict[str, str]]

# No text of the pack has these words, so what shows them was written today.
BROUGHT_IN, MENDED = "marimba", "glockenspiel"
COMPLAINT = "The times are those of last year."
WITHIN_SECONDS = 10
CHOIR = {
    "name": "Xylophone choir",
    "summary": "Colleagues who sing together after work. You do not have to sing well.",
    "scope": "internal",
    "soothe_areas": "enjoy",
    "main_topic": "friendship",
    "open_to": "trust_staff",
    "eligibility": "Everybody who works here",
    "audience": "all",
    "private_from_work": "no",
    "url": "https://choir.example/",
    "channels": "web",
    "cost": "free",
    "opening_hours": "Mondays, 5pm to 6pm",
    "source": "The choir itself",
    "verified": "yes",
}
OVERLAPS = """() => {
  const pieces = [...document.querySelectorAll("main :is(h1, h2, h3, legend, p, button, summary, label)")]
    .filter(piece => piece.checkVisibility() && !piece.closest(".app-table"))
    .map(piece => [piece, piece.getBoundingClientRect()]).filter(([, box]) => box.width > 1 && box.height > 1);
  const apart = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) < 2
    || Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) < 2;
  return pieces.flatMap(([one, box], at) => pieces.slice(at + 1)
    .filter(([other, its]) => !one.contains(other) && !apart(box, its))
    .map(([other]) => `${one.textContent.trim()} / ${other.textContent.trim()}`));
}"""


@dataclass(frozen=True)
class Day:
    """A lead at the first server, a colleague at each, who are signed out, and a folder of the lead."""

    lead: Visitor
    colleagues: tuple[Visitor, Visitor]
    folder: Path


@pytest.fixture
def day(someone: Someone, two_servers: tuple[str, str], tmp_path: Path) -> Day:
    first, second = two_servers
    lead = someone(address=first)
    lead.signs_in_as("lead")
    return Day(lead, (someone(address=first), someone(address=second)), tmp_path)


def test_a_lead_keeps_the_pack_true_and_colleagues_at_two_servers_read_it_within_seconds(day: Day) -> None:
    rows_at_dawn = the_lead_takes_the_pack_out(day)
    published = [slug for slug, row in rows_at_dawn.items() if row["status"] == "published"]
    twenty, faulty = published[:20], published[20]

    the_lead_changes_rows_in_a_spreadsheet(day, twenty)
    the_lead_sees_what_the_list_would_change(day, twenty)
    colleagues_find(day, BROUGHT_IN, none_of=twenty)
    the_lead_makes_these_changes(day)
    colleagues_find(day, BROUGHT_IN, some_of=twenty)
    colleagues_read(day, twenty[7], BROUGHT_IN)

    new = the_lead_drafts_a_resource_and_looks_at_it_first(day)
    colleagues_find(day, CHOIR["name"], none_of=[new])
    the_lead_publishes(day, new)
    colleagues_find(day, CHOIR["name"], some_of=[new])

    a_colleague_says_what_is_wrong(day.colleagues[1], faulty)
    the_lead_mends_it_and_closes_the_report(day, faulty)
    colleagues_read(day, faulty, MENDED)
    the_lead_undoes_the_change(day, faulty)
    colleagues_read_no_more(day, faulty, MENDED)

    the_lead_takes_the_list_back(day)
    colleagues_find(day, BROUGHT_IN, none_of=twenty)
    colleagues_read_no_more(day, twenty[7], BROUGHT_IN)
    rows_at_dusk = the_lead_takes_the_pack_out(day)
    assert rows_at_dusk.pop(new)["status"] == "published"
    assert rows_at_dusk == rows_at_dawn


def the_lead_takes_the_pack_out(day: Day) -> Rows:
    day.lead.opens("/manage/resources")
    day.lead.press(day.lead.link_to("/manage/resources/import"))
    looks_right(day.lead)
    with day.lead.page.expect_download() as taken:
        day.lead.link_to("/manage/resources/export.xlsx").click()
    taken.value.save_as(day.folder / "pack.xlsx")
    sheet = sheet_of(openpyxl.load_workbook(day.folder / "pack.xlsx"))
    names, *rows = ([str(cell or "") for cell in row] for row in sheet.iter_rows(values_only=True))
    return {row[0]: dict(zip(names, row, strict=True)) for row in rows}


def the_lead_changes_rows_in_a_spreadsheet(day: Day, slugs: Iterable[str]) -> None:
    book = openpyxl.load_workbook(day.folder / "pack.xlsx")
    heads, *rows = sheet_of(book).iter_rows()
    summary = [str(cell.value) for cell in heads].index("summary")
    for row in rows:
        if row[0].value in slugs:
            row[summary].value = f"Now with a {BROUGHT_IN}. {row[summary].value}"
    book.save(day.folder / "changed.xlsx")


def the_lead_sees_what_the_list_would_change(day: Day, slugs: list[str]) -> None:
    lead = day.lead
    lead.page.locator("main input[type=file]").set_input_files(day.folder / "changed.xlsx")
    lead.press(lead.button)
    changes = lead.page.locator("main section.app-result")
    assert changes.count() == len(slugs)
    assert changes.filter(has_text=BROUGHT_IN).count() == len(slugs)
    looks_right(lead)


def the_lead_makes_these_changes(day: Day) -> None:
    day.lead.writes("note", "Music in October")
    day.lead.press(day.lead.button)
    looks_right(day.lead)


def the_lead_drafts_a_resource_and_looks_at_it_first(day: Day) -> str:
    """Returns the new resource's name in addresses."""
    lead = day.lead
    lead.opens("/manage/resources")
    lead.press(lead.link_to("/manage/resources/add"))
    looks_right(lead)
    for field, answer in CHOIR.items():
        fills_in(lead, field, answer)
    lead.press(lead.button_with("preview"))
    assert CHOIR["summary"] in lead.page.locator(".app-seen").inner_text()
    looks_right(lead)
    lead.press(lead.page.locator("main form button[value='save']"))
    looks_right(lead)
    return lead.page.url.rsplit("/", 1)[-1]


def the_lead_publishes(day: Day, slug: str) -> None:
    day.lead.press(day.lead.link_to(f"/manage/resources/{slug}/status?to=published"))
    looks_right(day.lead)
    day.lead.press(day.lead.page.locator("main form[action$='/status'] button"))


def a_colleague_says_what_is_wrong(colleague: Visitor, slug: str) -> None:
    colleague.opens(f"/resources/{slug}")
    colleague.press(colleague.link_to(f"/resources/{slug}/report"))
    looks_right(colleague)
    colleague.chooses("what", "facts")
    colleague.writes("words", COMPLAINT)
    colleague.press(colleague.button)
    looks_right(colleague)


def the_lead_mends_it_and_closes_the_report(day: Day, slug: str) -> None:
    lead = day.lead
    lead.opens("/manage")
    lead.press(lead.link_to("/manage/reports"))
    looks_right(lead)
    told = lead.page.locator("main li.app-result", has=lead.page.locator(f"a[href$='/{slug}/edit']"))
    assert COMPLAINT in told.inner_text()
    lead.press(told.locator("a[href$='/edit']"))
    looks_right(lead)
    lead.writes("opening_hours", f"When you hear the {MENDED}")
    lead.press(lead.button_with("save"))
    lead.opens("/manage/reports")
    lead.press(told.locator("button[value='changed']").first)
    assert told.filter(has_text=COMPLAINT).count() == 0


def the_lead_undoes_the_change(day: Day, slug: str) -> None:
    day.lead.opens(f"/manage/resources/{slug}")
    day.lead.press(day.lead.page.locator("main form[action$='/restore'] button"))
    looks_right(day.lead)


def the_lead_takes_the_list_back(day: Day) -> None:
    day.lead.opens("/manage/resources/import")
    day.lead.press(day.lead.page.locator("main form[action$='/undo'] button").first)


def colleagues_find(day: Day, words: str, some_of: Iterable[str] = (), none_of: Iterable[str] = ()) -> None:
    """At both servers a search shows these resources, or soon shows them no more."""

    def have_found(colleague: Visitor) -> bool:
        colleague.opens("/")
        colleague.searches_for(words)
        links = colleague.page.locator("main .app-result h3 a").evaluate_all("all => all.map(a => a.href)")
        found = {link.rsplit("/", 1)[-1] for link in links}
        return bool(found & set(some_of)) == bool(some_of) and not found & set(none_of)

    for colleague in day.colleagues:
        soon(have_found, colleague)


def colleagues_read(day: Day, slug: str, words: str) -> None:
    for colleague in day.colleagues:
        soon(lambda person: words in text_of(person, slug), colleague)


def colleagues_read_no_more(day: Day, slug: str, words: str) -> None:
    for colleague in day.colleagues:
        soon(lambda person: words not in text_of(person, slug), colleague)


def text_of(person: Visitor, slug: str) -> str:
    person.opens(f"/resources/{slug}")
    return person.page.locator("main").inner_text()


def soon(is_so: Callable[[Visitor], bool], person: Visitor) -> None:
    """Whoever looks again and again sees it within seconds."""
    deadline = time.monotonic() + WITHIN_SECONDS
    while not is_so(person):
        assert time.monotonic() < deadline, f"{person.page.url} does not follow"
        time.sleep(0.2)


def fills_in(lead: Visitor, field: str, answer: str) -> None:
    written = lead.page.locator(
        f"main [name='{field}']:is(textarea, input:not([type=radio], [type=checkbox]))"
    )
    if written.count():
        written.fill(answer)
    else:
        lead.chooses(field, answer)


def looks_right(person: Visitor) -> None:
    """Nothing runs off the side of the page, and nothing lies upon something else."""
    assert person.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), person.page.url
    assert person.page.evaluate(OVERLAPS) == [], person.page.url


def sheet_of(book: openpyxl.Workbook) -> Worksheet:
    """The sheet with the list; others explain it."""
    return next(sheet for sheet in book.worksheets if sheet["A1"].value == "slug")
