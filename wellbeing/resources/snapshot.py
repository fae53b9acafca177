"""The pack as a request sees it: whole, ready to be searched, and never changed once made."""

from dataclasses import dataclass
from functools import cached_property

from wellbeing.resources.entries import Resource, Topic
from wellbeing.resources.search import SearchIndex


@dataclass(frozen=True)
class Pack:
    """One edition of the pack, with its index."""

    edition: str
    resources: tuple[Resource, ...]
    topics: tuple[Topic, ...]
    index: SearchIndex

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


def make_pack(edition: str, resources: tuple[Resource, ...], topics: tuple[Topic, ...]) -> Pack:
    """An edition with its index built."""
    return Pack(edition, resources, topics, SearchIndex(resources, topics))
