"""What is left of a request in SQLite's own files; PostgreSQL's log is its operator's to keep or throw away."""

from pathlib import Path

from flask import Flask
from sqlalchemy import select

from tests.buddies.people import MONDAY, add_buddy, ask
from wellbeing.buddies import actions
from wellbeing.buddies.models import BuddyRequest
from wellbeing.core import clock
from wellbeing.core.db import db, empty_log


def test_a_request_that_ended_is_in_no_file_of_the_database(app: Flask) -> None:
    with clock.at(MONDAY):
        anna = add_buddy("Anna")
        ask(anna)
        row = db.session.scalars(select(BuddyRequest)).one()
        secrets = (row.key, row.receipt_hash, row.sealed.encode()[20:80])
        key = row.key.hex()
        assert actions.accept(key, anna) and actions.noted(key, anna)
    assert empty_log()
    folder = Path(app.config["DATA_FOLDER"])
    kept = b"".join(file.read_bytes() for file in folder.iterdir() if file.is_file())
    assert b"Anna" in kept
    assert not any(secret in kept for secret in secrets)
