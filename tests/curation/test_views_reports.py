"""Anybody can say what is wrong, without an account and without being known; leads put it right."""

import pytest
from bs4 import BeautifulSoup
from sqlalchemy import select

from tests.resources.packs import real_pack
from wellbeing.core.db import db
from wellbeing.curation import queries_reports as queries
from wellbeing.curation.actions_reports import send
from wellbeing.curation.models_reports import FaultReport
from wellbeing.curation.reports import Subject, What
from wellbeing.resources.actions import replace_pack

REPORT = "/resources/moneyhelper/report"
CONTACT = "/help-now/report"
WORDS = "The line is dead since Monday."


@pytest.fixture(autouse=True)
def pack(app):
    assert replace_pack(real_pack()).loaded


def page_of(answer):
    return BeautifulSoup(answer.text, "lxml")


def rows():
    db.session.rollback()
    return db.session.scalars(select(FaultReport)).all()


def waiting():
    db.session.rollback()
    return queries.open_reports()


@pytest.mark.parametrize("language", ["", "/pl", "/ur"])
def test_each_page_of_a_resource_leads_to_the_report(client, language):
    page = client.page(f"{language}/resources/moneyhelper")
    assert page.select_one(f'a[href="{language}{REPORT}"]')
    assert client.page(f"{language}{REPORT}").select('input[name="what"]')


def test_a_fault_is_reported_without_an_account_and_thanked_for(client):
    answer = client.submit(REPORT, {"what": "website", "words": WORDS}, follow_redirects=True)
    assert answer.status_code == 200 and "Thank you" in answer.text
    (report,) = waiting()
    assert (report.subject, report.what, report.words) == (Subject("moneyhelper"), What.WEBSITE, WORDS)


def test_the_thanks_can_be_loaded_again_and_nothing_is_sent_twice(client):
    answer = client.submit(REPORT, {"what": "closed"})
    assert answer.status_code == 302
    for _each in range(2):
        client.page(answer.location)
    assert len(rows()) == 1


def test_only_what_can_be_wrong_with_this_entry_is_asked(client):
    without = next(
        each for each in queries.packs.current_pack().resources if not each.phone and not each.text_number
    )
    asked = [one["value"] for one in client.page(f"/resources/{without.slug}/report").select('[name="what"]')]
    assert "number" not in asked and "website" in asked
    first = client.page(CONTACT).select_one('[name="what"]')
    assert first["value"] == "number"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({}, "Choose what is wrong."),
        ({"what": "nonsense"}, "Choose one of the answers on the page."),
        ({"what": "other", "words": "x" * 501}, "This is too long."),
        ({"what": "other", "words": "a\x00b"}, "Take out the hidden characters"),
    ],
)
def test_a_fault_in_the_form_is_named_and_what_was_typed_is_kept(client, data, message):
    answer = client.submit(REPORT, data)
    assert answer.status_code == 422
    page = page_of(answer)
    assert message in page.select_one(".nhsuk-error-summary").get_text()
    assert page.title.get_text().startswith("Error:")
    assert page.textarea.get_text().strip() == data.get("words", "").replace(
        "\x00", "�"
    ).strip() or "\x00" in str(data)
    assert rows() == []


def test_a_program_that_fills_every_box_is_stopped_and_a_person_whose_browser_did_so_can_mend_it(client):
    box = client.page(REPORT).select_one('input[name="more"]')
    assert box.find_parent(hidden=True) and box["autocomplete"] == "off"
    answer = client.submit(REPORT, {"what": "other", "more": "https://buy.example"})
    assert answer.status_code == 422 and rows() == []
    box = page_of(answer).select_one('input[name="more"]')
    assert box.find_parent(hidden=True) is None and box["value"] == "https://buy.example"
    assert client.submit(REPORT, {"what": "other", "more": ""}).status_code == 302


def test_when_many_have_written_in_this_hour_a_kind_page_says_what_else_can_be_done(client):
    for _each in range(5):
        send(Subject("moneyhelper"), What.NUMBER, "", "en")
    answer = client.submit(REPORT, {"what": "facts"})
    assert answer.status_code == 429
    page = page_of(answer)
    assert "You did nothing wrong" in page.get_text() and page.select_one('main a[href="/help-now"]')
    assert len(rows()) == 5


def test_whoever_writes_of_danger_after_all_first_reads_whom_to_call(client):
    answer = client.submit(REPORT, {"what": "other", "words": "I want to die"}, follow_redirects=True)
    page = page_of(answer)
    assert page.select_one("main .nhsuk-card--care--emergency a[href='tel:999']")
    ordinary = client.submit(REPORT, {"what": "other", "words": "Old number"}, follow_redirects=True)
    assert not page_of(ordinary).select("main .nhsuk-card--care--emergency")


