"""Mail: written into a sealed outbox inside the caller's transaction, sent by the jobs."""

import secrets
import smtplib
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from email.header import Header
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import parseaddr
from typing import Any, Protocol

import structlog
from flask import current_app, render_template
from sqlalchemy import func, select
from sqlalchemy.orm import Mapped, mapped_column

from wellbeing.core import clock
from wellbeing.core.db import Key16, Model, UtcDateTime, db, random_key, transaction
from wellbeing.core.i18n import ENGLISH, gettext, in_language, ngettext
from wellbeing.core.sealing import seal, unseal

log = structlog.get_logger()
_PURPOSE = "mail"
_BATCH = 50
_BATCH_NAME, _KEY = 8, 16
_LEASE = timedelta(minutes=5)
_LONGEST_WAIT = timedelta(hours=1)
# Two weeks of tries, one an hour: whoever has left the trust will not get it, and it must not be kept for ever.
_MOST_TRIES = 14 * 24
# The server itself is away, and would be for the next mail too.
_AWAY = (
    ConnectionError,
    TimeoutError,
    socket.gaierror,
    smtplib.SMTPConnectError,
    smtplib.SMTPServerDisconnected,
)


class _Policy(EmailPolicy):
    """Folds a long subject so that no blank gets lost: Python 3.11 drops the one where it divides a line."""

    def fold(self, name: str, value: str) -> str:  # noqa: D102
        if name.lower() != "subject" or str(value).isascii():
            return str(super().fold(name, value))
        folded = Header(str(value), "utf-8", header_name=name).encode(linesep=self.linesep)
        return f"{name}: {folded}{self.linesep}"

    def fold_binary(self, name: str, value: str) -> bytes:  # noqa: D102
        if name.lower() != "subject" or str(value).isascii():
            return bytes(super().fold_binary(name, value))
        return self.fold(name, value).encode("ascii")


# Not every server on the way takes more than plain letters; encoded so, the words arrive through all of them.
_POLICY = _Policy(cte_type="7bit")


class OutboxMail(Model):
    """One mail that waits; who it is for and what it says are sealed, and gone once it is sent."""

    __tablename__ = "outbox_mail"

    key: Mapped[bytes] = mapped_column(Key16, primary_key=True, default=random_key)
    sealed: Mapped[str]
    tries: Mapped[int] = mapped_column(default=0)
    due_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)


class Mailer(Protocol):
    """Whatever takes a message away."""

    def send(self, message: EmailMessage) -> None:
        """Send or raise OSError or SMTPException."""


class ConsoleMailer:
    """Prints mails, for development and the demo."""

    def send(self, message: EmailMessage) -> None:  # noqa: D102
        rule = "-" * 72
        print(
            f"{rule}\nTo: {message['To']}\nSubject: {message['Subject']}\n\n{message.get_content()}{rule}",
            file=sys.stdout,
            flush=True,
        )


class SmtpMailer:
    """Sends through the trust's mail server."""

    def send(self, message: EmailMessage) -> None:  # noqa: D102
        config = current_app.config
        server = smtplib.SMTP(config["MAIL_HOST"], config["MAIL_PORT"], timeout=config["MAIL_TIMEOUT"])
        try:
            if config["MAIL_STARTTLS"]:
                server.starttls()
            if config["MAIL_USER"]:
                server.login(config["MAIL_USER"], config["MAIL_PASSWORD"])
            server.send_message(message)
        finally:
            # The mail is with the server by now. However it says goodbye, that must not send the mail again.
            with suppress(OSError, smtplib.SMTPException):
                server.quit()
            server.close()


@dataclass(frozen=True)
class Posting:
    """How a mail goes: where answers to it go, with which others it belongs, and how long others go before it.

    After the day `until` it would ask for something that has passed, and is not sent any more.
    """

    reply_to: str = ""
    batch: bytes = b""
    later: timedelta = timedelta(0)
    until: date | None = None


AT_ONCE = Posting()
_muted: ContextVar[bool] = ContextVar("mail_muted", default=False)


@contextmanager
def muted() -> Iterator[None]:
    """Write no mail within the block: the past of made-up people is made up, too."""
    token = _muted.set(True)
    try:
        yield
    finally:
        _muted.reset(token)


def new_batch() -> bytes:
    """The name of some mails that belong together; it stands in their keys for as long as they wait."""
    return secrets.token_bytes(_BATCH_NAME)


def post(*, to: str, template: str, language: str, posting: Posting = AT_ONCE, **values: Any) -> None:
    """Put a mail into the outbox; `templates/email/<template>.txt` begins with its subject line."""
    if _muted.get():
        return
    subject, body = written(template, language, **values)
    held = {"to": to, "subject": subject, "body": body, "language": language, "reply_to": posting.reply_to}
    held["until"] = posting.until.isoformat() if posting.until else ""
    key = posting.batch + random_key()[len(posting.batch) :]
    with transaction() as session:
        session.add(OutboxMail(key=key, sealed=seal(held, _PURPOSE), due_at=clock.now() + posting.later))


