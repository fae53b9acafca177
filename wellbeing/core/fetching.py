"""Opening public web addresses safely: one look-up for each step, and a connection to exactly that number.

Because the number that was checked is the number that is called, a name that changes its answer between the check and
the call (DNS rebinding) gains nothing. Redirects are followed by hand and checked like the first address.
"""

import http.client
import socket
import ssl
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Timer

from wellbeing.core.addresses import Reach, Target, admitted, follow, target_of

MOST_REDIRECTS = 5
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_FOR_GOOD = frozenset((301, 308))

Resolver = Callable[[str, int], list[str]]


class FetchFailed(Exception):
    """Nothing came back. `kind` is one of: name, connection, certificate, time, answer, redirects."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        super().__init__(kind)


@dataclass(frozen=True)
class Fetched:
    """The last answer, where it came from, and whether each redirect on the way there was for good."""

    status: int
    url: str
    moved_for_good: bool
    body: bytes = b""


def look_up(host: str, port: int) -> list[str]:
    """The numbers of a host, as the system's name service has them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_kind, address in found))


@dataclass(frozen=True)
class Fetcher:
    """Opens addresses by GET, reads at most `most_bytes` of the answer, and sends no cookie and no referrer."""

    agent: str
    reach: Reach = Reach()
    seconds: float = 15.0
    most_bytes: int = 64_000
    resolve: Resolver = look_up
    context: ssl.SSLContext = field(default_factory=ssl.create_default_context)

    def get(self, url: str) -> Fetched:
        """The answer at the end of the redirects; AddressRefused or FetchFailed when there is none."""
        target = target_of(url, self.reach)
        for_good, steps = True, 0
        while True:
            status, location, body = self._ask(target)
            if status not in _REDIRECTS or not location:
                return Fetched(status, target.url, bool(steps) and for_good, body)
            steps += 1
            if steps > MOST_REDIRECTS:
                raise FetchFailed("redirects")
            for_good = for_good and status in _FOR_GOOD
            target = follow(target, location, self.reach)

    def _ask(self, target: Target) -> tuple[int, str, bytes]:
        try:
            numbers = self.resolve(target.host, target.port)
        except (OSError, UnicodeError) as fault:
            raise FetchFailed("name") from fault
        connection = _Pinned(target, admitted(numbers, target.port, self.reach), self.seconds, self.context)
        guard = Timer(self.seconds, connection.hang_up)
        guard.start()
        try:
            headers = {"User-Agent": self.agent, "Accept": "text/html,*/*;q=0.5", "Connection": "close"}
            connection.request("GET", target.path, headers=headers)
            answer = connection.getresponse()
            return answer.status, answer.getheader("Location", ""), answer.read(self.most_bytes)
        except ssl.SSLError as fault:
            raise FetchFailed("certificate") from fault
        except TimeoutError as fault:
            raise FetchFailed("time") from fault
        except OSError as fault:
            raise FetchFailed("connection") from fault
        except (http.client.HTTPException, ValueError) as fault:
            raise FetchFailed("answer") from fault
        finally:
            guard.cancel()
            connection.close()


class _Pinned(http.client.HTTPConnection):
    """A connection to one number that speaks, and checks the certificate, under the name it was looked up by."""

    def __init__(self, target: Target, number: str, seconds: float, context: ssl.SSLContext) -> None:
        super().__init__(target.host, target.port, timeout=seconds)
        self._number = number
        self._line: socket.socket | None = None
        self._context = context if target.scheme == "https" else None
        # The port stands in the Host line only where it does not go without saying.
        self.default_port = target.port if target.has_usual_port else 0

    def connect(self) -> None:
        """Call the number that was checked."""
        self.sock = socket.create_connection((self._number, self.port), self.timeout)
        if self._context:
            self.sock = self._context.wrap_socket(self.sock, server_hostname=self.host)
        # The answer goes on reading after the connection has let go of its socket.
        self._line = self.sock

    def hang_up(self) -> None:
        """End it from another thread: a server that sends a byte at a time never meets the time-out of one read."""
        if self._line is not None:
            with suppress(OSError):
                self._line.shutdown(socket.SHUT_RDWR)
