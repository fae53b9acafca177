"""The pack in the database. Its file of crisis contacts stands in for theirs until they can be read here."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from wellbeing.core.db import Codes, Model, UtcDateTime


class PackVersion(Model):
    """Each change of the pack adds a row; the last one names the edition that pages show."""

    __tablename__ = "pack_version"

    id: Mapped[int] = mapped_column(primary_key=True)
    edition: Mapped[str] = mapped_column(String(32))
    loaded_at: Mapped[datetime] = mapped_column(UtcDateTime)


class TopicRow(Model):
    """A topic with its English words."""

    __tablename__ = "topic"

    id: Mapped[str] = mapped_column(String(60), primary_key=True)
    position: Mapped[int]
    area: Mapped[str] = mapped_column(String(20))
    label: Mapped[str] = mapped_column(String(80))
    words: Mapped[tuple[str, ...]] = mapped_column(Codes)


class TopicTranslation(Model):
    """A topic's words in another language."""

    __tablename__ = "topic_translation"

    topic_id: Mapped[str] = mapped_column(ForeignKey("topic.id", ondelete="CASCADE"), primary_key=True)
    language: Mapped[str] = mapped_column(String(8), primary_key=True)
    label: Mapped[str] = mapped_column(String(80))
    words: Mapped[tuple[str, ...]] = mapped_column(Codes)
    status: Mapped[str] = mapped_column(String(10))
    checked_by: Mapped[str] = mapped_column(String(120))
    checked_on: Mapped[date | None]


class ResourceRow(Model):
    """A resource with its English words; the slug is its name for ever."""

    __tablename__ = "resource"

    slug: Mapped[str] = mapped_column(String(60), primary_key=True)
    position: Mapped[int]
    scope: Mapped[str] = mapped_column(String(10))
    areas: Mapped[tuple[str, ...]] = mapped_column(Codes)
    audience: Mapped[tuple[str, ...]] = mapped_column(Codes)
    phone: Mapped[str] = mapped_column(String(24))
    text_number: Mapped[str] = mapped_column(String(24))
    email: Mapped[str] = mapped_column(String(120))
    url: Mapped[str] = mapped_column(String(500))
    is_24h: Mapped[bool]
    cost: Mapped[str] = mapped_column(String(10))
    languages: Mapped[tuple[str, ...]] = mapped_column(Codes)
    channels: Mapped[tuple[str, ...]] = mapped_column(Codes)
    source: Mapped[str] = mapped_column(Text)
    verified: Mapped[bool]
    checked_note: Mapped[str] = mapped_column(Text)
    run_by: Mapped[str] = mapped_column(String(120))
    assured_by: Mapped[str] = mapped_column(String(120))
    assured_on: Mapped[date | None]
    open_to: Mapped[tuple[str, ...]] = mapped_column(Codes)
    private_from_work: Mapped[bool]
    status: Mapped[str] = mapped_column(String(10))
    show_from: Mapped[date | None]
    show_until: Mapped[date | None]
    owner: Mapped[str] = mapped_column(String(254))
    review_months: Mapped[int]
    name: Mapped[str] = mapped_column(String(120))
    summary: Mapped[str] = mapped_column(Text)
    eligibility: Mapped[str] = mapped_column(Text)
    opening_hours: Mapped[str] = mapped_column(Text)


class ResourceTopic(Model):
    """Which topics a resource helps with, the one that it is most about first."""

    __tablename__ = "resource_topic"

    resource_slug: Mapped[str] = mapped_column(
        ForeignKey("resource.slug", ondelete="CASCADE"), primary_key=True
    )
    topic_id: Mapped[str] = mapped_column(ForeignKey("topic.id"), primary_key=True, index=True)
    position: Mapped[int]


class ResourceTranslation(Model):
    """A resource's words in another language."""

    __tablename__ = "resource_translation"

    resource_slug: Mapped[str] = mapped_column(
        ForeignKey("resource.slug", ondelete="CASCADE"), primary_key=True
    )
    language: Mapped[str] = mapped_column(String(8), primary_key=True)
    name: Mapped[str] = mapped_column(String(120))
    summary: Mapped[str] = mapped_column(Text)
    eligibility: Mapped[str] = mapped_column(Text)
    opening_hours: Mapped[str] = mapped_column(Text)
    status: Mapped[str] = mapped_column(String(10))
    checked_by: Mapped[str] = mapped_column(String(120))
    checked_on: Mapped[date | None]


class CrisisContactRow(Model):
    """A crisis contact with its English words."""

    __tablename__ = "crisis_contact"

    slug: Mapped[str] = mapped_column(String(60), primary_key=True)
    position: Mapped[int]
    phone: Mapped[str] = mapped_column(String(24))
    text_number: Mapped[str] = mapped_column(String(24))
    text_word: Mapped[str] = mapped_column(String(20))
    url: Mapped[str] = mapped_column(String(500))
    is_24h: Mapped[bool]
    languages: Mapped[tuple[str, ...]] = mapped_column(Codes)
    source: Mapped[str] = mapped_column(Text)
    verified: Mapped[bool]
    checked_note: Mapped[str] = mapped_column(Text)
    assured_by: Mapped[str] = mapped_column(String(120))
    assured_on: Mapped[date | None]
    review_months: Mapped[int]
    name: Mapped[str] = mapped_column(String(120))
    opening_hours: Mapped[str] = mapped_column(Text)
    area: Mapped[str] = mapped_column(Text)
    when_to_use: Mapped[str] = mapped_column(Text)


class CrisisContactTranslation(Model):
    """A crisis contact's words in another language."""

    __tablename__ = "crisis_contact_translation"

    contact_slug: Mapped[str] = mapped_column(
        ForeignKey("crisis_contact.slug", ondelete="CASCADE"), primary_key=True
    )
    language: Mapped[str] = mapped_column(String(8), primary_key=True)
    name: Mapped[str] = mapped_column(String(120))
    opening_hours: Mapped[str] = mapped_column(Text)
    area: Mapped[str] = mapped_column(Text)
    when_to_use: Mapped[str] = mapped_column(Text)
    status: Mapped[str] = mapped_column(String(10))
    checked_by: Mapped[str] = mapped_column(String(120))
    checked_on: Mapped[date | None]
