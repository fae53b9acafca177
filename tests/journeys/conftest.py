"""A demo served by the real server, and people who meet it with a real browser."""

import fcntl
import functools
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.journeys.mailbox import Mailbox, open_mailbox
from tests.journeys.visitor import Visitor
from tests.live import make_demo, serve
from tests.servers import browser_options

HERE = Path(__file__).parent
OpenPage = Callable[..., Visitor]


@dataclass(frozen=True)
class Demo:
    """Where a demo answers, where its mail goes, and the folder with its data and its server's log."""

    address: str
    mailbox: Mailbox
    folder: Path


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test in this folder as a journey."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker("journey")


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory, made_demo: Path) -> Iterator[Demo]:
    """A served demo of this worker's own; the workers share the work of making it."""
    own = tmp_path_factory.mktemp("demo") / "data"
    shutil.copytree(made_demo, own)
    with open_mailbox() as (mailbox, port), serve("wsgi:app", own, mail_port=port) as address:
        yield Demo(address, mailbox, own)


def _shared(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder that all workers have."""
    own = tmp_path_factory.getbasetemp()
    return own if worker_id == "master" else own.parent


def _made_once(shared: Path) -> Path:
    data = shared / "made-demo"
    with (shared / "made-demo.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not data.exists():
            make_demo(shared / "half-made-demo")
            (shared / "half-made-demo").rename(data)
    return data


@pytest.fixture(scope="session")
def made_demo(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The folder of a demo that nobody has used, to be copied."""
    return _made_once(_shared(tmp_path_factory, worker_id))


@pytest.fixture(scope="module")
def two_servers(tmp_path_factory: pytest.TempPathFactory, made_demo: Path) -> Iterator[tuple[str, str]]:
    """The addresses of two server processes over one database that a module has for itself."""
    own = tmp_path_factory.mktemp("shared") / "data"
    shutil.copytree(made_demo, own)
    with serve("wsgi:app", own) as first, serve("wsgi:app", own) as second:
        yield first, second


@pytest.fixture
def mailbox(demo: Demo) -> Mailbox:
    """Where the app's mail goes."""
    return demo.mailbox


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real browser, started once."""
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(**browser_options())
        yield found
        found.close()


@pytest.fixture
def open_page(demo: Demo, browser: Browser) -> Iterator[OpenPage]:
    """Let a new person come, with no cookie: `open_page(width=320, language="ur", javascript=False)`.

    They come to the demo, or to the address of another server.
    """
    visitors: list[Visitor] = []

    def come(
        width: int = 1280, language: str = "en", javascript: bool = True, address: str = demo.address
    ) -> Visitor:
        context = browser.new_context(
            base_url=address,
            viewport={"width": width, "height": 800},
            java_script_enabled=javascript,
        )
        context.set_default_timeout(15_000)
        visitors.append(Visitor(context.new_page(), language))
        return visitors[-1]

    yield come
    for visitor in visitors:
        visitor.page.context.close()
    assert [fault for visitor in visitors for fault in visitor.faults] == []


@pytest.fixture(
    params=[
        pytest.param({"width": 1280}, id="English"),
        pytest.param({"width": 320, "language": "ur"}, id="Urdu on a phone"),
        pytest.param({"width": 1280, "javascript": False}, id="without JavaScript"),
    ]
)
def someone(open_page: OpenPage, request: pytest.FixtureRequest) -> Callable[[], Visitor]:
    """Let people come who share a language and a machine: `nurse = someone()`."""
    return functools.partial(open_page, **request.param)
