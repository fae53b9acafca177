"""Who fits whom, to be read by an equality lead: first who is left out, then what counts for how much.

A hard rule is never broken, whatever the score. A soft score only orders the buddies who are left. Nobody is
matched by diagnosis, faith or origin: only by what the person asked for and what the buddy chose to offer.
"""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from wellbeing import trust

SHORTLIST = 5
RESTED_AFTER_DAYS = 60


@dataclass(frozen=True, slots=True)
class Buddy:
    """What the rules and scores read of a buddy, and nothing more."""

    id: str
    site: str
    team: str
    staff_group: str
    languages: tuple[str, ...] = ("en",)
    areas: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    ways: tuple[str, ...] = ()
    hours: tuple[str, ...] = ()
    gender: str = ""
    experiences: tuple[str, ...] = ()
    limit: int = 3
    load: int = 0
    last_asked: date | None = None
    active: bool = True
    trained_until: date | None = None
    supervised_until: date | None = None
    paused_until: date | None = None
    away_from: date | None = None
    away_until: date | None = None

    @property
    def place(self) -> str:
        """The place that the buddy's site belongs to."""
        return _PLACE_OF_SITE.get(self.site, "")


@dataclass(frozen=True, slots=True)
class Need:
    """What a person asked for. Everything may be left empty, and then it neither leaves out nor counts."""

    languages: tuple[str, ...] = ()
    ways: tuple[str, ...] = ()
    place: str = ""
    team: str = ""
    areas: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    staff_group: str = ""
    staff_group_wish: str = "any"
    gender: str = ""
    experiences: tuple[str, ...] = ()
    hours: tuple[str, ...] = ()
    leave_out: tuple[str, ...] = ()
    leave_out_teams: tuple[str, ...] = ()


class Rule(StrEnum):
    """Why a buddy is left out."""

    INACTIVE = "inactive"
    TRAINING = "training"
    SUPERVISION = "supervision"
    PAUSED = "paused"
    AWAY = "away"
    FULL = "full"
    SAME_TEAM = "same_team"
    LEFT_OUT_TEAM = "left_out_team"
    LEFT_OUT = "left_out"
    LANGUAGE = "language"
    WAY = "way"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a buddy fits, with the codes it is about (topics, languages...); `words.py` puts it into words."""

    id: str
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    buddy: Buddy
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    buddy: Buddy
    rule: Rule


@dataclass(frozen=True, slots=True)
class Matches:
    """Every buddy is in one of the two lists."""

    ranked: tuple[Match, ...]
    left_out: tuple[LeftOut, ...]

    @property
    def shortlist(self) -> tuple[Match, ...]:
        """The few that are shown to choose from."""
        return self.ranked[:SHORTLIST]


_PLACE_OF_SITE = {site.id: site.place for site in trust.SITES}
_REGION_OF_PLACE = {place.id: place.region for place in trust.PLACES}
_NEAR = {place.id: (place.id, *place.near) for place in trust.PLACES}


# ---- Hard rules, in the order in which they are looked at ----


def _common_ways(need: Need, buddy: Buddy) -> tuple[str, ...]:
    return tuple(way for way in buddy.ways if way in need.ways) if need.ways else buddy.ways


def _cannot_meet(need: Need, buddy: Buddy) -> bool:
    """Meeting in person is the only way both can use, and the buddy's place is too far."""
    too_far = bool(need.place) and buddy.place not in _NEAR.get(need.place, (need.place,))
    return too_far and _common_ways(need, buddy) == ("in_person",)


def _is_away(buddy: Buddy, today: date) -> bool:
    began = buddy.away_from is not None and buddy.away_from <= today
    return began and (buddy.away_until is None or today <= buddy.away_until)


RULES: tuple[tuple[Rule, Callable[[Need, Buddy, date], bool]], ...] = (
    (Rule.INACTIVE, lambda need, buddy, today: not buddy.active),
    (Rule.TRAINING, lambda need, buddy, today: buddy.trained_until is None or buddy.trained_until < today),
    (
        Rule.SUPERVISION,
        lambda need, buddy, today: buddy.supervised_until is None or buddy.supervised_until < today,
    ),
    (Rule.PAUSED, lambda need, buddy, today: buddy.paused_until is not None and today <= buddy.paused_until),
    (Rule.AWAY, lambda need, buddy, today: _is_away(buddy, today)),
    (Rule.FULL, lambda need, buddy, today: buddy.load >= buddy.limit),
    (Rule.SAME_TEAM, lambda need, buddy, today: bool(need.team) and buddy.team == need.team),
    (Rule.LEFT_OUT_TEAM, lambda need, buddy, today: buddy.team in need.leave_out_teams),
    (Rule.LEFT_OUT, lambda need, buddy, today: buddy.id in need.leave_out),
    (
        Rule.LANGUAGE,
        lambda need, buddy, today: bool(need.languages) and not set(need.languages) & set(buddy.languages),
    ),
    (Rule.WAY, lambda need, buddy, today: not _common_ways(need, buddy)),
    (Rule.PLACE, lambda need, buddy, today: _cannot_meet(need, buddy)),
)


def broken_rule(need: Need, buddy: Buddy, today: date) -> Rule | None:
    """The first hard rule that leaves this buddy out, or None."""
    return next((rule for rule, breaks in RULES if breaks(need, buddy, today)), None)


# ---- Soft scores: each gives a share from 0 to 1, and the reason that is told ----

