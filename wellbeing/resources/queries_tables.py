"""Reading the pack's tables as entries."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import starmap
from typing import TypeVar, cast

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from wellbeing.core.db import Model, db
from wellbeing.resources.entries import (
    Checked,
    ContactWords,
    CrisisContact,
    Resource,
    ResourceWords,
    Topic,
    TopicWords,
    Upkeep,
)
from wellbeing.resources.models import (
    CrisisContactRow,
    CrisisContactTranslation,
    ResourceRow,
    ResourceTopic,
    ResourceTranslation,
    TopicRow,
    TopicTranslation,
)
from wellbeing.resources.review import review_due

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True)
class Kept:
    """How one resource is kept: enough for the lists of those who keep it."""

    slug: str
    name: str
    url: str
    verified: bool
    status: str
    owner: str
    show_from: date | None
    show_until: date | None
    assured_by: str
    assured_on: date | None
    review_months: int

    @property
    def due_on(self) -> date | None:
        """The day by which somebody should check it again; None when nobody ever has."""
        return review_due(self.assured_on, self.review_months) if self.assured_on else None


def read_kept() -> tuple[Kept, ...]:
    """Every resource by name, shown or not."""
    row = ResourceRow
    upkeep = (row.status, row.owner, row.show_from, row.show_until)
    assured = (row.assured_by, row.assured_on, row.review_months)
    rows = db.session.execute(select(row.slug, row.name, row.url, row.verified, *upkeep, *assured))
    return tuple(sorted(starmap(Kept, rows), key=lambda one: (one.name.casefold(), one.slug)))


def read_topics(session: Session | None = None) -> tuple[Topic, ...]:
    """The topics as the database has them."""
    translations: dict[str, dict[str, TopicWords]] = defaultdict(dict)
    for each in _each(select(TopicTranslation).order_by(TopicTranslation.language), session):
        checked = Checked(each.status, each.checked_by, each.checked_on)
        translations[each.topic_id][each.language] = TopicWords(each.label, each.words, checked)
    return tuple(
        Topic(row.id, row.area, TopicWords(row.label, row.words), translations.get(row.id, {}))
        for row in _each(select(TopicRow).order_by(TopicRow.position), session)
    )


def read_resources(
    slugs: Collection[str] | None = None, session: Session | None = None
) -> tuple[Resource, ...]:
    """The resources as the database has them, shown or not: all of them, or those with these slugs (a few)."""
    links = select(ResourceTopic).order_by(ResourceTopic.position)
    words_in = select(ResourceTranslation).order_by(ResourceTranslation.language)
    rows = select(ResourceRow).order_by(ResourceRow.position)
    if slugs is not None:
        links = links.where(ResourceTopic.resource_slug.in_(slugs))
        words_in = words_in.where(ResourceTranslation.resource_slug.in_(slugs))
        rows = rows.where(ResourceRow.slug.in_(slugs))
    topics: dict[str, list[str]] = defaultdict(list)
    for link in _each(links, session):
        topics[link.resource_slug].append(link.topic_id)
    translations: dict[str, dict[str, ResourceWords]] = defaultdict(dict)
    for each in _each(words_in, session):
        checked = Checked(each.status, each.checked_by, each.checked_on)
        words = ResourceWords(each.name, each.summary, each.eligibility, each.opening_hours, checked)
        translations[each.resource_slug][each.language] = words
    return tuple(
        _resource(row, tuple(topics[row.slug]), translations.get(row.slug, {}))
        for row in _each(rows, session)
    )


def read_contacts(session: Session | None = None) -> tuple[CrisisContact, ...]:
    """The crisis contacts as the database has them, in their order; none where it never kept them."""
    translations: dict[str, dict[str, ContactWords]] = defaultdict(dict)
    by_language = select(CrisisContactTranslation).order_by(CrisisContactTranslation.language)
    for each in _each(by_language, session):
        checked = Checked(each.status, each.checked_by, each.checked_on)
        words = ContactWords(each.name, each.opening_hours, each.area, each.when_to_use, checked)
        translations[each.contact_slug][each.language] = words
    return tuple(
        _contact(row, translations.get(row.slug, {}))
        for row in _each(select(CrisisContactRow).order_by(CrisisContactRow.position), session)
    )


def _each(rows: Select[Row], session: Session | None) -> Iterable[Row]:
    """The rows as they are now, with their columns but not as the session's own copies, which take far longer."""
    table = rows.column_descriptions[0]["entity"].__table__
    found = (session or db.session()).execute(rows.with_only_columns(*table.c))
    return cast(Iterable[Row], found)


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


def _contact(row: CrisisContactRow, translations: dict[str, ContactWords]) -> CrisisContact:
    return CrisisContact(
        order=row.position,
        slug=row.slug,
        phone=row.phone,
        text_number=row.text_number,
        text_word=row.text_word,
        url=row.url,
        is_24h=row.is_24h,
        languages=row.languages,
        source=row.source,
        verified=row.verified,
        checked_note=row.checked_note,
        words=ContactWords(row.name, row.opening_hours, row.area, row.when_to_use),
        assured_by=row.assured_by,
        assured_on=row.assured_on,
        review_months=row.review_months,
        translations=translations,
    )
