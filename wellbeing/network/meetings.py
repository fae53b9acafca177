"""Meetings at which buddies are supervised: when they are in London's time."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


@dataclass(frozen=True)
class Meeting:
    """A meeting; `supervisor` is the key of who leads it, and `sequence` counts its changes."""

    key: str
    starts_at: datetime
    minutes: int
    place: str
    supervisor: str | None = None
    sequence: int = 0
    cancelled: bool = False
    noted: bool = False

    @property
    def day(self) -> date:
        """The day in London."""
        return self.starts_at.astimezone(LONDON).date()

    @property
    def clock_time(self) -> str:
        """The time that a clock in London shows when it begins."""
        return f"{self.starts_at.astimezone(LONDON):%H:%M}"

    @property
    def is_link(self) -> bool:
        """Whether the place is an address to join at."""
        return self.place.startswith("https://") and " " not in self.place

    @property
    def ends_at(self) -> datetime:
        """The moment when it ends."""
        return self.starts_at + timedelta(minutes=self.minutes)


def london_moment(day: date, at: time) -> datetime | None:
    """The moment that a clock in London shows; None in the hour that summer time leaves out.

    The hour that comes twice is taken the first time.
    """
    moment = datetime.combine(day, at, LONDON).astimezone(UTC)
    return moment if moment.astimezone(LONDON).replace(tzinfo=None) == datetime.combine(day, at) else None
