"""The whole pack, loaded."""

import pytest
from flask import Flask

from tests.resources.packs import real_pack
from wellbeing.resources.actions import replace_pack


@pytest.fixture
def loaded(app: Flask) -> Flask:
    assert replace_pack(real_pack()).loaded
    return app
