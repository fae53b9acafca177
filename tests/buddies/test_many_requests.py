"""Ten thousand people ask two hundred buddies: no rule is broken, the work is spread, nobody is left over."""

import random
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from scipy.sparse import csr_array
from scipy.sparse.csgraph import maximum_flow

from tests.resources.packs import real_pack
from wellbeing import soothe, trust
from wellbeing.buddies import queries, words
from wellbeing.buddies.matching import SCORES, Buddy, Need, broken_rule, match
from wellbeing.buddies.placing import Waiting, place
from wellbeing.core import clock
from wellbeing.demo.people import load_people
from wellbeing.resources.actions import replace_pack

REQUESTS = 10_000
A_DAY = 10
AT_ONCE = 50
NEAR = {place.id: {place.id, *place.near} for place in trust.PLACES}
EXPERIENCES = tuple(one.id for one in words.EXPERIENCES)
FURTHER_LANGUAGES = ("pl", "ro", "ur", "pa", "ml", "fil", "pt", "ar", "cy")


@pytest.fixture
def buddies(app) -> list[Buddy]:
    replace_pack(real_pack())
    load_people()
    return [one.match for one in queries.profiles()]


def asked(draw: random.Random, topics: list[str], ids: list[str]) -> Need:
    """What somebody may ask for: most people skip most questions."""
    site = draw.choices(trust.SITES, [one.people for one in trust.SITES])[0]
    return Need(
        languages=() if draw.random() < 0.85 else (draw.choice(FURTHER_LANGUAGES),),
        ways=draw.choice([(), ("phone",), ("in_person",), ("phone", "video"), ("message",)]),
        place=site.place if draw.random() < 0.6 else "",
        team=trust.team_id(site.id, draw.choice(site.teams)) if draw.random() < 0.5 else "",
        areas=tuple(draw.sample(soothe.AREA_IDS, draw.randint(0, 2))),
        topics=tuple(draw.sample(topics, draw.randint(0, 3))),
        staff_group=draw.choice(["", "nursing_midwifery", "care_support", "administrative"]),
        staff_group_wish=draw.choice(["any", "same", "different"]),
        gender=draw.choice(["", "", "", "woman", "man"]),
        experiences=tuple(draw.sample(EXPERIENCES, 2)) if draw.random() < 0.2 else (),
        hours=tuple(draw.sample(["daytime", "evenings", "nights", "weekends"], draw.randint(0, 2))),
        leave_out=tuple(draw.sample(ids, 2)) if draw.random() < 0.1 else (),
        leave_out_teams=tuple(draw.sample(trust.team_ids(), 4)) if draw.random() < 0.1 else (),
    )


def must_not_be_asked(need: Need, buddy: Buddy, today: date) -> bool:
    """The hard rules once more, in other words than the app's."""
    common = set(buddy.ways) & set(need.ways) if need.ways else set(buddy.ways)
    in_reach = not need.place or buddy.place in NEAR[need.place]
    away = buddy.away_from and buddy.away_from <= today <= (buddy.away_until or today)
    return bool(
        not buddy.active
        or not buddy.trained_until
        or not buddy.supervised_until
        or min(buddy.trained_until, buddy.supervised_until) < today
        or (buddy.paused_until and buddy.paused_until >= today)
        or away
        or buddy.load + 1 > buddy.limit
        or (need.team and need.team == buddy.team)
        or buddy.id in need.leave_out
        or buddy.team in need.leave_out_teams
        or (need.languages and not set(need.languages) & set(buddy.languages))
        or not common
        or (common == {"in_person"} and not in_reach)
    )


