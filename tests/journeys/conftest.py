"""A demo served by the real server, and people who meet it with a real browser."""

import fcntl
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext

from tests.journeys.visitor import Visitor
from tests.live import Demo, make_demo, serve
from tests.servers import browser_options

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test in this folder as a journey."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker("journey")


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[Demo]:
    """A served demo of this worker's own; the workers share the work of making it."""
    own = tmp_path_factory.mktemp("demo") / "data"
    shared = tmp_path_factory.getbasetemp()
    shared = shared if worker_id == "master" else shared.parent
    shutil.copytree(_made_once(shared), own)
    with serve("wsgi:app", own) as address:
        yield Demo(address, own)


def _made_once(shared: Path) -> Path:
    data = shared / "made-demo"
    with (shared / "made-demo.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not data.exists():
            make_demo(shared / "half-made-demo")
            (shared / "half-made-demo").rename(data)
    return data


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """Start the browser that was found, not the one that Playwright would download."""
    return browser_options()


@pytest.fixture
def open_page(demo: Demo, new_context: Callable[..., BrowserContext]) -> Iterator[Callable[..., Visitor]]:
    """Let a new person come: `open_page(width=320, language="ur", javascript=False)`."""
    visitors: list[Visitor] = []

    def come(width: int = 1280, language: str = "en", javascript: bool = True) -> Visitor:
        context = new_context(
            base_url=demo.address,
            viewport={"width": width, "height": 800},
            java_script_enabled=javascript,
        )
        visitors.append(Visitor(context.new_page(), language))
        return visitors[-1]

    yield come
    assert [fault for visitor in visitors for fault in visitor.faults] == []
