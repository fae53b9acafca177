"""Looking whether web pages are still there, politely: one page of a site at a time, with pauses, as its robots.txt
allows (RFC 9309).
"""

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from queue import SimpleQueue
from threading import Event
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from wellbeing.core.addresses import AddressRefused, target_of
from wellbeing.core.fetching import Fetcher, FetchFailed

ROBOTS = "robots"
_LONGEST_PAUSE = 10.0
_SERVER_FAULT = 500


@dataclass(frozen=True)
class Seen:
    """What became of one address: a status, or the problem that kept it from answering.

    `problem` is a kind of FetchFailed, a Refusal, or "robots" where the site does not want to be looked at.
    """

    url: str
    status: int = 0
    final_url: str = ""
    moved_for_good: bool = False
    problem: str = ""


def look_at(urls: Iterable[str], fetcher: Fetcher, at_once: int = 8, pause: float = 1.0) -> Iterator[Seen]:
    """Each address once, in the order in which the answers come; at most `at_once` sites at the same time."""
    sites: dict[str, list[str]] = {}
    for url in dict.fromkeys(urls):
        sites.setdefault(_site(url), []).append(url)
    answers: SimpleQueue[Seen] = SimpleQueue()
    stop = Event()
    with ThreadPoolExecutor(at_once) as pool:
        try:
            for pages in sites.values():
                pool.submit(_look_at_site, pages, fetcher, pause, answers, stop)
            for _each in range(sum(map(len, sites.values()))):
                yield answers.get()
        finally:
            stop.set()


def _site(url: str) -> str:
    try:
        return urlsplit(url).netloc
    except ValueError:
        return url


def _look_at_site(
    pages: list[str], fetcher: Fetcher, pause: float, answers: SimpleQueue[Seen], stop: Event
) -> None:
    rules: RobotFileParser | str | None = None
    for url in pages:
        try:
            if rules is None:
                rules = _rules(url, fetcher)
            answers.put(_seen(url, fetcher, rules))
        except Exception:  # whatever a server sends must not leave the others waiting for an answer
            answers.put(Seen(url, problem="answer"))
        if stop.wait(_pause(rules, fetcher, pause)):
            return


def _seen(url: str, fetcher: Fetcher, rules: RobotFileParser | str) -> Seen:
    if isinstance(rules, str):
        return Seen(url, problem=rules)
    if not rules.can_fetch(fetcher.agent, url):
        return Seen(url, problem=ROBOTS)
    try:
        answer = fetcher.get(url)
    except AddressRefused as refused:
        return Seen(url, problem=refused.refusal.value)
    except FetchFailed as failed:
        return Seen(url, problem=failed.kind)
    return Seen(url, answer.status, answer.url, answer.moved_for_good)


def _rules(url: str, fetcher: Fetcher) -> RobotFileParser | str:
    """What the site allows, or the problem that it has as a whole. A site without a robots.txt allows all."""
    rules = RobotFileParser()
    try:
        root = target_of(url, fetcher.reach)
        answer = fetcher.get(f"{root.scheme}://{root.host}:{root.port}/robots.txt")
    except AddressRefused as refused:
        return refused.refusal.value
    except FetchFailed as failed:
        return failed.kind
    if answer.status >= _SERVER_FAULT:
        rules.parse(("User-agent: *", "Disallow: /"))
    elif answer.status >= 400:
        rules.parse(("User-agent: *", "Allow: /"))
    else:
        rules.parse(answer.body.decode("utf-8", "replace").splitlines())
    return rules


def _pause(rules: RobotFileParser | str | None, fetcher: Fetcher, pause: float) -> float:
    wished = rules.crawl_delay(fetcher.agent) if isinstance(rules, RobotFileParser) else None
    return min(max(pause, float(wished or 0)), _LONGEST_PAUSE)
