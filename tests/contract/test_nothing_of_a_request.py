"""After a request has ended, whoever holds the disk finds nothing of it: no name, no contact, no need, not even sealed.

Many requests are sent through the real code, some stay open, and the rest end in every way there is. Then the jobs do
what they do by themselves, and the bytes of all files and of a dump are searched, as is the server's own catalogue.

PostgreSQL's own log (pg_wal) is another matter. It repeats every change for recovery, so it holds the sealed form of a
request until the server uses that part of the log anew, which is the administrator's to set (`max_wal_size`, archives).
The app cannot shorten it. What stands there is sealed: a name or a contact in the clear is not in it, and that is
tested here too. The same holds for a backup that was made while a request was open.
"""

import shutil
import sqlite3
import subprocess
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, text

from tests.buddies.people import MONDAY, add_buddy, add_lead, ask, key_of, later
from tests.contract.test_nothing_identifies import files, main_file
from wellbeing.buddies import actions
from wellbeing.buddies.matching import Need
from wellbeing.buddies.models import BuddyRequest
from wellbeing.core import clock
from wellbeing.core.db import db, is_sqlite
from wellbeing.core.jobs import run_due
from wellbeing.jobs import JOBS

# Words that stand nowhere else: who asks and how to reach them, and what they would like to talk about.
PERSON = ("Zyxquilliam", "07700 900555", "زخپژگڑمٹ")
NEEDS = ("zyx-topic", "zyx-area", "zyx-language", "zyx-way-of-hours", "zyx-easier", "zyx-team", "zyx-group")
OF_REQUESTS = ("move_requests_on", "send_mail", "empty_log", "forget_deleted_rows")
ENDS = ("noted", "not written down", "withdrawn", "answered by leads", "expired", "declined by all")


@pytest.fixture(autouse=True)
def monday(app):
    with clock.at(MONDAY):
        yield


def send(*choices, number, **need):
    """One request with telling words; each is longer or shorter than the last, so that the pages are stirred."""
    asked = Need(
        topics=("zyx-topic",) * (1 + number % 7),
        areas=("zyx-area",),
        hours=("zyx-way-of-hours",) * (number % 5),
        team="zyx-team",
        staff_group="zyx-group",
        **need,
    )
    receipt, _sent = ask(*choices, name=f"{PERSON[0]} {PERSON[2]}", address=PERSON[1], need=asked)
    return receipt


def end(receipt, how):
    """Let a request come to its end; some ends need time, which the test lets pass for all."""
    key, owner = key_of(receipt), held(receipt).offered_to
    if how in ("noted", "not written down") and owner:
        actions.accept(key, owner)
        if how == "noted":
            actions.noted(key, owner)
    elif how == "withdrawn":
        actions.withdraw(receipt)
    elif how in ("answered by leads", "declined by all"):
        while (owner := held(receipt).offered_to) is not None:
            actions.decline(key, owner)
        if how == "answered by leads":
            actions.leads_answer(key)
            actions.leads_noted(key)


def held(receipt):
    """The row of a receipt that is open."""
    return db.session.get(BuddyRequest, bytes.fromhex(key_of(receipt)), populate_existing=True)


def let_the_jobs_run(days):
    db.session.rollback()
    with later(days):
        assert run_due([job for job in JOBS if job.name in OF_REQUESTS]) == []
    db.session.rollback()


def secrets_of_open_requests():
    """All that the database holds of a request: its sealed form, its key and the hash of its receipt."""
    found = db.session.execute(select(BuddyRequest.sealed, BuddyRequest.key, BuddyRequest.receipt_hash)).all()
    db.session.rollback()
    return [(row.sealed.encode(), row.key, row.receipt_hash) for row in found]


def dump(folder):
    """The database as a backup writes it."""
    db.session.rollback()
    if is_sqlite():
        with sqlite3.connect(main_file()) as connection:
            return "\n".join(connection.iterdump()).encode()
    url = db.engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
    file = folder / "dump.sql"
    program = shutil.which("pg_dump")
    if (
        program
        and not subprocess.run([program, "-f", file, url], capture_output=True, check=False).returncode
    ):
        return file.read_bytes()
    tables = [table.fullname for table in db.metadata.sorted_tables]
    with db.engine.connect() as connection:
        raw = connection.connection.cursor()
        parts = []
        for table in tables:
            with raw.copy(f"COPY {table} TO STDOUT") as copy:
                parts += [bytes(block) for block in copy]
    return b"".join(parts)


