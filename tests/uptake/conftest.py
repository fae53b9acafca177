"""What these tests need beside the app."""

import pytest
from flask import Flask

from wellbeing.resources.actions import load_pack


@pytest.fixture
def pack(app: Flask) -> None:
    """The project's own pack, loaded: its topics are the ones that may be recorded."""
    report = load_pack(app.config["PACK_FOLDER"])
    assert report.loaded, [str(fault) for fault in report.faults]
