"""Taking entries in, flushing them, withdrawing them, and rewriting the tables at a close."""

import secrets
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import asdict, astuple, dataclass, fields
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, MetaData, Table, case, delete, func, insert, inspect, null, select, text
from sqlalchemy.orm import Session
from sqlalchemy.schema import CreateTable, DropTable

from wellbeing.conversations.models import (
    Conversation,
    PlaceCount,
    StaffGroupCount,
    Waiting,
    table_of,
)
from wellbeing.conversations.record import Entry, PlaceMark, Row, entry_from, kept, marks_of, row_of
from wellbeing.core import clock
from wellbeing.core.db import is_sqlite, maintenance, random_key, transaction

# So few would say too much about who was on duty when a backup was taken.
FLUSH_AT = 20


@dataclass(frozen=True)
class Recorded:
    """Whether the entry is new, and what is kept under its receipt (None once that was flushed)."""

    fresh: bool
    kept: Entry | None


def record(answers: Mapping[str, str], topics: Collection[str], receipt_hash: bytes) -> Recorded:
    """Take an entry in; with a receipt that brought one already (a double submit), change nothing.

    Raises Refused for an answer that may not be kept. The date is read while no close can run beside it.
    """
    with transaction() as session:
        _one_at_a_time(session)
        entry = entry_from(answers, topics, clock.today())
        waiting = session.get(Waiting, receipt_hash)
        if waiting is not None:
            return Recorded(False, _entry(waiting))
        if _flushed(session, receipt_hash):
            return Recorded(False, None)
        session.add(Waiting(receipt_hash=receipt_hash, key=random_key(), **asdict(entry)))
        return Recorded(True, entry)


def withdraw(receipt_hash: bytes) -> bool:
    """Delete the conversation that this receipt belongs to; False when there is none (any more)."""
    with transaction() as session:
        _one_at_a_time(session)
        waiting = session.execute(delete(Waiting).where(Waiting.receipt_hash == receipt_hash))
        flushed = session.execute(delete(Conversation).where(Conversation.receipt_hash == receipt_hash))
        return bool(waiting.rowcount or flushed.rowcount)  # type: ignore[attr-defined]


def flush(at_least: int = FLUSH_AT) -> int:
    """Move what waits into the tables, shuffled, when at least so many wait; says how many it moved.

    SQLite commits the main file before the staging file. After a crash between the two an entry is in both, so
    an entry whose key is in the main file is not counted again.
    """
    with transaction() as session:
        _one_at_a_time(session, alone=True)
        waiting = list(session.scalars(select(Waiting)))
        if len(waiting) < max(at_least, 1):
            return 0
        moved = select(Conversation.key).join(Waiting, Waiting.key == Conversation.key)
        moved_before = set(session.scalars(moved))
        fresh = [entry for entry in waiting if entry.key not in moved_before]
        if fresh:
            secrets.SystemRandom().shuffle(fresh)
            session.execute(insert(Conversation), [asdict(_row(entry)) for entry in fresh])
            _count(session, fresh)
        # PostgreSQL's DELETE would leave the rows in the file.
        session.execute(delete(Waiting) if is_sqlite() else text(f"TRUNCATE {table_of(Waiting).fullname}"))
        return len(fresh)


def rewrite(today: date) -> None:
    """Write the tables anew in random order, without what the closed periods give up.

    VACUUM FULL, FREEZE and CLUSTER keep the order in which rows came; only a new table does not. Keys stay, so
    that a flush still knows what it moved before a crash.
    """
    with transaction() as session:
        _rewrite_conversations(session, today)
        for model in (PlaceCount, StaffGroupCount):
            quarters = session.scalars(select(model.quarter).distinct())
            staying = [quarter for quarter in quarters if kept(quarter, today).period]
            old = _set_aside(session, table_of(model))
            _refill(session, table_of(model), old, {}, old.c.quarter.in_(staying))


