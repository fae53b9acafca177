"""Sealed values: encrypted and signed with keys that are not in the database."""

import json
import zlib
from base64 import b64decode, b64encode
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from flask import current_app

from wellbeing.core import clock


def _fernet() -> MultiFernet:
    keys: tuple[str, ...] = current_app.config["SEALING_KEYS"]
    return MultiFernet([Fernet(key) for key in keys])


def seal(value: Any, purpose: str) -> str:
    """A URL-safe token that holds a JSON value for one purpose; the first key seals."""
    data = json.dumps({"for": purpose, "value": value}, ensure_ascii=False, separators=(",", ":"))
    return _fernet().encrypt_at_time(data.encode(), int(clock.now().timestamp())).decode()


def unseal(token: str, purpose: str, max_age: int | None = None) -> Any:
    """The value, or None when forged, made for another purpose, or older than `max_age` seconds."""
    try:
        raw = token.encode("ascii")
        if max_age is None:
            data = _fernet().decrypt(raw)
        else:
            data = _fernet().decrypt_at_time(raw, max_age, int(clock.now().timestamp()))
    except (InvalidToken, UnicodeEncodeError):
        return None
    held = json.loads(data)
    return held["value"] if held["for"] == purpose else None


def seal_packed(value: Any, purpose: str) -> str:
    """As `seal`, for values as long as a list of people: pressed together first."""
    return seal(b64encode(zlib.compress(json.dumps(value).encode())).decode(), purpose)


def unseal_packed(token: str, purpose: str) -> Any:
    """The value that `seal_packed` sealed, or None as from `unseal`."""
    packed = unseal(token, purpose)
    return None if packed is None else json.loads(zlib.decompress(b64decode(packed)))
