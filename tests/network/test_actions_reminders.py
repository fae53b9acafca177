"""What the daily job says to buddies and leads, once each, on both databases."""

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from threading import Barrier, Thread

import pytest
from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError

from tests.buddies.people import add_buddy
from wellbeing.accounts import actions as accounts
from wellbeing.accounts.models import Account
from wellbeing.buddies.actions_profiles import Standing
from wellbeing.buddies.models import BuddyProfile
from wellbeing.core import clock
from wellbeing.core.db import db, transaction
from wellbeing.core.mail import OutboxMail
from wellbeing.core.sealing import unseal
from wellbeing.network import actions_reminders as reminders
from wellbeing.network.models import BuddyCare, Supervisor
from wellbeing.network.queries_reminders import find_person

pytestmark = pytest.mark.usefixtures("app")
MONDAY = datetime(2026, 11, 23, 10, tzinfo=UTC)
UNTIL = date(2027, 1, 31)
FAR = date(2029, 1, 31)


def on(day):
    return clock.at(datetime(day.year, day.month, day.day, 9, tzinfo=UTC))


def mails():
    """All that waits to be sent, taken out of the outbox."""
    db.session.rollback()
    held = [unseal(one, "mail") for one in db.session.scalars(select(OutboxMail.sealed))]
    with transaction() as session:
        session.execute(delete(OutboxMail))
    return held


def change(buddy_id, **values):
    with transaction() as session:
        row = session.get_one(BuddyProfile, buddy_id)
        for name, value in values.items():
            setattr(row, name, value)


def signed_in(buddy_id, quarter):
    with transaction() as session:
        session.get_one(Account, session.get_one(BuddyProfile, buddy_id).account_id).active_quarter = quarter


def add_lead(name="Lee", language="en"):
    account = accounts.add_account(f"{name.lower()}@trust.example", name, ("lead",))
    accounts.set_mail_language(account, language)


def link_in(body, part):
    return next(word for word in body.split() if part in word)


def here_token(one):
    return link_in(one["body"], "/buddies/here/").rpartition("/")[2]


def test_a_buddy_is_told_three_times_that_training_is_due_and_whom_to_write_to():
    add_lead()
    add_buddy("Ann", standing=Standing(True, UNTIL, FAR))
    told = []
    for left in range(40, -40, -1):
        with on(UNTIL - timedelta(days=left)):
            for _again in range(2):
                if reminders.remind():
                    told.append((left, mails()[0]))
    assert [left for left, _mail in told] == [30, 7, -1]
    first, last = told[0][1], told[2][1]
    assert first["to"] == "ann@trust.example"
    assert first["subject"] == "Please book your next training as a buddy"
    assert "is good until 31 January 2027" in first["body"] and "lee@trust.example" in first["body"]
    assert first["reply_to"] == "lee@trust.example"
    assert "was good until 31 January 2027" in last["body"] and "You are still a buddy" in last["body"]


def test_a_server_that_was_stopped_for_months_says_only_the_nearest():
    add_buddy("Ann", standing=Standing(True, UNTIL, UNTIL))
    with on(UNTIL + timedelta(days=100)):
        assert reminders.remind() == 1
        assert reminders.remind() == 0
    assert mails()[0]["subject"] == "Please book your next training and supervision"


def test_supervision_is_booked_with_the_supervisor_where_there_is_one():
    ann = add_buddy("Ann", standing=Standing(True, FAR, UNTIL), mail_language="pl")
    with transaction() as session:
        session.add(Supervisor(key=b"s" * 16, name="Sue", email="sue@trust.example"))
        session.flush()
        session.add(BuddyCare(buddy_id=ann, supervisor_key=b"s" * 16))
    with on(UNTIL - timedelta(days=3)):
        reminders.remind()
    [one] = mails()
    assert one["reply_to"] == "sue@trust.example" and "Sue: sue@trust.example" in one["body"]
    assert one["language"] == "pl" and "/pl/my/care" in one["body"] and "31 stycznia 2027" in one["body"]


def test_a_quiet_buddy_is_asked_twice_and_then_the_leads_hear():
    add_lead("Lee")
    add_lead("Ola", "pl")
    ann = add_buddy("Ann", standing=Standing(True, FAR, FAR))
    change(ann, unanswered=2)
    asked, heard = [], []
    for number in range(60):
        with clock.at(MONDAY + timedelta(days=number)):
            if reminders.check_in():
                asked.append((number, mails()[0]))
            if reminders.tell_leads():
                heard.append((number, mails()))
    assert [number for number, _mail in asked] == [0, 30]
    assert asked[0][1]["subject"] == "How are you?"
    assert "once more in a month" in asked[0][1]["body"]
    assert "wellbeing team will get in touch" in asked[1][1]["body"]
    for _number, one in asked:
        assert "request" not in one["body"] and "answer" not in one["subject"], "nobody is blamed"
    # From a week after the second question on, once in each week: day 37 is a Wednesday.
    assert heard[0][0] == 37 and [number for number, _mails in heard[1:4]] == [42, 49, 56]
    assert {one["to"]: one["language"] for one in heard[0][1]} == {
        "lee@trust.example": "en",
        "ola@trust.example": "pl",
    }
    assert "- Ann" in heard[0][1][0]["body"] and "/manage/buddies/quiet" in heard[0][1][0]["body"]


