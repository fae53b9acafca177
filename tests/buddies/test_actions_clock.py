"""What time does to a request: reminders, counts with the buddy, owners who have gone, and clocks that jump."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select, update

from tests.buddies.people import GOOD, MONDAY, add_buddy, add_lead, ask, key_of, later
from tests.buddies.test_actions import in_two_threads, mails, open_rows
from wellbeing.accounts import actions as accounts
from wellbeing.accounts.models import Account
from wellbeing.buddies import actions, actions_profiles, queries
from wellbeing.buddies.lifecycle import State
from wellbeing.buddies.matching import Need
from wellbeing.buddies.models import BuddyProfile, BuddyRequest
from wellbeing.core import clock
from wellbeing.core.db import db, transaction


@pytest.fixture(autouse=True)
def monday(app):
    with clock.at(MONDAY):
        yield


@pytest.fixture
def settings(app):
    """Change a setting for one test."""
    before = dict(app.config)
    yield app.config.update
    app.config.update(before)


def subjects(to):
    return [letter["subject"] for letter in mails() if letter["to"].startswith(to)]


def buddy_row(buddy):
    db.session.rollback()
    return db.session.get(BuddyProfile, buddy)


ASKED, STILL = "You have a request in SOOTHE", "A request still waits for your answer"


def test_a_buddy_who_has_not_answered_is_reminded_once_after_a_working_day():
    anna = add_buddy("Anna")
    ask(anna)
    actions.move_on()
    assert subjects("anna") == [ASKED]
    with later(1):
        actions.move_on()
        actions.move_on()
        assert sorted(subjects("anna")) == sorted([ASKED, STILL])
    with later(2):
        actions.move_on()
        assert len(subjects("anna")) == 2


def test_the_reminder_says_by_when_and_nothing_about_the_person():
    ask(add_buddy("Anna"), need=Need(topics=("debt",), areas=("help",)))
    with later(1):
        actions.move_on()
    (letter,) = [letter for letter in mails() if letter["subject"] == STILL]
    assert "25 November 2026" in letter["body"]
    assert "/my/requests" in letter["body"]
    text = letter["body"].lower()
    assert [word for word in ("sam", "ward nine", "07700", "debt", "money") if word in text] == []


@pytest.mark.parametrize("moved", ["declined", "withdrawn", "accepted"])
def test_nobody_is_reminded_of_what_has_moved(moved):
    anna = add_buddy("Anna")
    receipt, _sent = ask(anna)
    if moved == "declined":
        actions.decline(key_of(receipt), anna)
    elif moved == "withdrawn":
        actions.withdraw(receipt)
    else:
        actions.accept(key_of(receipt), anna)
    with later(1):
        actions.move_on()
    assert subjects("anna") == [ASKED]


def test_on_the_last_day_nobody_is_reminded_any_more():
    anna = add_buddy("Anna")
    ask(anna)
    with later(2):  # the server stood still on the day between
        actions.move_on()
    assert subjects("anna") == [ASKED]
    assert open_rows()[0].remind_on is None


def test_with_one_day_to_answer_there_is_no_reminder(settings):
    settings(ANSWER_WORKING_DAYS=1)
    anna = add_buddy("Anna")
    _receipt, sent = ask(anna)
    assert sent.due_on == MONDAY.date() + timedelta(days=1)
    with later(1):
        actions.move_on()
    assert subjects("anna") == [ASKED]


def test_leads_are_told_and_told_once_more_when_nobody_has_looked(app):
    add_lead()
    ask(need=Need(languages=("ur",)))
    waits, still = "A request waits for the wellbeing team", "A request still waits for the wellbeing team"
    assert subjects("lead") == [waits]
    with later(1):
        actions.move_on()
        assert subjects("lead") == [waits]
    with later(2):
        actions.move_on()
        actions.move_on()
        assert sorted(subjects("lead")) == sorted([waits, still])
    with later(9):
        actions.move_on()
        assert len(subjects("lead")) == 2


def test_each_lead_reads_the_mail_in_their_language():
    add_lead()
    with transaction() as session:
        session.execute(update(Account).values(mail_language="pl"))
    ask(need=Need(languages=("ur",)))
    (letter,) = mails()
    assert letter["language"] == "pl"
    assert "/pl/manage/buddies/requests" in letter["body"]


def test_the_trust_can_ask_fewer_buddies_and_give_them_longer(settings):
    settings(ANSWER_WORKING_DAYS=3, BUDDIES_ASKED=1)
    anna = add_buddy("Anna")
    add_buddy("Ben")
    receipt, sent = ask(anna)
    assert sent.due_on == MONDAY.date() + timedelta(days=3)
    actions.decline(key_of(receipt), anna)
    assert queries.request_of_receipt(receipt).state == State.WITH_LEADS


def test_a_bank_holiday_of_the_trusts_country_is_no_day_to_answer(settings):
    settings(HOLIDAYS="GB-SCT")
    anna = add_buddy("Anna")
    with clock.at(datetime(2026, 11, 27, 10, tzinfo=UTC)):  # the Monday is Saint Andrew's day
        assert ask(anna)[1].due_on == date(2026, 12, 2)


# ---- Counts with the buddy ----


def test_a_buddy_who_lets_the_time_pass_is_counted_until_they_answer():
    anna = add_buddy("Anna")
    ben = add_buddy("Ben", monthly_limit=9)
    ask(anna)
    with later(3):
        actions.move_on()
        assert buddy_row(anna).unanswered == 1
        assert buddy_row(ben).unanswered == 0
        second, _sent = ask(anna)
    with later(8):
        actions.move_on()
        assert buddy_row(anna).unanswered == 2
        third, _sent = ask(anna)
        assert actions.decline(key_of(third), anna)
        assert buddy_row(anna).unanswered == 0


def test_a_yes_is_counted_for_the_year_and_taken_back_with_it():
    anna = add_buddy("Anna")
    add_buddy("Ben")
    first, second = ask(anna)[0], ask(anna)[0]
    assert actions.accept(key_of(first), anna) and actions.accept(key_of(second), anna)
    assert (buddy_row(anna).yes_year, buddy_row(anna).yes_count) == ("2026", 2)
    assert actions.decline(key_of(second), anna)
    assert buddy_row(anna).yes_count == 1
    assert actions.noted(key_of(first), anna)
    assert buddy_row(anna).yes_count == 1


def test_a_new_year_begins_the_count_anew_and_an_old_yes_taken_back_leaves_it_alone():
    anna = add_buddy("Anna", monthly_limit=9)
    add_buddy("Ben")
    with clock.at(datetime(2026, 12, 31, 10, tzinfo=UTC)):
        old, _sent = ask(anna)
        actions.accept(key_of(old), anna)
        new, _sent = ask(anna)
    with clock.at(datetime(2027, 1, 1, 10, tzinfo=UTC)):
        actions.accept(key_of(new), anna)
        assert (buddy_row(anna).yes_year, buddy_row(anna).yes_count) == ("2027", 1)
        assert actions.decline(key_of(old), anna)
        assert buddy_row(anna).yes_count == 1


def test_somebody_whom_a_lead_stops_has_not_answered_by_that():
    anna = add_buddy("Anna")
    add_buddy("Ben", monthly_limit=9)
    ask(anna)
    with later(3):
        actions.move_on()
        ask(anna)
        actions_profiles.set_standing(anna, replace(GOOD, active=False))
        assert buddy_row(anna).unanswered == 1


def test_a_lead_can_offer_again_after_all_buddies_were_asked(settings):
    settings(BUDDIES_ASKED=1)
    anna, ben = add_buddy("Anna"), add_buddy("Ben")
    receipt, _sent = ask(anna)
    actions.decline(key_of(receipt), anna)
    assert not actions.leads_offer(key_of(receipt), anna)  # nobody is asked twice
    assert actions.leads_offer(key_of(receipt), ben)
    with later(3):
        actions.move_on()
        assert queries.request_of_receipt(receipt).state == State.WITH_LEADS
        assert buddy_row(ben).unanswered == 1


# ---- An owner who can see it ----


def close_account(email):
    with transaction() as session:
        session.execute(update(Account).where(Account.email == email).values(active=False))


def test_a_buddy_who_cannot_sign_in_is_not_asked():
    anna, ben = add_buddy("Anna"), add_buddy("Ben")
    close_account("anna@trust.example")
    _receipt, sent = ask(anna, ben)
    assert sent.offered_to == ben


@pytest.mark.parametrize("said_yes", [False, True])
def test_what_a_buddy_has_whose_account_is_closed_moves_on_by_itself(said_yes):
    anna, ben = add_buddy("Anna"), add_buddy("Ben")
    receipt, _sent = ask(anna, ben)
    if said_yes:
        actions.accept(key_of(receipt), anna)
    close_account("anna@trust.example")
    assert actions.move_on() == 1
    assert queries.request_of_receipt(receipt).offered_to == ben


def test_where_there_is_no_lead_the_administrators_are_told():
    accounts.add_account("admin@trust.example", "Admin", ("administrator",))
    add_lead()
    close_account("lead@trust.example")
    ask(need=Need(languages=("ur",)))
    assert [letter["to"] for letter in mails()] == ["admin@trust.example"]


def test_a_lead_who_comes_after_everybody_left_is_told_of_what_waits():
    ask(need=Need(languages=("ur",)))
    assert mails() == []
    add_lead("new@trust.example")
    with later(2):
        actions.move_on()
    assert [letter["to"] for letter in mails()] == ["new@trust.example"]
    assert len(queries.requests_with_leads()) == 1


def test_what_a_lead_took_on_is_there_for_every_lead():
    add_lead()
    receipt, _sent = ask(need=Need(languages=("ur",)))
    key = key_of(receipt)
    assert actions.leads_answer(key)
    close_account("lead@trust.example")
    assert queries.contact_of(key, None).name == "Sam of ward nine"


# ---- Clocks that jump ----


def test_a_yes_on_the_last_day_leaves_the_time_to_read_the_contact():
    anna = add_buddy("Anna")
    receipt, _sent = ask(anna)
    with transaction() as session:
        session.execute(update(BuddyRequest).values(due_on=MONDAY.date() + timedelta(days=14)))
    with later(14):
        assert actions.accept(key_of(receipt), anna)
        key = key_of(receipt)
    with later(15):
        actions.move_on()
        assert queries.contact_of(key, anna) is not None
    with later(16):
        actions.move_on()
        assert open_rows() == []


def test_after_the_last_day_nobody_can_take_on_what_the_job_has_not_ended_yet():
    anna = add_buddy("Anna")
    receipt, _sent = ask(anna)
    key = key_of(receipt)
    with later(15):
        assert not actions.accept(key, anna)
        assert not actions.decline(key, anna)
        assert actions.withdraw(receipt)


@pytest.mark.parametrize("days", [7, 30])
def test_a_server_that_stood_still_sends_each_person_one_mail_for_a_request(days):
    add_lead()
    buddies = [add_buddy(name, monthly_limit=9) for name in ("Anna", "Ben", "Cara", "Dan")]
    for buddy in buddies:
        ask(buddy)
    ask(need=Need(languages=("ur",)))
    before = len(mails())
    with later(days):
        actions.move_on()
        sent = len(mails()) - before
        assert sent <= 5  # one for each request
        assert all(row.due_on >= clock.today() for row in open_rows() if row.state == State.OFFERED)
        actions.move_on()
        assert len(mails()) - before == sent
    if days == 30:
        assert open_rows() == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # The night in March that has no hour after one, and the night in October that has it twice.
        (datetime(2026, 3, 29, 0, 59, tzinfo=UTC), datetime(2026, 3, 29, 1, 1, tzinfo=UTC)),
        (datetime(2026, 10, 25, 0, 59, tzinfo=UTC), datetime(2026, 10, 25, 1, 1, tzinfo=UTC)),
        # A clock that is put back by an hour, over midnight in London.
        (datetime(2026, 7, 1, 23, 5, tzinfo=UTC), datetime(2026, 7, 1, 22, 5, tzinfo=UTC)),
        (datetime(2026, 11, 24, 0, 5, tzinfo=UTC), datetime(2026, 11, 23, 23, 5, tzinfo=UTC)),
    ],
)
def test_a_clock_that_jumps_an_hour_moves_nothing_twice(before, after):
    with clock.at(before - timedelta(days=30)):
        good = replace(GOOD, trained_until=date(2028, 1, 1), supervised_until=date(2028, 1, 1))
        anna, ben = add_buddy("Anna", standing=good), add_buddy("Ben", standing=good)
    with clock.at(before):
        receipt, _sent = ask(anna, ben)
    with clock.at(after):
        actions.move_on()
        assert queries.request_of_receipt(receipt).offered_to == anna
    due = queries.request_of_receipt(receipt).due_on
    moment = datetime(due.year, due.month, due.day, 23, 59, tzinfo=clock.LONDON)
    with clock.at(moment):
        actions.move_on()
        assert queries.request_of_receipt(receipt).offered_to == anna  # to the last minute in London
    with clock.at(moment + timedelta(minutes=2)):
        actions.move_on()
        assert queries.request_of_receipt(receipt).offered_to == ben
    with clock.at(moment):  # back again
        actions.move_on()
        assert queries.request_of_receipt(receipt).tried == (anna, ben)
        assert subjects("ben") == [ASKED]


def test_a_clock_put_back_by_a_day_reminds_nobody_twice():
    anna = add_buddy("Anna")
    ask(anna)
    for day in (1, 0, 1):
        with later(day):
            actions.move_on()
    assert sorted(subjects("anna")) == sorted([ASKED, STILL])


# ---- Two at once ----


def test_two_jobs_at_once_move_and_remind_once(app):
    anna, ben = add_buddy("Anna"), add_buddy("Ben")
    add_lead()
    receipt, _sent = ask(anna, ben)
    db.session.rollback()

    def run(days):
        with later(days):
            actions.move_on()

    in_two_threads(app, lambda: run(1), lambda: run(1))
    assert sorted(subjects("anna")) == sorted([ASKED, STILL])
    in_two_threads(app, lambda: run(3), lambda: run(3))
    db.session.rollback()  # else this thread goes on reading what it read before
    assert queries.request_of_receipt(receipt).offered_to == ben
    assert subjects("ben") == [ASKED]
    assert buddy_row(anna).unanswered == 1


def test_a_yes_and_the_end_of_the_time_at_once_leave_one_owner(app):
    anna, ben = add_buddy("Anna", monthly_limit=9), add_buddy("Ben", monthly_limit=9)
    for _turn in range(5):
        with clock.at(MONDAY):
            receipt, _sent = ask(anna, ben)
        key = key_of(receipt)
        db.session.rollback()

        def late(call):
            with later(3):
                return call()

        yes, _moved = in_two_threads(
            app, lambda k=key: late(lambda: actions.accept(k, anna)), lambda: late(actions.move_on)
        )
        found = queries.request_of_receipt(receipt)
        assert found.offered_to == (anna if yes else ben)
        assert found.state == (State.TAKEN if yes else State.OFFERED)
        actions.withdraw(receipt)


def test_two_buddies_who_say_yes_at_once_do_not_both_get_the_contact(app):
    anna, ben = add_buddy("Anna", monthly_limit=9), add_buddy("Ben", monthly_limit=9)
    for _turn in range(5):
        receipt, _sent = ask(anna, ben)
        key = key_of(receipt)
        db.session.rollback()
        results = in_two_threads(
            app,
            lambda k=key: actions.accept(k, anna),
            lambda k=key: actions.decline(k, anna) and actions.accept(k, ben),
        )
        readers = [one for one in (anna, ben, None) if queries.contact_of(key, one)]
        assert len(readers) <= 1 and any(results)
        actions.withdraw(receipt)


def test_a_buddy_who_is_taken_out_while_they_say_yes_leaves_an_owner(app):
    anna, ben = add_buddy("Anna", monthly_limit=9), add_buddy("Ben", monthly_limit=9)
    receipt, _sent = ask(anna, ben)
    key = key_of(receipt)
    db.session.rollback()
    in_two_threads(
        app,
        lambda: actions.accept(key, anna),
        lambda: actions_profiles.set_standing(anna, replace(GOOD, active=False)),
    )
    actions.pass_on_all(anna)
    assert queries.request_of_receipt(receipt).offered_to == ben
    assert db.session.scalars(select(BuddyProfile.id).where(BuddyProfile.yes_count > 0)).all() == []


def test_a_receipt_that_is_forged_or_somebody_elses_touches_no_request():
    anna = add_buddy("Anna")
    mine, _sent = ask(anna)
    theirs, _sent = ask(anna)
    for forged in (
        "0000-0000-0000-0000",
        mine[:-1] + ("0" if mine[-1] != "0" else "1"),
        mine.lower(),
        "'; --",
    ):
        assert not actions.withdraw(forged)
        assert queries.request_of_receipt(forged) is None
    assert actions.withdraw(theirs)
    assert queries.request_of_receipt(mine).offered_to == anna
