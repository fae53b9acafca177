"""Reading what was printed."""

import ast
from pathlib import Path

from wellbeing.core.db import transaction
from wellbeing.uptake import queries
from wellbeing.uptake.models import ClosedMonth, PublishedFigure


def printed(table_id, period, cell, figure):
    first, second = (*cell, "", "")[:2]
    return PublishedFigure(table_id=table_id, period=period, first=first, second=second, printed=figure)


def test_no_page_about_uptake_reads_a_conversation():
    """The dashboards' queries import only what was printed."""
    tree = ast.parse(Path(queries.__file__).read_text())
    imported = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert not any("conversations" in module for module in imported)


def test_a_table_is_read_as_it_was_printed(app):
    with transaction() as session:
        session.add(printed("topic", "2026-27 Q2", ("sleep",), 45))
        session.add(printed("topic", "2026-27 Q2", ("debt",), None))
        session.add(printed("topic", "2026-27 Q1", ("debt",), 30))
        session.add(printed("area_by_region", "2026-27 Q2", ("help", "telford"), 20))
        session.add(printed("total", "2026-10", (), 300))
    assert queries.figures("topic", "2026-27 Q2") == {("sleep",): 45, ("debt",): None}
    assert queries.figures("topic", "2025-26 Q2") == {}
    assert queries.figures("area_by_region", "2026-27 Q2") == {("help", "telford"): 20}
    assert queries.figures("total", "2026-10") == {(): 300}
    assert queries.periods("topic") == ("2026-27 Q2", "2026-27 Q1")
    assert queries.totals() == {"2026-10": 300}


def test_the_last_quarter_is_the_newest_with_all_its_months():
    months = dict.fromkeys(("2026-04", "2026-05", "2026-06", "2026-07", "2026-08"))
    assert queries.last_quarter(months) == "2026-27 Q1"
    assert queries.last_quarter({**months, "2026-09": 300}) == "2026-27 Q2"
    assert queries.last_quarter({"2026-05": 10}) is None


def test_a_close_is_known_by_its_month(app):
    assert queries.last_closed() is None
    assert queries.all_scrubbed()
    with transaction() as session:
        session.add(ClosedMonth(month="2026-09", scrubbed=True))
        session.add(ClosedMonth(month="2026-10"))
    assert queries.last_closed() == "2026-10"
    assert not queries.all_scrubbed()
