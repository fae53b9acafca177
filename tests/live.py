"""The app as people meet it: a demo of its own, served by the real server, for journeys, pictures and measures."""

import contextlib
import os
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.servers import start_guarded

ROOT = Path(__file__).resolve().parents[1]
BIN = ROOT / ".venv" / "bin"
SETTINGS = ("PATH", "HOME", "LANG", "TMPDIR", "DATABASE_URL")


@dataclass(frozen=True)
class Demo:
    """Where a demo answers, and the folder that it lives in."""

    address: str
    data: Path


def make_demo(data: Path) -> None:
    """Set up a small demo in a folder."""
    data.mkdir(parents=True, exist_ok=True)
    for words in (["db", "upgrade"], ["pack", "load"], ["demo", "load", "--small"]):
        flask(data, *words)


def flask(data: Path, *words: str) -> str:
    """Run one of the app's own commands on the demo in a folder; returns what it printed."""
    done = subprocess.run(
        [BIN / "flask", "--app", "wsgi", *words],
        cwd=ROOT,
        env=_environment(data),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"flask {' '.join(words)} failed:\n{done.stdout}{done.stderr}")
    return done.stdout


@contextlib.contextmanager
def serve(target: str, data: Path) -> Iterator[str]:
    """Serve a WSGI app by granian, one worker, as the README advises; gives its address."""
    port = _free_port()
    address = f"http://127.0.0.1:{port}"
    log = data / f"server-{port}.log"
    command = [str(BIN / "granian"), "--interface", "wsgi", "--workers", "1", "--blocking-threads", "1"]
    command += ["--port", str(port), "--log-level", "warning", target]
    stop = start_guarded(command, log, cwd=ROOT, env=_environment(data) | {"BASE_URL": address})
    try:
        _wait_until_it_answers(address, log)
        yield address
    finally:
        stop()


def _environment(data: Path) -> dict[str, str]:
    kept = {name: os.environ[name] for name in SETTINGS if name in os.environ}
    return kept | {"SOOTHE_CONFIG": "demo", "DATA_FOLDER": str(data)}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_until_it_answers(address: str, log: Path, seconds: float = 30) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            urllib.request.urlopen(f"{address}/health/live", timeout=5).close()
            return
        except urllib.error.HTTPError:  # any answer will do: a bare app has no such page
            return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError(f"The app did not answer within {seconds:.0f} seconds:\n{log.read_text()}")
