"""From the memory of each process into the database: all of it once, or later, or never; and never at once."""

import time
from threading import Barrier, Thread

import pytest
from sqlalchemy import event, select
from sqlalchemy.exc import OperationalError

from tests.resources.counts import begin_to_count
from tests.resources.databases import database_away
from wellbeing.core.db import db
from wellbeing.resources import actions_counts
from wellbeing.resources.actions_counts import Carrier, carry_counts, count
from wellbeing.resources.models_counts import ResourceCount, SearchCount, TopicCount
from wellbeing.resources.tally import Count, Kind

SEEN = Count(Kind.SEEN, "2026-10", "samaritans", "en")
IN_POLISH = Count(Kind.SEEN, "2026-10", "samaritans", "pl")
SLEEP = Count(Kind.SEARCHED, "2026-10", "sleep")
FOUND = Count(Kind.FOUND, "2026-10", language="en")


@pytest.fixture(autouse=True)
def nothing_waits(app):
    begin_to_count()


@pytest.fixture
def processes(app):
    """Two processes of one trust, each with its own memory."""
    return Carrier(db.engine), Carrier(db.engine)


def kept(model=ResourceCount):
    db.session.rollback()
    columns = [column for column in model.__table__.columns if column.name != "count"]
    return {
        tuple(row[:-1]): row[-1] for row in db.session.execute(select(*columns, model.__table__.c["count"]))
    }


def resource_total():
    return sum(kept().values())


def test_each_count_goes_to_its_table(processes):
    one, _other = processes
    one.tally.add([SEEN, SEEN, IN_POLISH, SLEEP, FOUND])
    assert one.carry() == 4
    assert kept() == {
        ("2026-10", "samaritans", "en", "seen"): 2,
        ("2026-10", "samaritans", "pl", "seen"): 1,
    }
    assert kept(TopicCount) == {("2026-10", "sleep", "searched"): 1}
    assert kept(SearchCount) == {("2026-10", "en", "found"): 1}


def test_what_is_there_already_is_added_to(processes):
    one, other = processes
    for carrier in (one, other, one):
        carrier.tally.add([SEEN, FOUND])
        carrier.carry()
    assert kept() == {("2026-10", "samaritans", "en", "seen"): 3}
    assert one.carry() == 0
    assert kept(SearchCount) == {("2026-10", "en", "found"): 3}


def test_two_processes_may_carry_in_the_same_moment(processes):
    counts = [SEEN, IN_POLISH, SLEEP, FOUND]
    start = Barrier(2)

    def work(carrier, order):
        start.wait()
        for _round in range(10):
            carrier.tally.add(order)
            carrier.carry()

    threads = [Thread(target=work, args=pair) for pair in zip(processes, (counts, counts[::-1]), strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert kept()[("2026-10", "samaritans", "en", "seen")] == 20
    assert kept(TopicCount) == {("2026-10", "sleep", "searched"): 20}


def test_while_the_database_is_away_the_counts_wait(processes):
    one, _other = processes
    one.tally.add([SEEN])
    with database_away(), pytest.raises(OperationalError):
        one.carry()
    one.tally.add([SEEN])
    one.carry()
    assert resource_total() == 2


def test_a_fault_half_way_keeps_nothing_and_loses_nothing(processes):
    one, _other = processes
    one.tally.add([SEEN, SLEEP])

    def refuse(_connection, _cursor, statement, *_rest):
        if "topic_count" in statement:
            raise OperationalError("no room on the disk", None, Exception("full"))

    event.listen(db.engine, "before_cursor_execute", refuse)
    try:
        with pytest.raises(OperationalError):
            one.carry()
    finally:
        event.remove(db.engine, "before_cursor_execute", refuse)
    assert resource_total() == 0
    one.carry()
    assert resource_total() == 1


def test_when_nobody_knows_whether_the_database_kept_it_it_is_not_counted_twice(processes):
    one, _other = processes
    one.tally.add([SEEN])

    def break_off(_connection):
        raise OperationalError("the line broke at the last word", None, Exception("away"))

    event.listen(db.engine, "commit", break_off)
    try:
        with pytest.raises(OperationalError):
            one.carry()
    finally:
        event.remove(db.engine, "commit", break_off)
    one.carry()
    assert resource_total() <= 1


def test_a_visit_writes_nothing_until_the_counts_are_carried(app):
    count([SEEN], by_thread=False)
    assert kept() == {}
    assert carry_counts() == 1
    assert resource_total() == 1


def test_a_thread_carries_now_and_then_and_once_more_when_it_is_stopped(app):
    carrier = Carrier(db.engine, 0.01, 0.02)
    carrier.tally.add([SEEN])
    carrier.start()
    carrier.start()
    deadline = time.monotonic() + 10
    while resource_total() < 1 and time.monotonic() < deadline:
        time.sleep(0.02)
    carrier.stop()
    carrier.tally.add([SEEN])
    carrier.stop()
    assert resource_total() == 2


def test_while_the_database_is_away_the_thread_goes_on_and_says_no_more_than_that(app, capsys):
    carrier = Carrier(db.engine)
    carrier.tally.add([SEEN])
    with database_away():
        carrier.stop()
    said = capsys.readouterr()
    assert "counts_wait" in said.out + said.err and "samaritans" not in said.out + said.err
    assert carrier.carry() == 1


def test_the_pause_is_long_enough_to_hide_behind_and_not_the_same_each_time():
    assert (
        actions_counts._SHORTEST >= 5 * 60 and actions_counts._LONGEST >= actions_counts._SHORTEST + 10 * 60
    )
