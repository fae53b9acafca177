"""A process killed at any moment leaves the record whole: nothing lost, nothing doubled, nothing printed twice."""

import os
import random
import select
import signal
import time
import traceback
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import func
from sqlalchemy import select as query

from tests.conversations.made_up import fresh_hash
from wellbeing.conversations import actions
from wellbeing.conversations.models import Conversation, PlaceCount, StaffGroupCount, Waiting
from wellbeing.core import clock
from wellbeing.core.db import db
from wellbeing.core.periods import add_months, ends_with, is_closed, month_of, quarter_of, span, year_of
from wellbeing.resources.actions import load_pack
from wellbeing.resources.queries import topic_choices, topic_ids
from wellbeing.uptake import actions as uptake
from wellbeing.uptake.catalogue import TABLES
from wellbeing.uptake.dimensions import cells
from wellbeing.uptake.models import ClosedMonth, PublishedFigure

KILLS, BEGINNING = 220, date(2026, 5, 2)
HASH_SIZE = 32


@pytest.fixture
def pack(app):
    assert load_pack(app.config["PACK_FOLDER"]).loaded
    return topic_ids()


class Trust:
    """A trust whose server is killed again and again; it knows what was acknowledged, and what was printed."""

    def __init__(self, topics):
        self.topics = topics
        self.draw = random.Random(11)  # noqa: S311  which moments are tried is no secret
        self.today = BEGINNING
        self.committed = {}
        self.printed = {}
        self.cut_short = 0

    def killed_while(self, work):
        """Let a process of its own work until it is killed; returns the receipts that it acknowledged."""
        db.session.remove()
        db.engine.dispose()
        hear, say = os.pipe()
        child = os.fork()
        if child == 0:
            self._live(work, hear, say)
        os.close(say)
        acknowledged, ended = self._listen(hear, until=time.monotonic() + self.draw.uniform(0, 0.12))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        more, done = (b"", True) if ended else self._listen(hear, until=time.monotonic() + 5)
        os.close(hear)
        assert done, "the pipe ends with its process"
        self.cut_short += not ended
        heard = acknowledged + more
        assert b"Traceback" not in heard, heard.decode(errors="replace")
        return {heard[at : at + HASH_SIZE] for at in range(0, len(heard) - HASH_SIZE + 1, HASH_SIZE)}

    def _live(self, work, hear, say):
        os.close(hear)
        try:
            with clock.at(datetime.combine(self.today, datetime.min.time(), UTC) + timedelta(hours=12)):
                for receipt in work():
                    os.write(say, receipt)
        except BaseException:
            os.write(say, traceback.format_exc().encode())
        finally:
            os._exit(0)

    @staticmethod
    def _listen(hear, until):
        heard = b""
        while (left := until - time.monotonic()) > 0:
            if select.select([hear], [], [], left)[0]:
                part = os.read(hear, 65_536)
                if not part:
                    return heard, True
                heard += part
        return heard, False

    def records_and_flushes(self):
        """Entries come in, and every few are flushed."""
        draw = random.Random(os.urandom(8))  # noqa: S311  made-up answers
        for number in range(1, 60):
            receipt = fresh_hash()
            answers = {"month": month_of(self.today), "area": "help", "topic": draw.choice(self.topics)}
            answers |= {"place": draw.choice(("stoke", "burton")), "staff_group": "estates"}
            actions.record(answers | {"channel": "phone", "scope": "none"}, self.topics, receipt)
            yield receipt
            if number % 4 == 0:
                actions.flush(at_least=1)

    @staticmethod
    def closes():
        """The month is closed, and again, as a job does that is run too often."""
        for _time in range(3):
            uptake.close()
        yield from ()

    def notes_what_is_kept(self, acknowledged):
        """Whatever was acknowledged is kept; what was in hand may be kept or not, but never in part."""
        month = month_of(self.today)
        waiting = {row.receipt_hash: row.key for row in db.session.scalars(query(Waiting))}
        flushed = {
            row.receipt_hash: row.key
            for row in db.session.scalars(query(Conversation).where(Conversation.receipt_hash.is_not(None)))
        }
        assert acknowledged <= waiting.keys() | flushed.keys(), "an acknowledged entry is lost"
        for receipt in waiting.keys() & flushed.keys():
            assert waiting[receipt] == flushed[receipt], (
                "a flush that was cut short knows its entries by their keys"
            )
        now_here = waiting.keys() | flushed.keys()
        known = self.committed.setdefault(month, set())
        assert known <= now_here, "an entry that was kept before is lost"
        known |= now_here - set().union(*(self.committed[one] for one in self.committed if one != month))

    def finds_each_table_printed_once(self):
        """Every table of a closed period is there whole, reads as it did, and nothing else is printed."""
        closed = set(db.session.scalars(query(ClosedMonth.month)))
        due = {period for month in closed for period in ends_with(month)}
        found = {
            (row.table_id, row.period, row.first, row.second): row.printed
            for row in db.session.scalars(query(PublishedFigure))
        }
        for place, value in self.printed.items():
            assert found[place] == value, "a printed figure has changed"
        self.printed = found
        whole = {
            (table.id, period, *(*cell, "", "")[:2])
            for period in due
            for table in TABLES
            if table.span == span(period)
            for cell in cells(table, topic_choices("en"))
        }
        assert found.keys() == whole, "a closed period has each cell of each of its tables, and nothing else"

    def finds_the_counters_true(self):
        """After a flush has gone through, each conversation is in one place and one group of its quarter."""
        rows = db.session.execute(
            query(Conversation.period, func.count()).group_by(Conversation.period)
        ).all()
        held = {}
        for period, count in rows:
            quarter = quarter_of(period) if len(period) == 7 else period
            held[quarter] = held.get(quarter, 0) + count
        for model in (PlaceCount, StaffGroupCount):
            counted = db.session.execute(
                query(model.quarter, func.sum(model.count)).group_by(model.quarter)
            ).all()
            assert {quarter: int(count) for quarter, count in counted} == held

    def counts_what_is_kept(self):
        """Every entry that was kept is a row, once, until its year closes; closing loses and doubles none."""
        rows = db.session.scalar(query(func.count()).select_from(Conversation))
        kept = [
            receipts
            for month, receipts in self.committed.items()
            if not is_closed(year_of(month), self.today)
        ]
        assert rows == sum(map(len, kept))


def test_nothing_is_lost_doubled_or_printed_twice_however_often_the_server_is_killed(pack, record_property):
    trust = Trust(pack)
    kills = 0
    while kills < KILLS:
        for _time in range(8):
            trust.notes_what_is_kept(trust.killed_while(trust.records_and_flushes))
            kills += 1
        month_after = add_months(month_of(trust.today), 1)
        trust.today = date.fromisoformat(f"{month_after}-10")
        for _time in range(4):
            trust.killed_while(trust.closes)
            trust.finds_each_table_printed_once()
            kills += 1
        with clock.at(datetime.combine(trust.today, datetime.min.time(), UTC) + timedelta(hours=13)):
            uptake.close()
        trust.finds_each_table_printed_once()
        trust.finds_the_counters_true()
        trust.counts_what_is_kept()
        trust.today += timedelta(days=1)
    assert trust.printed
    assert trust.cut_short > KILLS // 2, "most were killed at work"
    record_property("largest", f"Killed at work: {trust.cut_short} of {kills} times")
