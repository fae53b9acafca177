"""The labelled sets of everyday queries, and how well a search answers them."""

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from wellbeing.resources.entries import Resource

FOLDER = Path(__file__).parent
QUERIES = FOLDER / "queries.csv"
# Two further sets, by other hands. Each was held back until it had been measured once; since then the words have
# learned from its misses, so that none of these tells any more how well unknown words are understood.
ONCE_HELD_BACK = (FOLDER / "queries_held_back.csv", FOLDER / "queries_held_back_2.csv")
QUERY_SETS = (QUERIES, *ONCE_HELD_BACK)
CRISIS_SETS = (
    *QUERY_SETS,
    FOLDER / "crisis_cases.csv",
    FOLDER / "crisis_held_back.csv",
    FOLDER / "crisis_held_back_2.csv",
)
FIRST_LOOK = 3

# What a search gives for a query in a language, best first.
Answer = Callable[[str, str], Sequence[Resource]]


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
    """Of some queries: how many have help among the first three, how high it stands, how many find nothing at all."""

    queries: int
    hits: int
    reciprocal_rank: float
    empty: int
    misses: tuple[str, ...]

    @property
    def share(self) -> float:
        return self.hits / self.queries


@dataclass(frozen=True)
class CrisisMeasure:
    """Of some queries: how many are a crisis and seen as one, and how many are not and are taken for one."""

    crises: int
    seen: int
    ordinary: int
    false: int
    misses: tuple[str, ...]


def labelled_queries(path: Path = QUERIES) -> list[Labelled]:
    return [
        Labelled(
            row["language"],
            row["query"],
            frozenset(filter(None, row["topics"].split(";"))),
            frozenset(filter(None, row["slugs"].split(";"))),
            row["crisis"],
        )
        for row in rows(path)
    ]


def rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def measure_answers(answer: Answer, queries: Iterable[Labelled]) -> Measure:
    count, hits, ranks, empty, misses = 0, 0, 0.0, 0, []
    for each in queries:
        found = answer(each.query, each.language)
        empty += not found
        if "*" in each.slugs:
            continue
        count += 1
        rank = next((place for place, resource in enumerate(found, 1) if each.fits(resource)), None)
        ranks += 1 / rank if rank else 0
        if rank and rank <= FIRST_LOOK:
            hits += 1
        else:
            misses.append(
                f"{each.language}: {each.query} -> {[resource.slug for resource in found[:FIRST_LOOK]]}"
            )
    return Measure(count, hits, ranks / count, empty, tuple(misses))


def measure_crisis(is_crisis: Callable[[str], bool], path: Path) -> CrisisMeasure:
    crises, seen, ordinary, false, misses = 0, 0, 0, 0, []
    for row in rows(path):
        shown = is_crisis(row["query"])
        if row["crisis"] not in ("yes", "no"):
            continue  # either will do
        is_one = row["crisis"] == "yes"
        crises, seen = crises + is_one, seen + (is_one and shown)
        ordinary, false = ordinary + (not is_one), false + (shown and not is_one)
        if shown != is_one:
            misses.append(f"{'false' if shown else 'MISSED'}: {row.get('language', '')} {row['query']}")
    return CrisisMeasure(crises, seen, ordinary, false, tuple(misses))
