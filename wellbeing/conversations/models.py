"""Where conversations are kept. No column holds a person, a request, a session, a day or a time.

On SQLite the tables are WITHOUT ROWID, as a row id would tell the order in which rows came.
"""

from sqlalchemy import DDL, LargeBinary, String, Table, event
from sqlalchemy.orm import Mapped, mapped_column

from wellbeing.core.db import STAGING_SCHEMA, Key16, Model

# On PostgreSQL autovacuum would copy samples of the rows, receipts too, into the statistics that backups hold.
_QUIET = {"sqlite_with_rowid": False, "postgresql_with": {"autovacuum_enabled": False}}
CODE = String(60)
PERIOD = String(10)
HASH = LargeBinary(32)


class Waiting(Model):
    """An entry until the next flush, in a second file (SQLite) or schema (PostgreSQL) that no backup holds."""

    __tablename__ = "waiting_conversation"
    __table_args__ = {"schema": STAGING_SCHEMA, **_QUIET}

    receipt_hash: Mapped[bytes] = mapped_column(HASH, primary_key=True)
    key: Mapped[bytes] = mapped_column(Key16)
    month: Mapped[str] = mapped_column(PERIOD)
    area: Mapped[str] = mapped_column(CODE)
    topic: Mapped[str] = mapped_column(CODE)
    place: Mapped[str] = mapped_column(CODE)
    region: Mapped[str] = mapped_column(CODE)
    staff_group: Mapped[str] = mapped_column(CODE)
    broad_group: Mapped[str] = mapped_column(CODE)
    channel: Mapped[str] = mapped_column(CODE)
    scope: Mapped[str] = mapped_column(CODE)


class Conversation(Model):
    """All that is kept of one conversation; see `record.Row`."""

    __tablename__ = "conversation"
    __table_args__ = _QUIET

    key: Mapped[bytes] = mapped_column(Key16, primary_key=True)
    period: Mapped[str] = mapped_column(PERIOD)
    area: Mapped[str] = mapped_column(CODE)
    topic: Mapped[str] = mapped_column(CODE)
    region: Mapped[str] = mapped_column(CODE)
    broad_group: Mapped[str] = mapped_column(CODE)
    channel: Mapped[str | None] = mapped_column(CODE)
    scope: Mapped[str] = mapped_column(CODE)
    receipt_hash: Mapped[bytes | None] = mapped_column(HASH, unique=True)


class PlaceCount(Model):
    """How many conversations of a quarter were about an area, in a place."""

    __tablename__ = "place_count"
    __table_args__ = _QUIET

    quarter: Mapped[str] = mapped_column(PERIOD, primary_key=True)
    area: Mapped[str] = mapped_column(CODE, primary_key=True)
    place: Mapped[str] = mapped_column(CODE, primary_key=True)
    count: Mapped[int]


class StaffGroupCount(Model):
    """How many conversations of a quarter were with a staff group."""

    __tablename__ = "staff_group_count"
    __table_args__ = _QUIET

    quarter: Mapped[str] = mapped_column(PERIOD, primary_key=True)
    staff_group: Mapped[str] = mapped_column(CODE, primary_key=True)
    count: Mapped[int]


def table_of(model: type[Model]) -> Table:
    """The table behind a model."""
    table = model.__table__
    assert isinstance(table, Table)
    return table


# Unlogged: PostgreSQL writes nothing of a waiting entry into its log, its backups or its standbys.
event.listen(
    table_of(Waiting),
    "after_create",
    DDL("ALTER TABLE %(fullname)s SET UNLOGGED").execute_if(dialect="postgresql"),  # type: ignore[no-untyped-call]
)
