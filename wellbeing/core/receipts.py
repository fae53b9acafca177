"""Receipts: codes shown once, of which only a keyed hash is kept."""

import hashlib
import hmac
import re
import secrets
import unicodedata

from flask import current_app

# Crockford's alphabet: no I, L, O or U, so that a code read aloud or copied by hand stays right.
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LENGTH = 16
_MISREAD = str.maketrans("ILOU", "110V")


def new_receipt() -> str:
    """A fresh code of 80 random bits, in four groups of four."""
    return _in_groups("".join(secrets.choice(_ALPHABET) for _ in range(_LENGTH)))


def receipt_of(token: str) -> str:
    """The one code of a secret word: whoever opens the same page twice gets the same receipt, and sends one thing."""
    key: str = current_app.config["RECEIPT_KEY"]
    digest = hmac.digest(key.encode(), f"receipt of {token}".encode(), hashlib.sha256)
    return _in_groups("".join(_ALPHABET[byte % len(_ALPHABET)] for byte in digest[:_LENGTH]))


def clean_receipt(text: str) -> str | None:
    """The code as it was issued, from what somebody typed; None when it cannot be one."""
    code = _signs(text)
    if len(code) != _LENGTH or any(letter not in _ALPHABET for letter in code):
        return None
    return _in_groups(code)


def same_end(receipt: str, text: str) -> bool:
    """Whether somebody typed the last four signs of a clean code, or all of it."""
    signs = _signs(text)
    return len(signs) in (4, _LENGTH) and receipt.replace("-", "").endswith(signs)


def _in_groups(code: str) -> str:
    return "-".join(code[start : start + 4] for start in range(0, _LENGTH, 4))


def _signs(text: str) -> str:
    """What was typed without what people put between, and with what is often misread mended."""
    # Numbers typed on an Urdu or Bengali keyboard are numbers.
    plain = "".join(str(unicodedata.decimal(sign, sign)) for sign in text[:100])
    return re.sub(r"[\s\-_.]+", "", plain).upper().translate(_MISREAD)


def receipt_hash(receipt: str) -> bytes:
    """HMAC-SHA256 of a clean code, with a key that is not in the database (32 bytes)."""
    key: str = current_app.config["RECEIPT_KEY"]
    return hmac.digest(key.encode(), receipt.encode(), hashlib.sha256)
