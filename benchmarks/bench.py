"""How fast the busy pages are, beside a bare Flask page of the same size, on the same server, in the same run.

The two take turns, so that whatever else the machine does hits both. Where the system allows it, the servers have one
core (one worker, one blocking thread each) and the client another, so that the client costs the server nothing. On a
busy machine trust the ratio of processor time, which other programs hardly change; waiting for the disk is not in it.
"""

import argparse
import itertools
import json
import statistics
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.load import CONNECTIONS, percentile
from benchmarks.people import Person
from benchmarks.server import Server, share_cores, stay_on
from tests.live import make_demo, serve

ROUNDS = 10
WARM_UP = 2 * CONNECTIONS
POSTS_A_ROUND = 150
WORDS = ("sleep", "debt", "cant sleep", "menopause", "skint", "bullying at work", "grief", "physio")
HEAD = (
    f"{'page':14} {'bytes':>7} {'per second':>10} {'p50 ms':>7} {'p95 ms':>7} {'p99 ms':>7}"
    f" {'bare/s':>7} {'ratio':>6} {'lowest':>7} {'highest':>7} {'cpu ms':>7} {'ratio':>6}"
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
    parser.add_argument("name", nargs="?", default="", help="home, results, resource or conversation")
    wanted = parser.parse_args().name
    with tempfile.TemporaryDirectory(prefix="soothe-bench-") as folder:
        data = Path(folder)
        print("Making a demo to measure", flush=True)
        make_demo(data)
        client_core = share_cores()
        # One buddy records thousands here.
        pace = {"MOST_RECORDS": "1000000"}
        with serve("wsgi:app", data, **pace) as address, serve("benchmarks.bare:app", data) as bare_address:
            app, bare = Server(address), Server(bare_address)
            stay_on(client_core)
            print(
                f"{CONNECTIONS} connections, {ROUNDS} rounds each, one worker on one core\n{HEAD}", flush=True
            )
            for page in (page for page in reading(address) if wanted in page.name):
                print(compare(page, app, bare), flush=True)
            if wanted in "conversation":
                print(compare(recording(address), app, bare), flush=True)


def reading(address: str) -> Iterator[Page]:
    """The busy pages that only read."""
    stranger = Person(address)
    searches = [f"/resources?q={words.replace(' ', '+')}" for words in WORDS]
    slug = json.loads(stranger.open("/resources.json?q=sleep"))["results"][0]["slug"]
    for name, paths in {"home": ["/"], "results": searches, "resource": [f"/resources/{slug}"]}.items():
        yield Page(name, itertools.cycle([stranger.get(path) for path in paths]))


def recording(address: str) -> Page:
    """Recording a conversation: forms that were opened beforehand are sent, each once."""
    buddy = Person(address)
    buddy.sign_in("buddy")
    forms = [buddy.post_form("/conversations/new") for _ in range(WARM_UP + ROUNDS * POSTS_A_ROUND)]
    return Page("conversation", iter(forms), POSTS_A_ROUND)


def compare(page: Page, app: Server, bare: Server) -> str:
    """A line of figures: the page, and its share of what the bare page reaches."""
    size = app.load(itertools.islice(page.requests, WARM_UP)).mean_size
    ceiling = itertools.repeat(Person(bare.address).get(f"/?size={size}"))
    ours, theirs = [], []
    for _ in range(ROUNDS):
        ours.append(app.load(itertools.islice(page.requests, page.a_round)))
        theirs.append(bare.load(ceiling))
    ratios = sorted(our.per_second / their.per_second for our, their in zip(ours, theirs, strict=True))
    latencies = [1000 * latency for our in ours for latency in our.latencies]
    shares = " ".join(f"{percentile(latencies, share):7.1f}" for share in (0.5, 0.95, 0.99))
    speed, bare_speed = (statistics.median(one.per_second for one in rounds) for rounds in (ours, theirs))
    cpu, bare_cpu = (statistics.median(one.cpu_ms for one in rounds) for rounds in (ours, theirs))
    return (
        f"{page.name:14} {size:7} {speed:10.0f} {shares} {bare_speed:7.0f} {statistics.median(ratios):6.2f}"
        f" {ratios[0]:7.2f} {ratios[-1]:7.2f} {cpu:7.2f} {bare_cpu / cpu:6.2f}"
    )


if __name__ == "__main__":
    main()
