"""How fast the busy pages are, beside a bare Flask page of the same size, on the same server, in the same run.

The two take turns, so that whatever else the machine does hits both. Where the system allows it, the servers have one
core (one worker, one blocking thread each) and the client another, so that the client costs the server nothing.
"""

import argparse
import itertools
import json
import os
import statistics
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from benchmarks.load import CONNECTIONS, Round, load, percentile
from benchmarks.people import Person
from tests.live import make_demo, serve

ROUNDS = 10
SECONDS = 1.0
WARM_UP = 2 * CONNECTIONS
POSTS_A_ROUND = 150
WORDS = ("sleep", "debt", "cant sleep", "menopause", "skint", "bullying at work", "grief", "physio")
HEAD = (
    f"{'page':14} {'bytes':>7} {'per second':>10} {'p50 ms':>7} {'p95 ms':>7} {'p99 ms':>7}"
    f" {'bare/s':>8} {'ratio':>6}  (lowest to highest round)"
)


@dataclass(frozen=True)
class Page:
    """A page to measure: its requests, and how many a round may send."""

    name: str
    requests: Iterator[bytes]
    a_round: int | None = None


def main() -> None:
    """Measure the pages whose name holds the word given, or all."""
    parser = argparse.ArgumentParser(prog="dev.py bench", description=__doc__)
    parser.add_argument("name", nargs="?", default="", help="home, search, resource or conversation")
    wanted = parser.parse_args().name
    with tempfile.TemporaryDirectory(prefix="soothe-bench-") as folder:
        data = Path(folder)
        print("Making a demo to measure", flush=True)
        make_demo(data)
        client_core = share_cores()
        with serve("wsgi:app", data) as app, serve("benchmarks.bare:app", data) as bare:
            stay_on(client_core)
            print(
                f"{CONNECTIONS} connections, {ROUNDS} rounds each, one worker on one core\n{HEAD}", flush=True
            )
            for page in (page for page in reading(app) if wanted in page.name):
                print(compare(page, app, bare), flush=True)
            if wanted in "conversation":
                print(compare(recording(app), app, bare), flush=True)


def reading(address: str) -> Iterator[Page]:
    """The busy pages that only read."""
    stranger = Person(address)
    searches = [f"/resources?q={words.replace(' ', '+')}" for words in WORDS]
    slug = json.loads(stranger.open("/resources.json?q=sleep"))["results"][0]["slug"]
    for name, paths in {"home": ["/"], "search": searches, "resource": [f"/resources/{slug}"]}.items():
        yield Page(name, itertools.cycle([stranger.get(path) for path in paths]))


def recording(address: str) -> Page:
    """Recording a conversation: forms that were opened beforehand are sent, each once."""
    buddy = Person(address)
    buddy.sign_in("buddy")
    forms = [buddy.post_form("/conversations/new") for _ in range(WARM_UP + ROUNDS * POSTS_A_ROUND)]
    return Page("conversation", iter(forms), POSTS_A_ROUND)


def compare(page: Page, app: str, bare: str) -> str:
    """A line of figures: the page, and its share of what the bare page reaches."""
    size = _load(app, itertools.islice(page.requests, WARM_UP)).mean_size
    ceiling = itertools.repeat(Person(bare).get(f"/?size={size}"))
    rounds: list[tuple[Round, Round]] = []
    for _ in range(ROUNDS):
        requests = itertools.islice(page.requests, page.a_round)
        rounds.append((_load(app, requests), _load(bare, ceiling)))
    ratios = sorted(ours.per_second / theirs.per_second for ours, theirs in rounds)
    speed = statistics.median(ours.per_second for ours, _ in rounds)
    bare_speed = statistics.median(theirs.per_second for _, theirs in rounds)
    latencies = [1000 * latency for ours, _ in rounds for latency in ours.latencies]
    shares = " ".join(f"{percentile(latencies, share):7.1f}" for share in (0.5, 0.95, 0.99))
    ratio = statistics.median(ratios)
    span = f"({ratios[0]:.2f} to {ratios[-1]:.2f})"
    return f"{page.name:14} {size:7} {speed:10.0f} {shares} {bare_speed:8.0f} {ratio:6.2f}  {span}"


def share_cores() -> int | None:
    """Put this process, and so the servers it starts, on one core; returns the core left for the client."""
    if not hasattr(os, "sched_setaffinity") or len(os.sched_getaffinity(0)) < 2:
        return None
    first, second = sorted(os.sched_getaffinity(0))[:2]
    os.sched_setaffinity(0, {first})
    return second


def stay_on(core: int | None) -> None:
    """Move this process to a core of its own."""
    if core is not None:
        os.sched_setaffinity(0, {core})


def _load(address: str, requests: Iterator[bytes]) -> Round:
    parts = urlsplit(address)
    return load(str(parts.hostname), int(parts.port or 80), requests, 200, SECONDS)


if __name__ == "__main__":
    main()
