"""How long the pages about uptake take with a million conversations beside a few thousand, in one run.

They read printed tables only, so the number of conversations must not matter.
"""

import argparse
import random
import statistics
import tempfile
import time
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, insert, select

from benchmarks.anonymity_world import an_app, make
from tests.auditing import AuditedClient
from wellbeing.conversations.models import Conversation
from wellbeing.core.db import db, random_key, transaction
from wellbeing.resources.queries import topic_ids
from wellbeing.soothe import AREA_IDS
from wellbeing.trust import BROAD_GROUPS, REGIONS, WAYS

PATHS = (
    "/uptake",
    "/uptake/topic",
    "/uptake/place",
    "/uptake/topic-by-region",
    "/uptake/topic.csv",
    "/uptake/board.pdf",
)
TIMES, A_YEAR, MANY, BATCH = 40, 4_000, 1_000_000, 20_000


def main() -> None:
    """Print the milliseconds of each page before and after, and their ratio."""
    parser = argparse.ArgumentParser(prog="dev.py bench dashboards", description=__doc__)
    parser.add_argument("many", nargs="?", type=int, default=MANY, help="conversations to compare with")
    many = parser.parse_args().many
    with tempfile.TemporaryDirectory(prefix="soothe-dashboards-") as folder, an_app(Path(folder)) as app:
        make(A_YEAR, seed=1)
        before = measure(app)
        rows = fill(many)
        after = measure(app)
    print(f"{'page':26} {'few ms':>8} {rows // 1000:>7}k ms {'ratio':>6}")
    for path in PATHS:
        print(f"{path:26} {before[path]:8.1f} {after[path]:10.1f} {after[path] / before[path]:6.2f}")


def measure(app: Flask) -> dict[str, float]:
    """The median milliseconds of processor time of each page."""
    app.test_client_class = AuditedClient
    client = app.test_client()
    client.sign_in("lead")
    plain = FlaskClient(app, app.response_class)
    cookie = client.get_cookie("soothe")
    assert cookie
    plain.set_cookie("soothe", cookie.value)
    return {path: _median(plain, path) for path in PATHS}


def _median(client: FlaskClient, path: str) -> float:
    taken = []
    for _time in range(TIMES):
        start = time.process_time()
        answer = client.get(path)
        taken.append(1000 * (time.process_time() - start))
        assert answer.status_code == 200, (path, answer.status)
    return statistics.median(taken)


def fill(many: int) -> int:
    """Add rows of the open year until there are so many; says how many there are."""
    topics = topic_ids()
    draw = random.Random(1)  # noqa: S311  made-up people
    with transaction() as session:
        held = session.scalar(select(func.count()).select_from(Conversation)) or 0
        for _batch in range(max(0, many - held) // BATCH):
            session.execute(insert(Conversation), [_row(draw, topics) for _row_number in range(BATCH)])
    return db.session.scalar(select(func.count()).select_from(Conversation)) or 0


def _row(draw: random.Random, topics: list[str]) -> dict[str, object]:
    choose = draw.choice
    return {
        "key": random_key(),
        "period": "2026-04",
        "area": choose(AREA_IDS),
        "topic": choose(topics),
        "region": choose(REGIONS).id,
        "broad_group": choose(BROAD_GROUPS).id,
        "channel": choose(WAYS).id,
        "scope": "none",
        "receipt_hash": None,
    }


if __name__ == "__main__":
    main()
