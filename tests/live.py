"""The app as people meet it: a demo of its own, served by the real server, for journeys, pictures and measures."""

import contextlib
import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from tests.servers import start_guard, start_guarded

ROOT = Path(__file__).resolve().parents[1]
BIN = ROOT / ".venv" / "bin"
FLASK = (str(BIN / "flask"), "--app", "wsgi")
JOBS = (*FLASK, "jobs", "run", "--pause", "0.1")
KEPT = ("PATH", "HOME", "LANG", "TMPDIR")


def make_demo(data: Path, *, small: bool = True, **settings: str) -> None:
    """Set up a demo in a folder."""
    data.mkdir(parents=True, exist_ok=True)
    for words in (["db", "upgrade"], ["pack", "load"], ["demo", "load", *["--small"] * small]):
        flask(data, *words, **settings)


def flask(data: Path, *words: str, **more: str) -> str:
    """Run one of the app's own commands on the demo in a folder; returns what it printed."""
    command = [*FLASK, *words]
    settings = _environment(data, more)
    done = subprocess.run(command, cwd=ROOT, env=settings, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"flask {' '.join(words)} failed:\n{(done.stdout + done.stderr)[-2000:]}")
    return done.stdout


@contextlib.contextmanager
def serve(target: str, data: Path, mail_port: int | None = None, **own: str) -> Iterator[str]:
    """Serve a WSGI app by granian, one worker, as the README advises; gives its address.

    With a mail port the jobs run beside it, as they do for people, and send their mail there.
    """
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    log = data / f"server-{port}.log"
    settings = _environment(data, {"BASE_URL": address, **own})
    stops = [start_guarded(_server(target, port), log, cwd=ROOT, env=settings)]
    if mail_port:
        settings |= _mail_to(mail_port)
        stops.append(start_guarded([*JOBS], data / f"jobs-{port}.log", cwd=ROOT, env=settings))
    try:
        _wait_until_it_answers(address, log)
        yield address
    finally:
        for stop in stops:
            stop()


class Machine:
    """The app's server and its jobs on a machine that can lose its power, and come back at the same address."""

    def __init__(self, data: Path, mail_port: int, **settings: str) -> None:
        self.data = data
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self._settings = _environment(data, {"BASE_URL": self.address, **_mail_to(mail_port), **settings})
        self._running: dict[str, subprocess.Popen[bytes]] = {}
        self._starts = 0

    def starts(self) -> None:
        """Start the server, and wait until it answers."""
        _wait_until_it_answers(self.address, self._start("server", _server("wsgi:app", self.port)))

    def starts_jobs(self) -> None:
        """Start the jobs beside the server."""
        self._start("jobs", [*JOBS])

    def loses_power(self) -> None:
        """Kill every process at once, with no word of warning."""
        for name in [*self._running]:
            self._dies(name)

    def jobs_die(self) -> None:
        """Kill the jobs, and leave the server alone."""
        self._dies("jobs")

    def _dies(self, name: str) -> None:
        guard = self._running.pop(name)
        os.killpg(guard.pid, signal.SIGKILL)
        guard.wait()

    def _start(self, name: str, command: list[str]) -> Path:
        self._starts += 1
        log = self.data / f"{name}-{self._starts}.log"
        self._running[name] = start_guard(command, log, cwd=ROOT, env=self._settings)
        return log


def _server(target: str, port: int) -> list[str]:
    server = [str(BIN / "granian"), "--interface", "wsgi", "--workers", "1", "--blocking-threads", "1"]
    return [*server, "--port", str(port), "--log-level", "warning", target]


def _mail_to(port: int) -> dict[str, str]:
    return {"MAIL_HOST": "127.0.0.1", "MAIL_PORT": str(port), "MAIL_STARTTLS": "no"}


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
