"""One entry of the pack as the cells of its files, and back: so it stands in a file, a form and a version."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date

from wellbeing.core.tables import Faults, Row
from wellbeing.resources.entries import ENGLISH, CrisisContact, Resource, ResourceWords, Topic, TopicWords
from wellbeing.resources.interchange import (
    CHECK_COLUMNS,
    COLUMNS,
    CRISIS,
    EXTRA,
    RESOURCES,
    TOPICS,
    TRANSLATED,
)
from wellbeing.resources.rows import (
    read_contact,
    read_contact_words,
    read_resource,
    read_resource_words,
    read_topic,
    read_topic_words,
)

Entry = Resource | Topic | CrisisContact
# By language, English first; then by column.
Cells = Mapping[str, Mapping[str, str]]
RESOURCE_COLUMNS = (*COLUMNS[RESOURCES], *EXTRA[RESOURCES])


def cells_of(entry: Entry) -> dict[str, dict[str, str]]:
    """Everything that an entry says."""
    file = _file(entry)
    cells = {ENGLISH: dict(zip((*COLUMNS[file], *EXTRA[file]), english_cells(entry), strict=True))}
    columns = (*TRANSLATED[file], *CHECK_COLUMNS)
    for language in sorted(entry.translations):
        cells[language] = dict(zip(columns, translated_cells(entry, language), strict=True))
    return cells


def resource_of(cells: Cells, topic_ids: Collection[str], faults: Faults) -> Resource:
    """The resource that its cells say; what is wrong is noted by language and column."""
    resource = read_resource(_row(cells, ENGLISH, faults), topic_ids)
    words = {code: read_resource_words(_row(cells, code, faults), resource) for code in _others(cells)}
    return replace(resource, translations=words)


def topic_of(cells: Cells, faults: Faults) -> Topic:
    """The topic that its cells say."""
    topic = read_topic(_row(cells, ENGLISH, faults))
    words = {code: read_topic_words(_row(cells, code, faults), topic) for code in _others(cells)}
    return replace(topic, translations=words)


def contact_of(cells: Cells, faults: Faults) -> CrisisContact:
    """The crisis contact that its cells say."""
    contact = read_contact(_row(cells, ENGLISH, faults))
    words = {code: read_contact_words(_row(cells, code, faults), contact) for code in _others(cells)}
    return replace(contact, translations=words)


def _others(cells: Cells) -> list[str]:
    return [code for code in cells if code != ENGLISH]


def _row(cells: Cells, language: str, faults: Faults) -> Row:
    row = Row(language, 1, cells[language], faults)
    row.refuse_hidden()
    return row


def _file(entry: Entry) -> str:
    if isinstance(entry, Resource):
        return RESOURCES
    return TOPICS if isinstance(entry, Topic) else CRISIS


def english_cells(entry: Entry) -> tuple[str, ...]:
    """Its facts and English words, in the order of its file."""
    if isinstance(entry, Resource):
        return _resource_cells(entry)
    return _topic_cells(entry) if isinstance(entry, Topic) else _contact_cells(entry)


def _resource_cells(resource: Resource) -> tuple[str, ...]:
    words = resource.english
    return (
        *(resource.slug, words.name, resource.scope, ";".join(resource.areas), ";".join(resource.topics)),
        *(";".join(resource.audience), resource.phone, resource.text_number, resource.email, resource.url),
        *(words.opening_hours, "true" if resource.is_24h else "false", resource.cost),
        *(";".join(resource.languages), ";".join(resource.channels), words.eligibility, words.summary),
        *(resource.source, "yes" if resource.verified else "no", resource.checked_note),
        *(
            resource.run_by,
            resource.assured_by,
            _day(resource.assured_on),
            ";".join(resource.open_to),
            "yes" if resource.private_from_work else "no",
        ),
        *(resource.upkeep.status, _day(resource.upkeep.show_from), _day(resource.upkeep.show_until)),
        *(resource.upkeep.owner, str(resource.upkeep.review_months)),
    )


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _topic_cells(topic: Topic) -> tuple[str, ...]:
    return (topic.id, topic.english.label, ";".join(topic.english.words), topic.area)


def _contact_cells(contact: CrisisContact) -> tuple[str, ...]:
    words = contact.words
    return (
        *(
            str(contact.order),
            contact.slug,
            words.name,
            contact.phone,
            contact.text_number,
            contact.text_word,
        ),
        *(
            contact.url,
            words.opening_hours,
            "true" if contact.is_24h else "false",
            ";".join(contact.languages),
        ),
        *(words.area, words.when_to_use, contact.source, "yes" if contact.verified else "no"),
        *(contact.checked_note, contact.assured_by, _day(contact.assured_on), str(contact.review_months)),
    )


def translated_cells(entry: Entry, language: str) -> tuple[str, ...]:
    """Its words in another language, in the order of that language's file."""
    words = entry.translations[language]
    checked = (
        words.checked.status,
        words.checked.by,
        _day(words.checked.on),
    )
    if isinstance(words, ResourceWords):
        facts: tuple[str, ...] = (words.name, words.opening_hours, words.eligibility, words.summary)
    elif isinstance(words, TopicWords):
        facts = (words.label, ";".join(words.words))
    else:
        facts = (words.name, words.opening_hours, words.area, words.when_to_use)
    return (entry.id if isinstance(entry, Topic) else entry.slug, *facts, *checked)
