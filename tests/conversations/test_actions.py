"""Entries come in once, wait, are flushed shuffled, can be withdrawn, and lose more with each close."""

from datetime import date

import pytest
from sqlalchemy import event, func, select, text

from tests.conversations.made_up import fresh_hash, talk
from wellbeing.conversations import actions, queries
from wellbeing.conversations.models import Conversation, PlaceCount, StaffGroupCount, Waiting
from wellbeing.core.db import db, is_sqlite, transaction

TODAY = date(2026, 11, 23)


def record_many(number, **answers):
    hashes = [fresh_hash() for _ in range(number)]
    with transaction():
        for receipt in hashes:
            talk(receipt, **answers)
    return hashes


def _waiting_rows():
    columns = [column.name for column in Waiting.__table__.columns]
    return [{name: getattr(row, name) for name in columns} for row in db.session.scalars(select(Waiting))]


def how_many(model):
    return db.session.scalar(select(func.count()).select_from(model))


def rows():
    return list(db.session.scalars(select(Conversation)))


def test_an_entry_waits_and_is_not_yet_a_conversation(app):
    assert talk()
    assert queries.how_many_wait() == 1
    assert how_many(Conversation) == 0


def test_a_double_submit_is_taken_once_while_it_waits_and_after_the_flush(app):
    receipt = fresh_hash()
    assert talk(receipt)
    assert not talk(receipt, topic="debt")
    actions.flush(at_least=1)
    assert not talk(receipt)
    assert [row.topic for row in rows()] == ["sleep"]
    assert queries.how_many_wait() == 0


def test_fewer_than_twenty_wait_longer(app):
    record_many(19)
    assert actions.flush() == 0
    record_many(1)
    assert actions.flush() == 20
    assert how_many(Waiting) == 0
    assert how_many(Conversation) == 20


def test_a_flush_with_nothing_to_move_does_nothing(app):
    assert actions.flush(at_least=0) == 0


def test_a_flush_counts_place_and_staff_group_apart_from_the_rows(app):
    record_many(3)
    record_many(2, place="telford", staff_group="estates")
    actions.flush(at_least=1)
    talk()
    actions.flush(at_least=1)
    assert queries.counts(("place",), "2026-27 Q3") == {("stoke",): 4, ("telford",): 2}
    assert queries.counts(("area", "place"), "2026-27") == {
        ("self_care", "stoke"): 4,
        ("self_care", "telford"): 2,
    }
    assert queries.counts(("staff_group",), "2026-27 Q3") == {("nursing_midwifery",): 4, ("estates",): 2}


def test_an_entry_left_behind_by_a_crash_is_not_counted_again(app):
    """The main file was committed and the staging file was not: the same keys wait once more."""
    record_many(5)
    left_behind = _waiting_rows()
    actions.flush(at_least=1)
    with transaction() as session:
        session.add_all(Waiting(**values) for values in left_behind[:3])
    record_many(1)
    assert actions.flush(at_least=1) == 1
    assert how_many(Conversation) == 6
    assert queries.counts(("place",), "2026-27 Q3") == {("stoke",): 6}
    assert queries.how_many_wait() == 0


def test_a_flush_that_fails_halfway_changes_nothing(app):
    record_many(4)

    def fail(*_arguments):
        raise RuntimeError("pulled the plug")

    event.listen(StaffGroupCount, "before_insert", fail)
    try:
        with pytest.raises(RuntimeError, match="plug"):
            actions.flush(at_least=1)
    finally:
        event.remove(StaffGroupCount, "before_insert", fail)
    assert queries.how_many_wait() == 4
    assert how_many(Conversation) == how_many(PlaceCount) == 0
    assert actions.flush(at_least=1) == 4


@pytest.mark.parametrize("flushed", [False, True])
def test_a_receipt_withdraws_its_conversation_once(app, flushed):
    mine, *_others = record_many(3)
    if flushed:
        actions.flush(at_least=1)
    assert actions.withdraw(mine)
    assert not actions.withdraw(mine)
    assert how_many(Conversation if flushed else Waiting) == 2


def test_a_receipt_that_nobody_has_withdraws_nothing(app):
    record_many(3)
    assert not actions.withdraw(fresh_hash())
    assert queries.how_many_wait() == 3


