from datetime import date, timedelta

import pytest

from tests.auditing import AuditedClient
from tests.buddies.people import MONDAY, add_buddy, ask, key_of, later
from wellbeing.buddies import queries
from wellbeing.core.db import db

TODAY = MONDAY.date()
REQUESTS = "/my/requests"


@pytest.fixture
def robin(client: AuditedClient) -> str:
    """The id of the buddy who is signed in."""
    buddy_id = add_buddy("buddy")
    client.sign_in("buddy")
    return buddy_id


def match_of(buddy_id):
    db.session.rollback()
    return queries.find_profile(buddy_id).match


def words(page):
    return " ".join(page.main.get_text(" ").split())


@pytest.mark.parametrize(
    ("form", "until"),
    [
        ({"pause": "0", "until": ""}, None),
        ({"pause": "7"}, TODAY + timedelta(days=7)),
        ({"pause": "28"}, TODAY + timedelta(days=28)),
        ({"pause": "day", "until": "01/02/2027"}, date(2027, 2, 1)),
    ],
)
def test_a_no_needs_no_reason_and_may_bring_a_pause(client, robin, form, until) -> None:
    with later(0):
        receipt, _sent = ask(robin)
        address = f"{REQUESTS}/{key_of(receipt)}/decline"
        response = client.submit(address, form)
        assert response.location == REQUESTS
        assert match_of(robin).paused_until == until
        assert ("You are paused until the end of" in client.page(REQUESTS).get_text()) is bool(until)
        assert queries.requests_for(robin) == ()


@pytest.mark.parametrize(
    ("until", "said"),
    [
        ("", "Enter the last day of your pause, or choose another answer."),
        ("31/02/2027", "Enter a day that is in the calendar"),
        ("01/01/2020", "Enter a day that is still to come."),
        ("01/01/2030", "A pause can last half a year."),
    ],
)
def test_an_odd_day_keeps_the_request_where_it_is(client, robin, until, said) -> None:
    with later(0):
        receipt, _sent = ask(robin)
        response = client.submit(f"{REQUESTS}/{key_of(receipt)}/decline", {"pause": "day", "until": until})
        assert response.status_code == 422
        assert said in response.get_data(as_text=True)
        assert match_of(robin).paused_until is None
        assert len(queries.requests_for(robin)) == 1


def test_a_buddy_pauses_with_one_press_and_comes_back_with_another(client, robin) -> None:
    with later(0):
        client.submit("/my/pause", {"days": "14"}, on=REQUESTS)
        assert match_of(robin).paused_until == TODAY + timedelta(days=14)
        assert "You are paused until the end of 7 December 2026." in words(client.page("/my/pause"))
        client.submit("/my/pause", {"days": "0"}, on=REQUESTS)
        assert match_of(robin).paused_until is None


def test_a_buddy_pauses_until_a_day_of_their_own(client, robin) -> None:
    with later(0):
        assert client.submit("/my/pause", {"until": "24/12/2026"}).location == REQUESTS
        assert match_of(robin).paused_until == date(2026, 12, 24)
        for odd in ({"until": ""}, {"until": "yesterday"}, {"until": "22/11/2026"}, {"days": "999"}):
            response = client.submit("/my/pause", odd)
            assert response.status_code == 422, odd
        assert match_of(robin).paused_until == date(2026, 12, 24)


def test_a_buddy_puts_days_away_in_and_takes_them_out(client, robin) -> None:
    with later(0):
        client.submit("/my/away", {"away_from": "21.12.2026", "away_until": "4/1/2027"}, on="/my/pause")
        match = match_of(robin)
        assert (match.away_from, match.away_until) == (date(2026, 12, 21), date(2027, 1, 4))
        assert client.page("/my/pause").select_one("#away_until")["value"] == "04/01/2027"
        client.submit("/my/away", {"away_from": "", "away_until": ""}, on="/my/pause")
        assert match_of(robin).away_from is None


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"away_from": "", "away_until": "4/1/2027"}, "Enter the first day, too."),
        ({"away_from": "5/1/2027", "away_until": "4/1/2027"}, "Put in a last day that comes after"),
        ({"away_from": "soon", "away_until": ""}, "Enter a day that is in the calendar"),
    ],
)
def test_days_away_that_cannot_be_are_said(client, robin, form, said) -> None:
    response = client.submit("/my/away", form, on="/my/pause")
    assert response.status_code == 422
    assert said in response.get_data(as_text=True)
    assert match_of(robin).away_until is None


@pytest.mark.parametrize(
    ("days", "said"),
    [(0, "2 days left"), (1, "Answer by tomorrow"), (2, "Answer today"), (3, "Answer today")],
)
def test_each_request_shows_how_long_it_waits(client, robin, days, said) -> None:
    with later(0):
        ask(robin)
    with later(days):
        assert said in words(client.page(REQUESTS))


def test_a_buddy_whom_no_lead_has_set_up_has_nothing_to_pause(client: AuditedClient) -> None:
    client.sign_in("buddy")
    assert "profile" in words(client.page("/my/pause"))
