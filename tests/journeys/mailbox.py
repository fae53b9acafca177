"""A real mail server that keeps what it is given, so that journeys can open their mail."""

import contextlib
import re
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller

from tests.live import free_port


@dataclass(frozen=True)
class Letter:
    """One mail: to whom, what it says, and the id by which a reader's mailbox knows it again."""

    to: str
    text: str
    id: str = ""

    @property
    def link(self) -> str:
        """The address in it, without the machine's name and the reader's language."""
        found = re.search(r"https?://[^/\s]+(?:/pl|/ur)?(/\S+)", self.text)
        assert found, f"no link in:\n{self.text}"
        return found[1]


class Mailbox:
    """All the mail that came, and a way to wait for more.

    What is done `before_thanks` happens once a mail is kept, while its sender still waits to hear so.
    """

    def __init__(self) -> None:
        self.letters: list[Letter] = []
        self.before_thanks: Callable[[Letter], None] | None = None
        self._came = threading.Condition()

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802
        """Keep a mail; aiosmtpd gives this method its name."""
        message = message_from_bytes(envelope.content, policy=default)
        with self._came:
            letter = Letter(envelope.rcpt_tos[0], message.get_content(), str(message["Message-ID"]))
            self.letters.append(letter)
            self._came.notify_all()
        if self.before_thanks:
            self.before_thanks(letter)
        return "250 kept"

    def next_letter(self, after: int, to: str = "", about: str = "", seconds: float = 30) -> Letter:
        """Wait for the first letter to somebody, with such an address in it, that comes after so many others."""

        def found() -> Letter | None:
            new = self.letters[after:]
            return next((letter for letter in new if to in letter.to and about in letter.text), None)

        with self._came:
            letter = self._came.wait_for(found, timeout=seconds)
        assert letter, f"no mail came within {seconds} seconds"
        return letter


@contextlib.contextmanager
def open_mailbox() -> Iterator[tuple[Mailbox, int]]:
    """A mail server on a free port."""
    mailbox = Mailbox()
    server = Controller(mailbox, hostname="127.0.0.1", port=free_port())
    server.start()
    try:
        yield mailbox, server.port
    finally:
        server.stop()
