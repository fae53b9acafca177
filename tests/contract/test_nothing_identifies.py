"""Whoever holds the database finds no buddy, no time and no order beside any conversation.

A month of conversations is recorded through the real code, each with a combination of answers of its own, so that
the test (and nobody else) knows in which order they came. Then the month closes, and the files are searched.
"""

import re
from contextlib import contextmanager
from datetime import date, timedelta
from itertools import islice, product
from pathlib import Path

import pytest
from scipy import stats
from sqlalchemy import event, select, text

from tests.conversations.made_up import fresh_hash, on
from wellbeing.accounts import queries as accounts
from wellbeing.conversations import actions
from wellbeing.conversations.models import Conversation, PlaceCount, StaffGroupCount, Waiting
from wellbeing.conversations.record import SIGNPOSTED
from wellbeing.core import clock
from wellbeing.core.db import db, is_sqlite, staging_file, transaction
from wellbeing.demo.conversations import load_conversations
from wellbeing.resources.actions import load_pack
from wellbeing.resources.queries import topic_ids
from wellbeing.soothe import AREA_IDS
from wellbeing.trust import BROAD_GROUPS, REGIONS, STAFF_GROUPS, WAYS
from wellbeing.uptake import actions as uptake

# With 2,000 rows chance alone stays under 0.1 but for one run in a hundred thousand.
BUSY = 2_000
LEAST_ORDER = 0.1
FIRST_DAY, CLOSE = date(2026, 10, 1), date(2026, 11, 10)
ONE_PLACE_OF_EACH_REGION = ("stafford", "stoke", "shrewsbury", "telford", "birmingham")
ONE_GROUP_OF_EACH_BREADTH = ("nursing_midwifery", "care_support", "administrative")


class Month:
    """What the test knows of a month that nobody else may find out."""

    def __init__(self) -> None:
        self.hashes: list[bytes] = []
        self.arrival: dict[tuple[str, ...], int] = {}

    def arrived(self, _mapper: object, _connection: object, waiting: Waiting) -> None:
        """Note an entry as it comes in."""
        self.hashes.append(waiting.receipt_hash)
        self.arrival[answers_of(waiting)] = len(self.arrival)


def answers_of(row):
    return (row.area, row.topic, row.region, row.broad_group, row.scope)


@pytest.fixture
def pack(app):
    report = load_pack(app.config["PACK_FOLDER"])
    assert report.loaded, [str(fault) for fault in report.faults]


