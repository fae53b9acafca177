import pytest
from sqlalchemy import event

from tests.auditing import AuditedClient
from wellbeing.core.db import db
from wellbeing.resources.queries import crisis_contacts


@pytest.mark.parametrize("root", ["", "/pl", "/ur"])
def test_anybody_reads_the_guide_with_the_verified_numbers(client: AuditedClient, root: str) -> None:
    page = client.page(f"{root}/buddies/guide")
    shown = {link["href"] for link in page.select("main a[href^='tel:']")}
    known = {f"tel:{one.phone.replace(' ', '')}" for one in crisis_contacts("en") if one.phone}
    assert shown == known


def test_the_guide_asks_the_database_nothing_and_gives_no_cookie(client: AuditedClient) -> None:
    asked = []

    def note(*args: object) -> None:
        asked.append(args[2])

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        response = client.get("/buddies/guide")
    finally:
        event.remove(db.engine, "before_cursor_execute", note)
    assert asked == []
    assert "Set-Cookie" not in response.headers
    assert "no-store" not in response.headers["Cache-Control"]


def test_the_guide_is_the_same_for_whoever_is_signed_in(client: AuditedClient) -> None:
    signed_out = client.get("/buddies/guide").data
    client.sign_in("buddy")
    assert client.get("/buddies/guide").data == signed_out


def test_the_browsers_keeper_is_a_script_of_ours_that_may_see_every_page(client: AuditedClient) -> None:
    response = client.get("/sw.js")
    assert response.mimetype == "text/javascript"
    assert response.headers["Cache-Control"] == "no-cache"
    assert "worker-src 'self'" in response.headers["Content-Security-Policy"]
