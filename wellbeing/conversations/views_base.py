"""The blueprint of the record, the sealed receipts that make a double submit known, and its pace."""

from datetime import timedelta

from flask import Blueprint, abort, current_app

from wellbeing.accounts import access
from wellbeing.core.pace import Pace
from wellbeing.core.receipts import new_receipt
from wellbeing.core.sealing import seal, unseal

bp = Blueprint("conversations", __name__)
_PURPOSE = "conversation"
# A page left open for longer gets a fresh receipt: the old one may belong to a month that has closed.
_PAGE_LASTS = 24 * 60 * 60


def sealed_receipt() -> str:
    """A receipt for a form, which opens for a day."""
    return seal(new_receipt(), _PURPOSE)


def receipt_in(token: str | None) -> str | None:
    """The receipt that a form brought back, or None when it is forged or too old."""
    receipt = unseal(token or "", _PURPOSE, _PAGE_LASTS)
    return receipt if isinstance(receipt, str) else None


# Kept in memory: a row of who recorded when is what the record must never have.
_PACE = Pace(timedelta(minutes=10))


def keep_pace() -> None:
    """Stop somebody who records by the hundred, without writing down that they record."""
    if not _PACE.allows(access.visitor().session_name, current_app.config["MOST_RECORDS"]):
        abort(429)
