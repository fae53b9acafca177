"""Accounts and sign-in links, on both databases."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from smtplib import SMTPRecipientsRefused
from threading import Barrier

import pytest
from flask import Flask
from sqlalchemy import delete, func, select

from wellbeing.accounts import actions, queries
from wellbeing.accounts.models import Account, UsedLink
from wellbeing.core import clock, mail
from wellbeing.core.db import db, transaction
from wellbeing.core.mail import OutboxMail
from wellbeing.core.sealing import unseal

pytestmark = pytest.mark.usefixtures("app")


class Refuses:
    """A mail server that takes nothing."""

    def send(self, message: EmailMessage) -> None:
        raise SMTPRecipientsRefused({})


def link_to(email: str, onward: str = "/") -> str:
    """Ask for a link and take its token out of the sealed mail."""
    with db.session.no_autoflush:
        actions.send_link(email, onward, "en")
    sealed = db.session.scalars(select(OutboxMail.sealed)).all()[-1]
    body = unseal(sealed, "mail")["body"]
    return next(line for line in body.split() if "/sign-in/" in line).rpartition("/")[2]


def test_a_nurse_signs_in_by_a_link_and_leaves_no_row(app: Flask) -> None:
    with app.test_request_context():
        token = link_to("nurse@trust.example", "/buddies")
    proved = actions.use_link(token)
    assert proved == actions.SignIn(None, "/buddies")
    assert db.session.scalar(select(func.count()).select_from(Account)) == 0


def test_a_link_works_once(app: Flask) -> None:
    with app.test_request_context():
        token = link_to("nurse@trust.example")
    assert actions.link_opens(token)
    assert actions.use_link(token) is not None
    assert not actions.link_opens(token)
    assert actions.use_link(token) is None


def test_a_mail_whose_link_has_ended_is_not_tried_for_ever(app: Flask) -> None:
    with clock.at(datetime(2026, 11, 23, 23, 50, tzinfo=UTC)), app.test_request_context():
        actions.send_link("nobody@trust.example", "/", "en")
    with clock.at(datetime(2026, 11, 24, 0, 1, tzinfo=UTC)):
        mail.deliver(Refuses())
    assert db.session.scalar(select(func.count()).select_from(OutboxMail)) == 1
    with clock.at(datetime(2026, 11, 25, 0, 1, tzinfo=UTC)):
        assert mail.deliver(Refuses()) == 0
    assert db.session.scalar(select(func.count()).select_from(OutboxMail)) == 0


def test_a_link_ends_after_fifteen_minutes(app: Flask) -> None:
    with app.test_request_context():
        token = link_to("nurse@trust.example")
    with clock.at(clock.now() + timedelta(minutes=16)):
        assert not actions.link_opens(token)
        assert actions.use_link(token) is None


@pytest.mark.parametrize("token", ["", "forged", "gAAAA" * 20, "نا"])
def test_a_forged_link_opens_nothing(token: str) -> None:
    assert not actions.link_opens(token)
    assert actions.use_link(token) is None


def test_a_buddy_is_known_by_the_address_in_any_case(app: Flask) -> None:
    actions.add_account("Ann@Trust.example", "Ann", ("buddy",))
    with app.test_request_context():
        token = link_to("ANN@trust.example")
    proved = actions.use_link(token)
    assert proved is not None and proved.account is not None
    assert proved.account.roles == ("buddy",)


def test_the_same_address_is_not_added_twice() -> None:
    actions.add_account("ann@trust.example", "Ann", ("buddy",))
    with pytest.raises(actions.AccountExists):
        actions.add_account("ANN@trust.example", "Ann again", ("lead",))


def test_signing_out_everywhere_ends_old_sessions() -> None:
    account_id = actions.add_account("ann@trust.example", "Ann", ("buddy",))
    before = queries.by_id(account_id)
    assert before is not None
    actions.end_sessions(account_id)
    assert queries.by_session_key(before.session_key) is None


def test_used_links_are_forgotten_when_they_could_not_be_used_anyway(app: Flask) -> None:
    with app.test_request_context():
        actions.use_link(link_to("nurse@trust.example"))
    actions.purge_links()
    assert db.session.scalar(select(func.count()).select_from(UsedLink)) == 1
    with clock.at(clock.now() + timedelta(minutes=16)):
        actions.purge_links()
    assert db.session.scalar(select(func.count()).select_from(UsedLink)) == 0


def everything_kept() -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table."""
    db.session.rollback()
    return {
        table.name: sorted((tuple(row) for row in db.session.execute(select(table))), key=repr)
        for table in db.metadata.sorted_tables
    }


