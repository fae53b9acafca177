"""Reading versions, and what waits for the leads."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, func, select, true

from wellbeing.core.db import db
from wellbeing.curation import queries_links, queries_reports, queries_reviews
from wellbeing.curation.lists import count_needs
from wellbeing.curation.models import EntryVersion
from wellbeing.curation.versions import Version
from wellbeing.resources import queries as pack

# Few slugs are looked up one by one; beyond this it is cheaper to read them all.
_FEW = 500


@dataclass(frozen=True)
class Waiting:
    """What the leads' first page counts: all resources, what they wait for, crisis contacts to check, and reports."""

    resources: int
    needs: dict[str, int]
    late_contacts: int
    reports: int


def what_waits(today: date) -> Waiting:
    """What waits for the leads on a day."""
    every = pack.read_kept()
    needs = count_needs(every, today, queries_links.broken_slugs())
    late = len(queries_reviews.late_contacts(today))
    return Waiting(len(every), needs, late, queries_reports.count_open_reports().total())


def versions(kind: str, slug: str) -> tuple[Version, ...]:
    """Every version of an entry, the newest first."""
    of_entry = select(EntryVersion).where(EntryVersion.kind == kind, EntryVersion.slug == slug)
    return _versions(of_entry.order_by(EntryVersion.number.desc()))


def last_number(kind: str, slug: str) -> int:
    """The number of an entry's newest version; 0 before anybody changed it here."""
    of_entry = EntryVersion.kind == kind, EntryVersion.slug == slug
    return db.session.scalar(select(func.max(EntryVersion.number)).where(*of_entry)) or 0


def last_versions(kind: str, slugs: Collection[str]) -> dict[str, Version]:
    """The newest version of each entry that has one."""
    newest = (
        select(EntryVersion.slug, func.max(EntryVersion.number).label("number"))
        .where(EntryVersion.kind == kind, true() if len(slugs) > _FEW else EntryVersion.slug.in_(slugs))
        .group_by(EntryVersion.slug)
        .subquery()
    )
    rows = select(EntryVersion).join(
        newest, (EntryVersion.slug == newest.c.slug) & (EntryVersion.number == newest.c.number)
    )
    wanted = set(slugs)
    found = _versions(rows.where(EntryVersion.kind == kind))
    return {version.slug: version for version in found if version.slug in wanted}


def _versions(rows: Select[EntryVersion]) -> tuple[Version, ...]:
    return tuple(
        Version(
            row.kind,
            row.slug,
            row.number,
            row.changed_at,
            row.changed_by,
            row.done,
            row.note,
            row.content,
        )
        for row in db.session.scalars(rows)
    )
