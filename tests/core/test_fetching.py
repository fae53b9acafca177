"""The app opens public pages only, and a server that cheats gains nothing by it."""

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address

import pytest

from wellbeing.core.addresses import AddressRefused, Reach
from wellbeing.core.fetching import Fetcher, FetchFailed

INSIDE = "::1"
# Stands for a public number in these tests, by a door that is open for it and one port alone.
OUTSIDE = "127.0.0.1"


class Site(BaseHTTPRequestHandler):
    """A site with pages that answer well, redirect, end abruptly or drip."""

    seen: list[tuple[str, str]]

    def do_GET(self) -> None:
        self.server.seen.append((self.headers["Host"], self.path))
        name, _mark, rest = self.path.removeprefix("/").partition("/")
        if name.isdigit() and rest:
            self.send_response(int(name))
            self.send_header("Location", rest if rest != "loop" else self.path)
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif name == "drip":
            self.drip()
        elif name == "nonsense":
            self.wfile.write(b"\x00\x01\x02 this is no answer\r\n\r\n")
        else:
            body = b"x" * 200_000 if name == "large" else b"hello"
            self.send_response(int(name) if name.isdigit() else 200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    def drip(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        try:
            for _byte in range(1000):
                self.wfile.write(b"x")
                self.wfile.flush()
                time.sleep(0.05)
        except OSError:
            return

    def log_message(self, *_words: object) -> None:
        """Say nothing."""


@pytest.fixture
def site() -> Iterator[ThreadingHTTPServer]:
    server = ThreadingHTTPServer((OUTSIDE, 0), Site)
    server.seen = []  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def fetcher(site: ThreadingHTTPServer, names: dict[str, list[list[str]]], seconds: float = 5.0) -> Fetcher:
    """A fetcher whose names have these answers, one after the other; the last one stays."""

    def resolve(host: str, port: int) -> list[str]:
        answers = names[host]
        return answers.pop(0) if len(answers) > 1 else answers[0]

    doors = frozenset({(ip_address(OUTSIDE), site.server_port)})
    return Fetcher("SOOTHE test", Reach(doors=doors), seconds, resolve=resolve)


def address(site: ThreadingHTTPServer, path: str, host: str = "www.outside.uk") -> str:
    return f"http://{host}:{site.server_port}/{path}"


def test_a_page_is_opened_under_the_name_it_was_asked_by(site) -> None:
    answer = fetcher(site, {"www.outside.uk": [[OUTSIDE]]}).get(address(site, "page"))
    assert (answer.status, answer.body, answer.moved_for_good) == (200, b"hello", False)
    assert site.seen == [(f"www.outside.uk:{site.server_port}", "/page")]


def test_only_the_beginning_of_a_large_answer_is_read(site) -> None:
    assert len(fetcher(site, {"www.outside.uk": [[OUTSIDE]]}).get(address(site, "large")).body) == 64_000


@pytest.mark.parametrize("status", [404, 410, 500, 503, 403, 429])
def test_an_answer_that_is_no_page_comes_back_as_it_is(site, status: int) -> None:
    assert fetcher(site, {"www.outside.uk": [[OUTSIDE]]}).get(address(site, str(status))).status == status


@pytest.mark.parametrize(
    ("status", "for_good"), [(301, True), (308, True), (302, False), (303, False), (307, False)]
)
def test_a_redirect_is_followed_and_says_whether_it_is_for_good(site, status: int, for_good: bool) -> None:
    answer = fetcher(site, {"www.outside.uk": [[OUTSIDE]]}).get(address(site, f"{status}//new"))
    assert (answer.status, answer.url, answer.moved_for_good) == (200, address(site, "new"), for_good)


@pytest.mark.parametrize(
    "location",
    [
        "http://127.0.0.1:{port}/secret",
        "http://127.1:{port}/secret",
        "http://localhost:{port}/secret",
        "http://inside.uk:{port}/secret",
        "//inside.uk:{port}/secret",
        "http://[::1]:{port}/secret",
        "file:///etc/passwd",
    ],
)
def test_a_redirect_to_the_inside_is_not_followed(site, location: str) -> None:
    names = {"www.outside.uk": [[OUTSIDE]], "inside.uk": [[INSIDE]]}
    with pytest.raises(AddressRefused):
        fetcher(site, names).get(address(site, "302/" + location.format(port=site.server_port)))
    assert [path for _host, path in site.seen if "secret" in path and not path.startswith("/302")] == []


def test_a_name_that_changes_its_answer_after_the_check_gains_nothing(site) -> None:
    rebinding = {"www.outside.uk": [[OUTSIDE], [INSIDE]]}
    opener = fetcher(site, rebinding)
    assert opener.get(address(site, "page")).status == 200  # looked up once, and called by that number
    with pytest.raises(AddressRefused):
        opener.get(address(site, "page"))  # the next look-up says inside, and is refused
    assert len(site.seen) == 1


def test_a_name_with_a_number_inside_among_others_is_refused(site) -> None:
    with pytest.raises(AddressRefused):
        fetcher(site, {"www.outside.uk": [[OUTSIDE, INSIDE]]}).get(address(site, "page"))
    assert site.seen == []


@pytest.mark.parametrize(("path", "kind"), [("302/loop", "redirects"), ("nonsense", "answer")])
def test_a_server_that_cheats_is_left(site, path: str, kind: str) -> None:
    with pytest.raises(FetchFailed) as failed:
        fetcher(site, {"www.outside.uk": [[OUTSIDE]]}, seconds=0.4).get(address(site, path))
    assert failed.value.kind == kind


def test_a_server_that_sends_a_byte_at_a_time_is_hung_up_on(site) -> None:
    answer = fetcher(site, {"www.outside.uk": [[OUTSIDE]]}, seconds=0.4).get(address(site, "drip"))
    assert answer.status == 200 and len(answer.body) < 1000


def test_a_name_that_nobody_knows_and_a_door_that_nobody_opens_are_told_apart(site) -> None:
    def unknown(host: str, port: int) -> list[str]:
        raise OSError("no such name")

    with pytest.raises(FetchFailed, match="name"):
        Fetcher("SOOTHE test", resolve=unknown).get("https://gone.nhs.uk/")
    doors = frozenset({(ip_address(OUTSIDE), 9)})
    closed = Fetcher("SOOTHE test", Reach(doors=doors), 1.0, resolve=lambda host, port: [OUTSIDE])
    with pytest.raises(FetchFailed, match="connection"):
        closed.get("http://www.outside.uk:9/")
    with pytest.raises(FetchFailed, match="certificate"):
        fetcher(site, {"www.outside.uk": [[OUTSIDE]]}).get(address(site, "page").replace("http:", "https:"))
