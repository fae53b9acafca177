#!/usr/bin/env python3
"""The one door to this project. Needs Python 3.11 or newer on Linux or macOS, and nothing else.

python3 dev.py run     the app with its made-up demo, at http://127.0.0.1:8000
python3 dev.py test    every test
"""

import argparse
import hashlib
import importlib.util
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036 (an older Python must hear this, not a syntax error)
    sys.exit("SOOTHE needs Python 3.11 or newer. With uv: uv run --no-project --python 3.13 dev.py run")

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / "bin"
FLASK = [str(BIN / "flask"), "--app", "wsgi"]
RUNTIME = ROOT / "requirements.txt"
DEVELOPMENT = ROOT / "requirements-dev.txt"
BROWSER_PACKAGES = ["chromium-headless-shell", "libatomic1", "fonts-noto-core"]
UV_FOR_LOCKING = "uv==0.13.9"
SIGN_INS = """
  SOOTHE is at {address}
  Sign in at {address}/sign-in with "Demo staff", "Demo buddy" or "Demo lead".
  Its buddies and conversations are made up. Ctrl-C stops it.
"""
BENCHES = ("search", "matching", "anonymity", "dashboards")


def main() -> int:
    """Read the command and do it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="command")
    run_parser = commands.add_parser("run", help="the app with its demo")
    run_parser.add_argument("--port", type=int, default=8000)
    run_parser.add_argument("--host", default="127.0.0.1")
    run_parser.add_argument("--data", type=Path, default=ROOT / "data", metavar="FOLDER")
    for task, words in TASKS.items():
        commands.add_parser(task.__name__, help=words, add_help=False).set_defaults(task=task)
    args, rest = parser.parse_known_args()
    if rest and args.command in ("run", "lint", "translations", "lock"):
        parser.error("unknown words: " + " ".join(rest))
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        return run(args) if args.command == "run" else args.task(rest)
    except KeyboardInterrupt:
        return 130


def test(words: list[str]) -> int:
    """Run pytest with everything that it needs."""
    prepare(DEVELOPMENT)
    need_browser()
    workers = str(min(os.cpu_count() or 2, 4))
    return call(BIN / "python", "-m", "pytest", "-n", workers, *words)


def lint(_words: list[str]) -> int:
    """Run every check and name those that failed."""
    prepare(DEVELOPMENT)
    checks = {
        "ruff check": ["ruff", "check", "."],
        "ruff format": ["ruff", "format", "--check", "."],
        "mypy": ["mypy"],
        "lint-imports": ["lint-imports", "--no-cache"],
        "djlint": ["djlint", "templates", "--lint", "--quiet"],
    }
    failed = []
    for name, (program, *words) in checks.items():
        say(name)
        if call(BIN / program, *words):
            failed.append(name)
    say("Found faults: " + ", ".join(failed) if failed else "All checks passed.")
    return len(failed)


def bench(words: list[str]) -> int:
    """Measure the busy pages beside a bare Flask page, or one part: `search`, `matching`, `anonymity`, `dashboards`."""
    prepare(DEVELOPMENT)
    name, *rest = words if words and words[0] in BENCHES else ("bench", *words)
    return call(BIN / "python", "-m", f"benchmarks.{name}", *rest)


def shots(words: list[str]) -> int:
    """Take pictures of each page for people to look at."""
    prepare(DEVELOPMENT)
    need_browser()
    return call(BIN / "python", "-m", "tests.journeys.shots", *words)


def translations(_words: list[str]) -> int:
    """Bring the catalogues up to date with the code."""
    prepare(DEVELOPMENT)
    return call(*FLASK, "translations", "update")


def lock(_words: list[str]) -> int:
    """Pin every package, with hashes, for every Python and machine that we support."""
    uv = shutil.which("uv")
    if not uv:
        prepare(DEVELOPMENT)
        install("--quiet", UV_FOR_LOCKING)
        uv = str(BIN / "uv")
    command = [uv, "pip", "compile", "pyproject.toml", "--universal", "--python-version", "3.11", "--quiet"]
    command += ["--generate-hashes", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links"]
    command += ["--custom-compile-command", "python3 dev.py lock"]
    return call(*command, "-o", RUNTIME) or call(*command, "--group", "dev", "-c", RUNTIME, "-o", DEVELOPMENT)


TASKS = {
    test: "every test; words after it go to pytest",
    lint: "style, types, imports and templates",
    bench: "speed, beside a bare Flask page; `bench search` or `matching`: how good and how fast they are",
    shots: "pictures of each page in build/shots",
    translations: "bring the catalogues up to date with the code",
    lock: "pin both requirements files from the lists in pyproject.toml",
}


def run(args: argparse.Namespace) -> int:
    """Start the app and its jobs, and stop both together."""
    refuse_busy_port(args.host, args.port)
    prepare(RUNTIME)
    data = args.data.resolve()
    data.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("SOOTHE_CONFIG", "demo")
    os.environ["DATA_FOLDER"] = str(data)
    address = f"http://{'127.0.0.1' if args.host == '0.0.0.0' else args.host}:{args.port}"
    os.environ.setdefault("BASE_URL", address)
    say(f"Making the database, the pack and the demo ready in {data} (half a minute the first time)")
    must(*FLASK, "ready")
    server = [str(BIN / "granian"), "--interface", "wsgi", "--workers", "2", "--blocking-threads", "1"]
    server += ["--host", args.host, "--port", str(args.port), "--log-level", "warning", "wsgi:app"]
    say("Starting the app and its jobs")
    children = {"app": start(*server), "jobs": start(*FLASK, "jobs", "run")}
    try:
        wait_until_ready(address, children)
        print(SIGN_INS.format(address=address), flush=True)
        while True:
            refuse_dead(children)
            time.sleep(0.5)
    except KeyboardInterrupt:
        say("Stopping")
        return 0
    finally:
        stop(children)


def refuse_busy_port(host: str, port: int) -> None:
    """Say at once that another program has the port, before any slow work."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as trouble:
            sys.exit(
                f"Cannot use port {port} on {host}: {trouble.strerror}. "
                f"Choose another: python3 dev.py run --port {port + 1}"
            )


