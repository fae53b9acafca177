"""The README's commands, files and pictures exist."""

import re
import subprocess
import sys

from flask import Flask

from tests.house.source import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_flask_command_of_the_readme_exists(app: Flask) -> None:
    for words in set(re.findall(r"`flask ([a-z]+(?: [a-z]+)?)", README)):
        name, _space, inner = words.partition(" ")
        command = app.cli.commands.get(name)
        assert command is not None, f"flask {name}"
        if inner:
            assert inner in getattr(command, "commands", {}), f"flask {words}"


def test_every_dev_command_of_the_readme_exists() -> None:
    printed = subprocess.run(
        [sys.executable, "dev.py", "--help"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    named = set(re.findall(r"python3 dev\.py ([a-z]+)", README)) | {"lint", "bench", "shots", "lock"}
    assert [name for name in sorted(named) if name not in printed.stdout] == []


def test_every_file_and_picture_of_the_readme_exists() -> None:
    pictures = re.findall(r"\]\(([^)#:]+)\)", README)
    files = re.findall(r"`((?:wellbeing|docs|tests|static|translations)/[\w./-]+)`", README)
    assert [name for name in pictures + files if not (ROOT / name).exists()] == []


def test_every_package_that_runs_the_app_has_its_reason_in_the_readme() -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    listed = re.search(r"^dependencies = \[(.*?)^\]", project, re.DOTALL | re.MULTILINE)
    assert listed, "pyproject.toml lists the dependencies"
    table = README.partition("## What it stands on")[2].partition("## Words")[0].lower()
    names = [name.lower() for name in re.findall(r'"([A-Za-z0-9-]+)', listed[1])]
    assert [name for name in names if name not in table] == []
