"""The database: one explicit transaction for each change, and reads that cannot write."""

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import Connection, DateTime, Dialect, Engine, LargeBinary, MetaData, Text, event
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import DeclarativeBase, Session
from sqlalchemy.types import TypeDecorator

STAGING_SCHEMA = "staging"
_WRITE = "soothe_write"
_CONVENTION = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=_CONVENTION)


db = SQLAlchemy(model_class=Base)
# mypy cannot see the class that flask-sqlalchemy makes at run time.
if TYPE_CHECKING:
    Model = Base
else:
    Model = db.Model


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment; SQLite keeps no zone, so it is stored and read as UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: D102
        if value is not None and value.tzinfo is None:
            raise ValueError("a moment must be aware")
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: D102
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Codes(TypeDecorator[tuple[str, ...]]):
    """A tuple of short codes, kept as text joined by semicolons."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:  # noqa: D102
        return None if value is None else ";".join(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[str, ...]:  # noqa: D102
        return tuple(value.split(";")) if value else ()


Key16 = LargeBinary(16)


def random_key() -> bytes:
    """A random key of 16 bytes, which tells nothing of order or time."""
    return secrets.token_bytes(16)


def key_of(text: str) -> bytes:
    """The bytes of a key as it stands in an address; empty when it is none."""
    try:
        found = bytes.fromhex(text)
    except ValueError:
        return b""
    return found if len(found) == 16 else b""


@contextmanager
def transaction() -> Iterator[Session]:
    """One write transaction, begun at once (`BEGIN IMMEDIATE`); an inner one joins the outer.

    A plain BEGIN that reads and then writes fails on SQLite when another process writes between.
    """
    session = db.session()
    if session.info.get(_WRITE):
        yield session
        return
    session.rollback()
    session.info[_WRITE] = True
    try:
        session.connection(execution_options={_WRITE: True})
        yield session
        session.commit()
    except BaseException:
        session.rollback()
        raise
    finally:
        session.info[_WRITE] = False


def once_committed(then: Callable[[], None]) -> None:
    """Do something when the transaction around this has been committed, or at once where there is none."""
    session = db.session()
    if session.info.get(_WRITE):
        event.listen(session, "after_commit", lambda _session: then(), once=True)
    else:
        then()


@contextmanager
def write_with(engine: Engine) -> Iterator[Connection]:
    """One write transaction of a thread that no request began, and that has no session; begun at once as the other."""
    with engine.connect().execution_options(**{_WRITE: True}) as connection, connection.begin():
        yield connection


@contextmanager
def maintenance() -> Iterator[Connection]:
    """A connection without a transaction, for VACUUM and checkpoints; RuntimeError inside a transaction."""
    if db.session().info.get(_WRITE):
        raise RuntimeError("maintenance would roll back the transaction around it")
    db.session.rollback()
    with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        yield connection


def is_sqlite() -> bool:
    """Whether the app's database is the embedded one."""
    return db.engine.dialect.name == "sqlite"


def empty_log() -> bool:
    """Put SQLite's log into the file and empty it: deleted rows would stand there for as long as little is written.

    False when a reader held the log, to be tried again.
    """
    if not is_sqlite():
        return True
    with maintenance() as connection:
        busy = connection.exec_driver_sql("PRAGMA main.wal_checkpoint(TRUNCATE)").one()[0]
    return not busy


def rewrite(*tables: str) -> bool:
    """Write tables anew, without the bytes of the rows that were deleted or changed.

    PostgreSQL's plain VACUUM lets such bytes stand until other rows need the place. SQLite has overwritten them
    when it deleted the row. False when somebody held a table, to be tried again.
    """
    if is_sqlite():
        return True
    with maintenance() as connection:
        connection.exec_driver_sql("SET lock_timeout = '2s'")
        try:
            for table in tables:
                connection.exec_driver_sql(f"VACUUM (FULL) {table}")
        except OperationalError:
            return False
        finally:
            connection.exec_driver_sql("RESET lock_timeout")
    return True


def staging_file(database_file: Path) -> Path:
    """The second SQLite file, which no backup holds, beside the first."""
    return database_file.with_name(f"{database_file.stem}-staging{database_file.suffix}")


def init_db(app: Flask) -> None:
    """Bind the app's database and prepare each connection."""
    db.init_app(app)
    with app.app_context():
        prepare(db.engine)


def prepare(engine: Engine) -> None:
    """Give an engine the settings on connect and the rule that only a write transaction writes."""
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _on_sqlite_connect)
        event.listen(engine, "begin", _on_sqlite_begin)
    else:
        event.listen(engine, "begin", _on_postgresql_begin)


def _on_sqlite_connect(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # pysqlite must not begin transactions by itself
    file = Path(connection.execute("PRAGMA database_list").fetchone()[2])
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA busy_timeout=5000")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA secure_delete=ON")
    # Sorting and VACUUM must not leave copies of rows in the system's temporary folder.
    connection.execute("PRAGMA temp_store=MEMORY")
    connection.execute(f"ATTACH DATABASE ? AS {STAGING_SCHEMA}", (str(staging_file(file)),))
    # A rollback journal in memory: nothing of a staged entry is ever written beside the file itself.
    connection.execute(f"PRAGMA {STAGING_SCHEMA}.journal_mode=MEMORY")
    connection.execute(f"PRAGMA {STAGING_SCHEMA}.secure_delete=ON")


def _on_sqlite_begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    if options.get("isolation_level") == "AUTOCOMMIT":
        connection.exec_driver_sql("PRAGMA query_only=OFF")
    elif options.get(_WRITE):
        connection.exec_driver_sql("PRAGMA query_only=OFF")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    else:
        connection.exec_driver_sql("PRAGMA query_only=ON")
        connection.exec_driver_sql("BEGIN")


def _on_postgresql_begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    free = options.get(_WRITE) or options.get("isolation_level") == "AUTOCOMMIT"
    connection.connection.dbapi_connection.read_only = None if free else True  # type: ignore[union-attr]
