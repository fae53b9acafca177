"""Conversations that were ticked on paper."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from sqlalchemy import func, select

from tests.conversations.made_up import on
from wellbeing.conversations.models import Waiting
from wellbeing.core.db import db
from wellbeing.resources.actions import load_pack

TICKS = {"month": "2026-11", "area": "help", "topic": "debt", "place": "stoke", "staff_group": "estates"}
TICKS |= {"channel": "phone", "scope": "none"}


@pytest.fixture
def buddy(app, client):
    assert load_pack(app.config["PACK_FOLDER"]).loaded
    client.sign_in("buddy")
    with on(date(2026, 11, 23)):
        yield client


def hidden(page):
    return {field["name"]: field["value"] for field in page.select("form.app-form input[type=hidden]")}


def slip(number, **changes):
    return {f"slip{number}-{name}": value for name, value in {**TICKS, **changes}.items()}


def waiting():
    return db.session.scalar(select(func.count()).select_from(Waiting))


def read(answer):
    return BeautifulSoup(answer.get_data(as_text=True), "lxml")


def test_a_buddy_types_in_two_slips_and_gets_two_receipts(buddy):
    kept = hidden(buddy.page("/conversations/slips"))
    answer = buddy.post("/conversations/slips", data={**kept, **slip(1), **slip(3, topic="sleep")})
    assert answer.status_code == 200
    page = read(answer)
    assert "2 slips are recorded" in page.find("h1").text
    assert [row.find("th").text for row in page.find("tbody").find_all("tr")] == ["Slip 1", "Slip 3"]
    assert waiting() == 2
    assert answer.headers["Cache-Control"] == "no-store"


def test_sent_twice_each_slip_is_kept_once(buddy):
    kept = hidden(buddy.page("/conversations/slips"))
    receipts = [
        read(buddy.post("/conversations/slips", data={**kept, **slip(1)})).find("bdi").text for _ in "12"
    ]
    assert receipts[0] == receipts[1]
    assert waiting() == 1


def test_a_slip_with_a_fault_keeps_every_answer_and_records_none(buddy):
    kept = hidden(buddy.page("/conversations/slips"))
    answer = buddy.post("/conversations/slips", data={**kept, **slip(1), **slip(2, place="")})
    assert answer.status_code == 422
    page = read(answer)
    assert "leave the whole slip empty" in page.find(class_="nhsuk-error-summary").text
    assert page.find(id="slip1-topic").find("option", selected=True)["value"] == "debt"
    assert waiting() == 0
    forged = buddy.post("/conversations/slips", data={**kept, **slip(1, area="gossip")})
    assert forged.status_code == 422
    assert waiting() == 0


def test_an_empty_page_says_what_to_do(buddy):
    answer = buddy.post("/conversations/slips", data=hidden(buddy.page("/conversations/slips")))
    assert answer.status_code == 422
    assert "Fill in at least one slip." in read(answer).text
    assert waiting() == 0


def test_a_page_without_its_own_receipts_is_asked_for_again_with_its_answers(buddy):
    kept = {
        name: value if "token" in name else "forged"
        for name, value in hidden(buddy.page("/conversations/slips")).items()
    }
    answer = buddy.post("/conversations/slips", data={**kept, **slip(1)})
    assert answer.status_code == 422
    assert "Send it once more" in read(answer).text
    again = buddy.post("/conversations/slips", data={**hidden(read(answer)), **slip(1)})
    assert again.status_code == 200


def test_the_paper_asks_the_same_questions_and_for_no_name(buddy):
    page = buddy.page("/conversations/paper")
    told = page.find("main").get_text(" ")
    assert "Write no name, day, ward or note on this paper." in told
    for words in ("November 2026", "Month", "Kind of work", "Main topic", "Sleep", "Telford, Wellington"):
        assert words in told
    assert page.find("main").find("input") is None


@pytest.mark.parametrize(("role", "status"), [("staff", 403), ("lead", 200)])
def test_the_team_may_type_in_slips_for_buddies_without_a_desk_and_nobody_else(app, client, role, status):
    load_pack(app.config["PACK_FOLDER"])
    client.sign_in(role)
    assert client.get("/conversations/slips").status_code == status
    assert client.get("/conversations/paper").status_code == status


@pytest.mark.parametrize("language", ["pl", "ur", "yi"])
def test_the_pages_hold_in_other_languages(buddy, language):
    for path in ("/conversations/paper", "/conversations/slips"):
        buddy.page(f"/{language}{path}")
