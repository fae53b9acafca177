"""Watching what a page asks of the database, and taking the database away."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import event
from sqlalchemy.exc import OperationalError

from wellbeing.core.db import db


@dataclass
class Use:
    """How often a connection was taken, and how many statements went through SQLAlchemy.

    The question for the pack's edition takes a connection and asks it past SQLAlchemy.
    """

    connections: int = 0
    statements: int = 0


@contextmanager
def database_use() -> Iterator[Use]:
    """What is asked of the database within the block."""
    use = Use()

    def taken(*_args: object) -> None:
        use.connections += 1

    def asked(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        use.statements += statement.lstrip().upper().startswith(("SELECT", "INSERT", "UPDATE", "DELETE"))

    event.listen(db.engine, "checkout", taken)
    event.listen(db.engine, "before_cursor_execute", asked)
    try:
        yield use
    finally:
        event.remove(db.engine, "checkout", taken)
        event.remove(db.engine, "before_cursor_execute", asked)


@contextmanager
def database_away() -> Iterator[None]:
    """No connection is to be had within the block."""

    def refuse(*_args: object) -> None:
        raise OperationalError("the database is away", None, Exception("away"))

    event.listen(db.engine, "checkout", refuse)
    event.listen(db.engine, "before_cursor_execute", refuse)
    try:
        yield
    finally:
        event.remove(db.engine, "checkout", refuse)
        event.remove(db.engine, "before_cursor_execute", refuse)
