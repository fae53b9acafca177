"""The app as people meet it: a demo of its own, served by the real server, for journeys, pictures and measures."""

import contextlib
import os
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from tests.servers import start_guarded

ROOT = Path(__file__).resolve().parents[1]
BIN = ROOT / ".venv" / "bin"
FLASK = (str(BIN / "flask"), "--app", "wsgi")
KEPT = ("PATH", "HOME", "LANG", "TMPDIR")


def make_demo(data: Path, *, small: bool = True) -> None:
    """Set up a demo in a folder."""
    data.mkdir(parents=True, exist_ok=True)
    for words in (["db", "upgrade"], ["pack", "load"], ["demo", "load", *["--small"] * small]):
        flask(data, *words)


def flask(data: Path, *words: str) -> str:
    """Run one of the app's own commands on the demo in a folder; returns what it printed."""
    command = [*FLASK, *words]
    settings = _environment(data, {})
    done = subprocess.run(command, cwd=ROOT, env=settings, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"flask {' '.join(words)} failed:\n{(done.stdout + done.stderr)[-2000:]}")
    return done.stdout


@contextlib.contextmanager
def serve(target: str, data: Path, mail_port: int | None = None) -> Iterator[str]:
    """Serve a WSGI app by granian, one worker, as the README advises; gives its address.

    With a mail port the jobs run beside it, as they do for people, and send their mail there.
    """
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    log = data / f"server-{port}.log"
    server = [str(BIN / "granian"), "--interface", "wsgi", "--workers", "1", "--blocking-threads", "1"]
    server += ["--port", str(port), "--log-level", "warning", target]
    settings = _environment(data, {"BASE_URL": address})
    stops = [start_guarded(server, log, cwd=ROOT, env=settings)]
    if mail_port:
        settings |= {"MAIL_HOST": "127.0.0.1", "MAIL_PORT": str(mail_port), "MAIL_STARTTLS": "no"}
        jobs = [*FLASK, "jobs", "run", "--pause", "0.1"]
        stops.append(start_guarded(jobs, data / f"jobs-{port}.log", cwd=ROOT, env=settings))
    try:
        _wait_until_it_answers(address, log)
        yield address
    finally:
        for stop in stops:
            stop()


def _environment(data: Path, settings: dict[str, str]) -> dict[str, str]:
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    return kept | {"SOOTHE_CONFIG": "demo", "DATA_FOLDER": str(data)} | settings


def free_port() -> int:
    """Return a port that nobody uses just now."""
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
