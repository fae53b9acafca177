"""A close prints each table once and for all, whatever happens around it."""

import threading
from contextlib import contextmanager
from datetime import date

import pytest
from sqlalchemy import delete, event, func, select, text

from tests.conversations.made_up import talk
from wellbeing.accounts import actions as accounts
from wellbeing.conversations import actions as conversations
from wellbeing.conversations.models import Conversation, Waiting
from wellbeing.core import mail
from wellbeing.core.db import db, transaction
from wellbeing.resources.queries import topic_choices
from wellbeing.uptake import actions, queries
from wellbeing.uptake.catalogue import MONTHLY, QUARTERLY, TABLES, YEARLY
from wellbeing.uptake.dimensions import cells
from wellbeing.uptake.models import PublishedFigure

pytestmark = pytest.mark.usefixtures("pack")
JULY_CLOSE, OCTOBER_CLOSE, APRIL_CLOSE = date(2026, 8, 10), date(2026, 10, 10), date(2027, 4, 10)


def talks(number, today, **answers):
    with transaction():
        for _ in range(number):
            talk(today=today, **answers)


def everything_printed():
    rows = db.session.scalars(select(PublishedFigure))
    return {(row.table_id, row.period, row.first, row.second): row.printed for row in rows}


def test_nothing_is_printed_before_the_first_conversation(app):
    assert actions.close(JULY_CLOSE) == ()
    assert everything_printed() == {}


def test_a_month_is_printed_on_the_tenth_and_not_before(app):
    talks(60, date(2026, 7, 15))
    assert actions.close(date(2026, 8, 9)) == ()
    assert queries.last_closed() is None
    assert actions.close(JULY_CLOSE) == ("2026-07",)
    assert queries.totals()["2026-07"] in range(25, 100, 5)
    assert queries.last_closed() == "2026-07"


def test_before_the_close_a_few_entries_go_on_waiting(app):
    talks(3, date(2026, 7, 15))
    actions.close(date(2026, 7, 20))
    assert db.session.scalar(select(func.count()).select_from(Waiting)) == 3


def test_every_cell_of_a_table_is_printed_empty_ones_too(app):
    talks(1, date(2027, 3, 15))
    actions.close(APRIL_CLOSE)
    topics = topic_choices("en")
    for table in TABLES:
        period = queries.periods(table.id)[0]
        assert set(queries.figures(table.id, period)) == set(cells(table, topics))
    assert len(queries.figures("area_by_place", "2026-27")) == 6 * 13


def test_quarter_and_year_are_printed_when_their_last_month_closes(app):
    talks(1, date(2027, 2, 15))
    assert actions.close(date(2027, 3, 10)) == ("2027-02",)
    assert actions.close(APRIL_CLOSE) == ("2027-03", "2026-27 Q4", "2026-27")
    for tables, period in ((MONTHLY, "2027-03"), (QUARTERLY, "2026-27 Q4"), (YEARLY, "2026-27")):
        assert all(queries.figures(table.id, period) for table in tables)


def test_a_second_close_prints_nothing_and_changes_no_figure(app):
    talks(80, date(2026, 7, 15))
    actions.close(JULY_CLOSE)
    before = everything_printed()
    talks(50, date(2026, 8, 9), month="2026-08")
    assert actions.close(JULY_CLOSE) == ()
    assert actions.close(date(2026, 9, 9)) == ()
    assert everything_printed() == before


def test_what_is_deleted_later_changes_no_printed_figure(app):
    talks(80, date(2026, 7, 15))
    actions.close(JULY_CLOSE)
    before = everything_printed()
    with transaction() as session:
        session.execute(delete(Conversation))
    actions.close(JULY_CLOSE)
    assert everything_printed() == before


def test_the_database_itself_refuses_to_print_a_cell_twice(app):
    talks(1, date(2026, 7, 15))
    actions.close(JULY_CLOSE)
    again = PublishedFigure(table_id="total", period="2026-07", first="", second="", printed=45)
    with pytest.raises(Exception, match=r"(?i)unique"), transaction() as session:
        session.expunge_all()
        session.add(again)
        session.flush()


def test_a_close_three_months_late_prints_every_month_it_missed(app):
    for month in (7, 8, 9):
        talks(60, date(2026, month, 15))
    assert actions.close(date(2026, 11, 23)) == ("2026-07", "2026-08", "2026-09", "2026-27 Q2", "2026-10")
    assert set(queries.totals()) == {"2026-07", "2026-08", "2026-09", "2026-10"}
    assert {row.period for row in db.session.scalars(select(Conversation))} == {"2026-27 Q2"}


def test_a_clock_that_runs_years_ahead_prints_nothing(app):
    talks(60, date(2026, 7, 15))
    actions.close(JULY_CLOSE)
    with pytest.raises(actions.ClockLooksWrong, match="Check the clock"):
        actions.close(date(2030, 1, 15))
    assert queries.last_closed() == "2026-07"
    assert db.session.scalar(select(func.count()).select_from(Conversation)) == 60
    assert len(actions.close(date(2027, 6, 15), catch_up=True)) > 10


