"""The trust's settings, for modules that do not know Flask."""

from flask import current_app


def number(name: str) -> int:
    """A setting that is a whole number."""
    found: int = current_app.config[name]
    return found


def word(name: str) -> str:
    """A setting that is a word."""
    found: str = current_app.config[name]
    return found
