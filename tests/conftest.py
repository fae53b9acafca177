"""The app on a fresh database, a client that audits every page it visits, and people who sign in."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask_migrate import upgrade
from hypothesis import settings
from sqlalchemy import text

from config import Test
from tests.auditing import AuditedClient
from tests.buddies.people import MONDAY
from tests.servers import postgres_url
from wellbeing.app import create_app
from wellbeing.core import clock
from wellbeing.core.db import db, is_sqlite, transaction
from wellbeing.resources.queries_shelf import shelf_of

# At a desk each run tries other examples; a check of somebody's change tries the same ones each time.
settings.register_profile("check", derandomize=True, deadline=None)
settings.register_profile("desk", deadline=None)
settings.load_profile("check" if os.environ.get("CI") else "desk")

BOTH_DATABASES = ("test_queries", "test_actions")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Queries and actions, and all of contract/, run on both databases; the rest on SQLite."""
    if "database" in metafunc.fixturenames:
        both = (
            metafunc.module.__name__.rpartition(".")[2].startswith(BOTH_DATABASES)
            or "contract" in Path(metafunc.module.__file__).parts
        )
        metafunc.parametrize(
            "database", ["sqlite", "postgresql"] if both else ["sqlite"], indirect=True, scope="session"
        )


@pytest.fixture(scope="session")
def database(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """An app with its tables made by the migrations, once for each kind of database."""
    folder = tmp_path_factory.mktemp("data")
    url = postgres_url() if request.param == "postgresql" else f"sqlite:///{folder / 'soothe.db'}"
    app = create_app(Test({"DATABASE_URL": url, "DATA_FOLDER": str(folder)}).checked())
    with app.app_context():
        upgrade()
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def app(database: Flask) -> Iterator[Flask]:
    """The app with empty tables, inside its context."""
    with database.app_context():
        shelf_of(db.engine).look_again()  # the test before may have loaded another pack
        yield database
        db.session.rollback()
        _empty_tables()
        db.session.remove()


@pytest.fixture
def client(app: Flask) -> AuditedClient:
    """A browser without JavaScript; every page it opens is audited."""
    app.test_client_class = AuditedClient
    return app.test_client()  # type: ignore[return-value]


@pytest.fixture
def monday(app: Flask) -> Iterator[None]:
    """The day on which the stories of the buddies begin."""
    with clock.at(MONDAY):
        yield


@pytest.fixture
def staff(client: AuditedClient) -> AuditedClient:
    """A colleague who is signed in."""
    client.sign_in("staff")
    return client


@pytest.fixture
def lead(client: AuditedClient) -> AuditedClient:
    """A wellbeing lead who is signed in."""
    client.sign_in("lead")
    return client


def _empty_tables() -> None:
    with transaction() as session:
        tables = list(db.metadata.sorted_tables)
        if is_sqlite():
            for table in reversed(tables):
                session.execute(table.delete())
        else:
            names = ", ".join(f'{table.schema or "public"}."{table.name}"' for table in tables)
            session.execute(text(f"TRUNCATE {names} RESTART IDENTITY CASCADE"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what tests measured: the sizes of the house, and how evenly the work is spread."""
    for report in terminalreporter.getreports("passed") + terminalreporter.getreports("failed"):
        for name, value in getattr(report, "user_properties", ()):
            if name in ("largest", "measured") and report.when == "call":
                terminalreporter.write_line(value)