def log_of_the_server():
    """PostgreSQL's own log; SQLite's is among the files, and must be empty of all of it."""
    if is_sqlite():
        return b""
    with db.engine.connect() as connection:
        folder = Path(connection.scalar(text("SHOW data_directory"))) / "pg_wal"
    return b"".join(part.read_bytes() for part in folder.iterdir() if part.is_file())


def sample_the_columns():
    """What the server does by itself when enough has changed: it keeps samples of columns in its catalogue."""
    if not is_sqlite():
        with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("ANALYZE"))


def people():
    """A network with room for all."""
    add_lead()
    return [add_buddy(name, monthly_limit=40) for name in ("Anna", "Ben", "Cara", "Dan")]


def test_while_a_request_is_open_no_name_and_no_need_can_be_read(tmp_path):
    buddies = people()
    for number in range(10):
        send(buddies[number % 4], number=number, languages=("zyx-language",) if number % 2 else ())
    tokens = secrets_of_open_requests()
    everything = {"dump": dump(tmp_path), "log": log_of_the_server(), **files()}
    for name, data in everything.items():
        assert [word for word in (*PERSON, *NEEDS) if word.encode() in data] == [], name
    # The yardstick works: what is sealed is there, where it should be.
    assert all(sealed in everything["dump"] for sealed, _key, _hash in tokens)
    assert all(any(sealed in data for data in everything.values()) for sealed, _key, _hash in tokens)


def test_after_the_end_nothing_is_left_of_it_not_even_sealed(tmp_path):
    buddies = people()
    ended = []
    staying = []
    for number in range(48):
        how = ENDS[number % len(ENDS)]
        nobody = how == "answered by leads" and number % 4
        receipt = send(buddies[number % 4], number=number, languages=("zyx-language",) if nobody else ())
        ended.append((receipt, how))
    sample_the_columns()
    gone = secrets_of_open_requests()
    assert len(gone) == 48
    for receipt, how in ended:
        end(receipt, how)
    with later(12):
        staying += [send(buddies[number % 4], number=number) for number in range(6)]
    let_the_jobs_run(15)
    open_now = secrets_of_open_requests()
    assert len(open_now) == len(staying) == 6
    everything = {"dump": dump(tmp_path), **files()}
    for name, data in everything.items():
        left = [part for one in gone for part in one if part in data or part.hex().encode() in data]
        assert not left, f"{name} holds {len(left)} of what has gone"
        assert [word for word in (*PERSON, *NEEDS) if word.encode() in data] == [], name
    assert all(sealed in everything["dump"] for sealed, _key, _hash in open_now)
    log = log_of_the_server()
    assert [word for word in (*PERSON, *NEEDS) if word.encode() in log] == []


@pytest.mark.parametrize("how", ENDS)
def test_each_end_by_itself_leaves_only_counters(how, tmp_path):
    buddies = people()
    receipt = send(buddies[0], number=3)
    gone = secrets_of_open_requests()
    end(receipt, how)
    let_the_jobs_run(2 if how in ENDS[:4] else 15)
    assert db.session.scalars(select(BuddyRequest)).all() == []
    everything = {"dump": dump(tmp_path), **files()}
    for name, data in everything.items():
        assert [part for one in gone for part in one if part in data] == [], name


def test_a_table_that_somebody_holds_is_written_anew_at_the_next_run(app):
    receipt = send(people()[0], number=1)
    gone = secrets_of_open_requests()
    actions.withdraw(receipt)
    db.session.rollback()
    with db.engine.connect() as reader:
        reader.execute(select(BuddyRequest.key)).all()
        with clock.at(MONDAY + timedelta(minutes=5)):
            assert run_due([job for job in JOBS if job.name in OF_REQUESTS]) == []
    let_the_jobs_run(1)
    assert [part for data in files().values() for one in gone for part in one if part in data] == []
