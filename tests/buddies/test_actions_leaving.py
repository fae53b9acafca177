"""Coming, leaving and being forgotten, on both databases."""

from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.buddies.people import GOOD, MONDAY, add_buddy, add_lead, ask, key_of, later
from wellbeing.accounts import actions as accounts
from wellbeing.accounts import queries as account_queries
from wellbeing.accounts.models import Account
from wellbeing.buddies import actions, actions_leaving, actions_profiles, queries
from wellbeing.buddies.actions_profiles import ProfileDetails
from wellbeing.buddies.models import BuddyProfile
from wellbeing.core.db import db

pytestmark = pytest.mark.usefixtures("app")
MONTH = timedelta(days=30)
DETAILS = ProfileDetails("Anna", "stoke", "estates", team="stoke.therapies")


def of(buddy_id):
    return queries.find_profile(buddy_id)


def leave(buddy_id):
    assert actions_leaving.leave(buddy_id)
    return actions.pass_on_all(buddy_id)


def test_a_lead_becomes_a_buddy_too_and_keeps_the_lead(app: Flask) -> None:
    add_lead("anna@trust.example")
    anna = of(add_buddy("Anna"))
    account = account_queries.by_id(anna.account_id)
    assert set(account.roles) == {"lead", "buddy"} and account.name == "Lead"


def test_nobody_becomes_a_buddy_twice(app: Flask) -> None:
    add_buddy("Anna")
    with pytest.raises(accounts.AccountExists):
        actions_profiles.add_buddy(" ANNA@trust.example", DETAILS, GOOD)


def test_an_account_that_waits_for_its_profile_gets_it(app: Flask) -> None:
    accounts.add_account("anna@trust.example", "Anna", ("buddy",))
    assert of(add_buddy("Anna")).name == "Anna"
    assert db.session.scalar(select(func.count()).select_from(Account)) == 1


def test_who_joins_today_is_known_to_have_joined_today(app: Flask) -> None:
    with later(3):
        anna = of(add_buddy("Anna"))
    assert anna.joined_on == MONDAY.date() + timedelta(days=3) and anna.left_on is None


def test_all_requests_of_a_buddy_who_leaves_move_on_also_those_they_had_taken(app: Flask) -> None:
    with later(0):
        anna, ben = add_buddy("Anna"), add_buddy("Ben")
        first, _sent = ask(anna)
        second, _sent = ask(anna)
        actions.accept(key_of(first), anna)
        assert leave(anna) == 2
        assert {queries.request_of_receipt(one).offered_to for one in (first, second)} == {ben}
        assert queries.contact_of(key_of(first), anna) is None


def test_who_left_is_in_no_directory_and_no_match_and_signs_in_as_staff(app: Flask) -> None:
    with later(0):
        anna = add_buddy("Anna")
        account = account_queries.by_email("anna@trust.example")
        leave(anna)
        assert not queries.directory(queries.Filters(), "seed")
        assert not queries.matches(queries.Need(), "seed").ranked
    assert account_queries.by_session_key(account.session_key) is None
    assert account_queries.by_email("anna@trust.example") is None
    assert actions_leaving.leave(anna) is False


def test_a_lead_who_stops_being_a_buddy_is_a_lead_still(app: Flask) -> None:
    add_lead("anna@trust.example")
    anna = add_buddy("Anna")
    leave(anna)
    account = account_queries.by_email("anna@trust.example")
    assert account.roles == ("lead",)
    with later(400):
        actions_leaving.forget_leavers(MONTH)
    assert of(anna) is None and account_queries.by_email("anna@trust.example") == account


def test_a_buddy_who_left_by_mistake_comes_back_and_takes_requests_when_a_lead_says_so(app: Flask) -> None:
    anna = add_buddy("Anna")
    leave(anna)
    assert actions_leaving.come_back(anna)
    assert account_queries.by_email("anna@trust.example").roles == ("buddy",)
    assert of(anna).left_on is None and not of(anna).match.active
    assert not actions_leaving.come_back(anna)


def test_a_lead_whose_page_is_older_than_the_leaving_brings_nobody_back(app: Flask) -> None:
    anna = add_buddy("Anna")
    leave(anna)
    actions_profiles.set_standing(anna, GOOD)
    assert not of(anna).match.active


def test_who_left_and_joins_again_begins_afresh(app: Flask) -> None:
    with later(0):
        anna = add_buddy("Anna")
        actions_profiles.pause(anna, MONDAY.date() + timedelta(days=9))
        leave(anna)
    with later(5):
        again = actions_profiles.add_buddy("anna@trust.example", replace(DETAILS, name="Anna B"), GOOD)
        assert again == anna
        assert of(anna).name == "Anna B" and of(anna).may_be_asked
        assert of(anna).joined_on == MONDAY.date() + timedelta(days=5)


def test_thirty_days_later_profile_and_account_are_gone(app: Flask) -> None:
    with later(0):
        anna, ben = add_buddy("Anna"), add_buddy("Ben")
        receipt, _sent = ask(anna, ben)
        leave(anna)
    with later(29):
        assert actions_leaving.forget_leavers(MONTH) == 0
        assert not of(anna).may_be_asked
    with later(30):
        assert actions_leaving.forget_leavers(MONTH) == 1
        assert actions_leaving.forget_leavers(MONTH) == 0
    assert of(anna) is None
    assert db.session.scalars(select(Account.email)).all() == ["ben@trust.example"]
    assert queries.request_of_receipt(receipt).offered_to == ben


def test_requests_that_a_stopped_server_left_behind_move_on_with_the_job(app: Flask) -> None:
    with later(0):
        anna, ben = add_buddy("Anna"), add_buddy("Ben")
        receipt, _sent = ask(anna)
        actions_leaving.leave(anna)
        actions_leaving.forget_leavers(MONTH)
        assert queries.request_of_receipt(receipt).offered_to == ben
    assert db.session.scalar(select(func.count()).select_from(BuddyProfile)) == 2
