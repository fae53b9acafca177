from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier

from flask import Flask

from tests.buddies.people import add_lead, later
from tests.network.looked_after import add_supervised, add_supervisor, mails
from wellbeing.accounts import actions as accounts
from wellbeing.core.db import db
from wellbeing.core.working_days import ENGLAND
from wellbeing.network import actions_care as actions
from wellbeing.network import actions_supervision
from wellbeing.network.models import BuddyCare
from wellbeing.network.queries import care_of
from wellbeing.network.queries_care import waiting_debriefs

MONDAY = date(2026, 11, 23)


def test_the_supervisor_hears_who_would_like_to_talk_and_nothing_else(app: Flask) -> None:
    add_lead()
    robin = add_supervised("Robin", add_supervisor("Ash"))
    with later(0):
        assert actions.ask_debrief(robin)
    ((to, subject, body),) = mails()
    assert (to, subject) == ("ash@trust.example", "Robin would like to talk")
    assert "robin@trust.example" in body
    assert care_of(robin).debrief_asked_on == MONDAY


def test_whoever_has_no_supervisor_is_heard_by_every_lead(app: Flask) -> None:
    add_lead("one@trust.example")
    add_lead("two@trust.example")
    actions.ask_debrief(add_supervised("Robin"))
    assert [to for to, _subject, _body in mails()] == ["one@trust.example", "two@trust.example"]


def test_where_nobody_leads_yet_the_administrators_hear_it(app: Flask) -> None:
    accounts.add_account("admin@trust.example", "Admin", ("administrator",))
    robin = add_supervised("Robin")
    with later(0):
        actions.ask_debrief(robin)
    with later(4):
        actions.remind_of_debriefs(ENGLAND)
    assert [to for to, _subject, _body in mails()] == ["admin@trust.example"] * 2


def test_asked_twice_is_asked_once(app: Flask) -> None:
    robin = add_supervised("Robin", add_supervisor())
    assert actions.ask_debrief(robin)
    assert not actions.ask_debrief(robin)
    assert len(mails()) == 1


def test_a_buddy_of_whom_nothing_is_kept_yet_presses_twice_in_the_same_moment(app: Flask) -> None:
    add_lead()
    robin = add_supervised("Robin")
    barrier = Barrier(2)

    def press(_number: int) -> bool:
        with app.app_context():
            barrier.wait()
            return actions.ask_debrief(robin)

    with ThreadPoolExecutor(2) as people:
        assert sorted(people.map(press, range(2))) == [False, True]
    assert len(mails()) == 1


def test_a_supervisor_reads_in_their_own_language(app: Flask) -> None:
    actions.ask_debrief(add_supervised("Robin", add_supervisor("Kasia", "pl")))
    ((_to, _subject, body),) = mails()
    assert "/pl/manage/buddies/supervision" in body


def test_what_is_taken_back_is_gone_and_whoever_was_told_hears_so(app: Flask) -> None:
    robin = add_supervised("Robin", add_supervisor())
    assert not actions.take_debrief_back(robin)
    actions.ask_debrief(robin)
    assert actions.take_debrief_back(robin)
    assert not actions.take_debrief_back(robin)
    assert [subject for _to, subject, _body in mails()] == [
        "Robin does not need a debrief any more",
        "Robin would like to talk",
    ]
    assert waiting_debriefs() == ()


def test_after_two_working_days_supervisor_and_leads_are_reminded_once(app: Flask) -> None:
    add_lead()
    robin = add_supervised("Robin", add_supervisor())
    with later(0):
        actions.ask_debrief(robin)
    for days, reminded in ((0, 0), (2, 0), (3, 1), (3, 0), (30, 0)):
        with later(days):
            assert actions.remind_of_debriefs(ENGLAND) == reminded, days
    reminders = [to for to, subject, _body in mails() if subject == "Robin still waits for a debrief"]
    assert reminders == ["ash@trust.example", "lead@trust.example"]


def test_a_server_that_stood_still_for_a_week_reminds_once(app: Flask) -> None:
    robin = add_supervised("Robin", add_supervisor())
    with later(0):
        actions.ask_debrief(robin)
    with later(10):
        assert actions.remind_of_debriefs(ENGLAND) == 1
        assert actions.remind_of_debriefs(ENGLAND) == 0


def test_two_processes_at_once_remind_once(app: Flask) -> None:
    with later(0):
        for number in range(4):
            actions.ask_debrief(add_supervised(f"Robin {number}", add_supervisor(f"Ash{number}")))
    barrier = Barrier(2)

    def work(_number: int) -> int:
        with app.app_context(), later(5):
            barrier.wait()
            return actions.remind_of_debriefs(ENGLAND)

    with ThreadPoolExecutor(2) as processes:
        assert sum(processes.map(work, range(2))) == 4
    assert len(mails()) == 4 + 4


def test_nothing_of_a_debrief_stays_when_it_is_done(app: Flask) -> None:
    robin = add_supervised("Robin", add_supervisor())
    with later(0):
        actions.ask_debrief(robin)
    with later(5):
        actions.remind_of_debriefs(ENGLAND)
    assert actions.debrief_done(robin)
    assert not actions.debrief_done(robin)
    row = db.session.get_one(BuddyCare, robin)
    assert (row.debrief_asked_on, row.debrief_reminded_on) == (None, None)


def test_asked_anew_after_it_was_done_the_clock_begins_anew(app: Flask) -> None:
    robin = add_supervised("Robin", add_supervisor())
    with later(0):
        actions.ask_debrief(robin)
    actions.debrief_done(robin)
    with later(7):
        actions.ask_debrief(robin)
        assert actions.remind_of_debriefs(ENGLAND) == 0
    (waiting,) = waiting_debriefs()
    assert waiting.asked_on == MONDAY + timedelta(days=7)


def test_a_buddy_who_waits_gets_another_supervisor_who_is_told(app: Flask) -> None:
    robin = add_supervised("Robin", add_supervisor("Ash"))
    actions.ask_debrief(robin)
    birch = add_supervisor("Birch")
    actions_supervision.give_supervisor([robin], birch)
    actions_supervision.give_supervisor([robin], birch)
    assert [to for to, _subject, _body in mails()] == ["ash@trust.example", "birch@trust.example"]


def test_a_supervisor_leaves_and_the_leads_hear_who_waits(app: Flask) -> None:
    add_lead()
    ash = add_supervisor("Ash")
    robin, _kim = add_supervised("Robin", ash), add_supervised("Kim", ash)
    actions.ask_debrief(robin)
    assert actions_supervision.remove_supervisor(ash)
    assert not actions_supervision.remove_supervisor(ash)
    told = [(to, subject) for to, subject, _body in mails()]
    assert ("lead@trust.example", "Robin would like to talk") in told
    assert len(told) == 2
    assert care_of(robin).supervisor is None
