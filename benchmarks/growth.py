"""What a larger pack costs: the search function, the index, and the page of results."""

import gc
import itertools
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

from benchmarks.big_packs import pack_of
from benchmarks.load import CONNECTIONS, Round, percentile
from benchmarks.people import Person
from benchmarks.server import Server, share_cores, stay_on
from tests.live import flask, make_demo, serve
from tests.resources.measure import QUERIES, labelled_queries
from tests.resources.packs import real_pack
from wellbeing.resources.export import write_pack
from wellbeing.resources.facets import Chosen
from wellbeing.resources.queries import crisis_words
from wellbeing.resources.search import SearchIndex

SIZES = (130, 5_000, 100_000)
ROUNDS = 5
FIRST_PAGE = 20
PAGE_SIZES = (130, 5_000)
PAGE_ROUNDS = 12
WORDS = ("sleep", "debt", "cant sleep", "menopause", "skint", "bullying at work", "grief", "physio", "stress")
FILTERS = (
    "",
    "area=self_care",
    "topic=sleep",
    "topic=stress&topic=money",
    "scope=regional&cost=free",
    "area=help&channel=phone&language=en",
    "audience=nurses",
)

Ask = Callable[[SearchIndex], None]
Times = Sequence[Sequence[tuple[float, float]]]


def print_function() -> None:
    """The search function at each size, taking turns, and the time to build the index."""
    indexes = {}
    print(f"\n{'index of':>14} {'resources':>9} {'clock s':>8} {'cpu s':>8}", flush=True)
    for turn, size in (("first of all", SIZES[0]), *(("next edition", size) for size in SIZES)):
        pack = pack_of(size, real_pack())
        start, start_cpu = time.perf_counter(), time.process_time()
        indexes[size] = SearchIndex(pack.resources, pack.topics)
        took, took_cpu = time.perf_counter() - start, time.process_time() - start_cpu
        print(f"{turn:>14} {size:9} {took:8.2f} {took_cpu:8.2f}", flush=True)
    gc.freeze()  # else the collector walks through the largest pack in the middle of somebody's turn
    _print_growth(
        "search", indexes, [_searching(each.query, each.language) for each in labelled_queries(QUERIES)]
    )
    _print_growth("filters alone", indexes, [_browsing(chosen) for chosen in _choices()])


def print_pages() -> None:
    """`/resources` over HTTP at two sizes, taking turns, each server on the same core."""
    with tempfile.TemporaryDirectory(prefix="soothe-bench-") as folder, ExitStack() as stack:
        print("\nMaking two demos to measure", flush=True)
        for size in PAGE_SIZES:
            _make_demo(Path(folder) / str(size), size)
        client_core = share_cores()
        addresses = {
            size: stack.enter_context(serve("wsgi:app", Path(folder) / str(size))) for size in PAGE_SIZES
        }
        servers = {size: Server(address) for size, address in addresses.items()}
        stay_on(client_core)
        print(f"{CONNECTIONS} connections, {PAGE_ROUNDS} rounds each, one worker on one core")
        print(
            f"{'/resources':14} {'resources':>9} {'per second':>10} {'p50 ms':>7} {'p95 ms':>7} {'cpu ms':>7}"
        )
        asked = {"?q=": [f"q={words.replace(' ', '+')}" for words in WORDS], "filters alone": FILTERS}
        for name, queries in asked.items():
            _print_pages(name, queries, servers)


def _print_growth(name: str, indexes: dict[int, SearchIndex], asks: Sequence[Ask]) -> None:
    """Rounds of all questions to each size in turn; the first one, with nothing kept yet, is a table of its own."""
    first = _round(indexes, asks)
    again = [_round(indexes, asks) for _ in range(ROUNDS)]
    for times, rounds in (("first time", [first]), ("again", again)):
        heads = " ".join(
            f"{unit} {share} ms {'growth':>7}" for unit in ("clock", "cpu") for share in ("p50", "p95")
        )
        print(f"\n{name}, {times}\n{'resources':>9} {heads}")
        for size in indexes:
            cells = [
                _growth([seen[size] for seen in rounds], [seen[SIZES[0]] for seen in rounds], unit, share)
                for unit in (0, 1)
                for share in (0.5, 0.95)
            ]
            print(f"{size:9} {' '.join(cells)}", flush=True)


