"""What the pack holds: resources, topics and crisis contacts, each with its words in every language."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlsplit

ENGLISH = "en"
MACHINE = "machine"
CHECKED = "checked"
PUBLISHED = "published"
CLOSED = "closed"
# A lead writes a draft, another reads it in review; what is hidden may come back, what is closed has ended.
STATUSES = ("draft", "review", PUBLISHED, "hidden", CLOSED)
REVIEW_MONTHS = 12
# A number that somebody calls in a crisis is checked more often.
CONTACT_REVIEW_MONTHS = 3


@dataclass(frozen=True)
class Checked:
    """Who translated: a machine, until a named person has read it."""

    status: str = MACHINE
    by: str = ""
    on: date | None = None


@dataclass(frozen=True)
class ResourceWords:
    """The part of a resource that is written for people, in one language."""

    name: str
    summary: str
    eligibility: str
    opening_hours: str
    checked: Checked = Checked()


@dataclass(frozen=True)
class Upkeep:
    """How a resource is kept true: who looks after it (a work address), how often it is checked, when it is shown."""

    status: str = PUBLISHED
    show_from: date | None = None
    show_until: date | None = None
    owner: str = ""
    review_months: int = REVIEW_MONTHS


@dataclass(frozen=True)
class Resource:
    """One entry of the pack: a service, group, course, app, place or page."""

    slug: str
    scope: str
    areas: tuple[str, ...]
    topics: tuple[str, ...]
    audience: tuple[str, ...]
    phone: str
    text_number: str
    email: str
    url: str
    is_24h: bool
    cost: str
    languages: tuple[str, ...]
    channels: tuple[str, ...]
    source: str
    verified: bool
    checked_note: str
    english: ResourceWords
    run_by: str = ""
    assured_by: str = ""
    assured_on: date | None = None
    open_to: tuple[str, ...] = ()
    private_from_work: bool = False
    upkeep: Upkeep = Upkeep()
    translations: Mapping[str, ResourceWords] = field(default_factory=dict)

    @property
    def site(self) -> str:
        """The name of its website, which says where a link leads."""
        return (urlsplit(self.url).hostname or "").removeprefix("www.")

    def words(self, language: str) -> ResourceWords:
        """Its words in a language, or the English ones."""
        return self.translations.get(language, self.english)


@dataclass(frozen=True)
class TopicWords:
    """A topic's name and the everyday words for it, in one language."""

    label: str
    words: tuple[str, ...]
    checked: Checked = Checked()


@dataclass(frozen=True)
class Topic:
    """What someone is dealing with."""

    id: str
    area: str
    english: TopicWords
    translations: Mapping[str, TopicWords] = field(default_factory=dict)

    @property
    def slug(self) -> str:
        """The id as it stands in a path."""
        return self.id.replace("_", "-")

    def label(self, language: str) -> str:
        """Its name in a language, or in English."""
        return self.translations.get(language, self.english).label


@dataclass(frozen=True)
class ContactWords:
    """The words of a crisis contact in one language."""

    name: str
    opening_hours: str
    area: str
    when_to_use: str
    checked: Checked = Checked()


@dataclass(frozen=True)
class CrisisContact:
    """One of the few contacts shown on the help-now page and beside crisis searches."""

    order: int
    slug: str
    phone: str
    text_number: str
    text_word: str
    url: str
    is_24h: bool
    languages: tuple[str, ...]
    source: str
    verified: bool
    checked_note: str
    words: ContactWords
    assured_by: str = ""
    assured_on: date | None = None
    review_months: int = CONTACT_REVIEW_MONTHS
    translations: Mapping[str, ContactWords] = field(default_factory=dict)


@dataclass(frozen=True)
class ShownContact:
    """A crisis contact as one language shows it; `english` stands beside words that nobody fluent has checked."""

    slug: str
    phone: str
    text_number: str
    text_word: str
    url: str
    is_24h: bool
    languages: tuple[str, ...]
    name: str
    opening_hours: str
    area: str
    when_to_use: str
    language: str
    english: ContactWords | None

    @property
    def is_english(self) -> bool:
        """Whether its words are English, whatever the language of the page."""
        return self.language == ENGLISH

    @property
    def has_english_name(self) -> bool:
        """Whether its name is English, as most names of services are."""
        return self.is_english or bool(self.english and self.name == self.english.name)


def shown_contact(contact: CrisisContact, language: str) -> ShownContact:
    """A contact in a language, or in English where it has no words in it."""
    words = contact.translations.get(language)
    shown = words or contact.words
    unchecked = words is not None and words.checked.status != CHECKED
    return ShownContact(
        slug=contact.slug,
        phone=contact.phone,
        text_number=contact.text_number,
        text_word=contact.text_word,
        url=contact.url,
        is_24h=contact.is_24h,
        languages=contact.languages,
        name=shown.name,
        opening_hours=shown.opening_hours,
        area=shown.area,
        when_to_use=shown.when_to_use,
        language=language if words else ENGLISH,
        english=contact.words if unchecked else None,
    )


@dataclass(frozen=True)
class PackData:
    """Everything that the pack's files say."""

    resources: tuple[Resource, ...] = ()
    topics: tuple[Topic, ...] = ()
    contacts: tuple[CrisisContact, ...] = ()
