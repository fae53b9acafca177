"""A mail server that refuses, hangs, stammers or is away for a day loses no mail and makes none go out twice."""

import asyncio
import contextlib
import socket
import time
from datetime import UTC, datetime, timedelta

import pytest
from aiosmtpd.controller import Controller

from tests.live import free_port
from wellbeing.core import clock, mail
from wellbeing.core.db import transaction

MONDAY = datetime(2026, 11, 23, 10, tzinfo=UTC)


class Server:
    """A mail server that keeps what it is given, and answers as it is told."""

    def __init__(self, *, answer="250 kept", late=0.0, goodbye="221 bye", refuses=()):
        self.answer, self.late, self.goodbye, self.refuses = answer, late, goodbye, refuses
        self.kept = []

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802
        if address in self.refuses:
            return "550 nobody of this name"
        envelope.rcpt_tos.append(address)
        return "250 ok"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        header = next(line for line in envelope.content.splitlines() if line.startswith(b"Message-ID"))
        self.kept.append((envelope.rcpt_tos[0], header))
        await asyncio.sleep(self.late)
        return self.answer

    async def handle_QUIT(self, server, session, envelope):  # noqa: N802
        return self.goodbye


@pytest.fixture
def smtp(app):
    """Let the app send by SMTP, to a port where nobody listens until `open_at` opens a server there."""
    before = dict(app.config)
    port = free_port()
    app.config.update(
        MAIL_HOST="127.0.0.1", MAIL_PORT=port, MAIL_STARTTLS=False, MAIL_USER="", MAIL_TIMEOUT=0.4
    )
    with clock.at(MONDAY):
        yield port
    app.config.clear()
    app.config.update(before)


@contextlib.contextmanager
def open_at(port, server):
    controller = Controller(server, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield server
    finally:
        controller.stop()


def post(*names, **how):
    with transaction():
        for name in names:
            mail.post(
                to=f"{name}@trust.example",
                template="request_with_leads",
                language="en",
                posting=mail.Posting(**how),
                due_on=MONDAY.date(),
                again=False,
            )


def sent_to(server):
    return sorted(to.partition("@")[0] for to, _id in server.kept)


def test_a_server_that_is_away_for_a_day_gets_each_mail_once_when_it_is_back(smtp):
    post("anna", "ben", "cara")
    for minutes in range(0, 24 * 60, 10):
        with clock.at(MONDAY + timedelta(minutes=minutes)):
            assert mail.deliver() == 0
    assert mail.waiting() == 3
    with open_at(smtp, Server()) as server:
        for minutes in range(0, 70, 5):
            with clock.at(MONDAY + timedelta(days=1, minutes=minutes)):
                mail.deliver()
    assert sent_to(server) == ["anna", "ben", "cara"]
    assert mail.waiting() == 0


def test_a_server_that_hangs_holds_up_the_other_jobs_once_and_not_mail_by_mail(smtp):
    post(*[f"buddy{number}" for number in range(10)])
    with socket.create_server(("127.0.0.1", smtp)):  # takes the call and never says a word
        began = time.monotonic()
        assert mail.deliver() == 0
        assert time.monotonic() - began < 3
    assert mail.waiting() == 10


@pytest.mark.parametrize(
    "server",
    [
        Server(answer="250 kept\r\n250 kept again"),
        Server(goodbye="554 no goodbye"),
        Server(goodbye="421 gone\r\n421 gone"),
    ],
    ids=["answers twice", "refuses the goodbye", "hangs up twice"],
)
def test_a_server_that_stammers_gets_each_mail_once(smtp, server):
    server.kept.clear()
    post("anna", "ben")
    with open_at(smtp, server):
        mail.deliver()
        with clock.at(MONDAY + timedelta(days=1)):
            mail.deliver()
    assert sent_to(server) == ["anna", "ben"]
    assert mail.waiting() == 0


def test_a_server_that_answers_too_late_gets_the_mail_again_under_the_same_id(smtp):
    """It has the mail and we cannot know: sending again is the lesser evil, and a mailbox can fold the two."""
    post("anna")
    with open_at(smtp, Server(late=1.0)) as server:
        assert mail.deliver() == 0
        assert mail.waiting() == 1
    with open_at(smtp, Server()) as patient, clock.at(MONDAY + timedelta(hours=1)):
        assert mail.deliver() == 1
    (first,), (second,) = server.kept, patient.kept
    assert first == second
    assert first[1].endswith(b"@trust.example>")
    assert mail.waiting() == 0


@pytest.mark.parametrize("answer", ["451 later", "554 no"])
def test_a_mail_that_is_turned_away_is_tried_again(smtp, answer):
    post("anna")
    with open_at(smtp, Server(answer=answer)):
        assert mail.deliver() == 0
    with open_at(smtp, Server()) as server, clock.at(MONDAY + timedelta(hours=1)):
        assert mail.deliver() == 1
    assert sent_to(server) == ["anna"]


def test_an_address_that_is_refused_holds_up_nobody_else(smtp):
    post("gone", "ben")
    with open_at(smtp, Server(refuses=("gone@trust.example",))) as server:
        assert mail.deliver() == 1
    assert sent_to(server) == ["ben"]
    assert mail.waiting() == 1


def test_a_mail_whose_day_has_passed_is_not_sent_any_more(smtp):
    post("anna", until=MONDAY.date())
    post("ben", until=MONDAY.date() + timedelta(days=2))
    with open_at(smtp, Server()) as server, clock.at(MONDAY + timedelta(days=1)):
        assert mail.deliver() == 1
    assert sent_to(server) == ["ben"]
    assert mail.waiting() == 0
