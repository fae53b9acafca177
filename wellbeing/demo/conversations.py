"""Made-up conversations, recorded, flushed and closed by the code that real ones go through.

Which entries there are is the same each time; the noise of the printed tables is drawn afresh.
"""

import random
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from wellbeing.conversations import actions as conversations
from wellbeing.conversations.queries import signposted_choices
from wellbeing.core import clock, mail
from wellbeing.core.db import transaction
from wellbeing.core.periods import (
    CLOSING_DAY,
    add_months,
    last_closed_month,
    month_of,
    months_in,
    open_months,
    quarter_of,
)
from wellbeing.core.receipts import new_receipt, receipt_hash
from wellbeing.resources.queries import current_pack
from wellbeing.soothe import AREA_IDS
from wellbeing.trust import PLACES, STAFF_GROUPS, WAYS, people_in_place
from wellbeing.uptake import actions as uptake
from wellbeing.uptake.queries import last_closed

_CLOSED_MONTHS = 15
_A_YEAR = 4_000
_A_SMALL_YEAR = 400
_GROWTH = 0.2
_WEEKEND = 0.3
# January to December: winter and the first weeks of a new year are heavy, August is quiet.
_SEASON = (1.25, 1.15, 1.05, 0.95, 0.95, 0.9, 0.85, 0.75, 1.0, 1.05, 1.1, 1.0)
_COMMON_TOPICS = {
    "stress": 12,
    "sleep": 9,
    "anxiety": 9,
    "burnout": 8,
    "low_mood": 7,
    "team_conflict": 6,
    "money": 6,
    "bereavement": 5,
    "menopause": 5,
    "carers": 5,
    "relationships": 4,
    "return_to_work": 4,
    "parents": 4,
    "bullying": 3,
    "flexible_working": 3,
    "debt": 3,
    "friendship": 3,
    "complaints_investigations": 2,
}
_RARE_TOPIC = 0.4
_WINTER_TOPICS = {"money": 1.6, "debt": 1.6, "sleep": 1.2, "bereavement": 1.2}
_STAFF_GROUPS = {"nursing_midwifery": 30, "care_support": 26, "administrative": 16, "allied_health": 13}
_WAYS = {"in_person": 52, "phone": 24, "video": 16, "message": 8}
_SIGNPOSTED = {"internal": 44, "regional": 17, "national": 21, "none": 18}
_OWN_AREA = 0.7
_LATE = 0.15


@dataclass(frozen=True)
class Plan:
    """When the made-up conversations begin and end, how many there are, and where the choices come from."""

    start: str
    today: date
    a_year: int
    source: random.Random

    def days(self) -> Iterator[date]:
        """Each day from the first to today."""
        day = date.fromisoformat(f"{self.start}-01")
        while day <= self.today:
            yield day
            day += timedelta(days=1)

    def how_many(self, day: date) -> int:
        """How many conversations took place on a day."""
        years = (day - date.fromisoformat(f"{self.start}-01")).days / 365
        usual = self.a_year / 365 / (1 - (1 - _WEEKEND) * 2 / 7)
        mean = usual * _SEASON[day.month - 1] * (1 + _GROWTH * (years - 0.7))
        mean *= _WEEKEND if day.weekday() >= 5 else 1
        return int(mean + self.source.random())


def load_conversations(small: bool = False) -> int:
    """Fill the months up to today, unless there are closed months already; says how many were recorded."""
    if last_closed() is not None:
        return 0
    today = clock.today()
    first = add_months(last_closed_month(today), 1 - _CLOSED_MONTHS)
    # From the first month of a quarter, so that last year's quarters are whole.
    start = months_in(quarter_of(first))[0]
    source = random.Random(2026)  # noqa: S311  which made-up entries there are is no secret
    with mail.muted():
        return record_all(Plan(start, today, _A_SMALL_YEAR if small else _A_YEAR, source))


def record_all(plan: Plan) -> int:
    """Record, flush and close as a plan says, day by day; says how many were recorded."""
    recorded = 0
    batch: list[date] = []
    for day in plan.days():
        if day.weekday() == 0 or day.day == CLOSING_DAY:
            recorded += _record(plan, batch)
            batch = []
            with at_noon(day):
                _do_jobs(day)
        batch.append(day)
    return recorded + _record(plan, batch)


def _do_jobs(day: date) -> None:
    if day.day == CLOSING_DAY:
        uptake.close()
    if day.weekday() == 0:
        conversations.flush()


def _record(plan: Plan, days: Sequence[date]) -> int:
    pack = current_pack()
    areas = {topic.id: topic.area for topic in pack.topics}
    recorded = 0
    with transaction():
        for day in days:
            with at_noon(day):
                for _number in range(plan.how_many(day)):
                    conversations.record(_answers(plan, day, areas), areas, receipt_hash(new_receipt()))
                    recorded += 1
    return recorded


def _answers(plan: Plan, day: date, areas: dict[str, str]) -> dict[str, str]:
    source = plan.source
    winter = day.month in (11, 12, 1)
    weights = {
        topic: _COMMON_TOPICS.get(topic, _RARE_TOPIC) * (_WINTER_TOPICS.get(topic, 1) if winter else 1)
        for topic in areas
    }
    topic = _pick(source, weights)
    months = [month for month in open_months(day) if month >= plan.start]
    late = len(months) > 1 and source.random() < _LATE
    return {
        "month": months[-1] if late else month_of(day),
        "area": areas[topic] if source.random() < _OWN_AREA else source.choice(AREA_IDS),
        "topic": topic,
        "place": _pick(source, {place.id: people_in_place(place.id) for place in PLACES}),
        "staff_group": _pick(source, {group.id: _STAFF_GROUPS.get(group.id, 4) for group in STAFF_GROUPS}),
        "channel": _pick(source, {way.id: _WAYS[way.id] for way in WAYS}),
        "scope": _pick(source, {choice.id: _SIGNPOSTED[choice.id] for choice in signposted_choices()}),
    }


def _pick(source: random.Random, weights: dict[str, float]) -> str:
    return source.choices(list(weights), list(weights.values()))[0]


def at_noon(day: date) -> AbstractContextManager[None]:
    """The clock at noon of a day."""
    return clock.at(datetime.combine(day, time(12), UTC))
