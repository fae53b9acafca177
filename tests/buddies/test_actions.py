"""A request cannot die: it always has an owner, it moves on by the clock, and nothing of it stays."""

import threading
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.buddies.people import GOOD, LATER, MONDAY, add_buddy, add_lead, ask, key_of, later
from wellbeing.accounts.actions import AccountExists
from wellbeing.buddies import actions, actions_profiles, queries
from wellbeing.buddies.actions_profiles import ProfileDetails
from wellbeing.buddies.lifecycle import State
from wellbeing.buddies.matching import Need
from wellbeing.buddies.models import BuddyRequest, RequestOutcome
from wellbeing.core import clock
from wellbeing.core.db import db
from wellbeing.core.mail import OutboxMail
from wellbeing.core.sealing import unseal


@pytest.fixture(autouse=True)
def monday(app):
    with clock.at(MONDAY):
        yield


def mails():
    db.session.rollback()
    return [unseal(one.sealed, "mail") for one in db.session.scalars(select(OutboxMail))]


def open_rows():
    db.session.rollback()
    return db.session.scalars(select(BuddyRequest)).all()


def test_a_request_goes_to_the_first_choice_with_two_working_days_to_answer():
    anna, ben = add_buddy("Anna"), add_buddy("Ben")
    _receipt, sent = ask(ben, anna)
    assert sent.offered_to == ben
    assert (sent.due_on - MONDAY.date()).days == 2
    assert (sent.ends_on - MONDAY.date()).days == 14


def test_the_mail_says_only_that_there_is_a_request():
    anna = add_buddy("Anna", mail_language="pl")
    ask(anna, need=Need(areas=("help",), topics=("debt",), languages=("en",)))
    (letter,) = mails()
    assert letter["to"] == "anna@trust.example"
    assert letter["language"] == "pl"
    assert "/pl/my/requests" in letter["body"]
    text = (letter["subject"] + letter["body"]).lower()
    for word in ("sam", "ward nine", "07700", "debt", "help", "money", "phone", "stoke"):
        assert word not in text


def test_the_same_form_sent_twice_is_one_request():
    anna = add_buddy("Anna")
    receipt, first = ask(anna)
    _same, second = ask(anna, receipt=receipt)
    assert first == second
    assert len(open_rows()) == 1
    assert len(mails()) == 1


@pytest.mark.parametrize("already_taken", [False, True])
def test_whoever_goes_back_to_mend_their_number_is_rung_at_the_right_one(already_taken):
    anna = add_buddy("Anna")
    receipt, _sent = ask(anna, address="07700 900999")
    key = key_of(receipt)
    if already_taken:
        actions.accept(key, anna)
    ask(anna, receipt=receipt, address="07700 900123")
    actions.accept(key, anna)
    assert queries.contact_of(key, anna).address == "07700 900123"
    assert len(mails()) == 1


@pytest.mark.parametrize("end", ["accepted", "taken back"])
def test_a_request_that_ended_does_not_come_back_when_its_page_is_loaded_again(end):
    anna = add_buddy("Anna")
    receipt, _sent = ask(anna)
    if end == "accepted":
        key = key_of(receipt)
        assert actions.accept(key, anna) and actions.noted(key, anna)
    else:
        actions.withdraw(receipt)
    _same, again = ask(anna, receipt=receipt)
    assert again is None
    assert open_rows() == []
    assert len(mails()) == 1


def test_nothing_in_the_row_can_be_read_without_the_key():
    ask(add_buddy("Anna"), need=Need(topics=("debt",)))
    (row,) = open_rows()
    kept = " ".join(str(getattr(row, column.key)) for column in BuddyRequest.__table__.columns)
    for word in ("Sam", "07700", "debt", "quiet"):
        assert word not in kept


def test_a_contact_can_be_read_until_it_is_written_down_and_then_only_a_count_is_left():
    anna, ben = add_buddy("Anna"), add_buddy("Ben")
    receipt, _sent = ask(anna)
    key = key_of(receipt)
    assert queries.contact_of(key, anna) is None  # not before a yes
    assert actions.accept(key, anna)
    assert not actions.accept(key, anna)
    # The answer of a yes may be lost on its way: the contact is still there, for whoever said yes alone.
    contact = queries.contact_of(key, anna)
    assert (contact.name, contact.address) == ("Sam of ward nine", "07700 900123")
    assert queries.contact_of(key, ben) is None and queries.contact_of(key, None) is None
    assert queries.request_of_receipt(receipt).state == State.TAKEN
    assert actions.noted(key, anna)
    assert not actions.noted(key, anna)
    assert open_rows() == []
    assert queries.request_of_receipt(receipt) is None
    assert queries.outcomes() == {("2026-11", "accepted", "same_day"): 1}


def test_a_contact_that_nobody_wrote_down_goes_on_the_second_night():
    anna = add_buddy("Anna")
    receipt, _sent = ask(anna)
    actions.accept(key_of(receipt), anna)
    with later(1):
        assert actions.move_on() == 0
    with later(2):
        assert actions.move_on() == 1
    assert open_rows() == []
    assert queries.outcomes() == {("2026-11", "accepted", "same_day"): 1}


