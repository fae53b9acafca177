"""Made-up entries for the tests."""

from datetime import UTC, date, datetime

from wellbeing.conversations.record import Entry, entry_from
from wellbeing.core import clock
from wellbeing.core.receipts import new_receipt, receipt_hash

TOPICS = ("sleep", "debt", "menopause", "stress")
ANSWERS = {
    "month": "2026-11",
    "area": "self_care",
    "topic": "sleep",
    "place": "stoke",
    "staff_group": "nursing_midwifery",
    "channel": "phone",
    "scope": "regional",
}


def entry(today: date = date(2026, 11, 23), **answers: str) -> Entry:
    """An entry of the day's month, with these answers changed."""
    return entry_from({**ANSWERS, "month": f"{today:%Y-%m}", **answers}, TOPICS, today)


def fresh_hash() -> bytes:
    """The hash of a receipt nobody has seen."""
    return receipt_hash(new_receipt())


def on(day: date):
    """Set the clock to noon of a day."""
    return clock.at(datetime(day.year, day.month, day.day, 12, tzinfo=UTC))