def unfair_without_a_word(need: Need, ranked) -> list[tuple[str, str]]:
    """Pairs where the lower one is as good in everything and better in one, and the upper one says nothing of it."""
    fits = np.array([[weight * score(need, one.buddy)[0] for weight, score in SCORES] for one in ranked])
    if not len(fits):
        return []
    as_good = (fits[None, :, :] >= fits[:, None, :]).all(axis=2)
    better = as_good & (fits[None, :, :] > fits[:, None, :]).any(axis=2)
    silent = np.array([all(reason.id != "fairness" for reason in one.reasons) for one in ranked])
    uppers, lowers = np.nonzero(np.triu(better, 1) & silent[:, None])
    return [
        (ranked[upper].buddy.id, ranked[lower].buddy.id) for upper, lower in zip(uppers, lowers, strict=True)
    ]


def gini(counts: list[int]) -> float:
    """0 when all have the same, near 1 when one has all."""
    ordered = sorted(counts)
    size = len(ordered)
    return sum((2 * place - size - 1) * count for place, count in enumerate(ordered, 1)) / (
        size * sum(ordered)
    )


def test_ten_thousand_people_ask_and_no_rule_is_broken_and_the_work_is_spread(
    buddies, request: pytest.FixtureRequest
) -> None:
    draw = random.Random(7)
    topics, ids = sorted({topic for one in buddies for topic in one.topics}), [one.id for one in buddies]
    start = clock.today()
    # In good standing for the whole time, so that the spread is about the match and not about training.
    still = [
        replace(
            one, trained_until=start + timedelta(days=2000), supervised_until=start + timedelta(days=2000)
        )
        if one.trained_until and one.trained_until >= start and one.supervised_until >= start
        else one
        for one in buddies
    ]
    network = {one.id: one for one in still}
    given: Counter[str] = Counter()
    month = start.month
    for number in range(REQUESTS):
        today = start + timedelta(days=number // A_DAY)
        if today.month != month:
            month = today.month
            network = {name: replace(one, load=0) for name, one in network.items()}
        need = asked(draw, topics, ids)
        found = match(need, network.values(), today, str(number))
        assert not any(must_not_be_asked(need, one.buddy, today) for one in found.ranked)
        assert all(must_not_be_asked(need, one.buddy, today) for one in found.left_out)
        assert len(found.ranked) + len(found.left_out) == len(network)
        if number % 10 == 0:
            assert unfair_without_a_word(need, found.ranked) == []
        if found.ranked:
            first = found.ranked[0].buddy
            given[first.id] += 1
            network[first.id] = replace(first, load=first.load + 1, last_asked=today)
    always_there = [
        one
        for one in still
        if not must_not_be_asked(Need(), replace(one, load=0), start + timedelta(days=60))
    ]
    spread = gini([given[one.id] for one in always_there])
    alone = REQUESTS - given.total()
    told = f"Requests per available buddy: Gini {spread:.3f}; {alone} of {REQUESTS} people found nobody"
    request.node.user_properties.append(("measured", told))
    assert spread < 0.25


def test_no_more_people_are_left_with_nobody_than_must_be(buddies) -> None:
    draw = random.Random(8)
    topics, ids = sorted({topic for one in buddies for topic in one.topics}), [one.id for one in buddies]
    today = clock.today()
    for batch in range(40):
        some = draw.sample(buddies, draw.choice([10, 20, 40, 80]))
        waiting = [Waiting(f"{batch}-{number}", asked(draw, topics, ids)) for number in range(AT_ONCE)]
        assert len(place(waiting, some, today, str(batch))) == most_that_can_be_placed(waiting, some, today)


def most_that_can_be_placed(waiting: list[Waiting], buddies: list[Buddy], today: date) -> int:
    """The greatest flow from the people through the buddies who may be asked."""
    people, size = len(waiting), len(waiting) + len(buddies) + 2
    pipes = np.zeros((size, size), dtype=np.int32)
    for row, one in enumerate(waiting, 1):
        pipes[0, row] = 1
        for column, buddy in enumerate(buddies, people + 1):
            pipes[row, column] = broken_rule(one.need, buddy, today) is None
    for column, buddy in enumerate(buddies, people + 1):
        pipes[column, size - 1] = max(buddy.limit - buddy.load, 0)
    return int(maximum_flow(csr_array(pipes), 0, size - 1).flow_value)
