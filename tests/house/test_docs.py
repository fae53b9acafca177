"""What the documents say about tests is true: each test that they name is there."""

import re

import pytest

from tests.house.source import ROOT, functions

DOCS = sorted((ROOT / "docs").glob("*.md"))


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.name)
def test_every_test_that_a_document_names_exists(path) -> None:
    named = re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", path.read_text(encoding="utf-8"))
    missing = []
    for file, test in named:
        if not (ROOT / file).exists():
            missing.append(file)
        elif test and test not in {function.name for function in functions(ROOT / file)}:
            missing.append(f"{file}::{test}")
    assert missing == []


def test_there_is_a_hazard_log_and_an_impact_assessment_with_their_tests() -> None:
    names = {path.name for path in DOCS}
    assert {"hazard-log.md", "data-protection-impact-assessment.md"} <= names
    for path in DOCS:
        assert "`tests/" in path.read_text(encoding="utf-8"), f"{path.name} names no test"