def written(template: str, language: str, **values: Any) -> tuple[str, str]:
    """The subject and the words of a mail, as its reader will see them."""
    base: str = current_app.config["BASE_URL"]
    prefix = "" if language == ENGLISH.code else f"/{language}"
    # A request of its own, so that links lead to the trust's address in the reader's language, whoever writes.
    with in_language(language), current_app.test_request_context(base_url=base + prefix):
        text = render_template(f"email/{template}.txt", _=gettext, ngettext=ngettext, **values)
    subject, _, body = text.lstrip().partition("\n")
    # Any line break left in it, such as one that came with a name, would stop the mail for ever.
    return " ".join(subject.removeprefix("Subject:").split()), body.strip() + "\n"


def deliver(mailer: Mailer | None = None) -> int:
    """Send what is due; returns how many went. A mail that fails waits longer each time."""
    mailer = mailer or (ConsoleMailer() if current_app.config["MAIL_HOST"] == "console" else SmtpMailer())
    sent = 0
    for _ in range(_BATCH):
        claimed = _claim()
        if claimed is None:
            break
        key, tries, sealed = claimed
        try:
            message = _message(key, sealed)
            if message is not None:
                mailer.send(message)
                sent += 1
        except (OSError, smtplib.SMTPException) as fault:
            log.warning("mail_waits", fault=type(fault).__name__, tries=tries)
            _put_off(key, tries)
            if isinstance(fault, _AWAY):
                break  # a server that hangs must not hold up the other jobs mail by mail
        else:
            _forget(key)
    return sent


def _claim() -> tuple[bytes, int, str] | None:
    """Take one mail for five minutes, so that a second process leaves it alone."""
    with transaction() as session:
        mail = session.scalar(
            select(OutboxMail)
            .where(OutboxMail.due_at <= clock.now())
            .order_by(OutboxMail.due_at)
            .limit(1)
            .with_for_update(skip_locked=True)
        )
        if mail is None:
            return None
        mail.tries += 1
        mail.due_at = clock.now() + _LEASE
        return mail.key, mail.tries, mail.sealed


def _put_off(key: bytes, tries: int) -> None:
    wait = min(timedelta(minutes=2 ** min(tries, 8)), _LONGEST_WAIT)
    with transaction() as session:
        mail = session.get(OutboxMail, key)
        if mail is not None and tries >= _MOST_TRIES:
            session.delete(mail)
            log.error("mail_given_up", tries=tries)
        elif mail is not None:
            mail.due_at = clock.now() + wait


def _forget(key: bytes) -> None:
    with transaction() as session:
        mail = session.get(OutboxMail, key)
        if mail is not None:
            session.delete(mail)


def _message(key: bytes, sealed: str) -> EmailMessage | None:
    """The mail as it goes out; None when its day has passed."""
    held = unseal(sealed, _PURPOSE)
    if held is None:
        raise OSError("a mail cannot be opened with the present SEALING_KEYS")
    if held.get("until") and clock.today() > date.fromisoformat(held["until"]):
        return None
    message = message_of(held["subject"], held["body"])
    message["From"] = current_app.config["MAIL_FROM"]
    message["To"] = held["to"]
    if held.get("reply_to"):
        message["Reply-To"] = held["reply_to"]
    message["Auto-Submitted"] = "auto-generated"
    # The same mail sent twice after a crash carries the same id, so that a reader's mailbox can fold the two.
    message["Message-ID"] = f"<{key.hex()}@{_own_domain()}>"
    message["Content-Language"] = held["language"]  # after the content, which begins these headers anew
    return message


def message_of(subject: str, body: str) -> EmailMessage:
    """A message that arrives through servers that take only plain letters, with no reader or sender yet."""
    message = EmailMessage(policy=_POLICY)
    message["Subject"] = subject
    message.set_content(body)
    return message


def _own_domain() -> str:
    """The trust's part of the sender's address: the machine's own name would differ, and is nobody's business."""
    return parseaddr(current_app.config["MAIL_FROM"])[1].rpartition("@")[2]


def waiting() -> int:
    """How many mails wait."""
    return len(db.session.scalars(select(OutboxMail.key)).all())


def waiting_of(batch: bytes) -> int:
    """How many mails of a batch wait."""
    last = batch + b"\xff" * (_KEY - len(batch))
    inside = OutboxMail.key.between(batch, last)
    return db.session.scalar(select(func.count()).select_from(OutboxMail).where(inside)) or 0
