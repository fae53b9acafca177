"""A demo that was made on SQLite, moved to PostgreSQL: quicker than to make it a second time."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, insert, select, text

from tests.live import flask
from tests.servers import postgres_url
from wellbeing.core.db import db, prepare


@contextlib.contextmanager
def moved_to_postgres(data: Path) -> Iterator[str]:
    """The address of this process's PostgreSQL, which holds the demo of a folder within the block, and then nothing."""
    url = postgres_url()
    flask(data, "db", "upgrade", DATABASE_URL=url)
    old, new = create_engine(f"sqlite:///{data / 'soothe.db'}"), create_engine(url)
    prepare(old)
    with old.connect() as source, new.begin() as target:
        _copy(source, target)
    yield url
    _empty(new)


def _copy(source: Connection, target: Connection) -> None:
    for table in db.metadata.sorted_tables:
        rows = [dict(row) for row in source.execute(select(table)).mappings()]
        if rows:
            target.execute(insert(table), rows)
        counted = table.autoincrement_column
        if counted is not None and rows:
            last = max(row[counted.name] for row in rows)
            name = {"table": table.fullname, "column": counted.name, "last": last}
            target.execute(text("SELECT setval(pg_get_serial_sequence(:table, :column), :last)"), name)


def _empty(engine: Engine) -> None:
    names = ", ".join(f'{table.schema or "public"}."{table.name}"' for table in db.metadata.sorted_tables)
    with engine.begin() as connection:
        connection.execute(text(f"TRUNCATE {names} RESTART IDENTITY CASCADE"))
    engine.dispose()
