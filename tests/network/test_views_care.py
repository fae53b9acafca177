from datetime import date, timedelta

import pytest
from icalendar import Calendar

from tests.auditing import AuditedClient
from tests.buddies.people import GOOD, add_buddy, add_lead, later
from tests.network.looked_after import add_supervisor, mails, plan, read_anew
from wellbeing.buddies import actions_profiles
from wellbeing.buddies.actions_profiles import Standing
from wellbeing.buddies.models import BuddyProfile
from wellbeing.core.db import transaction
from wellbeing.network import actions_supervision
from wellbeing.network.queries import care_of

MONDAY = date(2026, 11, 23)


@pytest.fixture
def robin(client: AuditedClient) -> str:
    """The id of the buddy who is signed in."""
    buddy_id = add_buddy("buddy")
    client.sign_in("buddy")
    return buddy_id


def words(page):
    return " ".join(page.main.get_text(" ").split())


def test_a_buddy_whom_no_lead_has_set_up_reads_whom_to_ask(client: AuditedClient) -> None:
    client.sign_in("buddy")
    assert "ask a wellbeing lead" in words(client.page("/my/care"))
    assert client.get("/my/care/thanks").status_code == 404
    assert client.get("/my/care/debrief").status_code == 404


@pytest.mark.parametrize(
    ("days", "said"), [(-1, "It was good until"), (21, "It is due in 3 weeks."), (100, "Good until")]
)
def test_a_buddy_reads_how_long_supervision_is_good(client: AuditedClient, robin: str, days, said) -> None:
    with later(0):
        actions_profiles.set_standing(robin, Standing(True, date(2027, 12, 1), MONDAY + timedelta(days=days)))
        assert said in words(client.page("/my/care"))


def test_a_buddy_finds_their_supervisor_and_only_the_meetings_meant_for_them(client, robin) -> None:
    ash, birch = add_supervisor("Ash"), add_supervisor("Birch")
    actions_supervision.give_supervisor([robin], ash)
    theirs, others = plan(7, ash, place="Room 3 <b>"), plan(8, birch)
    with later(0):
        page = client.page("/my/care")
        assert page.select_one("a[href='mailto:ash@trust.example']")
        assert "Room 3 <b>" in words(page)
        links = {link["href"] for link in page.select("a[href$='.ics']")}
        assert links == {f"/my/care/meetings/{theirs}.ics", "/my/care/supervision-due.ics"}
        assert client.get(f"/my/care/meetings/{others}.ics").status_code == 404
        assert client.get("/my/care/meetings/none-such.ics").status_code == 404


def test_a_buddy_takes_a_meeting_into_their_calendar_in_their_language(client, robin) -> None:
    key = plan(7)
    response = client.get(f"/pl/my/care/meetings/{key}.ics")
    assert response.mimetype == "text/calendar"
    assert response.headers["Content-Disposition"] == 'attachment; filename="supervision-2026-11-30.ics"'
    assert response.headers["Cache-Control"] == "no-store"
    (event,) = Calendar.from_ical(response.data).walk("VEVENT")
    assert event["summary"].params["LANGUAGE"] == "pl"
    assert "/pl/my/care" in event["description"]
    actions_supervision.cancel_meeting(key, True)
    assert Calendar.from_ical(client.get(f"/my/care/meetings/{key}.ics").data)["method"] == "CANCEL"
    with later(0):
        assert "Cancelled" in words(client.page("/my/care"))


def test_a_buddy_takes_the_day_when_supervision_ends(client, robin) -> None:
    (event,) = Calendar.from_ical(client.get("/my/care/supervision-due.ics").data).walk("VEVENT")
    assert event.decoded("dtstart") == GOOD.supervised_until
    actions_profiles.set_standing(robin, Standing(True, None, None))
    assert client.get("/my/care/supervision-due.ics").status_code == 404
    assert "No day is kept yet." in words(client.page("/my/care"))


def test_a_buddy_asks_for_a_debrief_and_takes_it_back(client, robin) -> None:
    actions_supervision.give_supervisor([robin], add_supervisor("Ash"))
    assert "Ash" in words(client.page("/my/care/debrief"))
    for _press in range(2):
        response = client.submit("/my/care/debrief", on="/my/care")
        assert response.location == "/my/care/debrief"
    page = client.page("/my/care/debrief")
    assert page.select_one("main a[href='tel:999']")
    assert len(mails()) == 1
    assert page.select_one("a[href='mailto:ash@trust.example']")
    assert "You have asked for a debrief" in words(client.page("/my/care"))
    client.submit("/my/care/debrief/back", on="/my/care/debrief")
    assert read_anew(care_of, robin).debrief_asked_on is None
    assert "You have taken it back" in client.page("/my/care").get_text()


def test_a_buddy_without_a_supervisor_reads_that_the_wellbeing_team_is_told(client, robin) -> None:
    add_lead("someone@trust.example")
    assert "The wellbeing team, because" in words(client.page("/my/care/debrief"))
    client.submit("/my/care/debrief")
    assert [to for to, _subject, _body in mails()] == ["someone@trust.example"]
    assert "We have told the wellbeing team" in words(client.page("/my/care/debrief"))


def test_the_thank_you_speaks_of_nobody_else(client, robin) -> None:
    with transaction() as session:
        row = session.get_one(BuddyProfile, robin)
        row.joined_on, row.yes_year, row.yes_count = date(2024, 5, 6), "2026", 3
    with later(0):
        said = words(client.page("/my/care/thanks"))
    assert "since May 2024" in said
    assert "In 2026 you said yes to a colleague 3 times." in said
    with later(60):
        assert "said yes" not in words(client.page("/my/care/thanks"))


def test_a_buddy_sees_no_care_of_another(client, robin) -> None:
    other = add_buddy("Other")
    actions_supervision.give_supervisor([other], add_supervisor("Birch"))
    assert "Birch" not in words(client.page("/my/care"))
