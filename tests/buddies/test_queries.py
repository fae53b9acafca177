"""What can be read of buddies and open requests, and that a contact is not part of it."""

from dataclasses import asdict, replace
from datetime import timedelta

import pytest

from tests.buddies.people import GOOD, MONDAY, add_buddy, ask, key_of, later
from wellbeing.buddies import actions, actions_profiles, queries
from wellbeing.buddies.lifecycle import State
from wellbeing.buddies.matching import Need, Rule
from wellbeing.buddies.queries import Filters
from wellbeing.core import clock
from wellbeing.core.db import db
from wellbeing.core.receipts import new_receipt


@pytest.fixture(autouse=True)
def monday(app):
    with clock.at(MONDAY):
        yield


def names(profiles):
    return [one.name for one in profiles]


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (Filters(), ["Anna", "Ben"]),
        (Filters(language="pl"), ["Anna"]),
        (Filters(way="video"), ["Ben"]),
        (Filters(area="team"), ["Ben"]),
        (Filters(place="newcastle"), ["Anna"]),
        (Filters(language="pl", way="video"), []),
        (Filters(q="be"), ["Ben"]),
    ],
)
def test_the_directory_is_narrowed_by_filters_and_shows_active_buddies_only(filters, found):
    add_buddy("Anna", languages=("en", "pl"), site="leek")
    add_buddy("Ben", ways=("video",), areas=("team",))
    add_buddy("Cara", standing=replace(GOOD, active=False))
    assert sorted(names(queries.directory(filters, "seed"))) == found
    assert names(queries.profiles()) == ["Anna", "Ben", "Cara"]


def test_nobody_stands_first_in_the_directory_every_day():
    for name in ["Anna", "Ben", "Cara", "Dev", "Ewa", "Finn"]:
        add_buddy(name)
    orders = [names(queries.directory(Filters(), f"day {day}")) for day in range(12)]
    assert len({order[0] for order in orders}) > 2
    assert orders[0] == names(queries.directory(Filters(), "day 0"))


def test_whoever_cannot_be_asked_stands_last_in_the_directory():
    actions_profiles.pause(add_buddy("Anna"), MONDAY.date())
    add_buddy("Ben")
    for day in range(5):
        assert names(queries.directory(Filters(), f"day {day}")) == ["Ben", "Anna"]


def test_an_address_with_hidden_characters_finds_no_buddy():
    add_buddy("Anna")
    assert queries.find_profile("\x00") is None
    assert queries.find_profile("\ud800") is None


def test_a_buddy_can_be_asked_unless_a_rule_says_no():
    anna = add_buddy("Anna")
    assert queries.find_profile(anna).may_be_asked
    actions_profiles.pause(anna, MONDAY.date())
    assert not queries.find_profile(anna).may_be_asked
    with later(1):
        assert queries.find_profile(anna).may_be_asked
    assert queries.find_profile("nobody") is None


def test_a_match_explains_itself_as_data():
    anna, ben = add_buddy("Anna", languages=("pl",)), add_buddy("Ben")
    told = queries.explain(b'{"languages": ["pl"]}', "seed")
    assert [one["buddy"] for one in told["ranked"]] == [anna]
    assert told["left_out"] == [{"buddy": ben, "rule": Rule.LANGUAGE}]
    with pytest.raises(queries.BadNeed):
        queries.explain(b'{"languages": "pl"}', "seed")


def test_the_export_has_a_line_for_each_buddy():
    add_buddy("Anna")
    header, line = queries.export().splitlines()
    assert header.startswith("id,site,")
    assert "Anna" not in line


def test_the_languages_on_offer_are_those_that_an_active_buddy_speaks():
    add_buddy("Anna", languages=("en", "bfi"))
    add_buddy("Ben", languages=("ur",), standing=replace(GOOD, active=False))
    assert queries.languages_spoken() == ("en", "bfi")


def test_an_open_request_shows_needs_and_clock_but_no_contact():
    anna = add_buddy("Anna")
    receipt, _sent = ask(anna, need=Need(ways=("phone",), leave_out=("x",)))
    (waiting,) = queries.requests_for(anna)
    assert waiting == queries.request_of_receipt(receipt)
    assert waiting.state == State.OFFERED
    assert waiting.need == Need(ways=("phone",), leave_out=("x",))
    assert "07700" not in str(asdict(waiting))
    assert "Sam" not in str(asdict(waiting))
    assert queries.request_of_receipt(new_receipt()) is None


def test_what_waits_is_sorted_by_its_clock():
    anna = add_buddy("Anna")
    with later(1):
        second, _sent = ask(anna)
    first, _sent = ask(anna)
    assert [one.key for one in queries.requests_for(anna)] == [key_of(first), key_of(second)]


def test_leads_see_what_found_nobody_oldest_first():
    with later(1):
        young, _sent = ask()
    old, _sent = ask()
    assert [one.key for one in queries.requests_with_leads()] == [key_of(old), key_of(young)]
    assert queries.request_of_receipt(old).ends_on == MONDAY.date() + timedelta(days=14)


def test_a_request_sealed_with_a_lost_key_is_a_loud_fault(app):
    anna = add_buddy("Anna")
    receipt, _sent = ask(anna)
    db.session.rollback()
    with pytest.raises(RuntimeError, match="SEALING_KEYS"):
        queries.open_details("gAAAAA")
    assert actions.withdraw(receipt) is not None
