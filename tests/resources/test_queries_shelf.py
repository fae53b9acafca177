"""Pages take the pack that is in memory, and a thread follows its changes."""

import gc
import threading
import time
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import create_engine, event, update
from structlog.testing import capture_logs

from tests.resources.databases import database_away
from tests.resources.packs import real_pack
from wellbeing.core.clock import now
from wellbeing.core.db import db, transaction
from wellbeing.resources.actions import replace_pack
from wellbeing.resources.models import PackVersion, TopicRow
from wellbeing.resources.queries_shelf import Shelf

A_WHILE = 20.0  # seconds after which a machine, however busy, should have done it


def eventually(done: Callable[[], object]) -> None:
    deadline = time.monotonic() + A_WHILE
    while not done():
        assert time.monotonic() < deadline, "it never happened"
        time.sleep(0.01)


def new_edition(name: str) -> None:
    """As another process would, which tells nobody here."""
    with transaction() as session:
        session.add(PackVersion(edition=name, loaded_at=now()))


@contextmanager
def slow_database() -> Iterator[threading.Event]:
    """Within the block the thread that follows the pack gets no answer; the event says that it waits for one."""
    asked, answer = threading.Event(), threading.Event()

    def wait(*_args: object) -> None:
        if threading.current_thread().name == "pack":
            asked.set()
            answer.wait(A_WHILE)

    event.listen(db.engine, "before_cursor_execute", wait)
    try:
        yield asked
    finally:
        answer.set()
        event.remove(db.engine, "before_cursor_execute", wait)


@pytest.fixture
def shelf(app) -> Iterator[Shelf]:
    """A shelf with the real pack, and a thread that follows."""
    replace_pack(real_pack())
    shelf = Shelf(db.engine)
    shelf.current()
    shelf.follow()
    yield shelf
    shelf.end()


def test_a_change_by_another_process_is_followed(shelf):
    new_edition("another")
    eventually(lambda: shelf.current().edition == "another")
    assert len(shelf.current().resources) == 130


def test_an_edition_that_nobody_looks_at_any_more_leaves_the_memory(shelf):
    """Nobody collects it: the thread hides each edition from the collector."""
    old = weakref.ref(shelf.current().index)
    with transaction() as session:
        session.execute(update(TopicRow).values(area="enjoy"))
    new_edition("another")
    eventually(lambda: shelf.current().edition == "another" and old() is None)


def test_while_a_new_edition_is_read_people_have_the_old_one_at_once(shelf):
    old = shelf.current()
    with slow_database() as asked:
        new_edition("another")
        shelf.look_again()
        assert asked.wait(A_WHILE)
        assert shelf.current() is old
        assert shelf.current().index.search("cant sleep").numbers
    eventually(lambda: shelf.current().edition == "another")


def test_whoever_needs_the_newest_waits_for_the_one_who_reads_it(shelf):
    with slow_database() as asked:
        shelf.look_again()
        assert asked.wait(A_WHILE)
        new_edition("another")
    assert shelf.catch_up().edition == "another"
    assert shelf.current().edition == "another"


def test_the_thread_outlives_a_database_that_is_away_and_logs_nothing_of_what_it_asked(shelf):
    old = shelf.current()
    with capture_logs() as logs:
        with database_away():
            shelf.look_again()
            eventually(lambda: logs)
            assert shelf.current() is old
        assert logs == [{"event": "pack_not_read", "fault": "OperationalError", "log_level": "warning"}]
        new_edition("another")
        shelf.look_again()
        eventually(lambda: shelf.current().edition == "another")
        assert len(logs) == 1


def test_the_thread_ends_when_it_is_told_and_another_may_follow(shelf):
    first = shelf._follower
    shelf.end()
    assert not first.is_alive()
    shelf.follow()
    shelf.follow()
    new_edition("another")
    eventually(lambda: shelf.current().edition == "another")


def test_the_thread_ends_with_its_database(tmp_path):
    engine = create_engine(f"sqlite:///{tmp_path / 'gone.db'}")
    shelf = Shelf(engine)
    shelf.follow()
    del engine

    def has_ended() -> bool:
        gc.collect()
        return not shelf._follower.is_alive()

    eventually(has_ended)
    with pytest.raises(RuntimeError, match="gone"):
        shelf.catch_up()


def test_no_thread_follows_in_tests_so_that_what_they_see_is_sure(client):
    client.get("/resources")
    assert "pack" not in [thread.name for thread in threading.enumerate()]
