"""Writing the pack as the files that `interchange.read_pack` reads back to the same."""

import csv
import io
from collections.abc import Iterable
from datetime import date

from wellbeing.resources.entries import (
    CrisisContact,
    PackData,
    Resource,
    ResourceWords,
    Topic,
    TopicWords,
)
from wellbeing.resources.interchange import (
    CHECK_COLUMNS,
    COLUMNS,
    CRISIS,
    EXTRA,
    RESOURCES,
    TOPICS,
    TRANSLATED,
)
from wellbeing.resources.tables import write_cell


def write_pack(data: PackData) -> dict[str, str]:
    """The pack as files that `read_pack` reads back to the same."""
    files = {
        RESOURCES: _write((*COLUMNS[RESOURCES], *EXTRA), (_resource_cells(each) for each in data.resources)),
        TOPICS: _write(COLUMNS[TOPICS], (_topic_cells(each) for each in data.topics)),
        CRISIS: _write(COLUMNS[CRISIS], (_contact_cells(each) for each in data.contacts)),
    }
    for name, entries in ((RESOURCES, data.resources), (TOPICS, data.topics), (CRISIS, data.contacts)):
        for language in sorted({code for entry in entries for code in entry.translations}):
            rows = (_translated_cells(entry, language) for entry in entries if language in entry.translations)
            files[f"{language}/{name}"] = _write((*TRANSLATED[name], *CHECK_COLUMNS), rows)
    return files


def _write(columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([write_cell(cell) for cell in row] for row in rows)
    return text.getvalue()


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
        contact.checked_note,
    )


def _translated_cells(entry: Resource | Topic | CrisisContact, language: str) -> tuple[str, ...]:
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
