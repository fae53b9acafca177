"""Counting for the tables of a close."""

from datetime import date

from tests.conversations.made_up import talk
from wellbeing.conversations import actions, queries
from wellbeing.core.db import transaction


def test_each_period_counts_its_own_conversations(app):
    with transaction():
        for today in (date(2026, 9, 30), date(2026, 10, 2), date(2026, 10, 2), date(2026, 12, 1)):
            talk(today=today)
    actions.flush(at_least=1)
    assert queries.counts((), "2026-10") == {(): 2}
    assert queries.counts((), "2026-27 Q3") == {(): 3}
    assert queries.counts((), "2026-27") == {(): 4}
    assert queries.counts((), "2025-26") in ({}, {(): 0})


def test_cells_come_in_the_order_of_the_tables_dimensions(app):
    with transaction():
        talk(place="telford")
        talk(topic="debt", area="help", staff_group="estates", scope="none")
    actions.flush(at_least=1)
    month = "2026-11"
    assert queries.counts(("area", "region"), month) == {
        ("self_care", "telford"): 1,
        ("help", "stoke_on_trent"): 1,
    }
    assert queries.counts(("topic", "broad_group"), month) == {
        ("sleep", "registered_clinical"): 1,
        ("debt", "corporate_and_estates"): 1,
    }
    assert queries.counts(("scope",), month) == {("regional",): 1, ("none",): 1}
    assert queries.counts(("channel",), month) == {("phone",): 2}


def test_before_the_first_conversation_there_is_no_oldest_period(app):
    assert queries.oldest_period() is None


def test_what_waits_is_counted_nowhere(app):
    talk()
    assert queries.counts(("topic",), "2026-11") == {}
    assert queries.oldest_period() == "2026-11"
    assert queries.how_many_wait() == 1
