"""From an application to a buddy, on both databases."""

from dataclasses import replace
from datetime import timedelta
from threading import Barrier, Thread

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.buddies.people import GOOD, MONDAY, add_buddy, add_lead, later
from tests.network.joining import applicant, apply, mails, read_mails
from wellbeing.accounts import queries as accounts
from wellbeing.buddies import queries as buddies
from wellbeing.core.db import db
from wellbeing.core.working_days import ENGLAND
from wellbeing.network import actions_joining as actions
from wellbeing.network import queries_joining as queries
from wellbeing.network.actions_joining import AlreadyBuddy, Booking, Moved
from wellbeing.network.models import BuddyApplication
from wellbeing.network.stages import Stage

pytestmark = pytest.mark.usefixtures("app")
BOOKING = Booking(MONDAY.date() + timedelta(days=9), "At two o'clock, in the library.")


def in_training(**changes):
    one = apply(**changes)
    actions.invite(one.key, one.seen, BOOKING)
    actions.train(one.key, queries.find_application(one.key).seen, BOOKING)
    return queries.find_application(one.key)


def rows():
    return db.session.scalar(select(func.count()).select_from(BuddyApplication))


def test_an_application_is_sealed_and_both_sides_are_told(app: Flask) -> None:
    add_lead()
    one = apply()
    row = db.session.scalar(select(BuddyApplication))
    assert "Kasia" not in row.sealed and one.applicant.name == "Kasia Nowak"
    told = {to: body for to, _subject, body in mails()}
    assert set(told) == {"kasia.nowak@trust.example", "lead@trust.example"}
    assert one.applicant.receipt in told["kasia.nowak@trust.example"]
    assert "Kasia" not in told["lead@trust.example"]


def test_the_same_form_twice_is_one_application_and_one_mail(app: Flask) -> None:
    one = applicant()
    actions.apply(one)
    actions.apply(one)
    assert rows() == 1 and len(mails()) == 1