@contextmanager
def recorded_month(rows):
    """October, recorded day by day and flushed weekly, not yet closed."""
    seen = Month()
    choices = (AREA_IDS, topic_ids(), ONE_PLACE_OF_EACH_REGION, ONE_GROUP_OF_EACH_BREADTH)
    combinations = islice(product(*choices, [scope.id for scope in SIGNPOSTED]), 0, None, 22_000 // rows)
    event.listen(Waiting, "before_insert", seen.arrived)
    try:
        for day in range(28):
            with on(FIRST_DAY + timedelta(days=day)), transaction():
                for area, topic, place, group, scope in islice(combinations, rows // 28 + 1):
                    answers = {"month": "2026-10", "area": area, "topic": topic, "place": place}
                    answers |= {"staff_group": group, "scope": scope, "channel": "phone"}
                    actions.record(answers, topic_ids(), fresh_hash())
            if day % 7 == 6:
                actions.flush()
        yield seen
    finally:
        event.remove(Waiting, "before_insert", seen.arrived)


@pytest.fixture
def month(pack):
    with recorded_month(200) as seen:
        yield seen


@pytest.fixture
def busy_month(pack):
    with recorded_month(BUSY) as seen:
        yield seen


def close():
    with on(CLOSE):
        assert uptake.close() == ("2026-10",)
    db.session.rollback()


def stored_order():
    """The rows in the order of the file: bytes on SQLite, physical places on PostgreSQL."""
    rows = list(db.session.scalars(select(Conversation)))
    if is_sqlite():
        data = main_file().read_bytes()
        return sorted(rows, key=lambda row: data.index("".join((row.period, *answers_of(row)[:4])).encode()))
    order = [bytes(key) for key in db.session.scalars(text("SELECT key FROM conversation ORDER BY ctid"))]
    place = {key: number for number, key in enumerate(order)}
    return sorted(rows, key=lambda row: place[row.key])


def correlation(rows, month):
    return abs(stats.spearmanr(range(len(rows)), [month.arrival[answers_of(row)] for row in rows]).statistic)


def main_file():
    return Path(db.engine.url.database)


def files():
    """Every file of the database, as it lies on the disk; PostgreSQL's own log is its administrator's to keep short."""
    if is_sqlite():
        parts = [
            Path(f"{file}{end}")
            for file in (main_file(), staging_file(main_file()))
            for end in ("", "-wal", "-shm")
        ]
        parts += [Path(f"{file}-journal") for file in (main_file(), staging_file(main_file()))]
        return {part.name: part.read_bytes() for part in parts if part.exists()}
    db.session.rollback()
    with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("CHECKPOINT"))
        here = "SELECT 'base/' || oid FROM pg_database WHERE datname = current_database()"
        data = Path(connection.scalar(text("SHOW data_directory")))
        folder = data / connection.scalar(text(here))
    return {str(part.relative_to(data)): part.read_bytes() for part in folder.rglob("*") if part.is_file()}


def conversation_bytes():
    """The parts of the files that hold conversations and what is counted of them."""
    if is_sqlite():
        data, size = main_file().read_bytes(), db.session.scalar(text("PRAGMA page_size"))
        rows = db.session.scalars(select(Conversation))
        pages = {place.start() // size for row in rows for place in re.finditer(re.escape(row.key), data)}
        return (
            b"".join(data[page * size : (page + 1) * size] for page in pages)
            + files()[staging_file(main_file()).name]
        )
    tables = [model.__table__.fullname for model in (Conversation, PlaceCount, StaffGroupCount, Waiting)]
    names = [db.session.scalar(text(f"SELECT pg_relation_filepath('{table}')")) for table in tables]
    found = files()
    return b"".join(found[name] for name in names)


def test_after_the_close_no_order_is_left_in_the_files(busy_month):
    month = busy_month
    if not is_sqlite():
        assert correlation(stored_order(), month) > 0.9, (
            "before the close the order is there, so the yardstick works"
        )
        db.session.rollback()
    close()
    rows = stored_order()
    assert len(rows) >= BUSY
    assert correlation(rows, month) < LEAST_ORDER
    assert correlation(sorted(rows, key=lambda row: row.key), month) < LEAST_ORDER
    if not is_sqlite():
        marks = db.session.scalar(text("SELECT count(DISTINCT xmin::text) FROM conversation"))
        assert marks == 1, "each row was written by the same transaction"


def test_emptied_receipts_are_in_no_file(month):
    assert len(month.hashes) >= 200
    before = b"".join(files().values())
    assert any(receipt in before for receipt in month.hashes), "before the close they are there"
    close()
    for name, data in files().items():
        left = [secret for secret in month.hashes if secret in data]
        assert not left, f"{name} holds {len(left)} of them"


def test_nothing_of_a_buddy_stands_beside_a_conversation(month, client):
    client.sign_in("buddy")
    account = accounts.by_email("buddy@trust.example")
    with on(CLOSE):
        page = client.page("/conversations/new")
        hidden = {field["name"]: field["value"] for field in page.select("form.app-form input[type=hidden]")}
        ticks = {"area": "help", "topic": "debt", "place": "stoke", "staff_group": "estates"}
        ticks |= {"channel": "video", "scope": "none"}
        sent = client.post("/conversations/new", data={**hidden, **ticks})
    assert sent.status_code == 200
    close()
    held = conversation_bytes()
    assert b"stoke_on_trent" in held
    for trace in (account.name, account.email, account.session_key, "Buddy", "buddy@"):
        assert trace.encode() not in held


def test_no_day_and_no_time_stands_beside_a_conversation(month):
    close()
    held = conversation_bytes()
    assert b"2026-10" in held
    assert not re.search(rb"20\d\d-\d\d-\d\d|\d\d:\d\d", held)


def test_every_value_of_every_row_is_a_word_of_the_form_and_nothing_else(pack):
    with on(date(2026, 11, 23)):
        load_conversations(small=True)
    periods = {"2026-27 Q1", "2026-27 Q2", "2026-10", "2026-11"}
    allowed = [periods, set(AREA_IDS), set(topic_ids()), {region.id for region in REGIONS}]
    allowed += [{group.id for group in BROAD_GROUPS}, {way.id for way in WAYS} | {None}]
    allowed += [{scope.id for scope in SIGNPOSTED}]
    rows = db.session.execute(select(*Conversation.__table__.columns)).all()
    assert len(rows) > 150
    for key, *words, receipt in rows:
        assert len(key) == 16
        assert receipt is None or (len(receipt) == 32 and words[0] == "2026-11")
        assert all(word in choices for word, choices in zip(words, allowed, strict=True))
    groups = set(db.session.scalars(select(StaffGroupCount.staff_group)))
    assert groups <= {group.id for group in STAFF_GROUPS}


def test_recording_changes_the_waiting_table_and_nothing_else(pack, client):
    client.sign_in("buddy")
    page = client.page("/conversations/new")
    hidden = {field["name"]: field["value"] for field in page.select("form.app-form input[type=hidden]")}
    ticks = {"area": "help", "topic": "debt", "place": "stoke", "staff_group": "estates"}
    before = everything()
    sent = client.post("/conversations/new", data={**hidden, **ticks, "channel": "video", "scope": "none"})
    assert sent.status_code == 200
    after = everything()
    assert [name for name in before if before[name] != after[name]] == ["staging.waiting_conversation"]


def everything():
    """Every row of every table."""
    tables = db.metadata.sorted_tables
    found = {table.fullname: sorted(map(repr, db.session.execute(select(table)))) for table in tables}
    db.session.rollback()
    return found


def test_the_tables_have_the_promised_columns_and_point_to_nothing():
    columns = {model.__tablename__: set(model.__table__.columns.keys()) for model in (Conversation, Waiting)}
    kept = {"key", "area", "topic", "region", "broad_group", "channel", "scope", "receipt_hash"}
    assert columns["conversation"] == kept | {"period"}
    assert columns["waiting_conversation"] == kept | {"month", "place", "staff_group"}
    for model in (Conversation, Waiting, PlaceCount, StaffGroupCount):
        assert not model.__table__.foreign_keys
        assert model.__table__.dialect_options["sqlite"]["with_rowid"] is False


def test_the_clock_of_the_test_is_not_the_one_in_the_files(month):
    """The day of recording, as a number of seconds or days, is not in the files either."""
    with on(FIRST_DAY):
        noon = int(clock.now().timestamp())
    close()
    held = conversation_bytes()
    for number in (noon, noon * 1000, FIRST_DAY.toordinal()):
        assert str(number).encode() not in held
