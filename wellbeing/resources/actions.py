"""Changing the pack: all of it in one transaction, or nothing."""

import secrets
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.orm import Session

from wellbeing.core.clock import now
from wellbeing.core.db import Model, transaction
from wellbeing.core.tables import Fault
from wellbeing.resources import columns, queries
from wellbeing.resources.columns import Columns
from wellbeing.resources.entries import CrisisContact, PackData, Resource, Topic
from wellbeing.resources.export import write_pack
from wellbeing.resources.interchange import PackError, edition_of, files_in, read_pack
from wellbeing.resources.models import (
    CrisisContactRow,
    CrisisContactTranslation,
    PackVersion,
    ResourceRow,
    ResourceTopic,
    ResourceTranslation,
    TopicRow,
    TopicTranslation,
)
from wellbeing.resources.queries_tables import read_contacts, read_resources, read_topics

# In this order nothing is left that names what is gone.
_TABLES: tuple[type[Model], ...] = (
    ResourceTranslation,
    ResourceTopic,
    TopicTranslation,
    CrisisContactTranslation,
    ResourceRow,
    TopicRow,
    CrisisContactRow,
)
# As many as one statement may safely name.
_BATCH = 1000


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
        hold_pack(session)
        changed = not _is_there(session, edition)
        if changed:
            for table in _TABLES:
                session.execute(delete(table))
            for table, rows in _rows(data):
                _insert(session, table, rows)
            session.add(PackVersion(edition=edition, loaded_at=now()))
    queries.look_again()
    entries: list[Resource | Topic | CrisisContact] = [*data.resources, *data.topics, *data.contacts]
    return LoadReport(
        resources=len(data.resources),
        topics=len(data.topics),
        contacts=len(data.contacts),
        translations=sum(len(entry.translations) for entry in entries),
        changed=changed,
    )


def hold_pack(session: Session) -> None:
    """Let nobody else change the pack until this transaction ends; whoever comes second sees what the first did."""
    session.execute(select(PackVersion.id).order_by(PackVersion.id).limit(1).with_for_update())


def put_resources(resources: Collection[Resource]) -> None:
    """Add resources, or put them in the place of those with their slugs; new ones stand last."""
    with transaction() as session:
        hold_pack(session)
        last = session.scalar(select(func.max(ResourceRow.position))) or 0
        there = dict(session.execute(select(ResourceRow.slug, ResourceRow.position)).all())
        fresh = [resource for resource in resources if resource.slug not in there]
        known = [resource for resource in resources if resource.slug in there]
        slugs = [resource.slug for resource in known]
        for start in range(0, len(slugs), _BATCH):
            some = slugs[start : start + _BATCH]
            session.execute(delete(ResourceTopic).where(ResourceTopic.resource_slug.in_(some)))
            session.execute(delete(ResourceTranslation).where(ResourceTranslation.resource_slug.in_(some)))
        if known:
            rows = [columns.resource_columns(there[resource.slug], resource) for resource in known]
            session.execute(update(ResourceRow), rows)
        _insert(session, ResourceRow, _placed(fresh, last + 1))
        _insert(session, ResourceTopic, _all(map(columns.resource_topics, resources)))
        _insert(session, ResourceTranslation, _all(map(columns.resource_translations, resources)))
        _new_edition(session)
    queries.look_again()


def put_topic(topic: Topic) -> None:
    """Put a topic's words in the place of those it had."""
    with transaction() as session:
        hold_pack(session)
        place = session.scalars(select(TopicRow.position).where(TopicRow.id == topic.id)).one()
        session.execute(update(TopicRow), [columns.topic_columns(place, topic)])
        session.execute(delete(TopicTranslation).where(TopicTranslation.topic_id == topic.id))
        _insert(session, TopicTranslation, columns.topic_translations(topic))
        _new_edition(session)
    queries.look_again()


def put_contacts(contacts: Collection[CrisisContact]) -> None:
    """Make these the crisis contacts."""
    with transaction() as session:
        hold_pack(session)
        session.execute(delete(CrisisContactTranslation))
        session.execute(delete(CrisisContactRow))
        _insert(session, CrisisContactRow, map(columns.contact_columns, contacts))
        _insert(session, CrisisContactTranslation, _all(map(columns.contact_translations, contacts)))
        _new_edition(session)
    queries.look_again()


def export_pack(folder: Path) -> int:
    """Write the pack as files into a folder; says how many resources."""
    data = PackData(read_resources(), read_topics(), queries.kept_contacts())
    for name, text in write_pack(data).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    return len(data.resources)


def _is_there(session: Session, edition: str) -> bool:
    """Whether the database says what this edition says; edits give the pack other names than its content's."""
    if session.scalar(select(PackVersion.edition).order_by(PackVersion.id.desc()).limit(1)) == edition:
        return True
    kept = PackData(read_resources(), read_topics(), read_contacts())
    return bool(kept.resources or kept.topics) and edition_of(kept) == edition


def _new_edition(session: Session) -> None:
    """A name for what the pack says from now on; to hash all of it for one edit would take too long."""
    session.add(PackVersion(edition=secrets.token_hex(16), loaded_at=now()))


def _rows(data: PackData) -> Iterable[tuple[type[Model], Iterable[Columns]]]:
    yield TopicRow, [columns.topic_columns(place, topic) for place, topic in enumerate(data.topics)]
    yield ResourceRow, _placed(data.resources, 0)
    yield CrisisContactRow, map(columns.contact_columns, data.contacts)
    yield ResourceTopic, _all(map(columns.resource_topics, data.resources))
    yield TopicTranslation, _all(map(columns.topic_translations, data.topics))
    yield ResourceTranslation, _all(map(columns.resource_translations, data.resources))
    yield CrisisContactTranslation, _all(map(columns.contact_translations, data.contacts))


def _placed(resources: Iterable[Resource], first: int) -> list[Columns]:
    return [columns.resource_columns(place, resource) for place, resource in enumerate(resources, first)]


def _all(groups: Iterable[Iterable[Columns]]) -> list[Columns]:
    return [row for group in groups for row in group]


def _insert(session: Session, table: type[Model], rows: Iterable[Columns]) -> None:
    rows = list(rows)
    if rows:
        session.execute(insert(table), rows)
