"""Leads hear of a dead link, once, and a check goes on where it was broken off."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address

import pytest
from sqlalchemy import func, select

from tests.resources.packs import real_pack
from wellbeing.accounts.actions import add_account
from wellbeing.core import clock, mail
from wellbeing.core.addresses import Reach
from wellbeing.core.db import db
from wellbeing.core.fetching import Fetcher
from wellbeing.curation import actions_links, queries_links
from wellbeing.curation.actions_links import Settings, check_links
from wellbeing.curation.links import Outcome
from wellbeing.curation.models_links import LinkRow, LinkRun
from wellbeing.resources.actions import replace_pack

HERE = "127.0.0.1"
MOMENT = datetime(2026, 11, 23, 3, tzinfo=UTC)


class Site(BaseHTTPRequestHandler):
    """Sites that answer by the name they are asked under."""

    def do_GET(self) -> None:
        name = self.headers["Host"].partition(".")[0]
        self.server.seen.append(f"{name}{self.path}")
        robots = self.path == "/robots.txt"
        if robots and name != "private" or name in self.server.dead and not robots:
            self.send_error(404)
        elif name == "moved" and self.path == "/":
            self.send_response(301)
            self.send_header("Location", "/new")
            self.end_headers()
        else:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"User-agent: *\nDisallow: /\n" if robots else b"hello")

    def log_message(self, *_words: object) -> None:
        """Say nothing."""


@pytest.fixture
def site() -> Iterator[ThreadingHTTPServer]:
    server = ThreadingHTTPServer((HERE, 0), Site)
    server.seen, server.dead = [], set()  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def settings(site: ThreadingHTTPServer) -> Settings:
    """The site's number stands for a public one, by a door that is open for it alone."""
    reach = Reach(doors=frozenset({(ip_address(HERE), site.server_port)}))

    def resolve(host: str, port: int) -> list[str]:
        if host.startswith("gone"):
            raise OSError("no such name")
        return [HERE]

    return Settings(Fetcher("SOOTHE test", reach, 5.0, resolve=resolve), pause=0)


def pack_with(site: ThreadingHTTPServer, names: str, owner: str = "") -> None:
    """Some resources with a site each."""
    pack = real_pack()
    chosen = [
        replace(
            each,
            url=f"http://{name}.outside.uk:{site.server_port}/",
            upkeep=replace(each.upkeep, owner=owner),
        )
        for name, each in zip(names.split(), pack.resources, strict=False)
    ]
    contacts = tuple(
        replace(each, url=f"http://crisis{place}.outside.uk:{site.server_port}/")
        for place, each in enumerate(pack.contacts)
    )
    replace_pack(replace(pack, resources=tuple(chosen), contacts=contacts))


def found(name: str):
    return next(link for url, link in queries_links.known_links().items() if f"/{name}." in url)


def letters() -> int:
    return mail.waiting()


def test_a_lead_sees_what_became_of_each_link(app, site) -> None:
    pack_with(site, "good moved private gone dead")
    site.dead.add("dead")
    report = check_links(settings(site))
    assert (report.looked_at, report.left, report.broken) == (5 + 7, 0, 0)
    kinds = {name: found(name).outcome for name in ("good", "moved", "private", "gone", "dead")}
    assert kinds == {
        "good": Outcome.WORKS,
        "moved": Outcome.MOVED,
        "private": Outcome.UNSURE,
        "gone": Outcome.BROKEN,
        "dead": Outcome.BROKEN,
    }
    assert found("moved").final_url.endswith("/new")
    assert "private/" not in site.seen  # its robots.txt was heeded


def test_a_link_broken_twice_in_a_row_goes_to_its_owner_once(app, site) -> None:
    pack_with(site, "good dead", owner="owner@trust.example")
    site.dead.add("dead")
    assert check_links(settings(site)).broken == 0 and letters() == 0
    assert check_links(settings(site)).newly_broken == 1 and letters() == 1
    assert [each.used.owner for each in queries_links.troubles()] == ["owner@trust.example"]
    assert queries_links.broken_slugs() == {real_pack().resources[1].slug}
    assert check_links(settings(site)).newly_broken == 0 and letters() == 1
    site.dead.clear()
    assert check_links(settings(site)).broken == 0 and queries_links.troubles() == []


def test_every_lead_hears_of_a_link_that_nobody_looks_after(app, site) -> None:
    for name in ("ana", "bo"):
        add_account(f"{name}@trust.example", name, ("lead",))
    pack_with(site, "good dead")
    site.dead.add("dead")
    check_links(settings(site))
    check_links(settings(site))
    assert letters() == 2


def test_a_check_that_was_broken_off_goes_on_where_it_was(app, site) -> None:
    pack_with(site, "one two three four")

    def pull_the_plug(done: int, of: int) -> None:
        if done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        check_links(settings(site), pull_the_plug)
    kept = db.session.scalar(select(func.count()).select_from(LinkRow))
    assert kept == 3
    assert check_links(settings(site)).looked_at == 4 + 7 - 3
    assert db.session.scalar(select(func.count()).select_from(LinkRun)) == 1


def test_a_machine_that_is_cut_off_counts_nothing_against_anyone(app, site) -> None:
    pack_with(site, "one two")
    away = Settings(Fetcher("SOOTHE test", settings(site).fetcher.reach, resolve=_nobody_answers), pause=0)
    for _time in range(2):
        assert check_links(away).unreachable
    assert queries_links.troubles() == [] and letters() == 0


def _nobody_answers(host: str, port: int) -> list[str]:
    raise OSError("no way out")


def test_the_weekly_check_looks_at_a_part_at_a_time_and_then_rests(app, site, monkeypatch) -> None:
    pack_with(site, "one two three four")
    monkeypatch.setattr(actions_links, "_AT_A_TIME", 8)
    with clock.at(MOMENT):
        assert actions_links.check_some_links(settings(site)).left == 3
        assert actions_links.check_some_links(settings(site)).left == 0
        assert actions_links.check_some_links(settings(site)) is None
    with clock.at(MOMENT + timedelta(days=8)):
        assert actions_links.check_some_links(settings(site)).looked_at == 8


def test_what_no_resource_uses_any_more_is_forgotten(app, site) -> None:
    pack_with(site, "one two")
    check_links(settings(site))
    pack_with(site, "one")
    check_links(settings(site))
    assert not any("/two." in url for url in queries_links.known_links())
