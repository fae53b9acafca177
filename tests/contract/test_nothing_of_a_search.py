"""Whoever holds the database, the disk or the server's log finds no word that anybody typed, and nobody's address."""

import logging
import sqlite3
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

from sqlalchemy import select, text

from tests import live
from tests.resources.packs import real_pack
from wellbeing.core.db import db, is_sqlite
from wellbeing.resources.actions import replace_pack
from wellbeing.resources.actions_counts import carry_counts

# Words that stand in no pack, in the letters of several of our languages, and one that breaks the page's address.
SECRETS = ("zyxquilliam", "tajemniczyk", "زخپژگڑمٹ", "ਗੁਪਤਨਾਮਾ")
QUESTIONS = [f"{secret} cannot sleep" for secret in SECRETS] + [f"{SECRETS[0]} wants to die", SECRETS[0]]
PATHS = [
    *(f"/resources?q={urllib.parse.quote(question)}" for question in QUESTIONS),
    f"/resources?q=sleep&topic={SECRETS[0]}",
    f"/resources.json?q={SECRETS[0]}",
    f"/resources/{SECRETS[0]}",
    f"/resources/samaritans/go?from={SECRETS[0]}",
    f"/{SECRETS[0]}?q={SECRETS[0]}",
]
A_BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Zyxquilliam/128.0"


def traces() -> list[bytes]:
    found = [secret.encode() for secret in SECRETS] + [SECRETS[0].title().encode()]
    return found + [urllib.parse.quote(secret).encode() for secret in SECRETS[2:]]


def everything_kept() -> bytes:
    """Every row of every table, and on SQLite every byte of the files."""
    db.session.rollback()
    rows = [
        repr(tuple(row)) for table in db.metadata.sorted_tables for row in db.session.execute(select(table))
    ]
    if is_sqlite():
        folder = Path(db.engine.url.database).parent
        return "\n".join(rows).encode() + b"".join(path.read_bytes() for path in folder.glob("*"))
    tables = db.session.scalars(text("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")).all()
    assert {table.name for table in db.metadata.sorted_tables if table.schema is None} <= set(tables)
    return "\n".join(rows).encode()


def test_a_search_leaves_no_word_in_any_table_or_line_of_a_log(app, client, caplog, capfd) -> None:
    assert replace_pack(real_pack()).loaded
    with caplog.at_level(logging.DEBUG):
        for path in PATHS:
            client.get(path, headers={"User-Agent": A_BROWSER, "Referer": f"https://x.example/{SECRETS[0]}"})
        assert carry_counts() > 0
    said = capfd.readouterr()
    written = (caplog.text + said.out + said.err).encode() + everything_kept()
    assert [trace for trace in traces() if trace in written] == []


def test_no_header_carries_a_search_on_and_no_other_site_learns_of_it(app, client) -> None:
    assert replace_pack(real_pack()).loaded
    for path in PATHS:
        answer = client.get(path)
        assert answer.headers["Referrer-Policy"] in ("same-origin", "no-referrer")
        headers = str(answer.headers).encode()
        assert [trace for trace in traces() if trace in headers] == [], path


def test_on_the_real_server_a_search_leaves_nothing_but_a_count(tmp_path: Path) -> None:
    for words in (["db", "upgrade"], ["pack", "load"]):
        live.flask(tmp_path, *words)
    with live.serve("wsgi:app", tmp_path) as address:
        for path in PATHS:
            asked = urllib.request.Request(address + path, headers={"User-Agent": A_BROWSER})
            opener = urllib.request.build_opener(_StayHere)
            try:
                opener.open(asked, timeout=20).read()
            except urllib.error.HTTPError as answer:
                assert answer.code in (302, 404)
    files = {path.name: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert any(name.startswith("server-") for name in files)
    assert [(name, trace) for name, data in files.items() for trace in traces() if trace in data] == []
    with sqlite3.connect(tmp_path / "soothe.db") as connection:
        kept = connection.execute("SELECT topic, kind, count FROM topic_count").fetchall()
        followed = connection.execute("SELECT slug, kind, count FROM resource_count").fetchall()
    # The server was told to stop, and carried over what it had counted.
    assert ("sleep", "searched", 5) in kept and ("suicide_thoughts", "searched", 1) in kept
    assert followed == [("samaritans", "followed", 1)]


class _StayHere(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_args: object) -> None:
        return None
