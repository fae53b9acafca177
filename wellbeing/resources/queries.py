"""Reading the pack: one small query for each page, the rest from memory."""

import time
from collections import defaultdict
from functools import cache
from pathlib import Path
from threading import Lock
from weakref import WeakKeyDictionary

from sqlalchemy import Engine, select
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from wellbeing.core.db import db
from wellbeing.resources.crisis import CrisisWords, read_lists
from wellbeing.resources.entries import (
    Checked,
    CrisisContact,
    Resource,
    ResourceWords,
    ShownContact,
    Topic,
    TopicWords,
    Upkeep,
    shown_contact,
)
from wellbeing.resources.interchange import files_in, read_contacts
from wellbeing.resources.models import (
    PackVersion,
    ResourceRow,
    ResourceTopic,
    ResourceTranslation,
    TopicRow,
    TopicTranslation,
)
from wellbeing.resources.snapshot import Pack, make_pack

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
    contacts = read_contacts(files_in(folder))
    _contacts[:] = contacts
    crisis_contacts.cache_clear()
    crisis_words()


def all_contacts() -> tuple[CrisisContact, ...]:
    """The crisis contacts as their file says, verified or not."""
    return tuple(_contacts)


@cache
def crisis_contacts(language: str) -> tuple[ShownContact, ...]:
    """The verified crisis contacts in a language, in the order of the pack. Needs no database."""
    return tuple(shown_contact(contact, language) for contact in _contacts if contact.verified)


@cache
def crisis_words() -> CrisisWords:
    """The lists of words that decide whether a search may be about a crisis."""
    return read_lists({path.name: path.read_bytes() for path in _CRISIS_WORDS.glob("??.csv")})


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


def read_topics() -> tuple[Topic, ...]:
    """The topics as the database has them."""
    translations: dict[str, dict[str, TopicWords]] = defaultdict(dict)
    for each in db.session.scalars(select(TopicTranslation).order_by(TopicTranslation.language)):
        checked = Checked(each.status, each.checked_by, each.checked_on)
        translations[each.topic_id][each.language] = TopicWords(each.label, each.words, checked)
    return tuple(
        Topic(row.id, row.area, TopicWords(row.label, row.words), translations.get(row.id, {}))
        for row in db.session.scalars(select(TopicRow).order_by(TopicRow.position))
    )


def read_resources() -> tuple[Resource, ...]:
    """The resources as the database has them."""
    topics: dict[str, list[str]] = defaultdict(list)
    for link in db.session.scalars(select(ResourceTopic).order_by(ResourceTopic.position)):
        topics[link.resource_slug].append(link.topic_id)
    translations: dict[str, dict[str, ResourceWords]] = defaultdict(dict)
    for each in db.session.scalars(select(ResourceTranslation).order_by(ResourceTranslation.language)):
        checked = Checked(each.status, each.checked_by, each.checked_on)
        words = ResourceWords(each.name, each.summary, each.eligibility, each.opening_hours, checked)
        translations[each.resource_slug][each.language] = words
    return tuple(
        _resource(row, tuple(topics[row.slug]), translations.get(row.slug, {}))
        for row in db.session.scalars(select(ResourceRow).order_by(ResourceRow.position))
    )


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


def _resource(row: ResourceRow, topics: tuple[str, ...], translations: dict[str, ResourceWords]) -> Resource:
    return Resource(
        slug=row.slug,
        scope=row.scope,
        areas=row.areas,
        topics=topics,
        audience=row.audience,
        phone=row.phone,
        text_number=row.text_number,
        email=row.email,
        url=row.url,
        is_24h=row.is_24h,
        cost=row.cost,
        languages=row.languages,
        channels=row.channels,
        source=row.source,
        verified=row.verified,
        checked_note=row.checked_note,
        run_by=row.run_by,
        assured_by=row.assured_by,
        assured_on=row.assured_on,
        open_to=row.open_to,
        private_from_work=row.private_from_work,
        upkeep=Upkeep(row.status, row.show_from, row.show_until, row.owner, row.review_months),
        english=ResourceWords(row.name, row.summary, row.eligibility, row.opening_hours),
        translations=translations,
    )
