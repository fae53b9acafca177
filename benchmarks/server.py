"""A server that is measured, and the cores that it and its client work on."""

import os
from collections.abc import Iterator
from urllib.parse import urlsplit

import psutil

from benchmarks.load import Round, load

SECONDS = 1.0


class Server:
    """A server that is measured: where it answers, and the processes that work for it."""

    def __init__(self, address: str) -> None:
        self.address = address
        port = str(urlsplit(address).port)
        ours = psutil.Process().children()
        self.processes = next(
            [guard, *guard.children(recursive=True)] for guard in ours if port in guard.cmdline()
        )

    def load(self, requests: Iterator[bytes]) -> Round:
        """Send a round of requests; the processor time comes from the system's books."""
        parts = urlsplit(self.address)
        before = self._cpu_seconds()
        seen = load(str(parts.hostname), int(parts.port or 80), requests, 200, SECONDS)
        seen.cpu_ms = 1000 * (self._cpu_seconds() - before) / len(seen.latencies)
        return seen

    def _cpu_seconds(self) -> float:
        times = [process.cpu_times() for process in self.processes]
        return float(sum(time.user + time.system for time in times))


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