def test_an_entry_withdrawn_after_a_crash_is_gone_from_both_places(app):
    receipt = record_many(1)[0]
    left_behind = _waiting_rows()
    actions.flush(at_least=1)
    with transaction() as session:
        session.add_all(Waiting(**values) for values in left_behind)
    assert actions.withdraw(receipt)
    assert how_many(Conversation) == how_many(Waiting) == 0


def test_at_the_months_close_the_receipts_of_that_month_go(app):
    closed = record_many(5)
    with transaction():
        still_open = fresh_hash()
        talk(still_open, date(2026, 12, 5), topic="debt")
    actions.flush(at_least=1)
    actions.rewrite(date(2026, 12, 10))
    assert not any(actions.withdraw(receipt) for receipt in closed)
    assert {(row.period, row.topic, row.channel, row.receipt_hash) for row in rows()} == {
        ("2026-11", "sleep", "phone", None),
        ("2026-12", "debt", "phone", still_open),
    }
    assert actions.withdraw(still_open)


def test_at_the_quarters_close_the_month_and_the_channel_go(app):
    record_many(5)
    actions.flush(at_least=1)
    actions.rewrite(date(2027, 1, 10))
    assert {(row.period, row.channel) for row in rows()} == {("2026-27 Q3", None)}
    assert queries.counts(("topic",), "2026-27 Q3") == {("sleep",): 5}
    assert queries.counts(("topic", "region"), "2026-27") == {("sleep", "stoke_on_trent"): 5}
    assert queries.counts(("place",), "2026-27 Q3") == {("stoke",): 5}


def test_at_the_years_close_rows_and_counters_are_deleted(app):
    record_many(5)
    actions.flush(at_least=1)
    actions.rewrite(date(2027, 4, 9))
    assert len(rows()) == 5
    actions.rewrite(date(2027, 4, 10))
    assert how_many(Conversation) == how_many(PlaceCount) == how_many(StaffGroupCount) == 0


def test_rewriting_loses_nothing_and_can_be_done_again(app):
    record_many(30)
    actions.flush()
    before = {row.key for row in rows()}
    db.session.rollback()
    actions.rewrite(TODAY)
    actions.rewrite(TODAY)
    after = {row.key for row in rows()}
    assert after == before
    assert len(after) == 30
    db.session.rollback()
    assert actions.scrub()


def test_an_entry_left_behind_by_a_crash_is_not_counted_again_after_a_rewrite(app):
    record_many(3)
    left_behind = _waiting_rows()
    actions.flush(at_least=1)
    actions.rewrite(date(2027, 1, 10))
    with transaction() as session:
        session.add_all(Waiting(**values) for values in left_behind)
    assert actions.flush(at_least=1) == 0
    assert how_many(Conversation) == 3
    assert queries.counts(("place",), "2026-27 Q3") == {("stoke",): 3}


def test_the_rewritten_tables_are_the_ones_that_the_migrations_made(app):
    record_many(2)
    actions.flush(at_least=1)
    before = _shape()
    db.session.rollback()
    actions.rewrite(TODAY)
    assert _shape() == before
    mine = fresh_hash()
    talk(mine)
    actions.flush(at_least=1)
    assert actions.withdraw(mine)


def _shape():
    if is_sqlite():
        query = "SELECT name, sql FROM sqlite_master ORDER BY name"
        return [
            (name, " ".join((sql or "").replace('"', "").split()))
            for name, sql in db.session.execute(text(query))
        ]
    # From version 18 on each NOT NULL has a name too, which nothing of ours relies on.
    query = (
        "SELECT conrelid::regclass::text, CASE contype WHEN 'n' THEN '' ELSE conname END, conkey, contype "
        "FROM pg_constraint WHERE connamespace = 'public'::regnamespace ORDER BY 1, 2, 3"
    )
    return [(*row[:2], tuple(row[2] or ()), row[3]) for row in db.session.execute(text(query))]


def test_postgresql_logs_nothing_of_waiting_entries(app):
    if is_sqlite():
        assert db.session.scalar(text("PRAGMA staging.journal_mode")) == "memory"
        return
    query = text("SELECT relpersistence FROM pg_class WHERE relname = 'waiting_conversation'")
    assert db.session.scalar(query) == "u"
