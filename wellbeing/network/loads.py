"""How evenly requests are shared among buddies, how old the open ones are, and how the months went.

Few requests among many buddies can never be even: most were not asked, and that is nobody's doing. So what is
judged is where the share-out lies between the most even one that so many requests allow and the most uneven.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from wellbeing.core.periods import add_months

RESTED_AFTER_DAYS = 60
# A month with fewer requests than this is not taken apart: what became of a single one is nobody's business.
FEWEST = 5
MONTHS = 12
_EVEN, _FAIR = 0.1, 0.3
_ENOUGH = 10
_NOTHING = 1e-9
_AGES = (0, 2, 5)


class Evenness(StrEnum):
    """How evenly requests are shared, in a word; of few requests nothing can be said."""

    NONE = "none"
    FEW = "few"
    EVEN = "even"
    FAIR = "fair"
    UNEVEN = "uneven"


class End(StrEnum):
    """How a request ended."""

    BUDDY = "buddy"
    LEADS = "leads"
    WITHDRAWN = "withdrawn"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Share:
    """What is asked of one buddy this month; `free` is whether they can be asked now."""

    id: str
    name: str
    load: int
    limit: int
    free: bool
    last_asked: date | None

    @property
    def is_full(self) -> bool:
        """They have as many as they take."""
        return self.load >= self.limit


@dataclass(frozen=True)
class Spread:
    """How the requests of a month are shared among those who could be asked for them."""

    buddies: int
    requests: int
    by_load: Counter[int]
    full: int
    half_with: int
    gini: float
    least_gini: float

    @property
    def evenness(self) -> Evenness:
        """Where it lies between the most even that so many requests allow, and one buddy having them all."""
        if not self.requests:
            return Evenness.NONE
        if self.requests < _ENOUGH:
            return Evenness.FEW
        worst = 1 - 1 / self.buddies
        room = worst - self.least_gini
        above = (self.gini - self.least_gini) / room if room > _NOTHING else 0.0
        return Evenness.EVEN if above < _EVEN else Evenness.FAIR if above < _FAIR else Evenness.UNEVEN


def spread(shares: Iterable[Share]) -> Spread:
    """The share-out among the buddies who can be asked, or have been."""
    those = [one for one in shares if one.free or one.load]
    loads = sorted((one.load for one in those), reverse=True)
    requests = sum(loads)
    return Spread(
        buddies=len(those),
        requests=requests,
        by_load=Counter(min(load, 3) for load in loads),
        full=sum(one.is_full for one in those),
        half_with=_holders_of_half(loads),
        gini=gini(loads),
        least_gini=gini(_most_even(requests, len(those))),
    )


def gini(loads: Sequence[int]) -> float:
    """0 when everybody has the same, near 1 when one has everything."""
    total = sum(loads)
    if not total:
        return 0.0
    ranked = sum(rank * load for rank, load in enumerate(sorted(loads), start=1))
    return 2 * ranked / (len(loads) * total) - (len(loads) + 1) / len(loads)


def _most_even(requests: int, buddies: int) -> list[int]:
    if not buddies:
        return []
    each, more = divmod(requests, buddies)
    return [each + 1] * more + [each] * (buddies - more)


def _holders_of_half(loads: Sequence[int]) -> int:
    """How few buddies have half of the requests among them; the loads come largest first."""
    half, held = sum(loads) / 2, 0
    for number, load in enumerate(loads):
        if held >= half:
            return number
        held += load
    return len(loads) if half else 0


def carry_most(shares: Iterable[Share], number: int = 5) -> tuple[Share, ...]:
    """The few who have most this month: two requests or more."""
    many = sorted((one for one in shares if one.load > 1), key=lambda one: -one.load)
    return tuple(many[:number])


def not_asked(shares: Iterable[Share], today: date) -> tuple[Share, ...]:
    """Who could be asked and was not for a long time, the longest first."""
    rested = [
        one
        for one in shares
        if one.free and (one.last_asked is None or (today - one.last_asked).days >= RESTED_AFTER_DAYS)
    ]
    return tuple(sorted(rested, key=lambda one: one.last_asked or date.min))


def by_age(days: Iterable[int]) -> tuple[int, ...]:
    """How many open requests are of today, up to 2, up to 5, and more days old."""
    counts = Counter(sum(age > limit for limit in _AGES) for age in days)
    return tuple(counts[band] for band in range(len(_AGES) + 1))


@dataclass(frozen=True)
class Month:
    """How the requests that ended in a month, or in several, ended, and how soon somebody had said yes."""

    name: str
    ends: Counter[End] = field(default_factory=Counter)
    bands: Counter[str] = field(default_factory=Counter)

    @property
    def total(self) -> int:
        """How many ended."""
        return self.ends.total()

    @property
    def is_few(self) -> bool:
        """So few that only their being few is told, and whether one had no answer."""
        return 0 < self.total < FEWEST


Counted = Mapping[tuple[str, End, str], int]


def month(counted: Counted, name: str) -> Month:
    """One month; one of which nothing was counted has nothing."""
    return _added(counted, (name,), name)


def months(counted: Counted, this: str) -> tuple[Month, ...]:
    """The months of the year that ends with this one, the newest first, as far as anything was counted."""
    names = [add_months(this, -step) for step in range(MONTHS)]
    first = min((name for name, _end, _band in counted), default=this)
    return tuple(month(counted, name) for name in names if name >= first)


def year(counted: Counted, last: str) -> Month:
    """Twelve months together, of which this is the last."""
    return _added(counted, tuple(add_months(last, -step) for step in range(MONTHS)), last)


def _added(counted: Counted, names: Sequence[str], name: str) -> Month:
    found = Month(name)
    for (counted_month, end, band), count in counted.items():
        if counted_month in names:
            found.ends[end] += count
            found.bands[band] += count
    return found
