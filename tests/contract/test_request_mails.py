"""The mails about requests, as a real mail server gets them, in three languages: what a buddy and a lead read."""

import re
from email import message_from_bytes, policy
from urllib.parse import urlsplit

import pytest
from aiosmtpd.controller import Controller
from sqlalchemy import update

from tests.buddies.people import MONDAY, add_buddy, add_lead, ask, later
from tests.live import free_port
from wellbeing.accounts.models import Account
from wellbeing.buddies import actions
from wellbeing.buddies.matching import Need
from wellbeing.core import clock, mail
from wellbeing.core.db import transaction
from wellbeing.core.i18n import format_date, gettext, in_language

# What was asked for and by whom: no mail says any of it.
SAID_TO_US = ("zyxquilliam", "900123", "debt", "money", "quiet", "stoke", "polish", "bereave", "video")
SUBJECTS = {
    "request_arrived": "You have a request in SOOTHE",
    "request_waits": "A request still waits for your answer",
    "request_with_leads": "A request waits for the wellbeing team",
    "again": "A request still waits for the wellbeing team",
}


class Keeper:
    """A mail server that keeps the bytes."""

    def __init__(self):
        self.kept = []

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        self.kept.append(envelope.content)
        return "250 kept"


@pytest.fixture
def letters(app):
    """Send what waits to a real server, and get the letters as a mail program opens them."""
    before = dict(app.config)
    keeper = Keeper()
    controller = Controller(keeper, hostname="127.0.0.1", port=free_port())
    controller.start()
    app.config.update(MAIL_HOST="127.0.0.1", MAIL_PORT=controller.port, MAIL_STARTTLS=False, MAIL_USER="")
    app.config.update(BASE_URL="https://soothe.trust.example")

    def send():
        mail.deliver()
        assert mail.waiting() == 0
        found = list(keeper.kept)
        keeper.kept.clear()
        return found

    with clock.at(MONDAY):
        yield send
    controller.stop()
    app.config.clear()
    app.config.update(before)


def words_of(letter):
    """What the letter says, with the line ends of this machine."""
    return letter.get_content().replace("\r\n", "\n")


def all_mails(language, letters):
    """Every mail of a request that nobody takes on, in one language: raw bytes by template."""
    add_lead()
    with transaction() as session:
        session.execute(update(Account).values(mail_language=language))
    anna = add_buddy("Anna", mail_language=language, topics=("debt",))
    need = Need(topics=("debt",), ways=("phone",), areas=("help",))
    _receipt, sent = ask(anna, name="Zyxquilliam", address="07700 900123", need=need)
    found = {"request_arrived": letters()}
    with later(1):
        actions.move_on()
        found["request_waits"] = letters()
    with later(3):
        actions.move_on()
        found["request_with_leads"] = letters()
    with later(9):
        actions.move_on()
        found["again"] = letters()
    assert {name: len(raw) for name, raw in found.items()} == dict.fromkeys(SUBJECTS, 1)
    return sent.due_on, {name: raw[0] for name, raw in found.items()}


@pytest.mark.parametrize("language", ["en", "pl", "ur"])
def test_each_mail_arrives_whole_and_in_the_readers_language(language, letters):
    due_on, found = all_mails(language, letters)
    for name, raw in found.items():
        assert raw.isascii() and max(len(line) for line in raw.splitlines()) < 998  # safe through any server
        letter = message_from_bytes(raw, policy=policy.default)
        body = words_of(letter)
        with in_language(language):
            assert letter["Subject"] == gettext(SUBJECTS[name])
            day = format_date(due_on)
        assert letter["Content-Language"] == language
        assert letter.get_content_type() == "text/plain"
        assert letter["Auto-Submitted"] == "auto-generated"
        assert len(letter.get_all("Message-ID")) == 1
        if name in ("request_arrived", "request_waits"):
            assert letter["To"] == "anna@trust.example"
            assert day in body
        else:
            assert letter["To"] == "lead@trust.example"
        (link,) = re.findall(r"^https?://\S+$", body, re.MULTILINE)  # by itself on its line
        prefix = "" if language == "en" else f"/{language}"
        page = "/my/requests" if letter["To"].startswith("anna") else "/manage/buddies/requests"
        assert link == f"https://soothe.trust.example{prefix}{page}"
        assert urlsplit(link).query == ""
        assert "%(" not in body and "{{" not in body and "<" not in body and "&#" not in body


@pytest.mark.parametrize("language", ["en", "pl", "ur"])
def test_no_mail_says_who_asked_or_what_about(language, letters):
    for raw in all_mails(language, letters)[1].values():
        letter = message_from_bytes(raw, policy=policy.default)
        text = f"{letter['Subject']} {words_of(letter)} {letter.items()}".lower()
        assert [word for word in SAID_TO_US if word in text] == []


def test_each_mail_says_who_writes_why_what_to_do_by_when_and_what_if_not(letters):
    _due, found = all_mails("en", letters)
    said = {name: words_of(message_from_bytes(raw, policy=policy.default)) for name, raw in found.items()}
    for name in ("request_arrived", "request_waits"):
        assert "SOOTHE" in said[name] and "colleague" in said[name]
        assert "by the end of 25 November 2026" in said[name]
        assert "If you do nothing" in said[name]
    for name in ("request_with_leads", "again"):
        assert "ask one more buddy" in said[name] and "If nobody does" in said[name]
    assert "by the end of 27 November 2026" in said["request_with_leads"]
    for text in said.values():
        paragraphs = text.strip().split("\n\n")
        assert 4 <= len(paragraphs) <= 8
        sentences = [sentence for part in paragraphs for sentence in re.split(r"(?<=[.?:])\s+", part)]
        assert max(len(sentence.split()) for sentence in sentences) <= 20
