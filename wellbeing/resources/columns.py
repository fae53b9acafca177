"""Entries of the pack as the columns of their tables."""

from collections.abc import Iterator
from typing import Any

from wellbeing.resources.entries import Checked, CrisisContact, Resource, Topic

Columns = dict[str, Any]
_FACTS = (
    *("slug", "scope", "areas", "audience", "phone", "text_number", "email", "url", "is_24h", "cost"),
    *("languages", "channels", "source", "verified", "checked_note", "run_by", "assured_by", "assured_on"),
    *("open_to", "private_from_work"),
)
_UPKEEP = ("status", "show_from", "show_until", "owner", "review_months")
_WORDS = ("name", "summary", "eligibility", "opening_hours")
_CONTACT_FACTS = (
    *("slug", "phone", "text_number", "text_word", "url", "is_24h", "languages", "source", "verified"),
    *("checked_note", "assured_by", "assured_on", "review_months"),
)
_CONTACT_WORDS = ("name", "opening_hours", "area", "when_to_use")


def resource_columns(place: int, resource: Resource) -> Columns:
    """The row of a resource."""
    return {
        "position": place,
        **_named(resource, _FACTS),
        **_named(resource.upkeep, _UPKEEP),
        **_named(resource.english, _WORDS),
    }


def resource_topics(resource: Resource) -> Iterator[Columns]:
    """The rows that tie a resource to its topics."""
    for place, topic in enumerate(resource.topics):
        yield {"resource_slug": resource.slug, "topic_id": topic, "position": place}


def resource_translations(resource: Resource) -> Iterator[Columns]:
    """The rows of a resource's words in other languages."""
    for language, words in resource.translations.items():
        key = {"resource_slug": resource.slug, "language": language}
        yield {**key, **_named(words, _WORDS), **_check(words.checked)}


def topic_columns(place: int, topic: Topic) -> Columns:
    """The row of a topic."""
    words = topic.english
    return {"id": topic.id, "position": place, "area": topic.area, "label": words.label, "words": words.words}


def topic_translations(topic: Topic) -> Iterator[Columns]:
    """The rows of a topic's words in other languages."""
    for language, words in topic.translations.items():
        key = {"topic_id": topic.id, "language": language}
        yield {**key, "label": words.label, "words": words.words, **_check(words.checked)}


def contact_columns(contact: CrisisContact) -> Columns:
    """The row of a crisis contact."""
    return {
        "position": contact.order,
        **_named(contact, _CONTACT_FACTS),
        **_named(contact.words, _CONTACT_WORDS),
    }


def contact_translations(contact: CrisisContact) -> Iterator[Columns]:
    """The rows of a crisis contact's words in other languages."""
    for language, words in contact.translations.items():
        key = {"contact_slug": contact.slug, "language": language}
        yield {**key, **_named(words, _CONTACT_WORDS), **_check(words.checked)}


def _named(entry: object, names: tuple[str, ...]) -> Columns:
    return {name: getattr(entry, name) for name in names}


def _check(checked: Checked) -> Columns:
    return {"status": checked.status, "checked_by": checked.by, "checked_on": checked.on}