def test_a_buddy_who_cannot_do_it_after_all_passes_it_on():
    anna, ben = add_buddy("Anna"), add_buddy("Ben")
    receipt, _sent = ask(anna)
    key = key_of(receipt)
    actions.accept(key, anna)
    assert actions.decline(key, anna)
    assert queries.contact_of(key, anna) is None
    assert queries.request_of_receipt(receipt).offered_to == ben


def test_only_the_buddy_who_is_asked_can_answer():
    anna, ben = add_buddy("Anna"), add_buddy("Ben")
    receipt, _sent = ask(anna)
    key = key_of(receipt)
    assert not actions.accept(key, ben)
    assert not actions.decline(key, ben)
    assert not actions.noted(key, ben)
    assert not actions.leads_answer(key)
    assert not actions.leads_noted(key)
    assert not actions.accept("00" * 16, anna)
    assert not actions.accept("not a key", anna)
    assert queries.request_of_receipt(receipt).offered_to == anna


def test_who_says_no_is_followed_by_the_next_choice_then_the_best_match_then_the_leads():
    add_lead()
    anna, ben = add_buddy("Anna"), add_buddy("Ben")
    best = add_buddy("Cara", topics=("sleep",))
    add_buddy("Dan")
    receipt, _sent = ask(anna, ben, need=Need(topics=("sleep",)))
    key = key_of(receipt)
    for buddy in (anna, ben, best):
        assert queries.request_of_receipt(receipt).offered_to == buddy
        assert actions.decline(key, buddy)
    waiting = queries.request_of_receipt(receipt)
    assert (waiting.state, waiting.offered_to) == (State.WITH_LEADS, None)
    assert waiting.due_on == MONDAY.date() + timedelta(days=1)  # the leads have a working day
    assert [one.key for one in queries.requests_with_leads()] == [key]
    assert sorted(letter["to"] for letter in mails()) == [
        "anna@trust.example",
        "ben@trust.example",
        "cara@trust.example",
        "lead@trust.example",
    ]


def test_a_request_that_nobody_answers_moves_on_after_two_working_days():
    anna, ben = add_buddy("Anna"), add_buddy("Ben")
    receipt, _sent = ask(anna, ben)
    with later(2):
        assert actions.move_on() == 0
    with later(3):
        assert actions.move_on() == 1
        assert actions.move_on() == 0
    moved = queries.request_of_receipt(receipt)
    assert moved.offered_to == ben
    assert moved.tried == (anna, ben)
    assert moved.due_on > MONDAY.date() + timedelta(days=3)


def test_a_server_that_slept_for_a_week_gives_the_next_buddy_the_full_time():
    anna, ben = add_buddy("Anna"), add_buddy("Ben")
    receipt, _sent = ask(anna, ben)
    with later(9):
        assert actions.move_on() == 1
        assert queries.request_of_receipt(receipt).due_on == MONDAY.date() + timedelta(days=11)


def test_after_two_weeks_everything_is_gone():
    receipt, _sent = ask(add_buddy("Anna"))
    with later(15):
        assert actions.move_on() == 1
        assert queries.request_of_receipt(receipt) is None
        assert queries.outcomes() == {("2026-12", "expired", "none"): 1}


def test_a_person_can_take_a_request_back_whoever_has_it():
    anna = add_buddy("Anna")
    first, _sent = ask(anna)
    second, sent = ask(need=Need(languages=("ur",)))
    assert sent.offered_to is None
    assert actions.withdraw(first)
    assert actions.withdraw(second)
    assert not actions.withdraw(first)
    assert open_rows() == []
    assert queries.outcomes() == {("2026-11", "withdrawn", "none"): 2}


def test_a_choice_who_has_just_paused_is_passed_over():
    anna, ben = add_buddy("Anna"), add_buddy("Ben")
    actions_profiles.pause(anna, MONDAY.date() + timedelta(days=7))
    _receipt, sent = ask(anna, ben)
    assert sent.offered_to == ben


def test_a_hard_rule_holds_for_whoever_comes_next():
    anna = add_buddy("Anna", languages=("pl",))
    add_buddy("Ben", languages=("en",))
    receipt, sent = ask(anna, need=Need(languages=("pl",)))
    actions.decline(key_of(receipt), anna)
    assert queries.request_of_receipt(receipt).state == State.WITH_LEADS


def test_a_buddy_is_never_given_more_than_they_said():
    anna = add_buddy("Anna", monthly_limit=2)
    first, sent_first = ask(anna)
    _second, sent_second = ask(anna)
    _third, sent_third = ask(anna)
    assert [sent_first.offered_to, sent_second.offered_to, sent_third.offered_to] == [anna, anna, None]
    key = key_of(first)
    actions.accept(key, anna)
    actions.noted(key, anna)
    assert ask(anna)[1].offered_to is None  # taken on this month counts too
    with later(10):
        assert queries.find_profile(anna).match.load == 1  # a new month: only what is open


