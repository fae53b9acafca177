"""A letter goes to each once, all of it or nothing, and nothing of it stays."""

from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from threading import Barrier, Thread

import pytest
from sqlalchemy import select

from tests.buddies.people import GOOD, add_buddy
from wellbeing.accounts import actions as accounts
from wellbeing.buddies.models import BuddyProfile
from wellbeing.core import clock, mail
from wellbeing.core.db import db, transaction
from wellbeing.network import actions_letters as letters
from wellbeing.network.actions_letters import Letter
from wellbeing.network.letters import Words

pytestmark = pytest.mark.usefixtures("app")
NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
ENGLISH = Words("A walk on Friday", "Come along.\nhttps://example.org/walk?a=1&b=2\n{{ 7 * 7 }} 100%(x)s <b>")


class Tray:
    """Takes mails away and keeps them."""

    def __init__(self) -> None:
        self.sent: list[EmailMessage] = []

    def send(self, message: EmailMessage) -> None:
        self.sent.append(message)


def letter(*ids, words=None, batch=None):
    return Letter(batch or mail.new_batch(), ids, words or {"en": ENGLISH}, "lee@trust.example")


def outbox():
    db.session.rollback()
    return db.session.scalars(select(mail.OutboxMail).order_by(mail.OutboxMail.due_at)).all()


def test_it_goes_to_each_once_and_reads_as_it_was_typed():
    ann, bo = add_buddy("Ann"), add_buddy("Bo")
    add_buddy("Cy")
    one = letter(ann, bo)
    with clock.at(NOW):
        assert len(letters.send(one).people) == 2
        assert letters.send(one) is None, "the same letter again"
        assert mail.waiting_of(one.batch) == mail.waiting() == 2
    tray = Tray()
    with clock.at(NOW + timedelta(seconds=5)):
        assert mail.deliver(tray) == 2
    assert [sent["To"] for sent in tray.sent] == ["ann@trust.example", "bo@trust.example"]
    assert tray.sent[0]["Reply-To"] == "lee@trust.example"
    assert tray.sent[0]["Subject"] == ENGLISH.subject
    assert tray.sent[0].get_content().startswith(ENGLISH.text)
    assert mail.waiting_of(one.batch) == 0 and outbox() == []


def test_two_hundred_mails_are_queued_together_and_go_one_each_second():
    ids = [add_buddy(f"Ann {number}") for number in range(200)]
    with clock.at(NOW):
        assert len(letters.send(letter(*ids)).people) == 200
    due = [row.due_at for row in outbox()]
    assert (due[0], due[-1], len(set(due))) == (NOW, NOW + timedelta(seconds=199), 200)


def test_two_presses_in_the_same_moment_send_it_once(app):
    one = letter(*[add_buddy(f"Ann {number}") for number in range(5)])
    gate, found = Barrier(2), []

    def press():
        with app.app_context():
            gate.wait()
            found.append(letters.send(one))

    presses = [Thread(target=press) for _hand in range(2)]
    for press_ in presses:
        press_.start()
    for press_ in presses:
        press_.join()
    assert found.count(None) == 1
    assert len(outbox()) == 5


def test_each_gets_their_language_and_others_a_line_that_says_which_it_is():
    ids = [
        add_buddy(name, mail_language=code) for name, code in (("Ann", "en"), ("Ola", "pl"), ("Ume", "ur"))
    ]
    with clock.at(NOW):
        letters.send(letter(*ids, words={"en": ENGLISH, "pl": Words("Spacer", "Chodźcie.")}))
    tray = Tray()
    with clock.at(NOW + timedelta(seconds=5)):
        mail.deliver(tray)
    told = {sent["To"].partition("@")[0]: sent for sent in tray.sent}
    assert told["ola"]["Subject"] == "Spacer" and told["ola"]["Content-Language"] == "pl"
    assert told["ume"]["Subject"] == ENGLISH.subject
    assert not told["ume"].get_content().startswith(ENGLISH.text), "first the line about the language"
    assert ENGLISH.text in told["ume"].get_content()
    assert "written in" not in told["ann"].get_content()


def test_who_left_or_whose_account_ended_is_left_out_and_counted():
    ann, bo, cy = (add_buddy(name) for name in ("Ann", "Bo", "Cy"))
    with transaction() as session:
        session.get_one(BuddyProfile, bo).left_on = NOW.date()
        session.get_one(accounts.Account, session.get_one(BuddyProfile, cy).account_id).active = False
    with clock.at(NOW):
        found = letters.send(letter(ann, bo, cy))
    assert ([one.name for one in found.people], found.left_out) == (["Ann"], 2)


def test_a_fault_in_the_middle_queues_nothing_and_the_letter_can_go_later():
    ids = [add_buddy(name) for name in ("Ann", "Bo")]
    bad = letter(*ids, words={"en": Words("Fine", None)})  # type: ignore[arg-type]

    class Fault(Exception):
        pass

    with pytest.raises(Fault), transaction():
        letters.send(bad)
        raise Fault
    assert outbox() == []
    assert len(letters.send(letter(*ids, batch=bad.batch)).people) == 2


def test_a_link_to_sign_in_does_not_wait_behind_all_letters(app):
    ids = [add_buddy(f"Ann {number}") for number in range(12)]
    with clock.at(NOW):
        letters.send(letter(*ids))
    with clock.at(NOW + timedelta(seconds=3)), app.test_request_context():
        accounts.send_link("nurse@trust.example", "/", "en")
        tray = Tray()
        mail.deliver(tray)
    assert "nurse@trust.example" in [sent["To"] for sent in tray.sent]
    assert len(tray.sent) == 5


def test_a_letter_that_was_shown_long_ago_or_is_forged_cannot_be_sent():
    with clock.at(NOW):
        token = letters.seal_letter(letter("ann"))
        assert letters.open_letter(token).words == {"en": ENGLISH}
    with clock.at(NOW + timedelta(hours=3)):
        assert letters.open_letter(token) is None
    assert letters.open_letter("forged") is None


def test_what_waits_is_sealed():
    ann = add_buddy("Ann", standing=GOOD)
    with clock.at(NOW):
        letters.send(letter(ann))
    [row] = outbox()
    assert "walk" not in row.sealed and "ann@" not in row.sealed
