"""Commands for the people who run the app."""

import json
import secrets as random
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

import click
from cryptography.fernet import Fernet
from flask import Flask, current_app
from flask.cli import AppGroup, with_appcontext
from flask_migrate import Migrate, upgrade

from wellbeing import jobs
from wellbeing.accounts import actions as accounts
from wellbeing.buddies import queries as buddies
from wellbeing.core import catalogues, clock
from wellbeing.core.db import db
from wellbeing.core.jobs import run_due
from wellbeing.core.pages import ROOT
from wellbeing.curation import actions as curation
from wellbeing.curation import actions_links as links
from wellbeing.curation import queries_load as loading
from wellbeing.curation.changes import lines_of
from wellbeing.demo import load as demo
from wellbeing.network import actions_import as imports
from wellbeing.network import queries_import as lists
from wellbeing.network.list_changes import Agree
from wellbeing.network.list_changes import lines_of as lines_of_buddies
from wellbeing.resources import actions as resources
from wellbeing.resources import queries as packs
from wellbeing.uptake import actions as uptake

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)

pack_group = AppGroup("pack", help="The pack of resources, topics and crisis contacts.")
buddies_group = AppGroup("buddies", help="The network of buddies.")
uptake_group = AppGroup("uptake", help="Closing months and printing their tables.")
demo_group = AppGroup("demo", help="Made-up people and a made-up year, in the demo configuration only.")
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
    groups = (
        pack_group,
        buddies_group,
        uptake_group,
        demo_group,
        jobs_group,
        accounts_group,
        translations_group,
    )
    for group in groups:
        app.cli.add_command(group)
    app.cli.add_command(make_ready)
    app.cli.add_command(make_secrets)


@pack_group.command("load")
@click.argument("folder", required=False, type=FOLDER)
@click.option("--if-empty", is_flag=True, help="Leave a pack alone that is there already.")
@click.option("--dry-run", is_flag=True, help="Say row by row what would change, and change nothing.")
def load_pack(folder: Path | None, if_empty: bool, dry_run: bool) -> None:
    """Make the pack what the files in FOLDER say (the project's own by default): all of it, or nothing."""
    if if_empty and packs.topic_ids():
        return
    if dry_run:
        _say_what_would_change(folder or current_app.config["PACK_FOLDER"])
        return
    report = curation.load_pack(folder or current_app.config["PACK_FOLDER"])
    if not report.loaded:
        raise _not_loaded(report.faults)
    done = "Loaded" if report.changed else "Nothing has changed:"
    click.echo(
        f"{done} {report.resources} resources, {report.topics} topics, {report.contacts} crisis contacts, "
        f"{report.translations} translations."
    )


def _say_what_would_change(folder: Path) -> None:
    try:
        plans = loading.plans_for(folder)
    except packs.PackError as error:
        raise _not_loaded(error.faults) from error
    for kind, plan in plans.items():
        click.echo(
            f"{kind}: {plan.added} new, {plan.changed} changed, {len(plan.absent)} would leave, "
            f"{plan.unchanged} the same."
        )
        for line in lines_of(plan):
            click.echo(line)
    click.echo("Nothing was changed.")


def _not_loaded(faults: Iterable[packs.Fault]) -> click.ClickException:
    return click.ClickException(_to_mend("Nothing was loaded.", faults))


def _to_mend(said: str, faults: Iterable[packs.Fault]) -> str:
    listed = "\n".join(f"- {fault}" for fault in faults)
    return f"{said} Mend these, then try again:\n{listed}"


@pack_group.command("export")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def export_pack(folder: Path) -> None:
    """Write the pack as files into FOLDER."""
    click.echo(f"Wrote {resources.export_pack(folder)} resources.")


@pack_group.command("check-links")
@click.option("--at-once", default=8, show_default=True, help="Sites looked at at the same time.")
@click.option("--pause", default=1.0, show_default=True, help="Seconds between two pages of one site.")
def check_links(at_once: int, pause: float) -> None:
    """Look whether each link still leads somewhere. Stopped half-way, it goes on where it was."""
    with click.progressbar(length=1, label="Links", file=sys.stderr) as bar:

        def show(done: int, of: int) -> None:
            bar.length = of
            bar.update(1)

        report = links.check_links(links.settings(current_app.config, at_once, pause), show)
    if report.unreachable:
        raise click.ClickException(
            "Most sites did not answer. Has this machine a way to the internet? Nothing was counted."
        )
    click.echo(
        f"Looked at {report.looked_at} links: {report.broken} are broken, {report.newly_broken} of them newly."
    )