def test_two_forms_of_one_person_in_the_same_moment_are_one_application(app: Flask) -> None:
    both = Barrier(2)

    def send(one) -> None:
        with app.app_context():
            both.wait()
            actions.apply(one)
            db.session.remove()

    threads = [Thread(target=send, args=(applicant(),)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    db.session.rollback()
    assert rows() == 1


def test_who_applies_twice_is_reminded_of_the_first_application(app: Flask) -> None:
    first = apply()
    read_mails()
    assert apply(email="Kasia.Nowak@trust.example", why="Once more") is None
    [(to, subject, body)] = mails()
    assert rows() == 1 and to == "kasia.nowak@trust.example"
    assert "already" in subject and first.applicant.receipt in body


def test_a_buddy_who_applies_is_told_so_and_nothing_is_kept(app: Flask) -> None:
    add_buddy("Kasia Nowak")
    apply()
    assert rows() == 0 and [subject for _to, subject, _body in mails()] == ["You are a buddy already"]


def test_somebody_talks_trains_and_joins_with_their_own_words_and_dates(app: Flask) -> None:
    with later(0):
        one = in_training()
        read_mails()
        buddy_id = actions.welcome(one.key, one.seen, GOOD)
    buddy = buddies.find_profile(buddy_id)
    account = accounts.by_id(buddy.account_id)
    assert account.email == "kasia.nowak@trust.example" and account.roles == ("buddy",)
    assert buddy.match.languages == ("en", "pl") and buddy.match.team == "stoke.therapies"
    assert buddy.joined_on == MONDAY.date() and buddy.may_be_asked
    assert rows() == 0
    [(to, _subject, body)] = mails()
    assert to == "kasia.nowak@trust.example" and "/my/profile" in body


def test_a_lead_who_applies_becomes_a_buddy_and_stays_a_lead(app: Flask) -> None:
    add_lead("kasia.nowak@trust.example")
    one = in_training()
    actions.welcome(one.key, one.seen, GOOD)
    assert set(accounts.by_email("kasia.nowak@trust.example").roles) == {"lead", "buddy"}


def test_each_step_is_told_in_the_language_of_the_application(app: Flask) -> None:
    one = apply(mail_language="pl")
    read_mails()
    actions.invite(one.key, one.seen, BOOKING)
    [(_to, _subject, body)] = mails()
    assert BOOKING.words in body and "/pl/buddies/applications/" in body


def test_of_two_leads_who_act_at_once_only_the_first_moves_it(app: Flask) -> None:
    one = apply()
    read_mails()
    actions.invite(one.key, one.seen, BOOKING)
    with pytest.raises(Moved):
        actions.invite(one.key, one.seen, replace(BOOKING, words="Another room."))
    with pytest.raises(Moved):
        actions.decline(one.key, one.seen, "")
    assert len(mails()) == 1


def test_two_leads_who_press_in_the_same_moment_make_one_buddy(app: Flask) -> None:
    one = in_training()
    read_mails()
    both, ended = Barrier(2), []

    def press() -> None:
        with app.app_context():
            both.wait()
            try:
                actions.welcome(one.key, one.seen, GOOD)
            except (Moved, AlreadyBuddy) as fault:
                ended.append(type(fault))
            db.session.remove()

    threads = [Thread(target=press) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    db.session.rollback()
    assert ended == [Moved] and len(buddies.profiles()) == 1 and len(mails()) == 1


def test_steps_cannot_be_skipped(app: Flask) -> None:
    one = apply()
    with pytest.raises(Moved):
        actions.welcome(one.key, one.seen, GOOD)
    with pytest.raises(Moved):
        actions.train(one.key, one.seen, BOOKING)
    with pytest.raises(Moved):
        actions.invite("no key", one.seen, BOOKING)
    assert queries.find_application(one.key) == one


def test_who_became_a_buddy_meanwhile_does_not_join_twice(app: Flask) -> None:
    one = in_training()
    add_buddy("Kasia Nowak")
    read_mails()
    with pytest.raises(AlreadyBuddy):
        actions.welcome(one.key, one.seen, GOOD)
    assert queries.find_application(one.key).stage is Stage.TRAINING and not mails()
    assert actions.discard(one.key) and rows() == 0 and not mails()


def test_the_application_of_nobodys_buddy_cannot_be_thrown_away(app: Flask) -> None:
    assert not actions.discard(apply().key)
    assert rows() == 1


def test_a_kind_no_can_be_undone_and_the_person_is_told(app: Flask) -> None:
    one = apply()
    read_mails()
    actions.decline(one.key, one.seen, "Please ask again in spring.")
    assert "Please ask again in spring." in read_mails()[0][2]
    assert queries.application_of_receipt(one.applicant.receipt) is None
    actions.resume(one.key, queries.find_application(one.key).seen)
    assert queries.find_application(one.key).stage is Stage.APPLIED
    assert "mistake" in mails()[0][2]


def test_taking_a_new_application_back_leaves_nothing(app: Flask) -> None:
    add_lead()
    one = apply()
    read_mails()
    assert actions.withdraw(one.applicant.receipt)
    assert rows() == 0 and not mails()
    assert not actions.withdraw(one.applicant.receipt)


def test_where_a_day_was_booked_a_name_stays_and_leads_hear_of_it(app: Flask) -> None:
    add_lead()
    one = in_training()
    read_mails()
    assert actions.withdraw(one.applicant.receipt)
    left = queries.find_application(one.key)
    assert left.stage is Stage.WITHDRAWN
    assert left.applicant.name == "Kasia Nowak" and not left.applicant.email and not left.applicant.why
    assert [to for to, _subject, _body in mails()] == ["lead@trust.example"]
    assert not actions.withdraw(one.applicant.receipt)


def test_a_page_loaded_again_does_not_bring_back_what_was_withdrawn(app: Flask) -> None:
    one = applicant()
    with later(0):
        actions.apply(one)
        actions.withdraw(one.receipt)
        actions.apply(one)
        assert queries.open_applications() == 0
        assert apply() is not None, "a new form is a new application"


def test_leads_are_reminded_once_a_week_of_who_waits_too_long(app: Flask) -> None:
    add_lead()
    with later(0):
        one = apply()
    read_mails()
    for days, told in ((14, 0), (15, 1), (16, 0), (21, 0), (22, 1)):
        with later(days):
            assert actions.remind_leads(ENGLAND) == told, f"after {days} days"
    assert len(read_mails()) == 2
    with later(23):
        actions.invite(one.key, one.seen, Booking(MONDAY.date() + timedelta(days=60), "At two."))
        assert actions.remind_leads(ENGLAND) == 0


def test_ended_applications_go_after_a_month_and_forgotten_ones_after_a_year(app: Flask) -> None:
    with later(0):
        no, _open = apply(), apply(email="ola@trust.example")
        actions.decline(no.key, no.seen, "")
    for days, left in ((29, 2), (30, 1), (364, 1), (365, 0)):
        with later(days):
            actions.purge_applications()
            assert rows() == left
