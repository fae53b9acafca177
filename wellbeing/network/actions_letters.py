"""Sending a letter to buddies: all of its mails are queued together or none, and nothing else of it is kept."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import timedelta

from sqlalchemy.exc import IntegrityError

from wellbeing.core import mail
from wellbeing.core.db import transaction
from wellbeing.core.i18n import LANGUAGES
from wellbeing.core.mail import Posting
from wellbeing.core.sealing import seal, unseal
from wellbeing.core.throttle import throttle
from wellbeing.network.letters import SECONDS_BETWEEN, Reach, Words, language_for, reach
from wellbeing.network.people import Person
from wellbeing.network.queries_reminders import people

ORDER = tuple(language.code for language in LANGUAGES)
_PURPOSE = "letter"
# As long as a form may be sent; a letter that was sent is remembered as long, so that it goes once.
LASTS = timedelta(hours=2)


@dataclass(frozen=True)
class Letter:
    """A letter that was shown and waits for the yes; `batch` is the name of its mails while they wait."""

    batch: bytes
    to: tuple[str, ...]
    words: Mapping[str, Words]
    reply_to: str


def seal_letter(letter: Letter) -> str:
    """The letter as the page carries it: nothing of it is in the database until it is sent."""
    words = {code: asdict(one) for code, one in letter.words.items()}
    held = {"batch": letter.batch.hex(), "to": letter.to, "words": words, "reply_to": letter.reply_to}
    return seal(held, _PURPOSE)


def open_letter(token: str) -> Letter | None:
    """The letter of a token; None when it is forged, or was shown too long ago."""
    held = unseal(token, _PURPOSE, int(LASTS.total_seconds()))
    if held is None:
        return None
    words = {code: Words(**one) for code, one in held["words"].items()}
    return Letter(bytes.fromhex(held["batch"]), tuple(held["to"]), words, held["reply_to"])


def recipients(letter: Letter) -> Reach:
    """Who gets it as things stand now."""
    ids = frozenset(letter.to)
    return reach(people(), lambda one: one.id in ids)


def as_mail(letter: Letter, reader: str) -> tuple[str, str, str]:
    """The language, subject and text of the mail to somebody who gets their mails in a language."""
    code = language_for(reader, letter.words, ORDER)
    subject, text = mail.written(
        template="letter", language=reader, words=letter.words[code], code=code, reply_to=letter.reply_to
    )
    return code, subject, text


def send(letter: Letter) -> Reach | None:
    """Queue one mail for each; None when this very letter was sent already."""
    try:
        with transaction():
            if not throttle(f"letter:{letter.batch.hex()}", 1, LASTS):
                return None
            found = recipients(letter)
            for number, one in enumerate(found.people):
                _queue(letter, one, timedelta(seconds=number * SECONDS_BETWEEN))
            return found
    except IntegrityError:
        return None  # the second press of a button came in the same moment, and the first one sends it


def _queue(letter: Letter, one: Person, later: timedelta) -> None:
    code = language_for(one.language, letter.words, ORDER)
    mail.post(
        to=one.address,
        template="letter",
        language=one.language,
        posting=Posting(letter.reply_to, letter.batch, later),
        words=letter.words[code],
        code=code,
        reply_to=letter.reply_to,
    )
