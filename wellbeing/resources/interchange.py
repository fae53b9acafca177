"""The pack's files: what each column must hold.

All or nothing: `read_pack` gives the whole pack, or no pack and every fault by file, line and column.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from wellbeing.core.i18n import gettext as _
from wellbeing.core.tables import Fault, Faults, Row, read_rows
from wellbeing.resources.entries import (
    ENGLISH,
    ContactWords,
    CrisisContact,
    PackData,
    Resource,
    ResourceWords,
    Topic,
    TopicWords,
)
from wellbeing.resources.rows import (
    read_contact,
    read_contact_words,
    read_resource,
    read_resource_words,
    read_topic,
    read_topic_words,
)
from wellbeing.resources.vocabulary import known_languages

RESOURCES, TOPICS, CRISIS = "resources.csv", "topics.csv", "crisis.csv"
LARGEST_FILE = 64 * 1024 * 1024
COLUMNS: dict[str, tuple[str, ...]] = {
    RESOURCES: (
        *(
            "slug",
            "name",
            "scope",
            "soothe_areas",
            "topics",
            "audience",
            "phone",
            "text_number",
            "email",
            "url",
        ),
        *("opening_hours", "is_24h", "cost", "languages", "channels", "eligibility", "summary"),
        *("source", "verified", "checked_note"),
    ),
    TOPICS: ("topic", "label_en", "words", "soothe_area"),
    CRISIS: (
        *("order", "slug", "name", "phone", "text_number", "text_word", "url", "opening_hours", "is_24h"),
        *("languages", "area", "when_to_use", "source", "verified", "checked_note"),
    ),
}
# Facts that a pack may leave out.
EXTRA: dict[str, tuple[str, ...]] = {
    RESOURCES: (
        *("run_by", "assured_by", "assured_on", "open_to", "private_from_work"),
        *("status", "show_from", "show_until", "owner", "review_months"),
    ),
    TOPICS: (),
    CRISIS: ("assured_by", "assured_on", "review_months"),
}
# The first column and the status are needed; a column of words that is not there is read in English.
TRANSLATED: dict[str, tuple[str, ...]] = {
    RESOURCES: ("slug", "name", "opening_hours", "eligibility", "summary"),
    TOPICS: ("topic", "label", "words"),
    CRISIS: ("slug", "name", "opening_hours", "area", "when_to_use"),
}
CHECK_COLUMNS = ("status", "checked_by", "checked_on")
_OPTIONAL = {name: (*columns[1:], *CHECK_COLUMNS[1:]) for name, columns in TRANSLATED.items()}

Entry = TypeVar("Entry", Resource, Topic, CrisisContact)
Words = TypeVar("Words", ResourceWords, TopicWords, ContactWords)


class PackError(ValueError):
    """The pack's files are not right; the message lists every fault."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))


def files_in(folder: Path) -> dict[str, bytes]:
    """The pack's files in a folder, by their path inside it."""
    found = [path for name in COLUMNS for path in (folder / name, *sorted(folder.glob(f"*/{name}")))]
    files = [path for path in found if path.is_file()]
    for path in files:
        if path.stat().st_size > LARGEST_FILE:
            problem = _("The file is too large. The most is 64 MB.")
            raise PackError([Fault(path.relative_to(folder).as_posix(), 0, "", problem)])
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def read_pack(files: Mapping[str, bytes]) -> PackData:
    """The whole pack, or PackError with every fault."""
    faults = Faults()
    topics = _entries(files, TOPICS, "topic", read_topic, faults)
    if faults.found and not topics:
        # Without topics every resource would be wrong, and what is wrong in the file would be lost among them.
        raise PackError(faults.found)
    topic_ids = frozenset(topics)
    resources = _entries(files, RESOURCES, "slug", lambda row: read_resource(row, topic_ids), faults)
    contacts = _entries(files, CRISIS, "slug", read_contact, faults)
    _check_contacts(files, contacts, faults)
    _translate(files, RESOURCES, resources, "slug", read_resource_words, faults)
    _translate(files, TOPICS, topics, "topic", read_topic_words, faults)
    _translate(files, CRISIS, contacts, "slug", read_contact_words, faults)
    if faults.found:
        raise PackError(faults.found)
    return PackData(tuple(resources.values()), tuple(topics.values()), _in_order(contacts))


def read_contacts_file(files: Mapping[str, bytes]) -> tuple[CrisisContact, ...]:
    """The crisis contacts alone, or PackError with every fault of theirs."""
    faults = Faults()
    contacts = _entries(files, CRISIS, "slug", read_contact, faults)
    _check_contacts(files, contacts, faults)
    _translate(files, CRISIS, contacts, "slug", read_contact_words, faults)
    if faults.found:
        raise PackError(faults.found)
    return _in_order(contacts)


def _in_order(contacts: Mapping[str, CrisisContact]) -> tuple[CrisisContact, ...]:
    return tuple(sorted(contacts.values(), key=lambda contact: contact.order))


def edition_of(data: PackData) -> str:
    """A fingerprint: two packs that say the same have the same one."""
    return hashlib.sha256(repr(data).encode()).hexdigest()[:32]


def _entries(
    files: Mapping[str, bytes], name: str, key: str, read: Callable[[Row], Entry], faults: Faults
) -> dict[str, Entry]:
    if name not in files:
        faults.add(name, 0, "", _("The file is missing."))
        return {}
    found: dict[str, Entry] = {}
    for row in read_rows(name, files[name], COLUMNS[name], EXTRA[name], faults):
        entry = read(row)
        if row.cells[key] in found:
            row.wrong(key, _("“%(value)s” stands here twice.", value=row.cells[key]))
        found[row.cells[key]] = entry
    return found


def _translate(
    files: Mapping[str, bytes],
    name: str,
    entries: dict[str, Entry],
    key: str,
    read: Callable[[Row, Entry], Words],
    faults: Faults,
) -> None:
    """Hang the words of each language's file, such as `pl/topics.csv`, on the entries."""
    for path in sorted(path for path in files if path.endswith(f"/{name}")):
        language = path.split("/", 1)[0]
        if language == ENGLISH or language not in known_languages():
            problem = _("“%(code)s” is not the code of a language to translate into.", code=language)
            faults.add(path, 0, "", problem)
            continue
        seen: set[str] = set()
        for row in read_rows(path, files[path], (key, "status"), _OPTIONAL[name], faults):
            value = row.cells[key]
            entry = entries.get(value)
            if entry is None:
                row.wrong(key, _("“%(value)s” is not in the English file.", value=value[:60]))
                continue
            if value in seen:
                row.wrong(key, _("“%(value)s” stands here twice.", value=value))
            seen.add(value)
            translations: dict[str, Any] = {**entry.translations, language: read(row, entry)}
            entries[value] = replace(entry, translations=translations)


def _check_contacts(
    files: Mapping[str, bytes], contacts: Mapping[str, CrisisContact], faults: Faults
) -> None:
    if CRISIS in files and not any(contact.verified and contact.phone for contact in contacts.values()):
        faults.add(
            CRISIS, 1, "verified", _("At least one crisis contact with a phone number must be verified.")
        )
