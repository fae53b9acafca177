"""Checking the links of the pack: each answer is kept as it comes, so that a check can be gone on with."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from ipaddress import ip_network
from typing import Any

from sqlalchemy import delete, select

from wellbeing.accounts import queries as accounts
from wellbeing.core.addresses import Reach
from wellbeing.core.clock import now
from wellbeing.core.crawling import Seen, look_at
from wellbeing.core.db import transaction
from wellbeing.core.fetching import Fetcher
from wellbeing.core.mail import post
from wellbeing.curation import queries_links as queries
from wellbeing.curation.links import BROKEN_AFTER, counted, is_our_fault, outcome_of
from wellbeing.curation.models_links import LinkRow, LinkRun
from wellbeing.curation.queries_links import UsedLink

_STALE = timedelta(days=2)
_EVERY = timedelta(days=7)
_AT_A_TIME = 50
_AGENT = "SOOTHE-link-check/1.0 (+{base_url})"

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Settings:
    """How to look: by what, at how many sites at once, and with what pause between two pages of a site (seconds)."""

    fetcher: Fetcher
    at_once: int = 8
    pause: float = 1.0


@dataclass(frozen=True)
class LinkReport:
    """What a check did. `unreachable`: most sites did not answer, so nothing was counted against any of them."""

    looked_at: int
    left: int
    broken: int = 0
    newly_broken: int = 0
    unreachable: bool = False


def settings(config: Mapping[str, Any], at_once: int = 8, pause: float = 1.0) -> Settings:
    """The settings of this installation."""
    reach = Reach(own=tuple(ip_network(text) for text in config["OWN_NETWORKS"]))
    return Settings(Fetcher(_AGENT.format(base_url=config["BASE_URL"]), reach), at_once, pause)


def check_links(settings: Settings, progress: Progress | None = None, most: int | None = None) -> LinkReport:
    """Look at each link once; a check that was broken off is gone on with. `most` leaves the rest for later."""
    used = queries.used_links()
    run_id = _run()
    todo = queries.unseen(run_id, (each.url for each in used))
    now_due = todo[:most]
    for done, seen in enumerate(look_at(now_due, settings.fetcher, settings.at_once, settings.pause), 1):
        _keep(run_id, seen)
        if progress:
            progress(done, len(now_due))
    left = len(todo) - len(now_due)
    return LinkReport(len(now_due), left) if left else _finish(run_id, used, len(now_due))


def check_some_links(settings: Settings) -> LinkReport | None:
    """A part of the weekly check, so that other work does not wait for it; None when none is due."""
    last = queries.last_run()
    if last and last.finished_at and now() - last.finished_at < _EVERY:
        return None
    return check_links(settings, most=_AT_A_TIME)


def _run() -> int:
    """The check to go on with, or a new one."""
    moment = now()
    with transaction() as session:
        last = session.scalar(select(LinkRun).order_by(LinkRun.id.desc()).limit(1))
        if last and last.finished_at is None and moment - last.started_at < _STALE:
            return last.id
        run = LinkRun(started_at=moment, finished_at=None)
        session.add(run)
        session.flush()
        return run.id


def _keep(run_id: int, seen: Seen) -> None:
    with transaction() as session:
        row = session.get(LinkRow, seen.url)
        if row is None:
            row = LinkRow(url=seen.url, failures=0)
            session.add(row)
        row.run_id = run_id
        row.outcome = outcome_of(seen).value
        row.status, row.problem, row.final_url = seen.status, seen.problem, seen.final_url
        row.checked_at = now()


def _finish(run_id: int, used: list[UsedLink], looked_at: int) -> LinkReport:
    found = queries.links_of_run(run_id)
    unreachable = is_our_fault(found)
    after = found if unreachable else counted(found)
    broken = {each.url for each in after if each.is_broken}
    news = [each.url for each in after if each.failures == BROKEN_AFTER] if not unreachable else []
    with transaction() as session:
        for each in after:
            session.get_one(LinkRow, each.url).failures = each.failures
        session.get_one(LinkRun, run_id).finished_at = now()
        gone = queries.known_links().keys() - {each.url for each in used}
        session.execute(delete(LinkRow).where(LinkRow.url.in_(gone)))
        session.execute(
            delete(LinkRun).where(LinkRun.id.not_in(select(LinkRow.run_id)), LinkRun.id != run_id)
        )
        _tell_owners(used, news)
    return LinkReport(looked_at, 0, len(broken), len(news), unreachable)


def _tell_owners(used: list[UsedLink], urls: Iterable[str]) -> None:
    """One mail for each person, with the names of what they look after; to the leads where nobody does."""
    new = set(urls)
    by_owner: dict[str, list[str]] = {}
    leads = [each.email for each in accounts.with_role("lead")]
    for each in used:
        if each.url in new:
            for address in [each.owner] if each.owner else leads:
                by_owner.setdefault(address, []).append(each.name)
    for address, names in sorted(by_owner.items()):
        language = accounts.mail_language_of(address)
        post(to=address, template="links_broken", language=language, names=names)
