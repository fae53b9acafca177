"""Leads find each resource and what it waits for, and change how it stands."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from wellbeing.core import clock
from wellbeing.core.db import db
from wellbeing.curation import actions
from wellbeing.resources import queries as pack

MAY = datetime(2026, 5, 4, 12, tzinfo=UTC)


@pytest.fixture
def lead(loaded, client):
    client.sign_in("lead")
    return client


def names(page):
    return [link.get_text() for link in page.select("tbody th a")]


def resource(slug="samaritans"):
    db.session.rollback()  # what a request changed since is not in this session's view
    return pack.read_resources([slug])[0]


def with_upkeep(slug, **upkeep):
    one = resource(slug)
    actions.save_resource(replace(one, upkeep=replace(one.upkeep, **upkeep)), "Ann")


def test_a_lead_sees_all_resources_25_on_a_page(lead):
    page = lead.page("/manage/resources")
    assert len(names(page)) == 25
    assert "130 resources" in page.caption.get_text()
    assert len(names(lead.page("/manage/resources?page=6"))) == 5
    assert names(lead.page("/manage/resources?page=999")) == names(lead.page("/manage/resources?page=6"))


def test_resources_are_found_by_name_status_owner_and_what_they_wait_for(lead):
    assert "Samaritans" in names(lead.page("/manage/resources?q=SAMARIT"))
    with_upkeep("samaritans", status="hidden", owner="ann@trust.example")
    assert names(lead.page("/manage/resources?status=hidden")) == ["Samaritans"]
    assert names(lead.page("/manage/resources?owner=Ann@trust.example")) == ["Samaritans"]
    assert "2 resources" not in lead.page("/manage/resources?need=unconfirmed").get_text()
    assert names(lead.page("/manage/resources?need=review")) == []
    with clock.at(MAY):
        actions.assure("mediation", "Ann", date(2025, 5, 1))
        assert names(lead.page("/manage/resources?need=review")) == [resource("mediation").english.name]
    assert lead.get("/manage/resources?need=dragons&status=%00&page=x").status_code == 200


def test_the_page_of_a_resource_says_how_it_stands(lead):
    page = lead.page("/manage/resources/samaritans")
    assert "Nobody has checked this yet." in page.get_text()
    assert "Nobody has changed it here yet." in page.get_text()
    assert page.select_one(".app-seen a[href='tel:116123']")


@pytest.mark.parametrize("slug", ["no-such-thing", "none such", "%00", "x" * 300])
def test_a_resource_that_is_not_there_has_no_page(lead, slug):
    for path in ("", "/edit", "/status?to=closed", "/versions"):
        assert lead.get(f"/manage/resources/{slug}{path}").status_code == 404


def test_i_checked_this_today_says_who_and_when(lead):
    with clock.at(MAY):
        answer = lead.submit("/manage/resources/samaritans/assure", on="/manage/resources/samaritans")
        assert answer.status_code == 302
        page = lead.page("/manage/resources/samaritans").get_text()
    one = resource()
    assert (one.assured_by, one.assured_on) == ("Lead", date(2026, 5, 4))
    assert "Checked by Lead on 4 May 2026." in page and "4 May 2027" in page


def test_a_status_is_asked_for_before_it_changes(lead):
    path = "/manage/resources/samaritans/status"
    asked = lead.page(f"{path}?to=closed").get_text()
    assert "The service has ended." in asked
    assert resource().upkeep.status == "published"
    assert lead.submit(path, {"to": "closed"}, on=f"{path}?to=closed").status_code == 302
    assert resource().upkeep.status == "closed"
    assert lead.get(f"{path}?to=closed").status_code == 404
    assert lead.get(f"{path}?to=dragon").status_code == 404
    assert lead.submit(path, {"to": "dragon"}, on=f"{path}?to=draft").status_code == 400


def test_what_is_closed_says_so_and_points_to_other_help(lead, client):
    actions.set_status("samaritans", "closed", "Ann")
    answer = client.get("/resources/samaritans")
    assert answer.status_code == 410
    assert "This has closed" in answer.text and "/topics/" in answer.text and "tel:116123" not in answer.text
    assert client.get("/pl/resources/samaritans").status_code == 410


@pytest.mark.parametrize("status", ["draft", "review", "hidden"])
def test_what_is_not_published_is_not_there_for_staff(lead, client, status):
    actions.set_status("samaritans", status, "Ann")
    assert client.get("/resources/samaritans").status_code == 404
    assert lead.page("/manage/resources/samaritans").select_one(".app-seen a[href='tel:116123']")


def test_a_draft_of_one_lead_is_published_by_another(lead):
    actions.add_resource(
        replace(resource(), slug="a-new-one", upkeep=replace(resource().upkeep, status="draft")), "Ann"
    )
    path = "/manage/resources/a-new-one/status"
    lead.submit(path, {"to": "published"}, on=f"{path}?to=published")
    assert pack.current_pack().find("a-new-one")


def test_a_resource_is_shown_only_within_its_days(lead, client):
    with_upkeep("samaritans", show_from=date(2026, 5, 4), show_until=date(2026, 5, 5))
    for day, status in ((3, 404), (4, 200), (5, 200), (6, 404)):
        with clock.at(MAY.replace(day=day)):
            assert client.get("/resources/samaritans").status_code == status, day
            page = lead.page("/manage/resources/samaritans")
            assert bool(page.select("main a[href='/resources/samaritans']")) == (status == 200), day
            assert ("its days say not to show it today" in page.get_text()) == (status == 404), day


def test_staff_are_told_when_nobody_has_checked_in_time(lead, client):
    actions.assure("samaritans", "Ann", date(2025, 5, 1))
    with clock.at(MAY):
        assert "Nobody has checked this since 1 May 2025." in client.page("/resources/samaritans").get_text()
        assert (
            "Nobody has checked this since 1 May 2025." in client.page("/resources?q=samaritans").get_text()
        )
    with clock.at(MAY.replace(year=2025)):
        assert "Nobody has checked this since" not in client.page("/resources/samaritans").get_text()


@pytest.mark.parametrize("language", ["", "/pl", "/ur"])
def test_the_pages_stand_in_every_language(lead, language):
    actions.assure("samaritans", "Ann", date(2025, 5, 1))
    for path in (
        "",
        "/samaritans",
        "/samaritans/edit",
        "/samaritans/versions",
        "/samaritans/status?to=draft",
        "/add",
    ):
        assert lead.get(f"{language}/manage/resources{path}").status_code == 200
