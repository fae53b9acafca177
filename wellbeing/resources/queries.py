"""Reading the pack: one small query for each page, the rest from memory."""

import time
from functools import cache
from pathlib import Path
from threading import Lock
from weakref import WeakKeyDictionary

from sqlalchemy import Engine
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from wellbeing.core.db import db
from wellbeing.resources.cells import Cells as Cells
from wellbeing.resources.cells import cells_of as cells_of
from wellbeing.resources.cells import contact_of as contact_of
from wellbeing.resources.cells import resource_of as resource_of
from wellbeing.resources.cells import topic_of as topic_of
from wellbeing.resources.crisis import CrisisWords, read_lists
from wellbeing.resources.entries import STATUSES as STATUSES
from wellbeing.resources.entries import CrisisContact as CrisisContact
from wellbeing.resources.entries import Resource as Resource
from wellbeing.resources.entries import ShownContact, shown_contact
from wellbeing.resources.entries import Topic as Topic
from wellbeing.resources.interchange import files_in, read_contacts_file
from wellbeing.resources.models import PackVersion
from wellbeing.resources.queries_tables import Kept as Kept
from wellbeing.resources.queries_tables import read_contacts
from wellbeing.resources.queries_tables import read_kept as read_kept
from wellbeing.resources.queries_tables import read_resources as read_resources
from wellbeing.resources.queries_tables import read_topics as read_topics
from wellbeing.resources.snapshot import Pack, make_pack
from wellbeing.resources.tables import Fault as Fault
from wellbeing.resources.tables import Faults as Faults
from wellbeing.resources.vocabulary import AUDIENCES as AUDIENCES
from wellbeing.resources.vocabulary import CHANNELS as CHANNELS
from wellbeing.resources.vocabulary import COSTS as COSTS
from wellbeing.resources.vocabulary import OPEN_TO as OPEN_TO
from wellbeing.resources.vocabulary import SCOPES as SCOPES

NOTHING_LOADED = ""
# A change of the pack is seen within a second by every process; a busy second asks once, not for each page.
_FRESH_FOR = 1.0
# While the database is away, pages are not held up by asking it each time.
_ASK_AGAIN_AFTER = 3.0
_AWAY = (OperationalError, InterfaceError, PoolTimeout)
_CRISIS_WORDS = Path(__file__).with_name("crisis_words")
_LAST_EDITION = f"SELECT edition FROM {PackVersion.__tablename__} ORDER BY id DESC LIMIT 1"  # noqa: S608


class _Shelf:
    """The last edition read from one database."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.pack: Pack | None = None
        self.ask_at = 0.0


_shelves: WeakKeyDictionary[Engine, _Shelf] = WeakKeyDictionary()
_contacts: list[CrisisContact] = []


def open_crisis_contacts(folder: Path) -> None:
    """Read the crisis contacts and the crisis words from their files, at start; PackError when they are wrong."""
    contacts = read_contacts_file(files_in(folder))
    _contacts[:] = contacts
    crisis_contacts.cache_clear()
    crisis_words()


def all_contacts() -> tuple[CrisisContact, ...]:
    """The crisis contacts as their file says, verified or not."""
    return tuple(_contacts)


def kept_contacts() -> tuple[CrisisContact, ...]:
    """The crisis contacts as the database has them; as their file says where a pack was loaded before it kept them."""
    return read_contacts() or all_contacts()


@cache
def crisis_contacts(language: str) -> tuple[ShownContact, ...]:
    """The verified crisis contacts in a language, in the order of the pack. Needs no database."""
    return tuple(shown_contact(contact, language) for contact in _contacts if contact.verified)


@cache
def crisis_words() -> CrisisWords:
    """The lists of words that decide whether a search may be about a crisis."""
    lists = (path for path in _CRISIS_WORDS.glob("*.csv") if path.name != "reviews.csv")
    return read_lists({path.name: path.read_bytes() for path in lists})


def current_pack() -> Pack:
    """The pack, at most a second old, so at most one query. With the database away, the last edition read."""
    shelf = _shelves.setdefault(db.engine, _Shelf())
    known = shelf.pack
    moment = time.monotonic()
    if known and shelf.ask_at > moment:
        return known
    try:
        edition = _last_edition()
        shelf.ask_at = moment + _FRESH_FOR
        if known and known.edition == edition:
            return known
        return _renew(shelf, edition)
    except _AWAY:
        # Inside somebody's transaction a fault is theirs to see.
        if not known or db.session().in_transaction():
            raise
        shelf.ask_at = moment + _ASK_AGAIN_AFTER
        return known


def look_again() -> None:
    """Ask the database at the next page, however fresh the pack: whoever changed it sees the change."""
    shelf = _shelves.get(db.engine)
    if shelf:
        shelf.ask_at = 0.0


def topic_ids() -> tuple[str, ...]:
    """The ids of all topics, in the order of the pack."""
    return tuple(topic.id for topic in current_pack().topics)


def topic_choices(language: str) -> tuple[tuple[str, str], ...]:
    """The id and the name of all topics, in the order of the pack, for forms."""
    return tuple((topic.id, topic.label(language)) for topic in current_pack().topics)


def _last_edition() -> str:
    """Asked for every page, so past the session and its transaction, which would cost ten times as much."""
    try:
        connection = db.engine.raw_connection()
        try:
            cursor = connection.cursor()
            cursor.execute(_LAST_EDITION)
            row = cursor.fetchone()
            cursor.close()
        except BaseException:
            connection.invalidate()
            raise
        finally:
            connection.close()
    except db.engine.dialect.loaded_dbapi.Error as fault:
        raise OperationalError(_LAST_EDITION, None, fault) from fault
    return row[0] if row else NOTHING_LOADED


def _renew(shelf: _Shelf, edition: str) -> Pack:
    """Read the new edition. Only one thread does; the others go on with the old one, unless there is none."""
    if not shelf.lock.acquire(blocking=shelf.pack is None):
        assert shelf.pack is not None
        return shelf.pack
    try:
        if shelf.pack is None or shelf.pack.edition != edition:
            shelf.pack = make_pack(edition, read_resources(), read_topics())
        return shelf.pack
    finally:
        shelf.lock.release()