def test_leads_can_ask_one_more_buddy_or_answer_themselves():
    anna = add_buddy("Anna", ways=())
    receipt, _sent = ask()
    key = key_of(receipt)
    assert not actions.leads_offer(key, anna)  # a hard rule holds for leads too
    ben = add_buddy("Ben")
    assert actions.leads_offer(key, ben)
    assert queries.request_of_receipt(receipt).offered_to == ben
    assert not actions.leads_offer(key, ben)
    actions.decline(key, ben)
    with later(8):
        assert actions.leads_answer(key)
        assert queries.contact_of(key, None).name == "Sam of ward nine"
        assert actions.leads_noted(key)
    assert queries.outcomes() == {("2026-12", "answered_by_leads", "longer"): 1}


def test_when_a_buddy_stops_what_waits_for_them_moves_on():
    anna, ben = add_buddy("Anna"), add_buddy("Ben")
    receipt, _sent = ask(anna)
    assert actions_profiles.set_standing(anna, replace(GOOD, active=False)) == 1
    assert queries.request_of_receipt(receipt).offered_to == ben


def test_a_buddy_changes_their_profile():
    anna = add_buddy("Anna")
    details = ProfileDetails(
        "Anna B", "leek", "estates", languages=("en", "bfi"), ways=("video",), away_until=LATER
    )
    actions_profiles.save_profile(anna, details)
    profile = queries.find_profile(anna)
    assert (profile.name, profile.match.languages, profile.match.ways) == (
        "Anna B",
        ("en", "bfi"),
        ("video",),
    )
    assert profile.match.away_until == LATER
    actions_profiles.pause(anna, None)
    assert queries.find_profile(anna).may_be_asked


def test_an_address_has_one_account():
    add_buddy("Anna")
    with pytest.raises(AccountExists):
        add_buddy("Anna")
    assert len(queries.profiles()) == 1


def in_two_threads(app, *calls):
    """Run the calls at the same moment, each with its own connection; returns what each gave."""
    gate, results = threading.Barrier(len(calls)), [None] * len(calls)

    def run(place, call):
        with app.app_context(), clock.at(MONDAY):
            gate.wait()
            results[place] = call()
            db.session.remove()

    threads = [threading.Thread(target=run, args=entry) for entry in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def test_withdrawn_and_accepted_at_once_the_request_is_gone_and_counted_once(app):
    anna = add_buddy("Anna", monthly_limit=8)
    for _turn in range(5):
        receipt, _sent = ask(anna)
        key = key_of(receipt)
        db.session.rollback()
        _accepted, withdrawn = in_two_threads(
            app, lambda k=key: actions.accept(k, anna), lambda r=receipt: actions.withdraw(r)
        )
        assert withdrawn  # whoever asked can take it back, even after a yes
        assert queries.contact_of(key, anna) is None
    assert queries.outcomes() == {("2026-11", "withdrawn", "none"): 5}


def test_a_double_click_at_the_same_moment_is_one_request(app):
    anna = add_buddy("Anna")
    db.session.rollback()
    receipt = "K7QF-3MXD-9TRW-2HPB"
    results = in_two_threads(app, *[lambda: ask(anna, receipt=receipt)] * 2)
    assert results[0] == results[1]
    assert len(open_rows()) == 1


def test_two_people_who_ask_at_once_cannot_overload_a_buddy(app):
    anna = add_buddy("Anna", monthly_limit=1)
    db.session.rollback()
    results = in_two_threads(app, lambda: ask(anna), lambda: ask(anna))
    assert sorted(sent.offered_to or "" for _receipt, sent in results) == ["", anna]


def test_the_count_of_outcomes_is_right_when_many_end_at_once(app):
    receipts = [ask()[0] for _ in range(4)]
    db.session.rollback()
    in_two_threads(app, *[lambda r=receipt: actions.withdraw(r) for receipt in receipts])
    assert db.session.get(RequestOutcome, ("2026-11", "withdrawn", "none")).count == 4


def test_a_request_that_waits_with_the_leads_goes_to_a_buddy_who_becomes_free(app):
    add_lead()
    with later(0):
        receipt, sent = ask(need=Need(languages=("ro",)))
        assert sent.offered_to is None
        ana = add_buddy("Ana", languages=("en", "ro"))
    with later(1):
        assert actions.move_on() == 1
        assert queries.request_of_receipt(receipt).offered_to == ana
        assert actions.move_on() == 0


def test_late_requests_are_placed_together_so_that_nobody_is_left_over(app):
    with later(0):
        silent = add_buddy("Silent", languages=("en", "ro"), monthly_limit=2)
        first, _sent = ask(silent)
        last, _sent = ask(silent, need=Need(languages=("ro",)))
    with later(3):
        ana = add_buddy("Ana", languages=("en", "ro"), monthly_limit=1)
        bo = add_buddy("Bo", monthly_limit=1)
        assert actions.move_on() == 2
        assert queries.request_of_receipt(first).offered_to == bo
        assert queries.request_of_receipt(last).offered_to == ana
