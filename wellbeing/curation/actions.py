"""Keeping the pack true: every change of a resource, topic or crisis contact, with who made it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from wellbeing.core.db import transaction
from wellbeing.curation import actions_versions, queries
from wellbeing.curation.actions_versions import Author, Entry
from wellbeing.curation.actions_versions import CannotGoBack as CannotGoBack
from wellbeing.curation.actions_versions import ChangedMeanwhile as ChangedMeanwhile
from wellbeing.curation.versions import (
    ADDED,
    ASSURED,
    CONTACT,
    EDITED,
    IMPORTED,
    LEFT,
    LOADED,
    RESOURCE,
    STATUS,
    TOPIC,
)
from wellbeing.resources import actions as resources
from wellbeing.resources import queries as pack
from wellbeing.resources.queries import CrisisContact, Resource, Topic

KINDS = (RESOURCE, TOPIC, CONTACT)


class NobodyToCall(Exception):
    """The change would leave no verified crisis contact with a phone number; nothing was changed."""


class SlugTaken(Exception):
    """There is a resource with this slug already; nothing was changed."""


def add_resource(resource: Resource, by: str, note: str = "") -> int:
    """Add a resource that is not there yet; SlugTaken when it is."""
    with transaction() as session:
        resources.hold_pack(session)
        if pack.read_resources([resource.slug]):
            raise SlugTaken
        return save_resource(resource, by, note)


def save_resource(resource: Resource, by: str, note: str = "", opened_with: int | None = None) -> int:
    """Add a resource, or make it say this; gives the number of its newest version.

    `opened_with` is the version that somebody saw before they changed it: ChangedMeanwhile when another came since.
    """
    with transaction():
        done = EDITED if pack.read_resources([resource.slug]) else ADDED
        return _keep_one(RESOURCE, resource, done, Author(by, note), opened_with)


def set_status(slug: str, status: str, by: str, note: str = "") -> int | None:
    """Make a resource a draft, published, closed...; None when there is no such resource."""
    return _change(
        slug, STATUS, Author(by, note), lambda one: replace(one, upkeep=replace(one.upkeep, status=status))
    )


def assure(slug: str, by: str, on: date) -> int | None:
    """Note who checked today that a resource is true; None when there is no such resource."""
    return _change(slug, ASSURED, Author(by), lambda one: replace(one, assured_by=by, assured_on=on))


def undo(slug: str, by: str, kind: str = RESOURCE) -> int | None:
    """Take the last change back; None when there is none, CannotGoBack when the pack has changed around it."""
    with transaction():
        number = actions_versions.go_back(kind, slug, by)
        _refuse_nobody_to_call(kind)
        return number


def restore(slug: str, number: int, by: str, kind: str = RESOURCE) -> int | None:
    """Make it what a version says; as `undo` for the rest."""
    with transaction():
        kept = actions_versions.go_back(kind, slug, by, number)
        _refuse_nobody_to_call(kind)
        return kept


def apply_changes(changed: Sequence[Resource], by: str, note: str = "") -> int:
    """Add or change many resources, all or none; gives how many were not so before."""
    return len(actions_versions.keep(RESOURCE, changed, IMPORTED, Author(by, note)))


def save_topic(topic: Topic, by: str, opened_with: int | None = None) -> int:
    """Make a topic say this; as `save_resource` for the rest."""
    return _keep_one(TOPIC, topic, EDITED, Author(by), opened_with)


def save_contact(contact: CrisisContact, by: str, opened_with: int | None = None, done: str = EDITED) -> int:
    """Make a crisis contact say this; NobodyToCall when it was the last one, as `save_resource` for the rest."""
    with transaction():
        number = _keep_one(CONTACT, contact, done, Author(by), opened_with)
        _refuse_nobody_to_call(CONTACT)
        return number


def load_pack(folder: Path) -> resources.LoadReport:
    """Make the pack what the files in a folder say, with a version of each entry that changed by it."""
    with transaction() as session:
        resources.hold_pack(session)
        before = {kind: actions_versions.contents(kind) for kind in KINDS}
        report = resources.load_pack(folder)
        # The first pack of all has no history.
        if report.changed and before[RESOURCE]:
            for kind in KINDS:
                after = actions_versions.contents(kind)
                changed = {slug: now for slug, now in after.items() if before[kind].get(slug) != now}
                left = {slug: old for slug, old in before[kind].items() if slug not in after}
                actions_versions.write_versions(session, kind, before[kind], changed, LOADED, Author(""))
                actions_versions.write_versions(session, kind, before[kind], left, LEFT, Author(""))
    pack.look_again()
    return report


def _change(slug: str, done: str, author: Author, change: Callable[[Resource], Resource]) -> int | None:
    with transaction() as session:
        resources.hold_pack(session)
        found = pack.read_resources([slug])
        return _keep_one(RESOURCE, change(found[0]), done, author) if found else None


def _keep_one(kind: str, entry: Entry, done: str, author: Author, opened_with: int | None = None) -> int:
    slug = actions_versions.slug_of(entry)
    kept = actions_versions.keep(kind, [entry], done, author, opened_with)
    return kept.get(slug) or queries.last_number(kind, slug)


def _refuse_nobody_to_call(kind: str) -> None:
    """Called inside the transaction that the fault then takes back."""
    if kind == CONTACT and not any(one.verified and one.phone for one in pack.kept_contacts()):
        raise NobodyToCall
