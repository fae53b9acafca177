"""Made-up entries for the tests."""

from datetime import UTC, date, datetime

from wellbeing.conversations import actions
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


def talk(receipt: bytes | None = None, today: date = date(2026, 11, 23), **answers: str) -> bool:
    """Record a conversation on a day, with these answers changed."""
    given = {**ANSWERS, "month": f"{today:%Y-%m}", **answers}
    with on(today):
        return actions.record(given, TOPICS, receipt or fresh_hash()).fresh


def fresh_hash() -> bytes:
    """The hash of a receipt nobody has seen."""
    return receipt_hash(new_receipt())


def on(day: date):
    """Set the clock to noon of a day."""
    return clock.at(datetime(day.year, day.month, day.day, 12, tzinfo=UTC))
