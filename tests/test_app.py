"""The app refuses to start when it would be unsafe, and says why."""

from pathlib import Path

import pytest
from flask import Flask
from flask_migrate import upgrade

import config
from wellbeing.accounts import access, actions
from wellbeing.app import create_app
from wellbeing.core.db import db


def test_made_up_people_never_reach_a_real_trust(tmp_path: Path) -> None:
    environ = {"DATABASE_URL": f"sqlite:///{tmp_path / 'soothe.db'}", "DATA_FOLDER": str(tmp_path)}
    demo = create_app(config.Demo(environ).checked())
    with demo.app_context():
        upgrade()
        create_app(config.Development(environ).checked())
        actions.add_account("ann@trust.example", "Ann", ("buddy",), made_up=True)
    with pytest.raises(config.ConfigurationError, match="made-up people"):
        create_app(config.Development(environ).checked())
    create_app(config.Demo(environ).checked())
    with demo.app_context():
        db.engine.dispose()


def test_a_page_that_does_not_say_who_may_see_it_stops_the_start() -> None:
    app = Flask("forgetful", static_folder=None)
    app.add_url_rule("/secret", "secret", lambda: "")
    with pytest.raises(RuntimeError, match="secret does not declare"):
        access.check_declarations(app)


def test_the_demos_people_are_loaded_in_the_demo_only(app: Flask) -> None:
    result = app.test_cli_runner().invoke(args=["demo", "load"])
    assert result.exit_code == 1
    assert "SOOTHE_CONFIG=demo" in result.output


def test_fresh_secrets_are_good_enough_for_production(app: Flask) -> None:
    printed = app.test_cli_runner().invoke(args=["secrets"]).output
    environ = dict(line.split("=", 1) for line in printed.split())
    config.Production({**environ, "MAIL_HOST": "mail.trust.example"}).checked()


def test_a_pack_with_faults_is_refused_whole_and_each_is_named(app: Flask, tmp_path: Path) -> None:
    for name in ("resources.csv", "topics.csv", "crisis.csv"):
        (tmp_path / name).write_bytes((Path(app.config["PACK_FOLDER"]) / name).read_bytes())
    rows = (tmp_path / "resources.csv").read_text(encoding="utf-8").splitlines()
    rows[1] = rows[1].replace(",internal,", ",nowhere,")
    (tmp_path / "resources.csv").write_text("\n".join([*rows, rows[2]]), encoding="utf-8")
    result = app.test_cli_runner().invoke(args=["pack", "load", str(tmp_path)])
    assert result.exit_code == 1
    assert "Nothing was loaded" in result.output
    assert "line 2" in result.output and "scope" in result.output
    assert f"line {len(rows) + 1}" in result.output
