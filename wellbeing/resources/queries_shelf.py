"""The pack in memory. Pages take the edition that is there; a thread follows its changes, so that no page waits."""

import atexit
import gc
import weakref
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from threading import Event, Lock, Thread

import structlog
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from wellbeing.core.clock import today
from wellbeing.resources.models import PackVersion
from wellbeing.resources.queries_tables import read_contacts, read_resources, read_topics
from wellbeing.resources.snapshot import Pack, make_pack

log = structlog.get_logger()
NOTHING_LOADED = ""
_ASK_EVERY = 1.0
_ASK_AGAIN_AFTER = 3.0
# A build that is under way ends within this time, or the process ends without it.
_LAST_WAIT = 5.0
# All tables as they were at one moment; SQLite reads so in any transaction.
_ONE_MOMENT = {"postgresql": {"isolation_level": "REPEATABLE READ"}}


class Shelf:
    """The newest edition that was read from one database."""

    def __init__(self, engine: Engine) -> None:
        self.pack: Pack | None = None
        self._is_stale = False
        # One reads at a time, so that an older edition never takes the place of a newer one.
        self._reading = Lock()
        self._starting = Lock()
        self._wake = Event()
        self._is_over = False
        self._follower: Thread | None = None
        # The shelf keeps no engine alive; when it has gone, the thread wakes and ends.
        wake = self._wake
        self._engine = weakref.ref(engine, lambda _gone: wake.set())

    def current(self) -> Pack:
        """The pack. Only a process without one waits; with nobody following, whoever was told to look again reads."""
        pack = self.pack
        if pack is None or (self._follower is None and (self._is_stale or pack.day != today())):
            return self.catch_up()
        return pack

    def look_again(self) -> None:
        """Somebody has changed the pack."""
        self._is_stale = True
        self._wake.set()

    def catch_up(self) -> Pack:
        """Read the newest edition now, unless it is here already."""
        with self._reading:
            self._is_stale = False
            try:
                self.pack = self._newest()
            except BaseException:
                self._is_stale = True
                raise
            return self.pack

    def follow(self) -> None:
        """See to it that a thread of this process follows; a fork leaves the thread of its parent behind."""
        if self._follower is None or not self._follower.is_alive():
            with self._starting:
                if self._follower is None or not self._follower.is_alive():
                    self._wake.set()  # it reads at once: the first page may be another one than of the pack
                    self._follower = Thread(target=self._keep_up, name="pack", daemon=True)
                    self._follower.start()

    def end(self) -> None:
        """Let the thread end, and wait for it: one that is cut off in the middle would take the process down hard."""
        self._is_over = True
        self._wake.set()
        if self._follower is not None:
            self._follower.join(_LAST_WAIT)
            self._follower = None
        self._is_over = False

    def _keep_up(self) -> None:
        pause = _ASK_EVERY
        while True:
            self._wake.wait(pause)
            self._wake.clear()
            if self._is_over or self._engine() is None:
                return
            try:
                self.catch_up()
                pause = _ASK_EVERY
            except Exception as fault:  # whatever it is, people go on with the last edition
                if pause == _ASK_EVERY:
                    log.warning("pack_not_read", fault=type(fault).__name__)
                pause = _ASK_AGAIN_AFTER

    def _newest(self) -> Pack:
        engine = self._engine()
        if engine is None:
            raise RuntimeError("the database of this pack is gone")
        with Session(engine) as session:
            session.connection(execution_options=_ONE_MOMENT.get(engine.dialect.name, {}))
            last = select(PackVersion.edition).order_by(PackVersion.id.desc()).limit(1)
            edition, day = session.scalar(last) or NOTHING_LOADED, today()
            if self.pack and (self.pack.edition, self.pack.day) == (edition, day):
                return self.pack
            resources, topics = read_resources(session=session), read_topics(session)
            contacts = read_contacts(session)
        with uncollected() if self._follower else nullcontext():
            return make_pack(edition, day, resources, topics, contacts, self.pack)


@contextmanager
def uncollected() -> Iterator[None]:
    """Make something large that lasts, and let the collector never walk through it: that would hold up every page."""
    gc.collect(1)
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


_shelves: weakref.WeakKeyDictionary[Engine, Shelf] = weakref.WeakKeyDictionary()


def shelf_of(engine: Engine) -> Shelf:
    """The shelf of a database, empty at first."""
    return _shelves.get(engine) or _shelves.setdefault(engine, Shelf(engine))


@atexit.register
def end_all() -> None:
    """Let every thread end before the process does."""
    for shelf in list(_shelves.values()):
        shelf.end()
