"""The links of the pack: which there are, and what the checks found."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select

from wellbeing.core.db import db
from wellbeing.curation.links import BROKEN_AFTER, Link, Outcome
from wellbeing.curation.models_links import LinkRow, LinkRun
from wellbeing.resources import queries as packs

# What staff see, and what will be shown next.
SHOWN = ("published", "review")
_TROUBLE = (Outcome.BROKEN, Outcome.MOVED, Outcome.UNSURE, Outcome.INSIDE)


@dataclass(frozen=True)
class UsedLink:
    """An address and who uses it: a resource or a crisis contact, by slug and name, with its owner's address."""

    url: str
    slug: str
    name: str
    owner: str
    is_crisis: bool = False


@dataclass(frozen=True)
class Trouble:
    """A link that somebody should look at."""

    used: UsedLink
    link: Link


def used_links() -> list[UsedLink]:
    """Every address that staff can be led to."""
    contacts = [
        UsedLink(each.url, each.slug, each.words.name, "", is_crisis=True) for each in packs.kept_contacts()
    ]
    resources = [
        UsedLink(each.url, each.slug, each.name, each.owner)
        for each in packs.read_kept()
        if each.status in SHOWN
    ]
    return [each for each in contacts + resources if each.url]


def known_links() -> dict[str, Link]:
    """What is known about each address that was ever looked at."""
    return {row.url: link_of(row) for row in db.session.scalars(select(LinkRow))}


def troubles() -> list[Trouble]:
    """The links that somebody should look at: broken ones first, of crisis contacts before all others."""
    known = known_links()
    found = [Trouble(used, known[used.url]) for used in used_links() if used.url in known]
    return sorted(
        (each for each in found if each.link.is_broken or each.link.outcome in _TROUBLE[1:]), key=_urgency
    )


def broken_slugs() -> frozenset[str]:
    """The resources whose link is broken."""
    broken = set(db.session.scalars(select(LinkRow.url).where(LinkRow.failures >= BROKEN_AFTER)))
    if not broken:
        return frozenset()
    return frozenset(each.slug for each in used_links() if each.url in broken and not each.is_crisis)


def last_run() -> LinkRun | None:
    """The newest check, finished or not."""
    return db.session.scalar(select(LinkRun).order_by(LinkRun.id.desc()).limit(1))


def links_of_run(run_id: int) -> list[Link]:
    """What one check found so far."""
    return [link_of(row) for row in db.session.scalars(select(LinkRow).where(LinkRow.run_id == run_id))]


def unseen(run_id: int, urls: Iterable[str]) -> list[str]:
    """The addresses that a check has not looked at yet."""
    seen = set(db.session.scalars(select(LinkRow.url).where(LinkRow.run_id == run_id)))
    return [url for url in dict.fromkeys(urls) if url not in seen]


def link_of(row: LinkRow) -> Link:
    """A row as what it says."""
    return Link(
        row.url, Outcome(row.outcome), row.status, row.problem, row.final_url, row.checked_at, row.failures
    )


def _urgency(each: Trouble) -> tuple[bool, bool, int, str]:
    return (
        not each.link.is_broken,
        not each.used.is_crisis,
        _TROUBLE.index(each.link.outcome),
        each.used.name.casefold(),
    )
