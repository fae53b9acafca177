"""The migrations make exactly the tables of the models, go back, and go forward again, on both databases."""

from pathlib import Path

import pytest
from flask_migrate import downgrade, upgrade
from sqlalchemy import create_engine, inspect, make_url, text

import config
from tests.servers import postgres_url
from wellbeing.app import create_app
from wellbeing.core.db import db


def fresh_postgres() -> str:
    """A database of its own on this worker's server."""
    url = make_url(postgres_url())
    with create_engine(url, isolation_level="AUTOCOMMIT").connect() as connection:
        connection.execute(text("DROP DATABASE IF EXISTS soothe_migrations"))
        connection.execute(text("CREATE DATABASE soothe_migrations"))
        connection.engine.dispose()
    return url.set(database="soothe_migrations").render_as_string(hide_password=False)


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_a_trust_can_go_forward_and_back(kind: str, tmp_path: Path) -> None:
    url = fresh_postgres() if kind == "postgresql" else f"sqlite:///{tmp_path / 'soothe.db'}"
    app = create_app(config.Test({"DATABASE_URL": url, "DATA_FOLDER": str(tmp_path)}).checked())
    with app.app_context():
        upgrade()
        checked = app.test_cli_runner().invoke(args=["db", "check"])
        assert checked.exit_code == 0, checked.output
        downgrade(revision="base")
        assert inspect(db.engine).get_table_names() in ([], ["alembic_version"])
        upgrade()
        assert "conversation" in inspect(db.engine).get_table_names()
        db.session.remove()
        db.engine.dispose()
