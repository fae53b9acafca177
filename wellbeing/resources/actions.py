"""Changing the pack: all of it in one transaction, or nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import delete, insert, select

from wellbeing.core.clock import now
from wellbeing.core.db import Model, transaction
from wellbeing.resources import queries
from wellbeing.resources.entries import CrisisContact, PackData, Resource, Topic
from wellbeing.resources.export import write_pack
from wellbeing.resources.interchange import PackError, edition_of, files_in, read_pack
from wellbeing.resources.models import (
    PackVersion,
    ResourceRow,
    ResourceTopic,
    ResourceTranslation,
    TopicRow,
    TopicTranslation,
)
from wellbeing.resources.tables import Fault

# In this order nothing is left that names what is gone.
_TABLES: tuple[type[Model], ...] = (
    ResourceTranslation,
    ResourceTopic,
    TopicTranslation,
    ResourceRow,
    TopicRow,
)


@dataclass(frozen=True)
class LoadReport:
    """What a load did: with any fault it did nothing."""

    faults: tuple[Fault, ...] = ()
    resources: int = 0
    topics: int = 0
    contacts: int = 0
    translations: int = 0
    changed: bool = False

    @property
    def loaded(self) -> bool:
        """Whether the pack is now what the files say."""
        return not self.faults


def load_pack(folder: Path) -> LoadReport:
    """Make the pack in the database what the files in a folder say."""
    try:
        data = read_pack(files_in(folder))
    except PackError as error:
        return LoadReport(error.faults)
    return replace_pack(data)


def replace_pack(data: PackData) -> LoadReport:
    """Put a pack in the place of the one before."""
    edition = edition_of(data)
    with transaction() as session:
        last = session.scalar(select(PackVersion.edition).order_by(PackVersion.id.desc()).limit(1))
        if last != edition:
            for table in _TABLES:
                session.execute(delete(table))
            for table, rows in _rows(data):
                if rows:
                    session.execute(insert(table), rows)
            session.add(PackVersion(edition=edition, loaded_at=now()))
    queries.look_again()
    entries: list[Resource | Topic | CrisisContact] = [*data.resources, *data.topics, *data.contacts]
    return LoadReport(
        resources=len(data.resources),
        topics=len(data.topics),
        contacts=len(data.contacts),
        translations=sum(len(entry.translations) for entry in entries),
        changed=last != edition,
    )


def export_pack(folder: Path) -> int:
    """Write the pack as files into a folder; says how many resources."""
    data = PackData(queries.read_resources(), queries.read_topics(), queries.all_contacts())
    for name, text in write_pack(data).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    return len(data.resources)


def _rows(data: PackData) -> Iterable[tuple[type[Model], list[dict[str, Any]]]]:
    yield TopicRow, [_topic_row(place, topic) for place, topic in enumerate(data.topics)]
    yield ResourceRow, [_resource_row(place, resource) for place, resource in enumerate(data.resources)]
    yield (
        ResourceTopic,
        [
            {"resource_slug": resource.slug, "topic_id": topic, "position": place}
            for resource in data.resources
            for place, topic in enumerate(resource.topics)
        ],
    )
    yield TopicTranslation, [row for topic in data.topics for row in _topic_translations(topic)]
    yield (
        ResourceTranslation,
        [row for resource in data.resources for row in _resource_translations(resource)],
    )


def _topic_row(place: int, topic: Topic) -> dict[str, Any]:
    return {
        "id": topic.id,
        "position": place,
        "area": topic.area,
        "label": topic.english.label,
        "words": topic.english.words,
    }


def _topic_translations(topic: Topic) -> Iterable[dict[str, Any]]:
    for language, words in topic.translations.items():
        yield {
            "topic_id": topic.id,
            "language": language,
            "label": words.label,
            "words": words.words,
            "status": words.checked.status,
            "checked_by": words.checked.by,
            "checked_on": words.checked.on,
        }


def _resource_row(place: int, resource: Resource) -> dict[str, Any]:
    words = resource.english
    own = ("slug", "scope", "areas", "audience", "phone", "text_number", "email", "url", "is_24h", "cost")
    more = (
        "languages",
        "channels",
        "source",
        "verified",
        "checked_note",
        "run_by",
        "assured_by",
        "assured_on",
        "open_to",
        "private_from_work",
    )
    kept = ("status", "show_from", "show_until", "owner", "review_months")
    said = ("name", "summary", "eligibility", "opening_hours")
    facts = {name: getattr(resource, name) for name in (*own, *more)}
    upkeep = {name: getattr(resource.upkeep, name) for name in kept}
    return {**facts, **upkeep, **{name: getattr(words, name) for name in said}, "position": place}


def _resource_translations(resource: Resource) -> Iterable[dict[str, Any]]:
    for language, words in resource.translations.items():
        yield {
            "resource_slug": resource.slug,
            "language": language,
            "name": words.name,
            "summary": words.summary,
            "eligibility": words.eligibility,
            "opening_hours": words.opening_hours,
            "status": words.checked.status,
            "checked_by": words.checked.by,
            "checked_on": words.checked.on,
        }
