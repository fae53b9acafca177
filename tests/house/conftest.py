"""Keeps the largest module, function and template, to be printed at the end of the run."""

from collections.abc import Callable

import pytest


@pytest.fixture
def record_largest(request: pytest.FixtureRequest) -> Callable[[str, int, str], None]:
    """Note the largest of a kind; `tests/conftest.py` prints it when the run ends."""

    def note(kind: str, size: int, name: str) -> None:
        request.node.user_properties.append(("largest", f"Largest {kind}: {size} lines, {name}"))

    return note
