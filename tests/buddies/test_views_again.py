"""Somebody who kept a code finds the same buddy again, and is told kindly when that cannot be."""

import pytest

from tests.buddies.pages import follow, heading, page_of, send
from tests.buddies.people import MONDAY, add_buddy, ask, key_of
from wellbeing.buddies import actions, actions_profiles
from wellbeing.buddies.actions_profiles import Standing
from wellbeing.buddies.codes import code_of
from wellbeing.buddies.models import random_id

pytestmark = pytest.mark.usefixtures("monday")


def test_a_code_typed_as_it_was_heard_leads_to_the_buddy_and_the_way_to_ask(staff):
    anna = add_buddy("Anna")
    typed = f" {code_of(anna).lower().replace('-', ' ').replace('0', 'o')} "
    shown = follow(send(staff, "/buddies/again", code=typed))
    assert shown == f"/buddies/{anna}"
    assert staff.page(shown).find("a", href=f"/buddies/{anna}/ask")


@pytest.mark.parametrize("typed", ["", "Anna", "K7QF-3MXD-9TRW", "K7QF-3MXD-9TRW-2HPB", "x" * 200, "a\x00b"])
def test_a_code_that_is_wrong_is_said_without_blame_and_stays_in_the_box(staff, typed):
    answer = send(staff, "/buddies/again", code=typed)
    assert answer.status_code == 422
    page = page_of(answer)
    assert page.find("a", href="/buddies/match")
    if "\x00" not in typed:
        assert page.find("input", attrs={"name": "code"}).get("value", "") == typed


@pytest.mark.parametrize(
    "stop",
    [
        lambda anna: actions_profiles.pause(anna, MONDAY.date()),
        lambda anna: actions_profiles.set_standing(anna, Standing()),
        lambda anna: [ask(anna) for _ in range(3)],
    ],
    ids=["paused", "training over", "full"],
)
def test_a_buddy_who_cannot_just_now_is_named_with_another_way_and_no_reason(staff, stop):
    anna = add_buddy("Anna")
    stop(anna)
    text = staff.page(follow(send(staff, "/buddies/again", code=code_of(anna)))).find("main").text
    assert "This buddy cannot take a request just now." in text
    assert "talk to someone else now" in text
    assert "paus" not in text.lower()
    assert "November" not in text


def test_a_buddy_who_has_left_is_not_missed_by_a_broken_page(staff):
    anna = add_buddy("Anna", standing=Standing(active=False))
    for code in (code_of(anna), code_of(random_id())):
        answer = send(staff, "/buddies/again", code=code)
        assert answer.status_code == 404
        assert heading(page_of(answer)) == "This buddy does not take requests any more"
        assert "Anna" not in page_of(answer).text


def test_the_code_is_shown_to_whom_a_buddy_said_yes_and_to_the_buddy(client):
    client.sign_in("buddy")
    details = actions_profiles.ProfileDetails("Bo", "stoke", "estates", team="stoke.therapies")
    bo = actions_profiles.add_buddy(
        "buddy@trust.example", details, Standing(True, MONDAY.date(), MONDAY.date())
    )
    receipt, _sent = ask(bo)
    assert code_of(bo) not in client.page(f"/requests/{receipt}").text
    actions.accept(key_of(receipt), bo)
    assert code_of(bo) in client.page(f"/requests/{receipt}").text
    assert code_of(bo) in client.page("/my/profile").text
    assert code_of(bo) in client.page(f"/buddies/{bo}").text


def test_who_is_not_staff_cannot_use_a_code(client):
    assert client.get("/buddies/again").status_code in (302, 401)
