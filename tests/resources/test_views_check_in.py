"""The check-in answers kindly, and holds on to nothing."""

import base64
import json

import pytest
from bs4 import BeautifulSoup
from sqlalchemy import func, select

from tests.house.test_pseudo_languages import english_in
from tests.resources.packs import names, real_pack
from wellbeing.core.db import db
from wellbeing.resources.guides import GUIDES
from wellbeing.soothe import AREA_IDS, AREAS

HARD_DAY = {"self_care": "2", "open_up": "1", "others": "4", "team": "3", "help": "5", "enjoy": "4"}


@pytest.fixture
def answer(pack, client):
    def send(language="", **answers) -> BeautifulSoup:
        response = client.submit(f"{language}/check-in", answers)
        assert response.status_code == 200
        return BeautifulSoup(response.text, "lxml")

    return send


def test_there_is_one_question_for_each_area_with_five_answers_and_none_is_chosen(visit):
    page = visit("/check-in")
    assert len(page.select("fieldset legend")) == 6
    for area in AREAS:
        radios = page.select(f'input[type=radio][name="{area.id}"]')
        assert [radio["value"] for radio in radios] == ["1", "2", "3", "4", "5"]
        assert not any(radio.has_attr("checked") for radio in radios)


@pytest.mark.parametrize("area", AREAS, ids=lambda area: area.id)
def test_the_lowest_area_gets_one_small_step_and_two_or_three_kinds_of_help(answer, area):
    page = answer(**dict.fromkeys(AREA_IDS, "4") | {area.id: "2"})
    assert [heading.get_text() for heading in page.select("main h2")][0] == str(area.name)
    assert str(GUIDES[area.id].steps[0]) in page.main.get_text()
    areas = {each.english.name: each.areas for each in real_pack().resources}
    assert 2 <= len(names(page)) <= 3 and all(area.id in areas[name] for name in names(page))
    assert page.select('main a[href="/buddies"]')
    assert not page.select(".nhsuk-card--care--emergency")


def test_when_things_are_very_hard_help_now_comes_first(answer):
    page = answer(**HARD_DAY)
    main = list(page.main.descendants)
    card = page.select_one(".nhsuk-card--care--emergency")
    assert {link["href"] for link in card.select("a.app-phone")} >= {"tel:999", "tel:111", "tel:116123"}
    assert main.index(card) < main.index(page.select_one("main section"))


def test_two_areas_alike_are_both_named_and_more_are_told(answer):
    page = answer(team="2", enjoy="2", help="5")
    assert [heading.get_text() for heading in page.select("main section h2")] == ["Team", "Enjoy"]
    page = answer(team="2", enjoy="2", help="2")
    assert [heading.get_text() for heading in page.select("main section h2")] == ["Team"]
    assert {link["href"] for link in page.select(".app-links a")} == {"/areas/help", "/areas/enjoy"}


def test_every_question_may_be_skipped(answer):
    page = answer()
    assert "You skipped every question" in page.main.get_text()
    assert len(page.select('.app-links a[href^="/areas/"]')) == 6


@pytest.mark.parametrize("value", ["", "0", "6", "-1", "x", "<script>", "٣", "1" * 1_000])
def test_an_answer_that_was_not_offered_counts_as_skipped(answer, value):
    assert "You skipped every question" in answer(team=value).main.get_text()


def test_nothing_speaks_of_a_score_or_an_illness(answer):
    text = answer(**HARD_DAY).main.get_text(" ").lower()
    assert not any(word in text for word in ("your score", "points", "out of", "diagnosis", "you have a"))


def test_answers_can_be_changed_below_the_answer(answer):
    page = answer(**HARD_DAY)
    form = page.select_one('details form[method="post"][action="/check-in"]')
    assert {radio["name"]: radio["value"] for radio in form.select("input[checked]")} == HARD_DAY


def test_no_row_no_log_line_no_cookie_and_no_address_holds_an_answer(answer, client, capfd):
    def rows():
        with db.session() as session:
            return {
                table.name: session.scalar(select(func.count()).select_from(table))
                for table in db.metadata.sorted_tables
            }

    client.get("/check-in")
    before, cookie = rows(), client.get_cookie("soothe").value
    capfd.readouterr()
    response = client.submit("/check-in", HARD_DAY)
    said = capfd.readouterr()
    assert (said.out, said.err) == ("", "")
    assert rows() == before
    assert "Location" not in response.headers and response.headers["Cache-Control"] == "no-store"
    held = json.loads(base64.urlsafe_b64decode(cookie.split(".")[0] + "=="))
    assert set(held) == {"csrf_token"}
    with client.session_transaction() as session:
        assert set(session) == {"csrf_token"}
    assert not any("open_up" in value for value in response.headers.values())


def test_a_wrong_request_loses_nothing_and_logs_nothing(pack, client, app, capfd):
    app.config["WTF_CSRF_ENABLED"] = True
    response = client.post("/check-in", data=HARD_DAY)
    assert response.status_code == 400
    page = BeautifulSoup(response.text, "lxml")
    kept = {field["name"]: field["value"] for field in page.select("input[type=hidden]")}
    assert HARD_DAY.items() <= kept.items()
    assert "open_up" not in "".join(capfd.readouterr())


@pytest.mark.parametrize("language", ["/eo", "/yi", "/ur"])
@pytest.mark.parametrize("answers", [{}, HARD_DAY, {"team": "2"}, {"team": "5", "help": "5", "enjoy": "5"}])
def test_the_answer_is_in_the_readers_language(answer, language, answers):
    page = answer(language, **answers)
    if language != "/ur":
        data = {topic.label("en") for topic in real_pack().topics}
        data |= {each.english.name for each in real_pack().resources}
        assert english_in(str(page), data) == []
