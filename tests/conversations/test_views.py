"""Recording and withdrawing, as buddies meet it."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from sqlalchemy import func, select

from tests.conversations.made_up import ANSWERS, on
from wellbeing.conversations import actions
from wellbeing.conversations.models import Conversation, Waiting
from wellbeing.core.db import db
from wellbeing.core.throttle import Throttle

TICKS = {name: value for name, value in ANSWERS.items() if name != "month"}


@pytest.fixture
def buddy(client, pack):
    client.sign_in("buddy")
    return client


@pytest.fixture(autouse=True)
def late_in_november():
    with on(date(2026, 11, 23)):
        yield


def read(response):
    return BeautifulSoup(response.text, "lxml")


def filled_in(buddy, **changes):
    """The fields of the form as a browser would send them."""
    page = buddy.page("/conversations/new")
    hidden = {field["name"]: field["value"] for field in page.select("form.app-form input[type=hidden]")}
    return {**hidden, **TICKS, **changes}


def send(buddy, **changes):
    return buddy.post("/conversations/new", data=filled_in(buddy, **changes))


def receipt_on(response):
    return read(response).find(id="receipt").get_text(strip=True)


def waiting():
    return how_many(Waiting)


def how_many(model):
    try:
        return db.session.scalar(select(func.count()).select_from(model))
    finally:
        db.session.rollback()  # an open reader of the staging file holds up whoever records


def kept_at_all():
    return how_many(Waiting) + how_many(Conversation) > 0


def test_a_buddy_records_a_conversation_and_is_told_what_was_kept(buddy):
    response = send(buddy)
    assert response.status_code == 200
    words = read(response).get_text(" ", strip=True)
    for word in ("November 2026", "Self-care", "Sleep", "Stoke-on-Trent", "Registered clinical staff"):
        assert word in words
    assert "How are you?" in words
    assert waiting() == 1


def test_the_receipt_stands_on_the_page_and_in_no_address_and_is_not_cached(buddy):
    response = send(buddy)
    assert len(receipt_on(response)) == 19
    assert response.headers["Cache-Control"] == "no-store"
    assert "Location" not in response.headers


@pytest.mark.parametrize("path", ["/conversations/new", "/pl/conversations/new", "/ur/conversations/new"])
def test_what_to_do_when_someone_is_at_risk_stands_before_the_form(buddy, path):
    page = buddy.page(path)
    text = str(page.find("main"))
    assert text.index('href="tel:999"') < text.index("<form")


def test_what_to_do_when_someone_is_at_risk_stands_after_it_too(buddy):
    assert "tel:999" in send(buddy).text


def test_late_in_the_month_there_is_nothing_to_choose_about_the_month(buddy):
    page = buddy.page("/conversations/new")
    assert not page.select("input[type=radio][name=month]")
    assert page.select_one("input[type=hidden][name=month]")["value"] == "2026-11"


def test_until_the_tenth_a_buddy_may_choose_last_month(buddy):
    with on(date(2026, 11, 9)):
        page = buddy.page("/conversations/new")
        radios = page.select("input[type=radio][name=month]")
        assert [radio["value"] for radio in radios] == ["2026-11", "2026-10"]
        assert "October 2026" in read(send(buddy, month="2026-10")).get_text()


def test_a_form_filled_in_before_the_close_and_sent_after_it_says_so(buddy):
    with on(date(2026, 11, 9)):
        fields = filled_in(buddy, month="2026-10")
    with on(date(2026, 11, 10)):
        response = buddy.post("/conversations/new", data=fields)
    assert response.status_code == 422
    assert waiting() == 0
    assert read(response).find(id="month") is not None


def test_a_double_click_keeps_one_conversation_and_shows_the_same_receipt(buddy):
    fields = filled_in(buddy)
    first, second = (buddy.post("/conversations/new", data=fields) for _ in range(2))
    assert receipt_on(first) == receipt_on(second)
    assert waiting() == 1
    assert "We kept your first answers" not in second.text


def test_back_and_other_answers_keep_the_first_and_say_so(buddy):
    fields = filled_in(buddy)
    buddy.post("/conversations/new", data=fields)
    second = buddy.post("/conversations/new", data={**fields, "topic": "debt"})
    assert waiting() == 1
    assert "We kept your first answers" in second.text
    assert "Sleep" in read(second).find("main").get_text()
    actions.flush(at_least=1)
    third = buddy.post("/conversations/new", data=fields)
    assert third.status_code == 200
    assert waiting() == 0
    assert how_many(Conversation) == 1


def test_each_unanswered_question_is_named_and_the_others_keep_their_answers(buddy):
    response = send(buddy, topic="", channel="")
    assert response.status_code == 422
    page = read(response)
    summary = page.select_one(".nhsuk-error-summary").get_text()
    assert "Choose the main topic." in summary
    assert "Choose how you talked." in summary
    assert page.select_one("input[name=area][value=self_care]").has_attr("checked")
    assert page.title.get_text().startswith("Error:")
    assert waiting() == 0


@pytest.mark.parametrize("question", [*TICKS, "month"])
@pytest.mark.parametrize("value", ["Ann Example", "\x00", "x" * 5000, "<script>"])
def test_an_answer_off_the_page_is_not_kept_and_not_a_fault_of_ours(buddy, question, value):
    response = send(buddy, **{question: value})
    assert response.status_code == 422
    assert waiting() == 0


def test_extra_fields_of_a_forged_form_are_kept_nowhere(buddy):
    response = send(buddy, name="Ann Example", notes="Ward 7", buddy_id="3", day="2026-11-03")
    assert response.status_code == 200
    columns = [column.name for column in Waiting.__table__.columns]
    assert not {"name", "notes", "buddy_id", "day"} & set(columns)
    assert waiting() == 1


@pytest.mark.parametrize("receipt", ["", "forged", "K7QF-3MXD-9TRW-2HPB"])
def test_a_form_without_its_own_sealed_receipt_is_asked_for_again_with_its_answers(buddy, receipt):
    response = send(buddy, receipt=receipt)
    assert response.status_code == 422
    page = read(response)
    assert "Send it once more" in page.get_text()
    assert page.select_one("select[name=topic] option[value=sleep]").has_attr("selected")
    assert waiting() == 0
    hidden = {field["name"]: field["value"] for field in page.select("form.app-form input[type=hidden]")}
    assert buddy.post("/conversations/new", data={**hidden, **TICKS}).status_code == 200


def test_a_page_left_open_for_two_days_is_sent_again_with_a_fresh_receipt(buddy):
    with on(date(2026, 11, 21)):
        fields = filled_in(buddy)
    response = buddy.post("/conversations/new", data=fields)
    assert response.status_code == 422
    assert waiting() == 0


def test_a_lost_session_keeps_the_ticks(buddy):
    fields = filled_in(buddy)
    with buddy.session_transaction() as session:
        session.clear()
    response = buddy.post("/conversations/new", data=fields)
    assert response.status_code == 401
    kept = {field["name"]: field["value"] for field in read(response).select("input[type=hidden]")}
    assert {name: kept[name] for name in TICKS} == TICKS
    assert waiting() == 0


def test_staff_cannot_record(client):
    client.sign_in("staff")
    assert client.get("/conversations/new").status_code == 403


@pytest.mark.parametrize("flushed", [False, True])
def test_whoever_holds_the_receipt_withdraws_the_conversation_after_being_asked(buddy, client, flushed):
    receipt = receipt_on(send(buddy))
    if flushed:
        actions.flush(at_least=1)
    asked = client.submit("/conversations/withdraw", {"receipt": receipt.lower().replace("-", " ")})
    assert "Delete this conversation?" in asked.text
    assert kept_at_all()
    done = client.submit("/conversations/withdraw", {"receipt": receipt, "sure": "yes"})
    assert "The conversation is deleted" in done.text
    assert not kept_at_all()


def test_a_wrong_a_used_and_a_closed_receipt_get_the_same_words(buddy, client):
    used, closed = receipt_on(send(buddy)), receipt_on(send(buddy))
    client.submit("/conversations/withdraw", {"receipt": used, "sure": "yes"})
    actions.flush(at_least=1)
    actions.rewrite(date(2026, 12, 10))
    pages = {
        str(read(client.submit("/conversations/withdraw", {"receipt": receipt, "sure": "yes"})).find("main"))
        for receipt in (used, closed, "K7QF-3MXD-9TRW-2HPB")
    }
    assert len(pages) == 1
    assert "Nothing was deleted" in pages.pop()


@pytest.mark.parametrize("typed", ["", "K7QF", "no such receipt, sorry", "\x00", "١٢٣٤", "x" * 4000])
def test_what_cannot_be_a_receipt_is_explained(client, typed):
    response = client.submit("/conversations/withdraw", {"receipt": typed})
    assert response.status_code == 422
    assert read(response).select_one(".nhsuk-error-summary")


def test_guessing_receipts_is_slowed_down(client):
    page = client.page("/conversations/withdraw")
    token = page.select_one("input[name=csrf_token]")["value"]
    guess = {"receipt": "K7QF-3MXD-9TRW-2HPB", "sure": "yes", "csrf_token": token}
    codes = [client.post("/conversations/withdraw", data=guess).status_code for _ in range(32)]
    assert codes[0] == 200
    assert codes[-1] == 429


def test_whoever_records_by_the_hundred_is_stopped_and_nothing_says_who(buddy, app):
    app.config["MOST_RECORDS"] = 3
    try:
        assert [send(buddy).status_code for _time in range(4)] == [200, 200, 200, 429]
    finally:
        app.config["MOST_RECORDS"] = 60
    assert waiting() == 3
    assert how_many(Throttle) == 0
