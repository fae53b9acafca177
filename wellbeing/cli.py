"""Commands of the people who run the app: `flask pack | buddies | uptake | jobs | demo | accounts | secrets`."""

import secrets as random
import time

import click
from cryptography.fernet import Fernet
from flask import Flask
from flask.cli import AppGroup
from flask_migrate import Migrate

from wellbeing import jobs
from wellbeing.accounts import actions as accounts
from wellbeing.core import catalogues
from wellbeing.core.db import db
from wellbeing.core.jobs import run_due
from wellbeing.core.pages import ROOT

translations_group = AppGroup("translations", help="Catalogues of the interface.")
jobs_group = AppGroup("jobs", help="Work that is due: mail, clocks, closing.")
accounts_group = AppGroup("accounts", help="Accounts of buddies, leads and administrators.")


def init_commands(app: Flask) -> None:
    """Add every command to `flask`."""
    Migrate(
        app,
        db,
        directory=str(ROOT / "migrations"),
        render_as_batch=True,
        compare_type=True,
        include_schemas=True,
    )
    for group in (jobs_group, accounts_group, translations_group):
        app.cli.add_command(group)
    app.cli.add_command(make_secrets)


@jobs_group.command("run")
@click.option("--once", is_flag=True, help="Do what is due now, then stop.")
@click.option("--pause", default=2.0, show_default=True, help="Seconds between two rounds.")
def run_jobs(once: bool, pause: float) -> None:
    """Do what is due, until stopped."""
    while True:
        failed = run_due(jobs.JOBS)
        if once:
            if failed:
                raise click.ClickException("These jobs failed: " + ", ".join(failed))
            return
        db.session.remove()
        time.sleep(pause)


@accounts_group.command("add")
@click.argument("email")
@click.option("--name", prompt=True, help="The name that colleagues know.")
@click.option("--role", "roles", multiple=True, required=True, type=click.Choice(accounts.ROLES))
def add_account(email: str, name: str, roles: tuple[str, ...]) -> None:
    """Add an account; its owner signs in by a link sent to EMAIL."""
    try:
        accounts.add_account(email, name, roles)
    except accounts.AccountExists as fault:
        raise click.ClickException(f"There is an account for {fault} already.") from fault
    click.echo(f"Added {email} as {', '.join(roles)}.")


@translations_group.command("update")
def update_translations() -> None:
    """Bring the template and every catalogue up to the code; translations are kept."""
    catalogues.write_template()
    for code in catalogues.PLURAL_FORMS:
        click.echo(f"{code}: {catalogues.update(code)} sentences wait for a translation")


@translations_group.command("check")
def check_translations() -> None:
    """Name what is missing or wrong in each catalogue."""
    faults = [f"{code}: {fault}" for code in catalogues.PLURAL_FORMS for fault in catalogues.check(code)]
    if faults:
        raise click.ClickException("\n".join(faults))
    click.echo("The catalogues match the code.")


@translations_group.command("report")
def report_translations() -> None:
    """Print how much of each language is translated, and how much a person has checked."""
    for code in catalogues.PLURAL_FORMS:
        total, done, checked = catalogues.state(code)
        click.echo(f"{code}: {done} of {total} translated, {checked} checked by a person")


@click.command("secrets")
def make_secrets() -> None:
    """Print fresh secrets to put into the environment of a production server."""
    click.echo(f"SECRET_KEY={random.token_urlsafe(48)}")
    click.echo(f"RECEIPT_KEY={random.token_urlsafe(48)}")
    click.echo(f"SEALING_KEYS={Fernet.generate_key().decode()}")
