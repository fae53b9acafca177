"""The one door to the project: what it refuses, and what it installs."""

import ast
import importlib.metadata
import itertools
import re
import signal
import socket
import subprocess
import sys
import tomllib

import pytest

import dev

PINNED = re.compile(r"^([a-z0-9-]+)(?:\[[a-z]+\])?==([^ ;]+)")


def pins(path):
    found = (PINNED.match(line) for line in path.read_text().splitlines())
    return {(match[1], match[2]) for match in found if match}


def listed(requirements):
    return {PINNED.match(requirement).groups() for requirement in requirements}


def test_whoever_starts_it_twice_is_told_which_port_to_try_next():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(SystemExit, match=f"--port {port + 1}"):
            dev.refuse_busy_port("127.0.0.1", port)


def test_when_a_part_dies_it_is_named_and_nothing_goes_on_half():
    dead = subprocess.Popen([sys.executable, "-c", "raise SystemExit(3)"])
    dead.wait()
    with pytest.raises(SystemExit, match="The jobs ended with code 3"):
        dev.refuse_dead({"jobs": dead})


def test_stopping_ends_every_part():
    sleeper = dev.start(sys.executable, "-c", "import time; time.sleep(60)")
    hearing = signal.getsignal(signal.SIGINT)
    try:
        dev.stop({"app": sleeper})
    finally:
        signal.signal(signal.SIGINT, hearing)  # stopping makes us deaf to a second Ctrl-C
    assert sleeper.poll() is not None


@pytest.mark.parametrize("path", [dev.RUNTIME, dev.DEVELOPMENT], ids=lambda path: path.name)
def test_every_package_has_its_hashes_and_no_registry_is_named(path):
    text = path.read_text()
    packages = re.split(r"\n(?=[a-z])", text)[1:]
    assert packages
    assert [package.split()[0] for package in packages if "--hash=sha256:" not in package] == []
    assert "://" not in text
    assert "--index" not in text


def test_the_requirements_hold_what_the_project_lists():
    project = tomllib.loads((dev.ROOT / "pyproject.toml").read_text())
    runtime, development = pins(dev.RUNTIME), pins(dev.DEVELOPMENT)
    assert listed(project["project"]["dependencies"]) <= runtime
    assert listed(project["dependency-groups"]["dev"]) | runtime <= development


def imported(*paths):
    """The packages from outside that these files import."""
    trees = [ast.walk(ast.parse(path.read_text())) for path in paths]
    nodes = list(itertools.chain.from_iterable(trees))
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module for node in nodes if isinstance(node, ast.ImportFrom)}
    modules = {name.partition(".")[0] for name in names} - {*sys.stdlib_module_names}
    packages = importlib.metadata.packages_distributions()
    return {name.lower() for module in modules for name in packages.get(module, ())}


def test_the_app_lists_what_it_imports_and_nothing_else():
    project = tomllib.loads((dev.ROOT / "pyproject.toml").read_text())["project"]
    app = [*dev.ROOT.glob("wellbeing/**/*.py"), *dev.ROOT.glob("migrations/**/*.py"), dev.ROOT / "config.py"]
    # The server, the driver of the bigger database and the templates' macros are used without an import.
    unseen = {"granian", "psycopg"}
    assert imported(*app) | unseen == {name for name, _ in listed(project["dependencies"])}
