from datetime import UTC, date, datetime

import pytest

from tests.auditing import AuditedClient
from tests.buddies.people import later
from tests.network.looked_after import (
    add_supervised,
    add_supervisor,
    mails,
    plan,
    read_anew,
    supervised_until,
)
from wellbeing.buddies.actions_profiles import Standing
from wellbeing.core import clock
from wellbeing.network.queries_care import find_meeting
from wellbeing.network.queries_supervision import coming_meetings

SUPERVISION = "/manage/buddies/supervision"
ADD = f"{SUPERVISION}/meetings/add"
GOOD = {"day": "01/07/2027", "at": "14:30", "minutes": "60", "place": "Room 3", "supervisor": ""}
DUE = date(2026, 12, 1)


@pytest.fixture(autouse=True)
def lead(client: AuditedClient) -> None:
    client.sign_in("lead")


def words(page):
    return " ".join(page.main.get_text(" ").split())


def test_a_lead_plans_a_meeting_by_the_clock_in_london(client: AuditedClient) -> None:
    with later(0):
        assert client.submit(ADD, GOOD).location == SUPERVISION
        (one,) = read_anew(coming_meetings, clock.now())
        assert one.starts_at == datetime(2027, 7, 1, 13, 30, tzinfo=UTC)
        assert "At 14:30 , for 60 minutes" in words(client.page(SUPERVISION))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"day": ""}, "Enter the day of the meeting."),
        ({"day": "31/02/2027"}, "Enter a day that is in the calendar"),
        ({"day": "01/01/2206"}, "Enter a day within the next two years."),
        ({"day": "28/03/2027", "at": "01:30"}, "The clocks go forward in that hour."),
        ({"at": "half past two"}, "Enter hours and minutes, such as 14:30."),
        ({"at": "25:00"}, "Enter hours and minutes, such as 14:30."),
        ({"at": ""}, "Enter the time when it begins."),
        ({"minutes": "1000000"}, "Choose one of the answers on the page."),
        ({"place": ""}, "Enter where it is"),
        ({"place": "x" * 201}, "This is too long."),
        ({"supervisor": "ab" * 16}, "Choose one of the answers on the page."),
    ],
)
def test_what_is_typed_wrongly_is_kept_and_said(client: AuditedClient, change, said) -> None:
    with later(0):
        response = client.submit(ADD, {**GOOD, **change})
        assert response.status_code == 422
        assert said in response.get_data(as_text=True)
        assert read_anew(coming_meetings, clock.now()) == ()


@pytest.mark.parametrize("typed", ["9:05", "0905", "9.05", "09h05"])
def test_a_time_is_read_as_people_write_it(client: AuditedClient, typed: str) -> None:
    with later(0):
        client.submit(ADD, {**GOOD, "at": typed})
        assert read_anew(coming_meetings, clock.now())[0].clock_time == "09:05"


def test_a_meeting_is_changed_cancelled_and_takes_place_after_all(client: AuditedClient) -> None:
    ash = add_supervisor("Ash")
    key = plan(7)
    address = f"{SUPERVISION}/meetings/{key}"
    with later(0):
        assert client.page(address).select_one("#at")["value"] == "14:00"
        client.submit(address, {**GOOD, "supervisor": ash})
        assert (read_anew(find_meeting, key).supervisor, read_anew(find_meeting, key).sequence) == (ash, 1)
        assert client.submit(address, {**GOOD, "at": ""}).status_code == 422
        client.submit(f"{address}/cancel", {"to": "off"}, on=address)
        assert "This meeting is cancelled" in words(client.page(address))
        client.submit(f"{address}/cancel", {"to": "on"}, on=address)
        assert not read_anew(find_meeting, key).cancelled
    assert client.get(f"{SUPERVISION}/meetings/none-such").status_code == 404


def test_a_lead_ticks_who_came_and_can_undo_it(client: AuditedClient) -> None:
    ash = add_supervisor("Ash")
    due = Standing(True, date(2028, 1, 1), DUE)
    robin, kim, other = (
        add_supervised(name, boss, standing=due)
        for name, boss in (("Robin", ash), ("Kim", ash), ("Other", None))
    )
    key = plan(0, ash)
    address = f"{SUPERVISION}/meetings/{key}/came"
    with later(0):
        assert client.get(address).status_code == 404  # it has not begun
    with later(1):
        assert f"href='{address}'" in str(client.page(SUPERVISION)).replace('"', "'")
        response = client.submit(address, {"came": [robin, other, "none-such"]})
        assert response.status_code == 200
        assert [supervised_until(one) for one in (robin, kim, other)] == [
            date(2027, 2, 23),
            DUE,
            date(2027, 2, 23),
        ]
        ticked = {box["value"] for box in client.page(address).select("input[name=came][checked]")}
        assert ticked == {robin, other}
        undo = response.text.partition('name="undo" value="')[2].partition('"')[0]
        client.submit(f"{SUPERVISION}/undo", {"undo": undo}, on=address)
        assert [supervised_until(one) for one in (robin, kim, other)] == [DUE] * 3
        assert client.page(address).select("input[name=came][checked]") == []


def test_an_undo_that_is_old_or_forged_says_what_to_do_instead(client: AuditedClient) -> None:
    client.submit(f"{SUPERVISION}/undo", {"undo": "forged"}, on=ADD)
    assert "You can change the day on each buddy's page" in client.page(SUPERVISION).get_text()


def test_nobody_came_is_an_answer_too(client: AuditedClient) -> None:
    robin = add_supervised("Robin", standing=Standing(True, date(2028, 1, 1), DUE))
    key = plan(-1)
    address = f"{SUPERVISION}/meetings/{key}/came"
    with later(0):
        assert "nobody came" in client.submit(address).get_data(as_text=True)
        assert read_anew(find_meeting, key).noted
        assert "Nothing changed" not in client.submit(address, {"came": robin}).get_data(as_text=True)
        assert "Nothing changed" in client.submit(address, {"came": robin}).get_data(as_text=True)


@pytest.mark.parametrize(("tell", "told"), [({"tell": "y"}, 1), ({}, 0)])
def test_a_lead_decides_whether_buddies_get_a_mail(client: AuditedClient, tell, told) -> None:
    add_supervised("Robin")
    with later(0):
        client.submit(ADD, {**GOOD, **tell})
    assert len(read_anew(mails)) == told
