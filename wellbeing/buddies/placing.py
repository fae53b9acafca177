"""Placing requests that wait at the same time: together, so that the last person is not left with nobody.

One after the other, the first could take the only buddy who speaks the language of the last. Together, as many people
as can be get a buddy, and among all ways to do that the one with the best fit is taken. No hard rule is broken.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from scipy.optimize import linear_sum_assignment

from wellbeing.buddies.matching import FAIRNESS, Buddy, Need, broken_rule, fairness, fit, turn

# One more person with a buddy outweighs whatever all the others could gain together.
_PLACED = 1_000_000.0
# Above any score: what somebody chose themselves goes before what the rules would choose for them.
_OWN_CHOICE = 100.0
_EQUALS = 1e-6


@dataclass(frozen=True)
class Waiting:
    """A request that waits: what was asked, the person's own choices in order, and who was asked already."""

    id: str
    need: Need
    choices: tuple[str, ...] = ()
    tried: tuple[str, ...] = ()


def place(waiting: Sequence[Waiting], buddies: Sequence[Buddy], today: date, seed: str) -> Mapping[str, str]:
    """The buddy for each request, by ids; a request that no free buddy fits is left out.

    A person's own choices come before any other fit. No buddy gets more than their limit leaves room for.
    """
    free = [buddy for buddy in buddies if buddy.load < buddy.limit]
    rooms = [(buddy, taken) for buddy in free for taken in range(buddy.limit - buddy.load)]
    if not waiting or not rooms:
        return {}
    scores = np.full((len(waiting), len(rooms)), -_PLACED)
    for row, one in enumerate(waiting):
        by_buddy = {buddy.id: _score(one, buddy, today, seed) for buddy in free}
        for column, (buddy, taken) in enumerate(rooms):
            score = by_buddy[buddy.id]
            if score is not None:
                scores[row, column] = _PLACED + score - FAIRNESS * _crowding(buddy, taken)
    rows, columns = linear_sum_assignment(scores, maximize=True)
    return {
        waiting[row].id: rooms[column][0].id
        for row, column in zip(rows, columns, strict=True)
        if scores[row, column] > 0
    }


def _score(one: Waiting, buddy: Buddy, today: date, seed: str) -> float | None:
    """How well a buddy fits, or None where a hard rule or an earlier try forbids it."""
    if buddy.id in one.tried or broken_rule(one.need, buddy, today) is not None:
        return None
    chance = int.from_bytes(turn(f"{seed}:{one.id}", buddy.id)) / 2**64
    own = _OWN_CHOICE / (one.choices.index(buddy.id) + 1) if buddy.id in one.choices else 0.0
    return own + fit(one.need, buddy)[0] + FAIRNESS * fairness(buddy, today) + _EQUALS * chance


def _crowding(buddy: Buddy, taken: int) -> float:
    """What fairness loses when a buddy gets this many at once, as if they came one after the other."""
    return 0.5 * taken / buddy.limit