def _round(indexes: dict[int, SearchIndex], asks: Sequence[Ask]) -> dict[int, list[tuple[float, float]]]:
    """By size: the milliseconds that each question took, by the clock and of the processor."""
    taken: dict[int, list[tuple[float, float]]] = {}
    for size, index in indexes.items():
        taken[size] = []
        for ask in asks:
            start, start_cpu = time.perf_counter(), time.thread_time()
            ask(index)
            took_cpu, took = time.thread_time() - start_cpu, time.perf_counter() - start
            taken[size].append((1000 * took, 1000 * took_cpu))
    return taken


def _growth(seen: Times, least: Times, unit: int, share: float) -> str:
    figure, smallest = (
        percentile([times[unit] for one in many for times in one], share) for many in (seen, least)
    )
    return f"{figure:12.3f} {figure / smallest:7.2f}"


def _searching(query: str, language: str) -> Ask:
    def ask(index: SearchIndex) -> None:
        found = index.search(query, language, leading=crisis_words().consider(query).topics)
        for number in found.numbers[:FIRST_PAGE]:
            index.reasons(found, number)

    return ask


def _browsing(chosen: Chosen) -> Ask:
    def ask(index: SearchIndex) -> None:
        found = index.search("", chosen=chosen)
        found.numbers[:FIRST_PAGE]

    return ask


def _choices() -> Iterator[Chosen]:
    yield Chosen()
    for area, scope in itertools.product(("self_care", "open_up", "help"), ("regional", "national")):
        yield Chosen(area=(area,))
        yield Chosen(area=(area,), scope=(scope,), cost=("free",))
    for topic in ("sleep", "stress", "money", "bullying", "menopause"):
        yield Chosen(topic=(topic,))
        yield Chosen(topic=(topic, "anxiety"), audience=("all",), channel=("phone", "web"))


def _make_demo(data: Path, size: int) -> None:
    make_demo(data)
    if size != len(real_pack().resources):
        files = data / "pack"
        for name, text in write_pack(pack_of(size, real_pack())).items():
            (files / name).parent.mkdir(parents=True, exist_ok=True)
            (files / name).write_text(text, encoding="utf-8", newline="")
        flask(data, "pack", "load", str(files))


def _print_pages(name: str, queries: Sequence[str], servers: dict[int, Server]) -> None:
    requests = {
        size: itertools.cycle([Person(server.address).get(f"/resources?{query}") for query in queries])
        for size, server in servers.items()
    }
    seen: dict[int, list[Round]] = {size: [] for size in servers}
    for turn in range(PAGE_ROUNDS + 1):
        for size, server in servers.items():
            one = server.load(requests[size])
            if turn:
                seen[size].append(one)
    figures = {size: _figures(rounds) for size, rounds in seen.items()}
    for size, (speed, half, most, cpu) in figures.items():
        print(f"{name:14} {size:9} {speed:10.0f} {half:7.2f} {most:7.2f} {cpu:7.2f}")
    small, large = (figures[size] for size in PAGE_SIZES)
    ratios = [large_one / small_one for small_one, large_one in zip(small, large, strict=True)]
    print(
        f"{name:14} {'ratio':>9} {ratios[0]:10.2f} {' '.join(f'{ratio:7.2f}' for ratio in ratios[1:])}",
        flush=True,
    )


def _figures(rounds: Sequence[Round]) -> tuple[float, float, float, float]:
    times = [1000 * latency for one in rounds for latency in one.latencies]
    return (
        statistics.median(one.per_second for one in rounds),
        percentile(times, 0.5),
        percentile(times, 0.95),
        statistics.median(one.cpu_ms for one in rounds),
    )
