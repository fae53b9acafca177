"""Two made-up years of conversations, recorded, flushed, closed and printed by the real code; and the truth beside."""

import random
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path

from flask import Flask
from flask_migrate import upgrade
from sqlalchemy import event

from config import Test
from wellbeing.app import create_app
from wellbeing.conversations.models import Waiting
from wellbeing.conversations.record import Entry
from wellbeing.core.periods import quarter_of, year_of
from wellbeing.demo.conversations import Plan, record_all
from wellbeing.resources.actions import load_pack
from wellbeing.resources.queries import topic_choices
from wellbeing.uptake import queries
from wellbeing.uptake.catalogue import TABLES, Table
from wellbeing.uptake.dimensions import Cell, cells
from wellbeing.uptake.disclosure import Printed

FIRST_MONTH, END = "2024-04", date(2026, 4, 10)
BEFORE, YEAR = "2024-25", "2025-26"

# (table, period) -> cell -> figure
Counts = Mapping[tuple[str, str], Mapping[Cell, int]]
Figures = Mapping[tuple[str, str], Mapping[Cell, Printed]]
OF_SPAN = {"month": lambda month: month, "quarter": quarter_of, "year": year_of}


@dataclass(frozen=True)
class World:
    """Every conversation of both years, the true tables, and the tables that leads can read and export."""

    entries: tuple[Entry, ...]
    truth: Counts
    published: Figures

    @property
    def year(self) -> tuple[Entry, ...]:
        """The conversations of the year that is attacked."""
        return tuple(entry for entry in self.entries if year_of(entry.month) == YEAR)


@contextmanager
def an_app(folder: Path, url: str = "") -> Iterator[Flask]:
    """An app with the pack and nobody in it."""
    app = create_app(
        Test({"DATABASE_URL": url or f"sqlite:///{folder / 'soothe.db'}", "DATA_FOLDER": str(folder)})
    )
    with app.app_context():
        upgrade()
        report = load_pack(app.config["PACK_FOLDER"])
        assert report.loaded, report.faults
        yield app


@contextmanager
def seen_arriving() -> Iterator[list[Entry]]:
    """Whatever is recorded within the block, in the order in which it came: nobody but the attacked knows it."""
    seen: list[Entry] = []

    def arrived(_mapper: object, _connection: object, waiting: Waiting) -> None:
        seen.append(Entry(**{field.name: getattr(waiting, field.name) for field in fields(Entry)}))

    event.listen(Waiting, "before_insert", arrived)
    try:
        yield seen
    finally:
        event.remove(Waiting, "before_insert", arrived)


def make(a_year: int, seed: int) -> World:
    """A world of about so many conversations a year, in an app that is empty."""
    source = random.Random(seed)  # noqa: S311  made-up people
    with seen_arriving() as entries:
        record_all(Plan(FIRST_MONTH, END, a_year, source))
    closed = tuple(entry for entry in entries if entry.month < f"{END.year}-{END.month:02}")
    return World(closed, count(closed), _published())


def count(entries: tuple[Entry, ...]) -> Counts:
    """The true tables: every cell of every table and period, empty ones too."""
    topics = topic_choices("en")
    held: dict[tuple[str, str], Counter[Cell]] = {}
    for entry in entries:
        for table in TABLES:
            held.setdefault((table.id, period_of(entry, table)), Counter())[cell_of(entry, table)] += 1
    every = {table.id: cells(table, topics) for table in TABLES}
    return {place: {cell: counted[cell] for cell in every[place[0]]} for place, counted in held.items()}


def period_of(entry: Entry, table: Table) -> str:
    """The period of this table in which a conversation is counted."""
    return OF_SPAN[table.span](entry.month)


def cell_of(entry: Entry, table: Table) -> Cell:
    """The cell of this table in which a conversation is counted."""
    return tuple(getattr(entry, name) for name in table.dimensions)


def months_end(month: str) -> date:
    """A day on which a month may still be put in."""
    return date(int(month[:4]), int(month[5:]), 28)


def _published() -> Figures:
    return {
        (table.id, period): queries.figures(table.id, period)
        for table in TABLES
        for period in queries.periods(table.id)
    }
