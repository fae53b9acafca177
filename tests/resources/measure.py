"""The labelled set of everyday queries, and how well the search answers it."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from wellbeing.resources.entries import Resource
from wellbeing.resources.search import SearchIndex

QUERIES = Path(__file__).with_name("queries.csv")
FIRST_LOOK = 3


@dataclass(frozen=True)
class Labelled:
    """What someone may type, and what would help: resources with a topic, or by name; `*` means anything will do."""

    language: str
    query: str
    topics: frozenset[str]
    slugs: frozenset[str]
    crisis: str

    def fits(self, resource: Resource) -> bool:
        return resource.slug in self.slugs or not self.topics.isdisjoint(resource.topics) or "*" in self.slugs


@dataclass(frozen=True)
class Measure:
    """Of some queries: how many have help among the first three, and how high the first help stands."""

    queries: int
    hits: int
    reciprocal_rank: float
    misses: tuple[str, ...]

    @property
    def share(self) -> float:
        return self.hits / self.queries


def labelled_queries() -> list[Labelled]:
    with QUERIES.open(encoding="utf-8", newline="") as file:
        return [
            Labelled(
                row["language"],
                row["query"],
                frozenset(filter(None, row["topics"].split(";"))),
                frozenset(filter(None, row["slugs"].split(";"))),
                row["crisis"],
            )
            for row in csv.DictReader(file)
        ]


def measure(index: SearchIndex, resources: tuple[Resource, ...], queries: Iterable[Labelled]) -> Measure:
    count, hits, ranks, misses = 0, 0, 0.0, []
    for each in queries:
        if "*" in each.slugs:
            continue
        count += 1
        found = [resources[number] for number in index.search(each.query, each.language).numbers]
        rank = next((place for place, resource in enumerate(found, 1) if each.fits(resource)), None)
        ranks += 1 / rank if rank else 0
        if rank and rank <= FIRST_LOOK:
            hits += 1
        else:
            misses.append(
                f"{each.language}: {each.query} -> {[resource.slug for resource in found[:FIRST_LOOK]]}"
            )
    return Measure(count, hits, ranks / count, tuple(misses))
