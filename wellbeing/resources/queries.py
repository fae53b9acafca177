"""Reading the pack: pages have it in memory and ask the database nothing."""

from functools import cache
from pathlib import Path

from sqlalchemy import select

from wellbeing.core.db import db, once_committed
from wellbeing.core.tables import Fault as Fault
from wellbeing.core.tables import Faults as Faults
from wellbeing.resources.cells import RESOURCE_COLUMNS as RESOURCE_COLUMNS
from wellbeing.resources.cells import Cells as Cells
from wellbeing.resources.cells import cells_of as cells_of
from wellbeing.resources.cells import contact_of as contact_of
from wellbeing.resources.cells import resource_of as resource_of
from wellbeing.resources.cells import topic_of as topic_of
from wellbeing.resources.crisis import CrisisWords, read_lists
from wellbeing.resources.entries import PUBLISHED as PUBLISHED
from wellbeing.resources.entries import STATUSES as STATUSES
from wellbeing.resources.entries import CrisisContact as CrisisContact
from wellbeing.resources.entries import Resource as Resource
from wellbeing.resources.entries import ShownContact
from wellbeing.resources.entries import Topic as Topic
from wellbeing.resources.incoming import RESERVED as RESERVED
from wellbeing.resources.incoming import columns_of as columns_of
from wellbeing.resources.incoming import list_cells as list_cells
from wellbeing.resources.incoming import read_incoming as read_incoming
from wellbeing.resources.interchange import RESOURCES as RESOURCES
from wellbeing.resources.interchange import TOPICS as TOPICS
from wellbeing.resources.interchange import PackError as PackError
from wellbeing.resources.interchange import files_in as files_in
from wellbeing.resources.interchange import read_contacts_file
from wellbeing.resources.interchange import read_pack as read_pack
from wellbeing.resources.models import PackVersion
from wellbeing.resources.queries_shelf import shelf_of
from wellbeing.resources.queries_tables import Kept as Kept
from wellbeing.resources.queries_tables import read_contacts
from wellbeing.resources.queries_tables import read_kept as read_kept
from wellbeing.resources.queries_tables import read_resources as read_resources
from wellbeing.resources.queries_tables import read_topics as read_topics
from wellbeing.resources.review import is_shown as is_shown
from wellbeing.resources.review import review_due as review_due
from wellbeing.resources.snapshot import CrisisCard, Pack
from wellbeing.resources.trial import LARGE as LARGE
from wellbeing.resources.trial import Trial as Trial
from wellbeing.resources.trial import try_words as try_words
from wellbeing.resources.vocabulary import AUDIENCES as AUDIENCES
from wellbeing.resources.vocabulary import CHANNELS as CHANNELS
from wellbeing.resources.vocabulary import COSTS as COSTS
from wellbeing.resources.vocabulary import OPEN_TO as OPEN_TO
from wellbeing.resources.vocabulary import SCOPES as SCOPES

_CRISIS_WORDS = Path(__file__).with_name("crisis_words")

_on_file: list[CrisisCard] = [CrisisCard(())]


def open_crisis_contacts(folder: Path) -> None:
    """Read the crisis contacts and the crisis words from their files, at start; PackError when they are wrong."""
    _on_file[:] = [CrisisCard(read_contacts_file(files_in(folder)))]
    crisis_words()


def all_contacts() -> tuple[CrisisContact, ...]:
    """The crisis contacts as their file says, verified or not."""
    return _on_file[0].contacts


def last_edition() -> str:
    """The name of what the pack says now, as the database has it; each change gives it another one."""
    return db.session.scalar(select(PackVersion.edition).order_by(PackVersion.id.desc()).limit(1)) or ""


def kept_contacts() -> tuple[CrisisContact, ...]:
    """The crisis contacts as the database has them; as their file says where a pack was loaded before it kept them."""
    return read_contacts() or all_contacts()


def crisis_contacts(language: str) -> tuple[ShownContact, ...]:
    """The verified crisis contacts in a language, in their order. Never asks the database.

    They are those of the pack in memory; until it has any, those of the file.
    """
    pack = shelf_of(db.engine).pack
    card = pack.card if pack and pack.card.contacts else _on_file[0]
    return card.shown(language)


@cache
def crisis_words() -> CrisisWords:
    """The lists of words that decide whether a search may be about a crisis."""
    lists = (path for path in _CRISIS_WORDS.glob("*.csv") if path.name != "reviews.csv")
    return read_lists({path.name: path.read_bytes() for path in lists})


def current_pack() -> Pack:
    """The pack in memory; the first page of a process reads it. With the database away, the last edition goes on."""
    return shelf_of(db.engine).current()


def follow_changes() -> None:
    """Let a thread of this process follow the changes of the pack, so that no page ever waits for them."""
    shelf_of(db.engine).follow()


def look_again() -> None:
    """Somebody has changed the pack, or will when they commit: it is read anew, by whoever follows or the next page."""
    once_committed(shelf_of(db.engine).look_again)


def catch_up() -> Pack:
    """The pack as the database has it now; for commands and tests, which can wait."""
    return shelf_of(db.engine).catch_up()


def topic_ids() -> tuple[str, ...]:
    """The ids of all topics, in the order of the pack."""
    return tuple(topic.id for topic in current_pack().topics)


def topic_choices(language: str) -> tuple[tuple[str, str], ...]:
    """The id and the name of all topics, in the order of the pack, for forms."""
    return tuple((topic.id, topic.label(language)) for topic in current_pack().topics)
