"""From the memory of each process into the database: now and then, in one transaction of additions.

Not at once: a page that is opened changes nothing, and a row written in the minute of a visit would tell of the visit.
A process that is killed loses what it had not carried over; nothing is ever counted twice.
"""

import atexit
import os
import random
from collections.abc import Iterable, Mapping
from multiprocessing.util import Finalize
from threading import Event, Lock, Thread
from typing import Any
from weakref import WeakKeyDictionary, finalize, ref

import structlog
from sqlalchemy import Engine, Table, inspect
from sqlalchemy.dialects import postgresql, sqlite

from wellbeing.core.db import Model, db, write_with
from wellbeing.resources.models_counts import ResourceCount, SearchCount, TopicCount
from wellbeing.resources.tally import OF_RESOURCES, OF_TOPICS, Count, Tally

log = structlog.get_logger()
# Seconds between two times, by chance: nobody alone at night can be told from when a number grew.
_SHORTEST, _LONGEST = 5 * 60, 15 * 60
# What is being carried is carried within this time, or the process ends without it.
_LAST_WAIT = 5.0
_chance = random.SystemRandom()


class Carrier:
    """What this process has counted for one database, and the thread that carries it there."""

    def __init__(self, engine: Engine, shortest: float = _SHORTEST, longest: float = _LONGEST) -> None:
        self.tally = Tally()
        self._engine = ref(engine)
        self._pauses = (shortest, longest)
        self._one_at_a_time = Lock()
        self._stop = Event()
        self._thread: Thread | None = None
        finalize(engine, self._stop.set).atexit = False

    def start(self) -> None:
        """Begin to carry, at the first count: a thread begun earlier would not live on in a forked process."""
        if self._thread is not None:
            return
        with self._one_at_a_time:
            if self._thread is None:
                self._thread = Thread(target=self._carry_on, name="carry-counts", daemon=True)
                self._thread.start()
                atexit.register(self.stop)
                # Servers that fork their workers end them without what `atexit` keeps.
                Finalize(None, self.stop, exitpriority=1)

    def stop(self) -> None:
        """Let the thread end, and carry what is left."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join(_LAST_WAIT)
        self._try()

    def carry(self) -> int:
        """Carry everything that waits; returns how many counts."""
        with self._one_at_a_time:
            engine = self._engine()
            taken = self.tally.take() if engine else {}
            if not engine or not taken:
                return 0
            is_sent = False
            try:
                with write_with(engine) as connection:
                    for model, rows in _rows(taken).items():
                        connection.execute(_more(model, engine.dialect.name), rows)
                    # A fault from here on may come after the database has kept all: better lost than counted twice.
                    is_sent = True
            except BaseException:
                if not is_sent:
                    self.tally.put_back(taken)
                raise
            return len(taken)

    def _carry_on(self) -> None:
        while not self._stop.wait(_chance.uniform(*self._pauses)):
            self._try()

    def _try(self) -> None:
        try:
            self.carry()
        except Exception as fault:  # the database is away, or has no tables yet: it waits for the next time
            log.warning("counts_wait", fault=type(fault).__name__)


_carriers: WeakKeyDictionary[Engine, Carrier] = WeakKeyDictionary()
# What the parent counted is the parent's to carry.
os.register_at_fork(after_in_child=_carriers.clear)


def count(counts: Iterable[Count], *, by_thread: bool) -> None:
    """One more of each, in memory; without the thread, it waits for `carry_counts`."""
    engine = db.engine
    carrier = _carriers.get(engine) or _carriers.setdefault(engine, Carrier(engine))
    carrier.tally.add(counts)
    if by_thread:
        carrier.start()


def carry_counts() -> int:
    """Put what this process has counted into the database now; returns how many counts."""
    carrier = _carriers.get(db.engine)
    return carrier.carry() if carrier else 0


def _rows(taken: Mapping[Count, int]) -> dict[type[Model], list[dict[str, Any]]]:
    """The rows to add to, always in one order, so that two processes never wait for each other."""
    rows: dict[type[Model], list[dict[str, Any]]] = {}
    for each in sorted(taken):
        row: dict[str, Any] = {"month": each.month, "kind": each.kind.value, "count": taken[each]}
        if each.kind in OF_TOPICS:
            rows.setdefault(TopicCount, []).append({**row, "topic": each.name})
        elif each.kind in OF_RESOURCES:
            rows.setdefault(ResourceCount, []).append({**row, "slug": each.name, "language": each.language})
        else:
            rows.setdefault(SearchCount, []).append({**row, "language": each.language})
    return dict(sorted(rows.items(), key=lambda each: each[0].__tablename__))


def _more(model: type[Model], dialect: str) -> Any:
    """Add to the rows that are there, and make the others."""
    table: Table = inspect(model).local_table  # type: ignore[assignment]
    insert = sqlite.insert(table) if dialect == "sqlite" else postgresql.insert(table)
    return insert.on_conflict_do_update(
        index_elements=list(table.primary_key.columns),
        set_={"count": table.c["count"] + insert.excluded["count"]},
    )
