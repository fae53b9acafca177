"""A buddy stops for good, by their own hand; and somebody is a lead and a buddy at once."""

from flask import Flask

from tests.auditing import AuditedClient
from tests.buddies.people import add_buddy, ask, later
from tests.network.joining import mails, read_mails
from wellbeing.accounts import queries as accounts
from wellbeing.buddies import actions
from wellbeing.buddies import queries as buddies
from wellbeing.core.db import db


def test_a_buddy_reads_what_goes_and_stops(app: Flask, client: AuditedClient) -> None:
    with later(0):
        anna, ben = add_buddy("Buddy"), add_buddy("Ben")
        receipt, _sent = ask(anna)
        actions.accept(buddies.request_of_receipt(receipt).key, anna)
        read_mails()
        client.sign_in("buddy")
        page = client.page("/my/care/leave")
        assert page.select_one('main a[href="/my/care"]'), "there is a way back"
        ended = client.submit("/my/care/leave")
        client.page(ended.location)
        db.session.rollback()
        assert buddies.find_profile(anna).left_on is not None
        assert buddies.request_of_receipt(receipt).offered_to == ben
        assert client.get("/my/requests").status_code == 302, "the session has ended"
        assert "buddy@trust.example" in [to for to, _subject, _body in mails()]


def test_an_account_without_a_profile_has_nothing_to_stop(app: Flask, client: AuditedClient) -> None:
    client.sign_in("buddy")
    assert client.submit("/my/care/leave").status_code == 404
    assert accounts.by_email("buddy@trust.example") is not None


def test_a_buddy_who_has_left_looks_for_a_buddy_as_all_staff_do(app: Flask, client: AuditedClient) -> None:
    add_buddy("Buddy")
    client.sign_in("buddy")
    client.submit("/my/care/leave")
    client.sign_in("staff")
    client.page("/buddies")
    assert client.get("/my/requests").status_code == 403


def test_a_lead_who_is_a_buddy_too_works_as_both_and_stops_as_one(app: Flask, client: AuditedClient) -> None:
    client.sign_in("buddy+lead")
    both = accounts.by_email("buddy+lead@trust.example")
    with later(0):
        anna = add_buddy("Buddy+lead")
    page = client.page("/my/requests")
    links = {link["href"] for link in page.select(".app-menu a")}
    assert {"/my/requests", "/conversations/new", "/uptake", "/manage"} <= links
    client.page("/manage")
    client.page("/my/care")
    client.submit("/my/care/leave")
    db.session.rollback()
    left = accounts.by_email("buddy+lead@trust.example")
    assert left.roles == ("lead",) and left.session_key != both.session_key
    assert buddies.find_profile(anna).left_on is not None