def test_one_press_says_that_a_buddy_is_here_and_leaves_no_day():
    ann = add_buddy("Ann", standing=Standing(True, FAR, FAR))
    change(ann, unanswered=2)
    with clock.at(MONDAY):
        reminders.check_in()
        [one] = mails()
    with clock.at(MONDAY + timedelta(days=5)):
        assert reminders.opens(here_token(one)).name == "Ann"
        assert reminders.is_here(here_token(one))
        assert reminders.is_here(here_token(one)), "pressed twice"
        person = find_person(ann)
        assert (person.unanswered, person.check_ins, person.quarter) == (0, 0, "2026-Q4")
        assert person.checked_in_on == MONDAY.date(), "the day of our mail, not of the answer"
        assert reminders.check_in() == 0
    with clock.at(MONDAY + timedelta(days=30)):
        assert reminders.check_in() == 0
        assert find_person(ann).checked_in_on is None, "a month later nobody needs to know of it"
    with clock.at(MONDAY + timedelta(days=61)):
        assert reminders.opens(here_token(one)) is None


def test_a_link_of_somebody_who_left_or_that_is_forged_opens_nothing():
    ann = add_buddy("Ann", standing=Standing(True, FAR, FAR))
    change(ann, unanswered=2)
    with clock.at(MONDAY):
        reminders.check_in()
        [one] = mails()
        change(ann, left_on=MONDAY.date())
        assert not reminders.is_here(here_token(one))
        assert not reminders.is_here("forged") and not reminders.is_here("ن")


def test_who_did_not_sign_in_for_two_quarters_is_asked_and_who_never_did_is_counted_first():
    ann, bo = (add_buddy(name, standing=Standing(True, FAR, FAR)) for name in ("Ann", "Bo"))
    signed_in(ann, "2026-Q2")
    with clock.at(MONDAY):
        assert reminders.look_after() == 1
    [one] = mails()
    assert one["to"] == "ann@trust.example"
    assert find_person(bo).quarter == "2026-Q4"


def test_three_requests_without_an_answer_bring_two_weeks_of_rest_that_the_buddy_can_end():
    add_lead()
    ann = add_buddy("Ann", standing=Standing(True, FAR, FAR))
    change(ann, unanswered=3)
    with clock.at(MONDAY):
        assert reminders.look_after() == 2, "the buddy, and the lead"
        assert reminders.look_after() == 0
        told = {one["to"]: one for one in mails()}
        assert find_person(ann).paused_until == date(2026, 12, 7)
        assert "7 December 2026" in told["ann@trust.example"]["subject"]
        assert "Ann, until 7 December 2026" in told["lee@trust.example"]["body"]
        reminders.is_here(here_token(told["ann@trust.example"]))
        person = find_person(ann)
        assert (person.paused_until, person.unanswered) == (None, 0)


def test_the_same_requests_bring_no_second_rest_but_one_more_does():
    ann = add_buddy("Ann", standing=Standing(True, FAR, FAR))
    change(ann, unanswered=3)
    rested = []
    for number in range(40):
        with clock.at(MONDAY + timedelta(days=number)):
            if number == 20:
                change(ann, unanswered=3)
            if reminders.let_rest():
                rested.append(number)
    assert rested == [0, 20]


def test_a_pause_that_a_buddy_chose_does_not_end_by_an_old_link():
    ann = add_buddy("Ann", standing=Standing(True, FAR, FAR))
    change(ann, unanswered=3)
    with clock.at(MONDAY):
        reminders.let_rest()
        [one] = mails()
        change(ann, paused_until=date(2027, 3, 1))
        reminders.is_here(here_token(one))
        assert find_person(ann).paused_until == date(2027, 3, 1)


def test_the_second_spell_of_quiet_is_asked_about_anew():
    ann = add_buddy("Ann", standing=Standing(True, FAR, FAR))
    change(ann, unanswered=2)
    with clock.at(MONDAY):
        reminders.check_in()
    change(ann, unanswered=0)
    with clock.at(MONDAY + timedelta(days=1)):
        reminders.check_in()
    assert find_person(ann).check_ins == 0
    change(ann, unanswered=2)
    mails()
    with clock.at(MONDAY + timedelta(days=29)):
        assert reminders.check_in() == 0
    with clock.at(MONDAY + timedelta(days=30)):
        assert reminders.check_in() == 1


def test_leads_get_no_mail_in_a_week_without_anything_to_do():
    add_lead()
    add_buddy("Ann", standing=Standing(True, FAR, FAR))
    with clock.at(MONDAY):
        assert reminders.tell_leads() == 0


def test_no_mail_of_the_job_says_what_anybody_asked_about():
    add_lead()
    ann = add_buddy("Ann", standing=Standing(True, UNTIL, UNTIL), topics=("sleep",), areas=("self_care",))
    change(ann, unanswered=3)
    with on(UNTIL):
        reminders.look_after()
    told = mails()
    assert len(told) == 3
    for one in told:
        said = " ".join(word for word in one["body"].lower().split() if "://" not in word)
        assert "sleep" not in said and "self care" not in said and "areas" not in said


def test_two_processes_at_once_tell_nobody_twice(app):
    add_lead()
    for number in range(4):
        add_buddy(f"Due {number}", standing=Standing(True, UNTIL, FAR))
        change(add_buddy(f"Quiet {number}", standing=Standing(True, FAR, FAR)), unanswered=2)
        change(add_buddy(f"Rests {number}", standing=Standing(True, FAR, FAR)), unanswered=3)
    gate = Barrier(2)

    def work():
        # As the jobs do: a step that met the other process is run again in a while.
        with app.app_context(), on(UNTIL):
            gate.wait()
            with suppress(IntegrityError):
                reminders.look_after()
            db.session.rollback()
            reminders.look_after()

    processes = [Thread(target=work) for _process in range(2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    told = [one["to"] for one in mails()]
    assert len(told) == len(set(told)) == 13