def test_on_help_now_a_number_that_failed_can_be_reported_and_others_come_first(client):
    assert client.page("/help-now").select_one(f'main a[href="{CONTACT}"]')
    page = client.page(CONTACT)
    everything = list(page.main.descendants)
    card = page.select_one("main .nhsuk-card--care--emergency")
    assert everything.index(card) < everything.index(page.select_one("main form"))
    answer = client.submit(CONTACT, {"contact": "samaritans", "what": "number"}, follow_redirects=True)
    assert page_of(answer).select_one("main .nhsuk-card--care--emergency")
    (report,) = waiting()
    assert report.subject == Subject("samaritans", is_contact=True)


def test_a_contact_report_asks_which_one_and_knows_only_those_that_are_shown(client):
    for contact in ("", "none-such"):
        answer = client.submit(CONTACT, {"contact": contact, "what": "number"})
        assert answer.status_code == 422
    assert rows() == []


@pytest.mark.parametrize("path", ["/resources/none-such/report", "/resources/none-such/report/sent"])
def test_an_entry_that_is_not_there_cannot_be_reported(client, path):
    assert client.get(path).status_code == 404


def test_a_lead_reads_what_is_wrong_the_crisis_contacts_first(client):
    send(Subject("moneyhelper"), What.FACTS, WORDS, "pl")
    send(Subject("samaritans", is_contact=True), What.NUMBER, "<b>dead</b>", "en")
    client.sign_in("lead")
    page = client.page("/manage/reports")
    assert [one.get_text(strip=True) for one in page.select("main h2")] == ["Samaritans", "MoneyHelper"]
    said = page.select("blockquote")
    assert [one.get_text() for one in said] == ["<b>dead</b>", WORDS]
    assert said[1]["lang"] == "pl" and said[1]["dir"] == "auto"
    assert page.select_one('a[href="/manage/resources/moneyhelper/edit"]')
    assert "Polish" in page.get_text()


def press(client, text, number=0, path="/manage/reports"):
    """Press a button of the inbox, as a browser without JavaScript does."""
    page = client.page(path)
    button = [one for one in page.select("main form button") if one.get_text().startswith(text)][number]
    form = button.find_parent("form")
    data = {}
    for field in form.select("input"):
        data.setdefault(field["name"], []).append(field["value"])
    if button.has_attr("name"):
        data[button["name"]] = button["value"]
    return client.post(form["action"], data=data, follow_redirects=True)


def test_a_lead_closes_a_report_sees_what_was_done_and_can_take_it_up_again(client):
    send(Subject("moneyhelper"), What.FACTS, WORDS, "en")
    client.sign_in("lead")
    assert "1 report is closed." in press(client, "We changed it").text
    assert "No report waits for you." in client.page("/manage/reports").get_text()
    done = client.page("/manage/reports?show=done").get_text()
    assert "We changed it" in done and "Lead, on" in done
    press(client, "Open it again", path="/manage/reports?show=done")
    assert len(waiting()) == 1


def test_whoever_closes_what_is_closed_already_reads_that_somebody_was_faster(client):
    send(Subject("moneyhelper"), What.FACTS, "", "en")
    client.sign_in("lead")
    page = client.page("/manage/reports")
    data = {field["name"]: field["value"] for field in page.select("main li form")[0].select("input")}
    faster = "Somebody had done it already."
    for step in ("close", "reopen"):
        done = [
            client.post(f"/manage/reports/{step}", data={**data, "outcome": "changed"}, follow_redirects=True)
            for _press in range(2)
        ]
        assert faster not in done[0].text and faster in done[1].text


def test_everything_about_one_entry_can_be_closed_together(client):
    for what in (What.FACTS, What.NUMBER, What.OTHER):
        send(Subject("moneyhelper"), what, "", "en")
    send(Subject("cruse"), What.OTHER, "", "en")
    client.sign_in("lead")
    assert "3 reports are closed." in press(client, "Nothing was wrong", -1).text
    assert [each.subject.slug for each in waiting()] == ["cruse"]


def test_the_list_can_be_about_one_entry(client):
    send(Subject("moneyhelper"), What.FACTS, "", "en")
    send(Subject("cruse"), What.OTHER, "", "en")
    client.sign_in("lead")
    page = client.page("/manage/reports?about=cruse")
    assert len(page.select("main h2")) == 1


@pytest.mark.parametrize("outcome", ["", "nonsense"])
def test_a_made_up_answer_is_refused(client, outcome):
    send(Subject("moneyhelper"), What.FACTS, "", "en")
    client.sign_in("lead")
    answer = client.submit(
        "/manage/reports/close",
        {"report": waiting()[0].key, "outcome": outcome},
        on="/manage/reports",
    )
    assert answer.status_code == 400
    assert len(waiting()) == 1


@pytest.mark.parametrize("role", ["staff", "buddy"])
def test_nobody_else_reads_what_people_wrote(client, role):
    client.sign_in(role)
    assert client.get("/manage/reports").status_code == 403