def wait_until_ready(address: str, children: dict[str, subprocess.Popen[bytes]], seconds: int = 60) -> None:
    """Return when the app answers; stop when a part of it dies or the time is up."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        refuse_dead(children)
        try:
            with urllib.request.urlopen(f"{address}/health/ready", timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    sys.exit(f"The app did not answer at {address}/health/ready within {seconds} seconds.")


def refuse_dead(children: dict[str, subprocess.Popen[bytes]]) -> None:
    """Stop everything when one part has ended: half an app is worse than none."""
    for name, child in children.items():
        if child.poll() is not None:
            sys.exit(
                f"The {name} ended with code {child.returncode}, so everything stops. Its words are above."
            )


def start(*command: str | Path) -> subprocess.Popen[bytes]:
    """Start a child in a session of its own, so that Ctrl-C reaches only us and we stop it in order."""
    return subprocess.Popen(command, cwd=ROOT, start_new_session=True)


def stop(children: dict[str, subprocess.Popen[bytes]]) -> None:
    """Ask each child to end, and insist after ten seconds."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for child in children.values():
        if child.poll() is None:
            child.terminate()
    for child in children.values():
        try:
            child.wait(timeout=10)
        except subprocess.TimeoutExpired:
            os.killpg(child.pid, signal.SIGKILL)


def prepare(requirements: Path) -> None:
    """Make .venv hold what the file lists; a stamp makes the next time quick."""
    if not venv_works():
        make_venv()
    stamp = VENV / f"{requirements.stem}.stamp"
    content = requirements.read_bytes() + (VENV / "pyvenv.cfg").read_bytes()
    wanted = hashlib.sha256(content).hexdigest()
    if stamp.exists() and stamp.read_text() == wanted:
        return
    say(f"Installing the packages in {requirements.name} (a minute or two the first time)")
    install("--quiet", "--require-hashes", "--no-deps", "-r", str(requirements))
    stamp.write_text(wanted)


def venv_works() -> bool:
    """Tell whether .venv has a Python that finds its packages; an upgraded system Python breaks that."""
    code = "import sysconfig; print(sysconfig.get_path('purelib'))"
    try:
        answer = subprocess.run([BIN / "python", "-c", code], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return False
    return Path(answer.stdout.strip()).is_dir()


def make_venv() -> None:
    """Make .venv with uv or with Python's own venv, which Debian ships apart."""
    say("Making a Python environment in .venv")
    if uv := shutil.which("uv"):
        must(uv, "venv", "--quiet", "--clear", "--python", sys.executable, VENV)
        return
    if importlib.util.find_spec("ensurepip") is None and not apt_install("python3-venv"):
        sys.exit("Python's venv is missing. Install it (sudo apt-get install python3-venv), or install uv.")
    must(sys.executable, "-m", "venv", "--clear", VENV)


def install(*words: str) -> None:
    """Install with uv where it is, else with pip."""
    if uv := shutil.which("uv"):
        must(uv, "pip", "install", "--python", BIN / "python", *words)
    else:
        must(BIN / "python", "-m", "pip", "install", "--disable-pip-version-check", *words)


def need_browser() -> None:
    """Find the browser that the journeys need, or install it, or name the fix."""
    find = [str(BIN / "python"), "-c", "from tests.servers import find_browser; find_browser()"]
    if subprocess.run(find, cwd=ROOT, capture_output=True, check=False).returncode == 0:
        return
    say("Installing a browser for the tests")
    if not apt_install(*BROWSER_PACKAGES):
        as_root = ["--with-deps"] if os.geteuid() == 0 else []
        call(BIN / "playwright", "install", "--only-shell", *as_root, "chromium")
    must(*find)


def apt_install(*packages: str) -> bool:
    """Install Debian packages where we may; tell whether it worked."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    say("Installing " + ", ".join(packages) + " with apt-get")
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    wanted = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    return call("apt-get", "update", "-qq") == 0 and call(*wanted, words_to=subprocess.DEVNULL) == 0


def call(*command: str | Path, words_to: int | None = None) -> int:
    """Run a command in the project's folder and return its exit code."""
    return subprocess.run(command, cwd=ROOT, stdout=words_to, check=False).returncode


def must(*command: str | Path) -> None:
    """Run a command, and stop here when it fails."""
    code = call(*command)
    if code:
        sys.exit(f"This failed, and its words are above: {' '.join(map(str, command))}")


def say(words: str) -> None:
    """Tell what is happening, at once."""
    print(f"> {words}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
