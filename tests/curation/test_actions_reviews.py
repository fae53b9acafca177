"""Reminders go out once, in one mail for each person."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import select

from wellbeing.accounts import actions as accounts
from wellbeing.core import clock, mail
from wellbeing.core.db import db
from wellbeing.core.sealing import unseal
from wellbeing.curation import actions
from wellbeing.curation.actions_reviews import remind
from wellbeing.curation.models import ReviewReminder
from wellbeing.resources import queries as pack

DAY = datetime(2026, 5, 4, 9, tzinfo=UTC)
CHECKED = date(2025, 6, 3)  # due again on 3 June 2026, 30 days after DAY


def own(slug, owner, on=CHECKED, status="published"):
    one = pack.read_resources([slug])[0]
    upkeep = replace(one.upkeep, owner=owner, status=status)
    actions.save_resource(replace(one, upkeep=upkeep, assured_by="Ann", assured_on=on), "Ann")


def mails():
    db.session.rollback()
    held = [unseal(one.sealed, "mail") for one in db.session.scalars(select(mail.OutboxMail))]
    return {one["to"]: one for one in held}


def on(day):
    return clock.at(DAY + timedelta(days=day))


def test_the_owner_gets_one_mail_of_all_that_is_due(loaded):
    for slug in ("samaritans", "mediation"):
        own(slug, "ann@trust.example")
    own("soothe-buddies", "ann@trust.example", on=CHECKED + timedelta(days=1))
    with on(0):
        assert remind() == 1
        assert remind() == 0
    body = mails()["ann@trust.example"]
    assert body["subject"] == "2 entries of SOOTHE wait for your check"
    assert "Samaritans" in body["body"] and "3 June 2026" in body["body"]
    assert "/manage/resources/samaritans" in body["body"] and "SOOTHE buddies" not in body["body"]


def test_over_a_year_each_due_date_is_said_three_times(loaded):
    own("samaritans", "ann@trust.example")
    said = 0
    for day in range(-40, 60, 1):
        with on(day):
            said += remind()
    assert said == 3


def test_all_leads_hear_of_what_nobody_owns_and_of_crisis_contacts(loaded):
    for name in ("ann", "bo"):
        accounts.add_account(f"{name}@trust.example", name.title(), ("lead",))
    own("samaritans", "")
    contact = next(one for one in pack.kept_contacts() if one.slug == "shout")
    actions.save_contact(replace(contact, assured_by="Ann", assured_on=date(2026, 2, 4)), "Ann")
    with on(0):
        assert remind() == 2
    for body in mails().values():
        assert "Crisis contacts" in body["body"] and "/manage/crisis-contacts/shout" in body["body"]
        assert "/manage/resources/samaritans" in body["body"]


def test_nobody_is_reminded_of_what_staff_cannot_see_or_nobody_ever_checked(loaded):
    own("samaritans", "ann@trust.example", status="hidden")
    own("mediation", "ann@trust.example", on=None)
    with on(40):
        assert remind() == 0


def test_what_stays_late_for_years_is_not_said_again(loaded):
    own("samaritans", "ann@trust.example")
    with on(30):
        assert remind() == 1
    for year in range(1, 5):
        with on(30 + 365 * year):
            assert remind() == 0


def test_reminders_of_a_check_that_was_done_are_forgotten(loaded):
    own("samaritans", "ann@trust.example")
    with on(30):
        remind()
    assert db.session.scalars(select(ReviewReminder)).all()
    actions.assure("samaritans", "Ann", date(2026, 6, 3))
    with on(40):
        remind()
    db.session.rollback()
    assert db.session.scalars(select(ReviewReminder)).all() == []


def test_each_lead_is_reminded_in_the_language_of_their_own(loaded):
    for name, language in (("ann", "en"), ("bo", "pl")):
        account = accounts.add_account(f"{name}@trust.example", name.title(), ("lead",))
        accounts.set_mail_language(account, language)
    own("samaritans", "")
    with on(0):
        assert remind() == 2
    told = mails()
    assert {address: one["language"] for address, one in told.items()} == {
        "ann@trust.example": "en",
        "bo@trust.example": "pl",
    }
    assert "/pl/manage/resources/samaritans" in told["bo@trust.example"]["body"]
    assert "3 czerwca 2026" in told["bo@trust.example"]["body"]
    assert "The names are in English." not in told["ann@trust.example"]["body"]