@buddies_group.command("match")
@click.option("--request", "file", required=True, type=click.File("rb"), help="A request as JSON.")
@click.option("--explain", is_flag=True, help="Say also who is left out, and by which rule.")
@click.option("--seed", help="Turns the order of equals; today's date by default.")
def match_buddies(file: BinaryIO, explain: bool, seed: str | None) -> None:
    """Rank the buddies for a request."""
    try:
        found = buddies.explain(file.read(buddies.LARGEST_FILE + 1), seed or clock.today().isoformat())
    except OSError as fault:  # a folder, or a file that cannot be read to its end
        raise click.ClickException(f"The file cannot be read: {fault.strerror}.") from fault
    except buddies.BadNeed as fault:
        raise click.ClickException("\n".join(fault.faults)) from fault
    shown = found if explain else {"ranked": found["ranked"]}
    click.echo(json.dumps(shown, ensure_ascii=False, indent=1))


@buddies_group.command("export")
def export_buddies() -> None:
    """Print what the rules read of each buddy, as CSV."""
    click.echo(buddies.export(), nl=False)


@buddies_group.command("import")
@click.argument("file", type=click.File("rb"))
@click.option("--others-stop", is_flag=True, help="Buddies who are not in the list stop.")
@click.option("--stopping", default=0, help="How many buddies stop; needed when more than a few would.")
@click.option("--all-stop", is_flag=True, help="Needed when all buddies would stop.")
@click.option("--mail", "tell", is_flag=True, help="Send each new buddy a mail that says how to begin.")
@click.option("--dry-run", is_flag=True, help="Say row by row what would change, and change nothing.")
def import_buddies(
    file: BinaryIO, others_stop: bool, stopping: int, all_stop: bool, tell: bool, dry_run: bool
) -> None:
    """Bring in a list of buddies, CSV or Excel: all of it, or nothing."""
    domains = current_app.config["TRUST_DOMAINS"]
    draft, plan, faults = lists.read_file(Path(file.name).name, file.read(), others_stop, domains)
    if draft is None:
        raise click.ClickException(_to_mend("Nothing was changed.", faults))
    for line in lines_of_buddies(plan):
        click.echo(line)
    if dry_run or plan.does_nothing:
        click.echo("Nothing was changed.")
        return
    agreed = {Agree.NUMBER: stopping == len(plan.stopping), Agree.WORDS: all_stop}
    if not agreed.get(plan.agree, True):
        needed = "--all-stop" if plan.agree is Agree.WORDS else f"--stopping {len(plan.stopping)}"
        raise click.ClickException(f"Nothing was changed. If so many are to stop, say {needed}.")
    did = imports.bring_in(imports.keep_draft(draft), plan.fingerprint, "flask buddies import", tell=tell)
    click.echo(
        f"{did.added} added, {did.changed} changed, {did.stopped} stopped, {did.moved} requests moved on."
    )


@uptake_group.command("close")
@click.option("--catch-up", is_flag=True, help="Print even when many months are due at once.")
def close_uptake(catch_up: bool) -> None:
    """Print the tables of each period that has closed, once and for all."""
    try:
        printed = uptake.close(catch_up=catch_up)
    except uptake.ClockLooksWrong as fault:
        raise click.ClickException(str(fault)) from fault
    click.echo(f"Printed: {', '.join(printed)}." if printed else "Nothing to print.")


@demo_group.command("load")
@click.option("--small", is_flag=True, help="Fewer people and conversations, for tests.")
def load_demo(small: bool) -> None:
    """Fill the app with made-up people and conversations."""
    if not current_app.config["DEMO"]:
        raise click.ClickException("The demo's people belong in the demo only: set SOOTHE_CONFIG=demo.")
    click.echo(demo.load(small, current_app.config["TRUST_DOMAINS"][0]))


@jobs_group.command("run")
@click.option("--once", is_flag=True, help="Do what is due now, then stop.")
@click.option("--pause", default=2.0, show_default=True, help="Seconds between two rounds.")
def run_jobs(once: bool, pause: float) -> None:
    """Do what is due, until stopped."""
    while True:
        packs.look_again()
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


@click.command("ready")
@with_appcontext
@click.pass_context
def make_ready(context: click.Context) -> None:
    """Do what a start needs: tables up to date, a pack when there is none, and in the demo its people."""
    upgrade()
    context.invoke(load_pack, folder=None, if_empty=True)
    if current_app.config["DEMO"]:
        context.invoke(load_demo, small=False)


@click.command("secrets")
def make_secrets() -> None:
    """Print fresh secrets to put into the environment of a production server."""
    click.echo(f"SECRET_KEY={random.token_urlsafe(48)}")
    click.echo(f"RECEIPT_KEY={random.token_urlsafe(48)}")
    click.echo(f"SEALING_KEYS={Fernet.generate_key().decode()}")