def test_without_a_pack_nothing_is_printed(app):
    talks(60, date(2026, 7, 15))
    with transaction() as session:
        for table in ("resource_topic", "topic_translation", "topic", "pack_version"):
            session.execute(text(f"DELETE FROM {table}"))
    with pytest.raises(actions.NoTopics):
        actions.close(JULY_CLOSE)
    assert everything_printed() == {}


def test_a_clock_that_runs_behind_prints_nothing(app):
    talks(60, date(2026, 7, 15))
    actions.close(JULY_CLOSE)
    assert actions.close(date(2026, 1, 15)) == ()


@contextmanager
def dying_at(words):
    """The process dies when it is about to send a statement with these words."""

    def die(_connection, _cursor, statement, *_rest):
        if words in statement:
            raise RuntimeError("pulled the plug")

    event.listen(db.engine, "before_cursor_execute", die)
    try:
        with pytest.raises(RuntimeError, match="plug"):
            yield
    finally:
        event.remove(db.engine, "before_cursor_execute", die)
        db.session.remove()


@pytest.mark.parametrize(
    "words",
    [
        "published_figure (",
        "closed_month (",
        "RENAME TO",
        "CREATE TABLE conversation",
        "INSERT INTO conversation",
    ]
    + ["DROP TABLE conversation_old", "DROP TABLE staff_group_count_old"],
)
def test_a_close_that_dies_anywhere_prints_nothing_loses_nothing_and_can_be_run_again(app, words):
    talks(60, date(2026, 7, 15))
    conversations.flush(at_least=1)
    with dying_at(words):
        actions.close(JULY_CLOSE)
    assert everything_printed() == {}
    assert actions.close(JULY_CLOSE) == ("2026-07",)
    assert db.session.scalar(select(func.count()).select_from(Conversation)) == 60


def test_a_close_that_dies_before_the_files_are_scrubbed_scrubs_them_next_time(app):
    talks(60, date(2026, 7, 15))
    with dying_at("VACUUM"):
        actions.close(JULY_CLOSE)
    assert queries.last_closed() == "2026-07"
    assert not queries.all_scrubbed()
    assert actions.close(JULY_CLOSE) == ()
    assert queries.all_scrubbed()


def test_two_closes_at_once_print_once(app):
    talks(60, date(2026, 7, 15))
    printed, faults = [], []

    def run():
        with app.app_context():
            try:
                printed.append(actions.close(JULY_CLOSE))
            except Exception as fault:
                faults.append(fault)
            finally:
                db.session.remove()

    threads = [threading.Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not faults
    assert sorted(printed) == [(), ("2026-07",)]


def test_at_the_years_close_the_rows_go_and_the_tables_stay(app):
    talks(200, date(2027, 3, 15))
    actions.close(APRIL_CLOSE)
    assert db.session.scalar(select(func.count()).select_from(Conversation)) == 0
    assert queries.figures("topic", "2026-27 Q4")[("sleep",)] in range(150, 250, 5)
    assert queries.figures("topic_by_region", "2026-27")[("sleep", "stoke_on_trent")] in range(150, 250, 5)
    assert queries.figures("area_by_place", "2026-27")[("self_care", "stoke")] in range(150, 250, 5)
    assert queries.figures("staff_group", "2026-27 Q4")[("nursing_midwifery",)] in range(150, 250, 5)


def test_a_topic_that_left_the_pack_is_printed_as_another_topic(app):
    talks(100, date(2026, 9, 15))
    with transaction() as session:
        for row in session.scalars(select(Waiting)):
            row.topic = "a_topic_of_last_year"
    actions.close(OCTOBER_CLOSE)
    figures = queries.figures("topic", "2026-27 Q2")
    assert figures[("another_topic",)] in range(60, 140, 5)
    assert ("a_topic_of_last_year",) not in figures


def test_the_figures_of_a_table_are_near_the_counts(app):
    talks(100, date(2026, 9, 15), topic="debt", area="help", channel="video", scope="none")
    actions.close(OCTOBER_CLOSE)
    near = range(60, 140, 5)
    assert queries.figures("topic", "2026-27 Q2")[("debt",)] in near
    assert queries.figures("channel", "2026-27 Q2")[("video",)] in near
    assert queries.figures("signposted", "2026-27 Q2")[("none",)] in near
    assert queries.figures("area_by_region", "2026-27 Q2")[("help", "stoke_on_trent")] in near


def test_leads_get_one_letter_when_a_quarter_has_closed_and_none_for_a_month(app):
    accounts.add_account("lead@trust.example", "Lead", ("lead",))
    accounts.add_account("buddy@trust.example", "Buddy", ("buddy",))
    talks(30, date(2026, 7, 15))
    actions.close(JULY_CLOSE)
    assert mail.waiting() == 0
    actions.close(OCTOBER_CLOSE)
    assert mail.waiting() == 1
    actions.close(OCTOBER_CLOSE)
    assert mail.waiting() == 1
