"""The blueprint of the record, and the sealed receipts that make a double submit known."""

from flask import Blueprint

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
