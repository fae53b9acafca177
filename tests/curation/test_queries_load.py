"""Loading a whole pack can be tried first: it says row by row what would change."""

import shutil

import pytest

from tests.resources.packs import PACK, with_cell
from wellbeing.core.db import db
from wellbeing.curation.queries_load import plans_for
from wellbeing.resources import queries as pack


@pytest.fixture
def folder(tmp_path):
    for name, content in with_cell("resources.csv", 3, "phone", "0300 000 0000").items():
        if name == "resources.csv":
            content = content.replace(b"\nsoothe-buddies,", b"\nsoothe-friends,")
        (tmp_path / name).write_bytes(content)
    for language in PACK.glob("*/"):
        if language.is_dir():
            shutil.copytree(language, tmp_path / language.name)
    for path in tmp_path.glob("*/resources.csv"):
        path.write_bytes(path.read_bytes().replace(b"\nsoothe-buddies,", b"\nsoothe-friends,"))
    return tmp_path


def test_a_trial_says_what_is_new_what_changes_and_what_would_leave(loaded, folder):
    before = pack.read_resources()
    plans = plans_for(folder)
    resources = plans["resource"]
    assert (resources.added, resources.changed, resources.unchanged) == (1, 1, 128)
    assert resources.absent == ("soothe-buddies",)
    assert not plans["topic"].changes and not plans["contact"].changes
    db.session.rollback()
    assert pack.read_resources() == before


def test_the_command_says_it_and_changes_nothing(loaded, folder):
    before = pack.read_resources()
    said = loaded.test_cli_runner().invoke(args=["pack", "load", str(folder), "--dry-run"])
    assert said.exit_code == 0, said.output
    assert "resource: 1 new, 1 changed, 1 would leave, 128 the same." in said.output
    assert "+ soothe-friends (SOOTHE buddies)" in said.output
    assert "- soothe-buddies" in said.output
    assert "    phone: “” becomes “0300 000 0000”" in said.output
    assert said.output.endswith("Nothing was changed.\n")
    db.session.rollback()
    assert pack.read_resources() == before


def test_the_command_names_every_fault(loaded, folder):
    (folder / "topics.csv").write_bytes(b"topic,label_en\nsleep,Sleep\n")
    said = loaded.test_cli_runner().invoke(args=["pack", "load", str(folder), "--dry-run"])
    assert said.exit_code == 1
    assert "topics.csv, line 1, column words: This column is missing." in said.output
