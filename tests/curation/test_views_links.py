"""Leads see which links need a look, and what was found."""

from datetime import UTC, datetime

import pytest

from tests.resources.packs import real_pack
from wellbeing.core.db import transaction
from wellbeing.curation.models_links import LinkRow, LinkRun
from wellbeing.resources.actions import replace_pack

MOMENT = datetime(2026, 11, 23, 3, tzinfo=UTC)


def keep(
    url: str, outcome: str, *, status: int = 0, problem: str = "", final: str = "", failures: int = 0
) -> None:
    with transaction() as session:
        if session.get(LinkRun, 1) is None:
            session.add(LinkRun(id=1, started_at=MOMENT, finished_at=MOMENT))
            session.flush()
        session.add(
            LinkRow(
                url=url,
                run_id=1,
                outcome=outcome,
                status=status,
                problem=problem,
                final_url=final,
                checked_at=MOMENT,
                failures=failures,
            )
        )


@pytest.fixture
def pack(app):
    replace_pack(real_pack())
    return real_pack()


def test_a_lead_reads_that_all_is_well(client, pack) -> None:
    client.sign_in("lead")
    page = client.get("/manage/links").text
    assert "No link needs a look" in page and "No check has finished yet" in page


def test_a_lead_reads_what_was_found_and_where_a_page_has_moved(client, pack) -> None:
    first, second, third = pack.resources[60:63]
    keep(first.url, "broken", status=404, failures=2)
    keep(second.url, "moved", status=200, final="https://www.example.org/new")
    keep(third.url, "broken", problem="name", failures=1)
    client.sign_in("lead")
    page = client.get("/manage/links").text
    assert "The page is not there any more." in page
    assert "https://www.example.org/new" in page and "23 November 2026" in page
    assert f'href="/manage/resources/{first.slug}"' in page  # where it can be mended
    assert third.english.name not in page  # one bad answer may be a bad minute


def test_a_crisis_contact_with_a_dead_link_stands_first(client, pack) -> None:
    keep(pack.resources[40].url, "broken", status=404, failures=4)
    keep(pack.contacts[-1].url, "broken", problem="certificate", failures=2)
    client.sign_in("lead")
    page = client.get("/manage/links").text
    assert page.index("Crisis contact") < page.index("The page is not there any more.")


def test_staff_do_not_see_the_list(client, pack) -> None:
    client.sign_in("staff")
    assert client.get("/manage/links").status_code == 403


@pytest.mark.parametrize(
    "page", ["/manage/links?page=99", "/manage/links?page=x&mine=yes", "/ur/manage/links"]
)
def test_an_odd_address_still_answers(client, pack, page: str) -> None:
    client.sign_in("lead")
    assert client.get(page).status_code == 200
