"""The pack as a request sees it: whole, ready to be searched, and never changed once made."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from wellbeing.resources.entries import CrisisContact, Resource, ShownContact, Topic, shown_contact
from wellbeing.resources.review import is_past_due, is_shown
from wellbeing.resources.search import SearchIndex


class CrisisCard:
    """The crisis contacts, and how each language shows those that are verified."""

    def __init__(self, contacts: tuple[CrisisContact, ...]) -> None:
        self.contacts = contacts
        self._shown: dict[str, tuple[ShownContact, ...]] = {}

    def shown(self, language: str) -> tuple[ShownContact, ...]:
        """The verified ones, in their order."""
        found = self._shown.get(language)
        if found is None:
            found = tuple(shown_contact(each, language) for each in self.contacts if each.verified)
            self._shown[language] = found
        return found


@dataclass(frozen=True)
class Pack:
    """One edition of the pack on one day, with its index: what people see."""

    edition: str
    day: date
    resources: tuple[Resource, ...]
    topics: tuple[Topic, ...]
    card: CrisisCard
    index: SearchIndex
    past_due: frozenset[int] = frozenset()

    def find(self, slug: str) -> Resource | None:
        """The resource with this slug."""
        return self._by_slug.get(slug)

    def find_topic(self, value: str) -> Topic | None:
        """The topic with this id or path word."""
        return self._topics.get(value.replace("-", "_"))

    @cached_property
    def _by_slug(self) -> dict[str, Resource]:
        return {resource.slug: resource for resource in self.resources}

    @cached_property
    def _topics(self) -> dict[str, Topic]:
        return {topic.id: topic for topic in self.topics}


def make_pack(
    edition: str,
    day: date,
    resources: Iterable[Resource],
    topics: tuple[Topic, ...],
    contacts: tuple[CrisisContact, ...] = (),
    last: Pack | None = None,
) -> Pack:
    """What people see of an edition on a day, with its index.

    It is built anew only where something else is shown than in the `last` pack: most days and most changes of crisis
    contacts leave it as it is.
    """
    shown = tuple(resource for resource in resources if is_shown(resource, day))
    past_due = frozenset(number for number, resource in enumerate(shown) if is_past_due(resource, day))
    if last and (last.resources, last.topics, last.past_due) == (shown, topics, past_due):
        index = last.index
    else:
        index = SearchIndex(shown, topics, past_due)
    return Pack(edition, day, shown, topics, CrisisCard(contacts), index, past_due)
