"""With the database stopped, help now and every error page still answer, in each language."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

import config
from tests.auditing import AuditedClient
from wellbeing.app import create_app, follow_the_pack
from wellbeing.core.db import db
from wellbeing.resources.queries_shelf import shelf_of

LANGUAGES = ("", "/pl", "/ur", "/eo", "/yi")


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def stopped(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """An app whose database cannot be reached: no server on the port, or a folder where the file should be."""
    folder = tmp_path_factory.mktemp("away")
    url = f"sqlite:///{folder / 'soothe.db'}"
    if request.param == "postgresql":
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        url = f"postgresql+psycopg://nobody@127.0.0.1:{port}/away?connect_timeout=2"
    else:
        Path(folder / "soothe.db").mkdir()
    app = create_app(config.Test({"DATABASE_URL": url, "DATA_FOLDER": str(folder)}).checked())
    app.testing = False
    follow_the_pack(app)  # as a server would, so its thread must outlive this too
    app.test_client_class = AuditedClient
    yield app
    with app.app_context():
        shelf_of(db.engine).end()
        db.engine.dispose()


@pytest.mark.parametrize("language", LANGUAGES)
def test_somebody_in_danger_finds_the_numbers(stopped: Flask, language: str) -> None:
    answer = stopped.test_client().get(f"{language}/help-now")
    assert answer.status_code == 200
    for number in ("999", "116 123", "85258"):
        assert number in answer.text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("get", "/none-such", 404),
        ("post", "/help-now", 405),
        ("get", "/my/profile", 302),
        ("post", "/my/profile", 401),
        ("post", "/sign-in", 400),
        ("get", "/resources?q=sleep", 503),
        ("get", "/requests/K7QF-3MXD-9TRW-2HPB", 503),
    ],
)
def test_every_other_page_says_what_to_do_and_where_help_is(
    stopped: Flask, language: str, method: str, path: str, status: int
) -> None:
    answer = stopped.test_client().open(language + path, method=method.upper())
    assert answer.status_code == status
    if status != 302:
        assert f"{language}/help-now" in answer.text


@pytest.mark.parametrize(
    "path", ["/", "/privacy", "/who-sees-what", "/accessibility", "/languages", "/sign-in"]
)
def test_pages_without_the_pack_go_on(stopped: Flask, path: str) -> None:
    assert stopped.test_client().get(path).status_code == 200


def test_a_machine_is_told_that_the_app_lives_but_is_not_ready(stopped: Flask) -> None:
    client = stopped.test_client()
    assert client.get("/health/live").status_code == 200
    assert client.get("/health/ready").status_code == 503