Fit = tuple[float, Reason | None]
_NO_FIT: Fit = (0.0, None)


def _shared(reason: str, asked: tuple[str, ...], offered: tuple[str, ...]) -> Fit:
    both = tuple(code for code in asked if code in offered)
    return (len(both) / len(asked), Reason(reason, both)) if both else _NO_FIT


def _language(need: Need, buddy: Buddy) -> Fit:
    """The first language asked for counts fully, the second half, the third a third."""
    for position, code in enumerate(need.languages, start=1):
        if code in buddy.languages:
            return 1 / position, Reason("language", (code,))
    return _NO_FIT


def _staff_group(need: Need, buddy: Buddy) -> Fit:
    if not need.staff_group or need.staff_group_wish not in ("same", "different"):
        return _NO_FIT
    same = need.staff_group == buddy.staff_group
    if same != (need.staff_group_wish == "same"):
        return _NO_FIT
    return 1.0, Reason("same_group" if same else "different_group", (buddy.staff_group,))


def _gender(need: Need, buddy: Buddy) -> Fit:
    wished = bool(need.gender) and buddy.gender == need.gender
    return (1.0, Reason("gender", (buddy.gender,))) if wished else _NO_FIT


def _nearness(need: Need, buddy: Buddy) -> Fit:
    if not need.place:
        return _NO_FIT
    if buddy.place == need.place:
        return 1.0, Reason("same_place", (buddy.site,))
    if buddy.place in _NEAR.get(need.place, ()):
        return 0.5, Reason("near", (buddy.site,))
    same_region = _REGION_OF_PLACE.get(buddy.place) == _REGION_OF_PLACE.get(need.place)
    return (0.25, Reason("same_region", (buddy.site,))) if same_region else _NO_FIT


SCORES: tuple[tuple[float, Callable[[Need, Buddy], Fit]], ...] = (
    # What somebody would like to talk about is why they ask at all.
    (4.0, lambda need, buddy: _shared("topics", need.topics, buddy.topics)),
    # Counted only for whoever wished for it, and only of buddies who chose to offer it.
    (3.0, _gender),
    (3.0, lambda need, buddy: _shared("experiences", need.experiences, buddy.experiences)),
    # Wider than a topic, so it says less.
    (2.0, lambda need, buddy: _shared("areas", need.areas, buddy.areas)),
    # Every language asked for would do; this is about the one that they would rather speak.
    (2.0, _language),
    # Some want somebody who knows their work, others somebody from outside it; only who said so is heard.
    (2.0, _staff_group),
    # Times can be agreed on, so they order and never leave out.
    (2.0, lambda need, buddy: _shared("hours", need.hours, buddy.hours)),
    # Most talk by phone or video: near is pleasant, and seldom needed.
    (1.0, _nearness),
)
# As much as the topics: a rested buddy goes before a slightly better fit, and never before a much better one.
# With less, few would carry most (`tests/buddies/test_many_requests.py` tries ten thousand requests).
FAIRNESS = 4.0


def fit(need: Need, buddy: Buddy) -> tuple[float, tuple[Reason, ...]]:
    """How well a buddy fits what was asked, fairness aside, with the reasons."""
    total, reasons = 0.0, []
    for weight, score in SCORES:
        share, reason = score(need, buddy)
        if reason is not None:
            total += weight * share
            reasons.append(reason)
    return total, tuple(reasons)


def fairness(buddy: Buddy, today: date) -> float:
    """From 0 to 1: half for the room a buddy has left, half for the time since they were last asked."""
    room = 1 - buddy.load / buddy.limit if buddy.limit else 0.0
    days = RESTED_AFTER_DAYS if buddy.last_asked is None else (today - buddy.last_asked).days
    return 0.5 * room + 0.5 * min(max(days, 0), RESTED_AFTER_DAYS) / RESTED_AFTER_DAYS


# ---- The match ----


def match(need: Need, buddies: Iterable[Buddy], today: date, seed: str) -> Matches:
    """Rank the buddies who may be asked and give a rule for each who may not.

    The same arguments give the same order. Equal scores are ordered by the seed, so that no one is always
    first by name or number; another seed turns the order.
    """
    scored, left_out = [], []
    for buddy in buddies:
        rule = broken_rule(need, buddy, today)
        if rule is not None:
            left_out.append(LeftOut(buddy, rule))
            continue
        fits, reasons = fit(need, buddy)
        total = round(fits + FAIRNESS * fairness(buddy, today), 4)
        scored.append((-total, turn(seed, buddy.id), fits, Match(buddy, total, reasons)))
    scored.sort(key=lambda entry: entry[:2])
    left_out.sort(key=lambda entry: entry.buddy.id)
    return Matches(_with_fairness_told([(fits, one) for _, _, fits, one in scored]), tuple(left_out))


def turn(seed: str, buddy_id: str) -> bytes:
    """Where a buddy stands among equals: by chance, and the same as long as the seed is."""
    return hashlib.blake2b(f"{seed}:{buddy_id}".encode(), digest_size=8).digest()


def _with_fairness_told(ranked: list[tuple[float, Match]]) -> tuple[Match, ...]:
    """Whoever stands above a better fit stands there by fairness, and their reasons say so."""
    told: list[Match] = []
    best_below = float("-inf")
    for fits, one in reversed(ranked):
        if fits < best_below:
            one = Match(one.buddy, one.score, (*one.reasons, Reason("fairness")))
        best_below = max(best_below, fits)
        told.append(one)
    return tuple(reversed(told))
