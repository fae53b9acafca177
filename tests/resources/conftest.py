"""The real pack, loaded, and somebody without JavaScript who opens its pages."""

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from flask import Flask

from tests.auditing import AuditedClient
from tests.resources.packs import real_pack
from wellbeing.resources.actions import replace_pack


@pytest.fixture
def pack(app: Flask) -> Flask:
    """The app with the real pack."""
    assert replace_pack(real_pack()).loaded
    return app


@pytest.fixture
def visit(pack: Flask, client: AuditedClient) -> Callable[..., BeautifulSoup]:
    """Open a page of the pack: `visit("/areas/help")`, `visit("/topics/dragons", status=404)`."""

    def go(path: str, status: int = 200) -> BeautifulSoup:
        answer = client.get(path)
        assert answer.status_code == status, path
        return BeautifulSoup(answer.text, "lxml")

    return go
