"""Attackers who read all that leads can read and export. Each works as hard against every way to publish.

"Sure" means 99 in 100: with all its tables SOOTHE may move even odds to at most exp(4) to 1, 98.2 in 100.
"""

import math
import random
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from benchmarks.anonymity_rivals import Way, estimate
from benchmarks.anonymity_sums import Place, narrowed
from benchmarks.anonymity_world import YEAR, Counts, World, cell_of, period_of
from wellbeing.conversations.record import Entry
from wellbeing.core.periods import quarter_of
from wellbeing.uptake.catalogue import TABLES, Table
from wellbeing.uptake.dimensions import Cell
from wellbeing.uptake.disclosure import Printed

SURE = 0.99


@dataclass(frozen=True)
class Guesses:
    """How often the topic was guessed, how often by always saying the commonest, and how often proved."""

    right: float
    baseline: float
    proved: float


@dataclass(frozen=True)
class Knowing:
    """What an attacker learns who knows every other record: shares of the targets of whom they are sure."""

    topic: float
    took_part: float
    took_part_at_95: float


def places_of(entry: Entry) -> list[tuple[Table, str, Cell]]:
    """Every printed cell in which a conversation is counted."""
    return [(table, period_of(entry, table), cell_of(entry, table)) for table in TABLES]


def alone(world: World, way: Way) -> float:
    """The share of conversations of which the figures prove that they stand alone in a cell."""
    bounds = narrowed(way)
    prior = _prior(world.truth)
    single = {
        (table, period, cell)
        for (table, period), figures in way.figures.items()
        for cell, printed in figures.items()
        if bounds[table, period, cell] == (1, 1) or _sure_of_one(printed, prior[table], way)
    }
    caught = sum(any((t.id, p, c) in single for t, p, c in places_of(entry)) for entry in world.year)
    return caught / len(world.year)


def _prior(truth: Counts) -> Mapping[str, Counter[int]]:
    """How often each count stands in the cells of a table: a gift to the attacker."""
    held: dict[str, Counter[int]] = defaultdict(Counter)
    for (table, _period), counted in truth.items():
        held[table].update(counted.values())
    return held


def _sure_of_one(printed: Printed, prior: Counter[int], way: Way) -> bool:
    weights = {count: times * way.chance(printed, count) for count, times in prior.items()}
    total = sum(weights.values())
    return total > 0 and weights.get(1, 0.0) / total >= SURE


def guess_topics(world: World, way: Way) -> Guesses:
    """Guess the topic of somebody whose month, place and staff group are known, by all tables that tell of topics."""
    bounds = narrowed(way)
    commonest = Counter(entry.topic for entry in world.year).most_common(1)[0][1]
    right = proved = 0
    seen: dict[tuple[str, str, str], tuple[str, bool]] = {}
    for entry in world.year:
        known = (quarter_of(entry.month), entry.region, entry.broad_group)
        if known not in seen:
            seen[known] = _likeliest(world, way, bounds, *known)
        topic, only_one = seen[known]
        right += topic == entry.topic
        proved += only_one
    return Guesses(right / len(world.year), commonest / len(world.year), proved / len(world.year))


def _likeliest(
    world: World,
    way: Way,
    bounds: Mapping[Place, tuple[float, float]],
    quarter: str,
    region: str,
    group: str,
) -> tuple[str, bool]:
    """The likeliest topic, and whether it is the only one that the figures leave possible."""
    topics = [cell[0] for cell in world.truth["topic", quarter]]
    in_year = {
        topic: sum(estimate(way, "topic_by_region", YEAR, t) for t in _cells(world, topic))
        for topic in topics
    }
    scores, possible = {}, []
    for topic in topics:
        cells = (("topic", quarter, (topic,)), ("topic_by_region", YEAR, (topic, region)))
        cells = (*cells, ("topic_by_broad_group", YEAR, (topic, group)))
        if all(bounds[cell][1] >= 1 for cell in cells):
            possible.append(topic)
        share = math.prod(estimate(way, *cell) for cell in cells)
        scores[topic] = share / max(in_year[topic], 1.0) ** 2 if topic in possible else 0.0
    return max(topics, key=lambda topic: scores[topic]), len(possible) == 1


def _cells(world: World, topic: str) -> list[Cell]:
    return [cell for cell in world.truth["topic_by_region", YEAR] if cell[0] == topic]


def knows_all_others(world: World, way: Way, targets: int, seed: int) -> Knowing:
    """Every other record is known, and of the target all but the topic and its area, or whether they talked at all."""
    source = random.Random(seed)  # noqa: S311  which targets are tried
    chosen = source.sample(world.year, min(targets, len(world.year)))
    habits = Counter((entry.area, entry.topic) for entry in world.year)
    topic = took_part = at_95 = 0
    for target in chosen:
        found = _topic_posterior(world, way, target, habits)
        topic += max(found.values()) >= SURE
        odds = _odds_of_taking_part(world.truth, way, target)
        took_part += max(odds, 1 - odds) >= SURE
        at_95 += max(odds, 1 - odds) >= 0.95
    return Knowing(topic / len(chosen), took_part / len(chosen), at_95 / len(chosen))


def _topic_posterior(
    world: World, way: Way, target: Entry, habits: Counter[tuple[str, str]]
) -> Mapping[str, float]:
    """How likely each topic is, by the whole evidence of the printed cells."""
    scores: dict[str, float] = defaultdict(float)
    cells_cut = [table for table in TABLES if {"area", "topic"} & set(table.dimensions)]
    for (area, topic), times in habits.items():
        told = replace(target, area=area, topic=topic)
        chance = float(times)
        for table in cells_cut:
            chance *= _likelihood(world.truth, way, table, target, told)
            if not chance:
                break
        scores[topic] += chance
    total = sum(scores.values())
    return {topic: score / total for topic, score in scores.items()}


def _likelihood(truth: Counts, way: Way, table: Table, target: Entry, told: Entry) -> float:
    """How much likelier the printed table is with the target told so than without the target."""
    period, here, real = period_of(target, table), cell_of(told, table), cell_of(target, table)
    printed = way.figures[table.id, period][here]
    others = truth[table.id, period][here] - (here == real)
    # Where a figure could not be without the target, the evidence is as good as certain.
    return way.chance(printed, others + 1) / (way.chance(printed, others) or 1e-12)


def _odds_of_taking_part(truth: Counts, way: Way, target: Entry) -> float:
    """The posterior of "they talked to a buddy", from even odds."""
    log_odds = 0.0
    for table, period, cell in places_of(target):
        printed, count = way.figures[table.id, period][cell], truth[table.id, period][cell]
        with_them, without = way.chance(printed, count), way.chance(printed, count - 1)
        if not without:
            return 1.0
        log_odds += math.log(with_them / without)
    return 1 / (1 + math.exp(-log_odds))


def seen_live(entries: Sequence[Entry], way: Way) -> float:
    """The share of entries after which some figure of a live table reads differently; printed once: none does."""
    if way.show is None:
        return math.nan
    counts: Counter[Place] = Counter()
    changed = 0
    for entry in entries:
        cells = [(table.id, period, cell) for table, period, cell in places_of(entry)]
        before = [way.show(counts[cell]) for cell in cells]
        counts.update(cells)
        changed += before != [way.show(counts[cell]) for cell in cells]
    return changed / len(entries)
