"""Two servers on one database: both show a change of the pack soon, and answer all the while."""

import json
import time
import urllib.request
from pathlib import Path

from tests.live import flask, serve
from tests.resources.packs import with_cell

QUESTION = "/resources.json?q=marmalade"
# Seconds; they look once a second, and a busy machine is given more.
SOON = 10.0


def answer(address: str) -> list[str]:
    with urllib.request.urlopen(address + QUESTION, timeout=5) as page:
        return [result["slug"] for result in json.load(page)["results"]]


def test_both_servers_follow_a_change_of_the_pack(tmp_path: Path) -> None:
    data, changed = tmp_path / "data", tmp_path / "changed"
    data.mkdir()
    changed.mkdir()
    for name, content in with_cell("resources.csv", 2, "summary", "Talk to a buddy over marmalade.").items():
        (changed / name).write_bytes(content)
    flask(data, "db", "upgrade")
    flask(data, "pack", "load")
    with serve("wsgi:app", data) as one, serve("wsgi:app", data) as other:
        assert answer(one) == answer(other) == []
        flask(data, "pack", "load", str(changed))
        deadline = time.monotonic() + SOON
        while not (answer(one) == answer(other) == ["soothe-buddies"]):
            assert time.monotonic() < deadline
            time.sleep(0.05)