def scrub() -> bool:
    """Take deleted rows out of the files too; False when a reader held the log open, to be tried again."""
    with maintenance() as connection:
        if not is_sqlite():
            for model in (Conversation, PlaceCount, StaffGroupCount):
                connection.exec_driver_sql(f"VACUUM {table_of(model).name}")
            return True
        # Else VACUUM would leave a copy of the whole file in the system's temporary folder.
        connection.exec_driver_sql("PRAGMA temp_store=MEMORY")
        connection.exec_driver_sql("VACUUM main")
        connection.exec_driver_sql("VACUUM staging")
        busy = connection.exec_driver_sql("PRAGMA main.wal_checkpoint(TRUNCATE)").one()[0]
        return not busy


def _flushed(session: Session, receipt_hash: bytes) -> bool:
    query = select(Conversation.key).where(Conversation.receipt_hash == receipt_hash)
    return session.scalar(query) is not None


def _one_at_a_time(session: Session, *, alone: bool = False) -> None:
    """Let others wait as SQLite does, where a write transaction is alone anyway."""
    if not is_sqlite():
        mode = "ACCESS EXCLUSIVE" if alone else "SHARE ROW EXCLUSIVE"
        session.execute(text(f"LOCK TABLE {table_of(Waiting).fullname} IN {mode} MODE"))


def _entry(waiting: Waiting) -> Entry:
    return Entry(**{field.name: getattr(waiting, field.name) for field in fields(Entry)})


def _row(waiting: Waiting) -> Row:
    return row_of(_entry(waiting), waiting.key, waiting.receipt_hash)


def _count(session: Session, entries: list[Waiting]) -> None:
    marks = Counter(mark for waiting in entries for mark in marks_of(_entry(waiting)))
    # Held here, they are found without a query each; in order of their words, so that nothing tells which came first.
    counters = [*session.scalars(select(PlaceCount)), *session.scalars(select(StaffGroupCount))]
    known = {inspect(counter).identity: counter for counter in counters}
    for mark in sorted(marks, key=astuple):
        counter = known.get(astuple(mark))
        if counter is not None:
            counter.count += marks[mark]
        elif isinstance(mark, PlaceMark):
            session.add(PlaceCount(**asdict(mark), count=marks[mark]))
        else:
            session.add(StaffGroupCount(**asdict(mark), count=marks[mark]))


def _rewrite_conversations(session: Session, today: date) -> None:
    table = table_of(Conversation)
    fates = {
        period: kept(period, today) for period in session.scalars(select(Conversation.period).distinct())
    }
    old = _set_aside(session, table)
    staying = {period: fate.period for period, fate in fates.items() if fate.period}
    with_channel = [period for period, fate in fates.items() if fate.channel]
    with_receipt = [period for period, fate in fates.items() if fate.receipt]
    changed: dict[str, ColumnElement[Any]] = {
        "channel": case((old.c.period.in_(with_channel), old.c.channel), else_=null()),
        "receipt_hash": case((old.c.period.in_(with_receipt), old.c.receipt_hash), else_=null()),
    }
    if staying:
        changed["period"] = case(staying, value=old.c.period)
    _refill(session, table, old, changed, old.c.period.in_(staying))


def _set_aside(session: Session, table: Table) -> Table:
    """Rename a table and its constraints out of the way and make an empty one in its place."""
    old = table.to_metadata(MetaData(), name=f"{table.name}_old")
    if not is_sqlite():
        for constraint in table.constraints:
            name = constraint.name
            session.execute(text(f"ALTER TABLE {table.name} RENAME CONSTRAINT {name} TO {name}_old"))
    session.execute(text(f"ALTER TABLE {table.name} RENAME TO {old.name}"))
    session.execute(CreateTable(table))
    return old


def _refill(
    session: Session,
    table: Table,
    old: Table,
    changed: dict[str, ColumnElement[Any]],
    stays: ColumnElement[bool],
) -> None:
    names = [column.name for column in table.columns]
    values = [changed.get(name, old.c[name]) for name in names]
    chosen = select(*values).where(stays).order_by(_random_bytes())
    session.execute(insert(table).from_select(names, chosen))
    session.execute(DropTable(old))


def _random_bytes() -> ColumnElement[bytes]:
    """Sixteen bytes from the database's secure source, afresh for each row."""
    return func.randomblob(16) if is_sqlite() else func.uuid_send(func.gen_random_uuid())
