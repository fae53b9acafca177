"""Who gets a letter, in which language, and when a second yes is asked for."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from wellbeing.network.letters import FEW, Audience, Choice, asks_first, language_for, reach, readers
from wellbeing.network.people import Person

TODAY = date(2026, 11, 23)
LATER, SOON, PAST = (TODAY + timedelta(days=count) for count in (300, 20, -3))
ANN = Person(
    "ann",
    "Ann",
    "ann@trust.example",
    place="stoke",
    languages=("en", "pl"),
    trained_until=LATER,
    supervised_until=LATER,
    quarter="2026-Q4",
)
ORDER = ("en", "pl", "ur")


@pytest.mark.parametrize(
    ("change", "audiences"),
    [
        ({}, {"active"}),
        ({"trained_until": SOON}, {"active", "training_due"}),
        ({"trained_until": PAST}, {"active", "training_due"}),
        ({"supervised_until": PAST}, {"active", "supervision_due"}),
        ({"unanswered": 2}, {"active", "quiet"}),
        ({"unanswered": 2, "paused_until": SOON}, {"active", "quiet", "paused"}),
        ({"away_from": PAST}, {"active", "paused"}),
        ({"active": False, "trained_until": PAST}, {"resting"}),
    ],
)
def test_which_letters_reach_a_buddy(change, audiences):
    one = replace(ANN, **change)
    assert {audience for audience in Audience if Choice(audience).admits(one, TODAY)} == audiences


@pytest.mark.parametrize(
    ("choice", "admits"),
    [
        (Choice(place="stoke"), True),
        (Choice(place="stafford"), False),
        (Choice(language="pl"), True),
        (Choice(language="ur"), False),
        (Choice(place="stoke", language="ur"), False),
    ],
)
def test_place_and_language_narrow_it(choice, admits):
    assert choice.admits(ANN, TODAY) is admits


def test_who_left_or_has_no_account_is_left_out_and_counted():
    found = reach([ANN, replace(ANN, left=True), replace(ANN, address="")], lambda _one: True)
    assert (found.people, found.left_out) == ((ANN,), 2)


@pytest.mark.parametrize(
    ("reads", "written", "gets"),
    [
        ("pl", {"en", "pl"}, "pl"),
        ("ur", {"en", "pl"}, "en"),
        ("en", {"pl", "ur"}, "pl"),
        ("xx", {"ur"}, "ur"),
    ],
)
def test_each_reads_their_own_language_or_english_or_what_there_is(reads, written, gets):
    assert language_for(reads, written, ORDER) == gets


def test_the_readers_of_each_language_are_counted():
    people = [replace(ANN, language=code) for code in ("en", "pl", "pl", "xx")]
    assert readers(people, ORDER) == {"en": 2, "pl": 2}


def test_many_people_need_a_second_yes():
    assert not asks_first(FEW) and asks_first(FEW + 1)