def sign_in_by_mail(app: Flask, email: str) -> None:
    with app.test_request_context():
        token = link_to(email)
    with transaction() as session:
        session.execute(delete(OutboxMail))
    assert actions.use_link(token) is not None
    with transaction() as session:
        session.execute(delete(UsedLink))


def test_of_a_buddys_sign_ins_only_the_quarter_is_kept(app: Flask) -> None:
    actions.add_account("ann@trust.example", "Ann", ("buddy",))
    before = everything_kept()
    with clock.at(datetime(2026, 11, 23, 10, tzinfo=UTC)):
        sign_in_by_mail(app, "ann@trust.example")
    first = everything_kept()
    ann = queries.by_email("ann@trust.example")
    assert ann is not None and ann.active_quarter == "2026-Q4"
    changed = {name for name in before if before[name] != first[name]}
    assert changed == {"account"}
    [was], [now] = before["account"], first["account"]
    assert [(a, b) for a, b in zip(was, now, strict=True) if a != b] == [("", "2026-Q4")]
    with clock.at(datetime(2026, 12, 31, 23, tzinfo=UTC)):
        sign_in_by_mail(app, "ann@trust.example")
    assert everything_kept() == first, "a second sign-in of the quarter must leave nothing"
    with clock.at(datetime(2027, 1, 1, 10, tzinfo=UTC)):
        sign_in_by_mail(app, "ann@trust.example")
    ann = queries.by_email("ann@trust.example")
    assert ann is not None and ann.active_quarter == "2027-Q1"


def test_nothing_is_kept_of_when_a_lead_signs_in(app: Flask) -> None:
    actions.add_account("bo@trust.example", "Bo", ("lead",))
    before = everything_kept()
    sign_in_by_mail(app, "bo@trust.example")
    assert everything_kept() == before


def test_whoever_is_no_buddy_any_more_takes_their_quarter_along(app: Flask) -> None:
    account_id = actions.add_account("ann@trust.example", "Ann", ("buddy", "lead"))
    with clock.at(datetime(2026, 3, 23, 10, tzinfo=UTC)):
        sign_in_by_mail(app, "ann@trust.example")
    actions.take_role(account_id, "lead")
    assert getattr(queries.by_id(account_id), "active_quarter", "") == "2026-Q1"
    actions.return_role(account_id, "lead")
    actions.take_role(account_id, "buddy")
    actions.return_role(account_id, "buddy")
    assert getattr(queries.by_id(account_id), "active_quarter", "") == ""


def test_the_button_of_a_link_pressed_twice_in_one_moment_signs_in_once(app: Flask) -> None:
    with app.test_request_context():
        token = link_to("nurse@trust.example")
    db.session.rollback()
    gate = Barrier(2)

    def press(_number: int) -> bool:
        with app.app_context():
            gate.wait()
            return actions.use_link(token) is not None

    with ThreadPoolExecutor(2) as presses:
        assert sorted(presses.map(press, range(2))) == [False, True]


def test_a_buddy_who_never_signed_in_is_counted_from_the_day_that_counting_began() -> None:
    for name, role in (("ann", "buddy"), ("bo", "lead")):
        actions.add_account(f"{name}@trust.example", name.title(), (role,))
    with clock.at(datetime(2026, 11, 23, 10, tzinfo=UTC)):
        actions.begin_quarters()
    with clock.at(datetime(2027, 5, 23, 10, tzinfo=UTC)):
        actions.begin_quarters()
    found = [queries.by_email(f"{name}@trust.example") for name in ("ann", "bo")]
    assert [one.active_quarter for one in found if one] == ["2026-Q4", ""]


def test_mail_goes_in_the_language_that_its_reader_chose() -> None:
    bo = actions.add_account("bo@trust.example", "Bo", ("lead",))
    assert queries.mail_language_of("bo@trust.example") == "en"
    actions.set_mail_language(bo, "pl")
    assert queries.mail_language_of("BO@trust.example") == "pl"
    assert queries.mail_language_of("nobody@trust.example") == "en"
