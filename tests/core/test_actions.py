"""What the core writes: throttles, mail and due work, on both databases."""

import threading
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from smtplib import SMTPServerDisconnected

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError

from wellbeing.core import clock, mail
from wellbeing.core.db import db, transaction
from wellbeing.core.jobs import Job, run_due
from wellbeing.core.mail import OutboxMail
from wellbeing.core.throttle import Throttle, purge_throttles, throttle

pytestmark = pytest.mark.usefixtures("app")
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


class Postbox:
    """Takes mails and keeps them."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []

    def send(self, message: EmailMessage) -> None:
        self.mails.append(message)


class ClosedPostbox:
    """A mail server that is away."""

    def send(self, message: EmailMessage) -> None:
        raise SMTPServerDisconnected("away")


def post(app: Flask, language: str = "en") -> None:
    with app.test_request_context():
        mail.post(to="ann@trust.example", template="sign_in", language=language, token="T0KEN", minutes=15)


def waiting() -> int:
    return db.session.scalar(select(func.count()).select_from(OutboxMail)) or 0


def test_somebody_who_tries_too_often_waits_until_the_window_ends() -> None:
    with clock.at(NOON):
        assert [throttle("ann", 3, HOUR) for _ in range(5)] == [True, True, True, False, False]
        assert throttle("ben", 3, HOUR)
    with clock.at(NOON + HOUR):
        assert throttle("ann", 3, HOUR)


def test_a_throttle_keeps_no_name_and_is_forgotten() -> None:
    with clock.at(NOON):
        throttle("ann@trust.example", 3, HOUR)
        assert b"ann" not in db.session.scalars(select(Throttle.key)).one()
    with clock.at(NOON + HOUR):
        purge_throttles()
    assert db.session.scalar(select(func.count()).select_from(Throttle)) == 0


def test_a_mail_waits_sealed_and_is_gone_once_it_is_sent(app: Flask) -> None:
    post(app)
    assert "ann@trust.example" not in db.session.scalars(select(OutboxMail.sealed)).one()
    postbox = Postbox()
    assert mail.deliver(postbox) == 1
    assert waiting() == 0
    assert postbox.mails[0]["To"] == "ann@trust.example"
    assert "/sign-in/T0KEN" in postbox.mails[0].get_content()
    assert mail.deliver(postbox) == 0


def test_a_mail_is_lost_by_no_server_that_is_away_for_a_day(app: Flask) -> None:
    with clock.at(NOON):
        post(app)
    for hour in range(24):
        with clock.at(NOON + hour * HOUR):
            assert mail.deliver(ClosedPostbox()) == 0
    postbox = Postbox()
    with clock.at(NOON + 30 * HOUR):
        assert mail.deliver(postbox) == 1
        assert mail.deliver(postbox) == 0


def test_a_mail_that_no_server_takes_for_two_weeks_is_given_up(app: Flask) -> None:
    with clock.at(NOON):
        post(app)
    for hours in range(15 * 24):
        with clock.at(NOON + hours * HOUR):
            mail.deliver(ClosedPostbox())
        assert waiting() or hours >= 14 * 24 - 6
    assert waiting() == 0


def test_a_name_with_a_line_break_of_any_kind_stops_no_mail(app: Flask) -> None:
    for letter in "\r\x0b\x0c\x1c\x85\u2028\u2029":
        asker = {"name": f"Sam{letter}Bcc: all@trust.example", "email": "sam@trust.example"}
        mail.post(to="ash@trust.example", template="debrief_asked", language="en", asker=asker)
    postbox = Postbox()
    assert mail.deliver(postbox) == 7
    for one in postbox.mails:
        assert one["Subject"] == "Sam Bcc: all@trust.example would like to talk"
        assert one["Bcc"] is None


def test_a_mail_that_another_process_holds_is_not_sent_twice(app: Flask) -> None:
    with clock.at(NOON):
        post(app)
        assert mail._claim() is not None
        assert mail.deliver(Postbox()) == 0


def test_a_change_that_fails_sends_nothing(app: Flask) -> None:
    with pytest.raises(RuntimeError), transaction():
        post(app)
        raise RuntimeError
    assert waiting() == 0


def test_a_job_runs_when_it_is_due_and_a_failing_one_stops_no_other() -> None:
    ran: list[str] = []

    def fail() -> None:
        raise ValueError("no")

    jobs = (Job("fails", HOUR, fail), Job("works", HOUR, lambda: ran.append("x")))
    with clock.at(NOON):
        assert run_due(jobs) == ["fails"]
        assert run_due(jobs) == []
    with clock.at(NOON + timedelta(minutes=6)):
        assert run_due(jobs) == ["fails"], "a job that failed is tried again soon"
    with clock.at(NOON + HOUR):
        run_due(jobs)
    assert ran == ["x", "x"]


def test_reading_code_cannot_write_even_by_mistake() -> None:
    db.session.add(Throttle(key=b"k", count=1, until=NOON))
    with pytest.raises(DBAPIError):
        db.session.flush()
    db.session.rollback()


def test_an_inner_change_joins_the_outer_one() -> None:
    with pytest.raises(RuntimeError), transaction():
        with transaction() as session:
            session.add(Throttle(key=b"k", count=1, until=NOON))
        raise RuntimeError
    assert db.session.get(Throttle, b"k") is None


def test_people_who_write_at_once_all_get_through(app: Flask) -> None:
    allowed: list[bool] = []

    def try_often() -> None:
        with app.app_context():
            allowed.extend(throttle("everyone", 25, HOUR) for _ in range(10))

    threads = [threading.Thread(target=try_often) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(allowed) == [False] * 15 + [True] * 25
