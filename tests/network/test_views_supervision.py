from datetime import date, timedelta

import pytest

from tests.auditing import AuditedClient
from tests.buddies.people import later
from tests.network.looked_after import add_supervised, add_supervisor, mails, read_anew
from wellbeing.buddies.actions_profiles import Standing
from wellbeing.network import actions_care
from wellbeing.network.queries import care_of, supervisors

MONDAY = date(2026, 11, 23)
SUPERVISION = "/manage/buddies/supervision"
ADD = f"{SUPERVISION}/supervisors/add"


@pytest.fixture(autouse=True)
def lead(client: AuditedClient) -> None:
    client.sign_in("lead")


def words(page):
    return " ".join(page.main.get_text(" ").split())


def test_a_lead_of_a_new_network_sees_where_to_begin(client: AuditedClient) -> None:
    page = client.page(SUPERVISION)
    assert "Nobody waits for a debrief." in words(page)
    assert page.select_one(f"a[href='{ADD}']")


def test_a_lead_sees_who_waits_for_a_debrief_and_for_how_long(client: AuditedClient) -> None:
    robin = add_supervised("Robin", add_supervisor("Ash"))
    kim = add_supervised("Kim")
    with later(0):
        actions_care.ask_debrief(robin)
    with later(4):
        actions_care.ask_debrief(kim)
        said = words(client.page(SUPERVISION))
    assert said.index("Robin") < said.index("Kim")
    assert said.count("Has waited too long") == 1
    assert "Their supervisor was told: Ash" in said
    client.submit(f"/manage/buddies/{robin}/debrief-done", on=SUPERVISION)
    assert read_anew(care_of, robin).debrief_asked_on is None
    assert "Nothing of it is kept" in client.page(SUPERVISION).get_text()
    client.submit(f"/manage/buddies/{robin}/debrief-done", on=SUPERVISION)
    assert "Somebody had done it already" in client.page(SUPERVISION).get_text()


def test_a_lead_adds_a_supervisor_and_gives_them_all_who_have_none(client: AuditedClient) -> None:
    robin, kim = add_supervised("Robin"), add_supervised("Kim", add_supervisor("Birch"))
    form = {"name": "Ash", "email": "ash@elsewhere.example", "mail_language": "pl"}
    assert client.submit(ADD, form).location.endswith("/give")
    ash = next(one.key for one in read_anew(supervisors) if one.name == "Ash")
    page = client.page(f"{SUPERVISION}/give")
    assert "Robin" in words(page) and "Kim" not in words(page)
    client.submit(f"{SUPERVISION}/give", {"supervisor": ash})
    assert (read_anew(care_of, robin).supervisor, read_anew(care_of, kim).supervisor == ash) == (ash, False)
    assert client.submit(f"{SUPERVISION}/give", {"supervisor": "ab" * 16}).status_code == 422


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"name": "", "email": "a@trust.example"}, "Enter their name."),
        ({"name": "A\u202e", "email": "a@trust.example"}, "Take out the hidden characters"),
        ({"name": "A", "email": "no address"}, "Enter an email address in the right form"),
        ({"name": "A", "email": "zoë@trust.example"}, "Enter an email address in the right form"),
        ({"name": "A", "email": "a@trust.example\r\nBcc: b@trust.example"}, "Enter an email address"),
        ({"name": "A", "email": "birch@trust.example"}, "There is a supervisor with this address already."),
    ],
)
def test_what_is_typed_wrongly_is_kept_and_said(client: AuditedClient, form, said) -> None:
    add_supervisor("Birch")
    response = client.submit(ADD, {**form, "mail_language": "en"})
    assert response.status_code == 422
    assert said in response.get_data(as_text=True)
    assert len(read_anew(supervisors)) == 1


def test_a_supervisor_is_changed_and_taken_out(client: AuditedClient) -> None:
    robin = add_supervised("Robin", ash := add_supervisor("Ash"))
    address = f"{SUPERVISION}/supervisors/{ash}"
    assert "1 buddy has no supervisor then." in words(client.page(address))
    client.submit(address, {"name": "Ash Tree", "email": "tree@trust.example", "mail_language": "ur"})
    assert read_anew(supervisors)[0].name == "Ash Tree"
    client.submit(f"{address}/remove", on=address)
    assert (read_anew(supervisors), read_anew(care_of, robin).supervisor) == ((), None)
    assert client.get(address).status_code == 404


def test_a_buddy_gets_another_supervisor_on_their_page(client: AuditedClient) -> None:
    robin, ash = add_supervised("Robin"), add_supervisor("Ash")
    back = client.submit(f"/manage/buddies/{robin}/supervisor", {"supervisor": ash}, on=ADD)
    assert back.location == f"/manage/buddies/{robin}"
    assert read_anew(care_of, robin).supervisor == ash
    client.submit(f"/manage/buddies/{robin}/supervisor", {"supervisor": "ab" * 16}, on=ADD)
    assert read_anew(care_of, robin).supervisor == ash
    client.submit(f"/manage/buddies/{robin}/supervisor", {"supervisor": ""}, on=ADD)
    assert read_anew(care_of, robin).supervisor is None
    assert client.submit("/manage/buddies/none-such/supervisor", on=ADD).status_code == 404


def test_those_come_first_whose_supervision_is_over_or_was_never_written_down(client: AuditedClient) -> None:
    for name, days in (("Over", -1), ("Good", 31), ("Soon", 30), ("Never", None), ("Later over", -1)):
        until = None if days is None else MONDAY + timedelta(days=days)
        add_supervised(name, standing=Standing(True, date(2028, 1, 1), until))
    add_supervised("Resting", standing=Standing(False, None, None))
    with later(0):
        rows = client.page(SUPERVISION).select("tbody tr th")
    assert [row.get_text(strip=True) for row in rows] == ["Never", "Later over", "Over", "Soon"]


def test_a_debrief_of_a_buddy_tells_leads_no_more_than_that(client: AuditedClient) -> None:
    robin = add_supervised("Robin")
    actions_care.ask_debrief(robin)
    ((_to, subject, _body),) = mails()
    assert subject == "Robin would like to talk"
