"""The whole pack, loaded."""

import pytest
from flask import Flask

from tests.resources.packs import PACK
from wellbeing.curation import actions


@pytest.fixture
def loaded(app: Flask) -> Flask:
    assert actions.load_pack(PACK).loaded
    return app
