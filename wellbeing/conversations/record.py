"""What may be kept of a wellbeing conversation. Everything else is refused.

A buddy ticks an `Entry`. It waits in the staging table, which no backup holds, until a flush turns it into

* a `Row`: a random key, the month, area, topic, region, broad staff group, channel, the scope signposted to,
  and a keyed hash of the receipt, so that whoever holds the receipt can withdraw it;
* two marks, which add one to the counters of its place and of its staff group. Counters are per quarter and
  never tied to a row, so a withdrawal after the flush deletes the row and leaves the counters.

No name, no free text, no day or time, no site, team or job, no risk, and nothing about the buddy: none of the
classes below has a place to put it. With each close the rows lose what no table needs any more (`kept`).
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from wellbeing.core.i18n import lazy_gettext as _l
from wellbeing.core.periods import is_closed, months_in, open_months, quarter_of, year_of
from wellbeing.soothe import AREA_IDS
from wellbeing.trust import WAYS, Choice, find_place, find_staff_group

SIGNPOSTED: tuple[Choice, ...] = (
    Choice("internal", _l("Help inside the trust")),
    Choice("regional", _l("Help in the region")),
    Choice("national", _l("National help")),
    Choice("none", _l("None this time")),
)


class Refused(ValueError):
    """An answer that may not be kept; `field` says which, and nothing repeats its value."""

    def __init__(self, field: str) -> None:
        super().__init__(f"{field} cannot be kept")
        self.field = field


@dataclass(frozen=True, slots=True)
class Entry:
    """One conversation as the buddy ticked it; region and broad group follow from place and staff group."""

    month: str
    area: str
    topic: str
    place: str
    region: str
    staff_group: str
    broad_group: str
    channel: str
    scope: str


@dataclass(frozen=True, slots=True)
class Row:
    """All that is kept of one conversation."""

    key: bytes
    period: str
    area: str
    topic: str
    region: str
    broad_group: str
    channel: str | None
    scope: str
    receipt_hash: bytes | None


@dataclass(frozen=True, slots=True)
class PlaceMark:
    """Adds one to the count of an area in a place in a quarter."""

    quarter: str
    area: str
    place: str


@dataclass(frozen=True, slots=True)
class StaffGroupMark:
    """Adds one to the count of a staff group in a quarter."""

    quarter: str
    staff_group: str


@dataclass(frozen=True, slots=True)
class Kept:
    """What stays of a period's rows on a given day; `period` is None when nothing does."""

    period: str | None
    channel: bool
    receipt: bool


QUESTIONS: tuple[str, ...] = ("month", "area", "topic", "place", "staff_group", "channel", "scope")


def entry_from(answers: Mapping[str, str], topics: Collection[str], today: date) -> Entry:
    """The entry that these answers make, or Refused: an unknown question, answer or month is never kept."""
    for name in answers:
        if name not in QUESTIONS:
            raise Refused(name)
    allowed: dict[str, Collection[str]] = {"month": open_months(today), "area": AREA_IDS, "topic": topics}
    allowed["channel"] = [way.id for way in WAYS]
    allowed["scope"] = [choice.id for choice in SIGNPOSTED]
    for name, values in allowed.items():
        if answers.get(name) not in values:
            raise Refused(name)
    place = find_place(answers.get("place", ""))
    if place is None:
        raise Refused("place")
    group = find_staff_group(answers.get("staff_group", ""))
    if group is None:
        raise Refused("staff_group")
    return Entry(region=place.region, broad_group=group.broad_group, **answers)


def first_fault(answers: Mapping[str, str], topics: Collection[str], today: date) -> str | None:
    """The first question whose answer cannot be kept, or None when all can."""
    try:
        entry_from(answers, topics, today)
    except Refused as refusal:
        return refusal.field
    return None


def row_of(entry: Entry, key: bytes, receipt_hash: bytes) -> Row:
    """What is kept of an entry: of the place only its region, of the staff group only its broad group."""
    return Row(
        key=key,
        period=entry.month,
        area=entry.area,
        topic=entry.topic,
        region=entry.region,
        broad_group=entry.broad_group,
        channel=entry.channel,
        scope=entry.scope,
        receipt_hash=receipt_hash,
    )


def marks_of(entry: Entry) -> tuple[PlaceMark, StaffGroupMark]:
    """What an entry adds to the counters."""
    quarter = quarter_of(entry.month)
    return PlaceMark(quarter, entry.area, entry.place), StaffGroupMark(quarter, entry.staff_group)


def kept(period: str, today: date) -> Kept:
    """What stays of the rows of a period: less with each close.

    At the month's close the receipts go, as the tables are printed and nothing can be withdrawn from them. At
    the quarter's close the month becomes the quarter and the channel goes. At the year's close all goes.
    """
    first_month = months_in(period)[0]
    quarter, year = quarter_of(first_month), year_of(first_month)
    if is_closed(year, today):
        return Kept(None, channel=False, receipt=False)
    if is_closed(quarter, today):
        return Kept(quarter, channel=False, receipt=False)
    return Kept(period, channel=True, receipt=not is_closed(period, today))
