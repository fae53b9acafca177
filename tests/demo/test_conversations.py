"""The demo's conversations went through the real recording and closing."""

from datetime import date

from sqlalchemy import func, select

from tests.conversations.made_up import on
from wellbeing.conversations.models import Conversation, Waiting
from wellbeing.core.db import db
from wellbeing.core.periods import quarter_of, year_before
from wellbeing.demo.conversations import load_conversations
from wellbeing.resources.actions import load_pack
from wellbeing.uptake import queries
from wellbeing.uptake.catalogue import TABLES

TODAY = date(2026, 11, 23)


def test_a_lead_finds_fifteen_closed_months_and_whole_quarters_of_last_year(app):
    load_pack(app.config["PACK_FOLDER"])
    with on(TODAY):
        recorded = load_conversations(small=True)
        assert load_conversations(small=True) == 0, "a second load adds nothing"
    assert recorded > 400
    totals = queries.totals()
    assert len(totals) >= 15
    assert queries.last_closed() == "2026-10"
    quarter = queries.last_quarter(totals)
    assert quarter == "2026-27 Q2"
    assert year_before(quarter) in queries.periods("topic")
    assert list(map(quarter_of, totals)).count(year_before(quarter)) == 3
    assert all(queries.periods(table.id) for table in TABLES)


def test_the_demo_keeps_what_the_retention_rules_leave(app):
    load_pack(app.config["PACK_FOLDER"])
    with on(TODAY):
        load_conversations(small=True)
    periods = set(db.session.scalars(select(Conversation.period)))
    assert periods <= {"2026-27 Q1", "2026-27 Q2", "2026-10", "2026-11"}
    assert {"2026-27 Q1", "2026-27 Q2", "2026-10"} <= periods
    closed = select(func.count()).where(
        Conversation.period == "2026-10", Conversation.receipt_hash.is_not(None)
    )
    assert db.session.scalar(closed) == 0
    assert db.session.scalar(select(func.count()).select_from(Waiting)) < 40
