"""A small client that keeps many connections busy and notes how long each answer takes.

One process, one event loop, raw sockets: about a tenth of a millisecond a request, on a core of its own, so that
what is measured is the server.
"""

import selectors
import socket
import time
from collections.abc import Iterator
from dataclasses import dataclass

CONNECTIONS = 16


class WrongAnswer(RuntimeError):
    """The server answered with another status than the page's, so its speed means nothing."""


@dataclass
class Round:
    """What one round of load saw."""

    seconds: float
    latencies: list[float]
    body_bytes: int
    cpu_ms: float = 0.0

    @property
    def mean_size(self) -> int:
        """Bytes in a page, without its headers."""
        return self.body_bytes // len(self.latencies)

    @property
    def per_second(self) -> float:
        """Answers per second."""
        return len(self.latencies) / self.seconds


class _Connection:
    """One keep-alive connection: sends a request, reads exactly its answer."""

    def __init__(self, host: str, port: int, status: int) -> None:
        self.socket = socket.create_connection((host, port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.wanted = f"HTTP/1.1 {status} ".encode()
        self.answer = bytearray()
        self.missing = -1
        self.length = 0
        self.sent_at = 0.0

    def send(self, request: bytes) -> None:
        self.answer.clear()
        self.missing = -1
        self.sent_at = time.perf_counter()
        self.socket.sendall(request)

    def complete(self) -> bool:
        """Take what has come; True when the answer is whole."""
        part = self.socket.recv(262_144)
        if not part:
            raise WrongAnswer("the server closed the connection")
        self.answer += part
        self.missing = self.missing - len(part) if self.missing >= 0 else self._missing_after_head()
        return self.missing == 0

    def _missing_after_head(self) -> int:
        end = self.answer.find(b"\r\n\r\n")
        if end < 0:
            return -1
        if not self.answer.startswith(self.wanted):
            raise WrongAnswer(bytes(self.answer[:80]).decode("latin-1"))
        head = bytes(self.answer[:end]).lower()
        self.length = int(head.split(b"content-length:")[1].split(b"\r\n")[0])
        return end + 4 + self.length - len(self.answer)


def load(host: str, port: int, requests: Iterator[bytes], status: int, seconds: float) -> Round:
    """Send requests over all connections for so many seconds, or until there are no more."""
    selector = selectors.DefaultSelector()
    latencies: list[float] = []
    body_bytes = 0
    open_ones = []
    start = time.perf_counter()
    for _, request in zip(range(CONNECTIONS), requests, strict=False):  # range first: zip drops what it drew
        connection = _Connection(host, port, status)
        open_ones.append(connection)
        selector.register(connection.socket, selectors.EVENT_READ, connection)
        connection.send(request)
    busy = len(open_ones)
    while busy:
        for key, _ in selector.select():
            connection = key.data
            if not connection.complete():
                continue
            moment = time.perf_counter()
            latencies.append(moment - connection.sent_at)
            body_bytes += connection.length
            following = next(requests, None) if moment - start < seconds else None
            if following is None:
                selector.unregister(connection.socket)
                busy -= 1
            else:
                connection.send(following)
    took = time.perf_counter() - start
    for connection in open_ones:
        connection.socket.close()
    selector.close()
    return Round(took, latencies, body_bytes)


def percentile(values: list[float], share: float) -> float:
    """Return the value below which this share of the values lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
