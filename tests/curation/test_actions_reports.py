"""A report is taken in without anybody's name, reaches whoever can mend it, and its words do not stay."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, text

from tests.resources.packs import real_pack
from wellbeing.accounts import queries as queries_of_accounts
from wellbeing.accounts.actions import add_account, set_mail_language
from wellbeing.core import clock
from wellbeing.core.db import db, is_sqlite
from wellbeing.core.mail import OutboxMail
from wellbeing.core.sealing import unseal
from wellbeing.core.throttle import Throttle
from wellbeing.curation import actions_reports as actions
from wellbeing.curation import queries_reports as queries
from wellbeing.curation.models_reports import FaultReport
from wellbeing.curation.reports import Outcome, Subject, What
from wellbeing.resources.actions import replace_pack

NIGHT = datetime(2026, 11, 23, 3, 17, 41, tzinfo=UTC)
SAMARITANS = Subject("samaritans", is_contact=True)
MONEY = Subject("moneyhelper")
WORDS = "Nobody answered at the zyxquill number."


@pytest.fixture(autouse=True)
def a_trust_with_two_leads(app):
    pack = real_pack()
    owned = [
        replace(each, upkeep=replace(each.upkeep, owner="ann@trust.example"))
        if each.slug in ("moneyhelper", "citizens-advice")
        else each
        for each in pack.resources
    ]
    replace_pack(replace(pack, resources=tuple(owned)))
    for name in ("Lena", "Leo"):
        add_account(f"{name.lower()}@trust.example", name, ("lead",))
    add_account("ben@trust.example", "Ben", ("buddy",))
    with clock.at(NIGHT):
        yield


def letters():
    db.session.rollback()
    return [unseal(one.sealed, "mail") for one in db.session.scalars(select(OutboxMail))]


def rows():
    db.session.rollback()
    return db.session.scalars(select(FaultReport)).all()


def keys():
    return [row.key.hex() for row in rows()]


def days_later(days):
    return clock.at(NIGHT + timedelta(days=days))


def test_what_is_kept_is_the_entry_the_fault_the_sealed_words_and_the_day():
    assert actions.send(MONEY, What.NUMBER, WORDS, "pl")
    (row,) = rows()
    assert (row.slug, row.is_contact, row.what, row.language) == ("moneyhelper", False, "number", "pl")
    assert row.reported_on == NIGHT.date()
    assert WORDS not in row.sealed and unseal(row.sealed, queries.SEALED_FOR) == WORDS
    assert set(FaultReport.__table__.columns.keys()) == {
        *("key", "slug", "is_contact", "what", "language", "sealed", "reported_on", "told"),
        *("outcome", "closed_on", "closed_by"),
    }


def test_the_hour_of_a_report_is_nowhere_and_neither_are_its_words():
    actions.send(MONEY, What.OTHER, WORDS, "en")
    everything = " ".join(repr(tuple(each)) for each in db.session.execute(select(FaultReport.__table__)))
    assert "zyxquill" not in everything and "3:17" not in everything and "datetime.datetime" not in everything
    if is_sqlite():
        made = db.session.scalar(text("SELECT sql FROM sqlite_master WHERE name = 'fault_report'"))
        assert "WITHOUT ROWID" in made


def test_a_crisis_number_that_does_not_work_reaches_every_lead_at_once():
    actions.send(SAMARITANS, What.NUMBER, WORDS, "en")
    assert sorted(letter["to"] for letter in letters()) == ["lena@trust.example", "leo@trust.example"]
    for letter in letters():
        assert "Samaritans" in letter["body"] and "/manage/reports" in letter["body"]
        assert "zyxquill" not in letter["body"] + letter["subject"]


def test_the_same_fault_again_is_kept_but_mailed_once_until_it_is_closed():
    for _each in range(3):
        actions.send(SAMARITANS, What.NUMBER, "", "en")
    assert len(rows()) == 3 and len(letters()) == 2
    actions.send(SAMARITANS, What.FACTS, "", "en")
    assert len(letters()) == 4
    actions.close(keys(), Outcome.NOTHING_WRONG, "Lena")
    actions.send(SAMARITANS, What.NUMBER, "", "en")
    assert len(letters()) == 6


def test_the_page_of_the_same_service_among_the_resources_is_as_urgent():
    actions.send(Subject("samaritans"), What.NUMBER, "", "en")
    assert len(letters()) == 2


def test_an_ordinary_fault_waits_for_the_mail_of_the_day_to_whoever_looks_after_it():
    actions.send(MONEY, What.NUMBER, WORDS, "en")
    actions.send(MONEY, What.FACTS, "", "en")
    actions.send(Subject("citizens-advice"), What.CLOSED, "", "ur")
    assert letters() == []
    assert actions.tell_owners() == 1
    (letter,) = letters()
    assert letter["to"] == "ann@trust.example"
    assert letter["body"].count("MoneyHelper") == 1 and "Citizens Advice" in letter["body"]
    assert "zyxquill" not in letter["body"]
    assert actions.tell_owners() == 0


def test_where_nobody_looks_after_an_entry_the_leads_are_told():
    actions.send(Subject("cruse"), What.WEBSITE, "", "en")
    actions.send(SAMARITANS, What.NUMBER, "", "en")
    before = len(letters())
    assert actions.tell_owners() == 2
    assert [letter["to"] for letter in letters()[before:]].count("ben@trust.example") == 0


def test_a_report_that_was_dealt_with_before_the_mail_of_the_day_is_not_in_it():
    actions.send(MONEY, What.FACTS, "", "en")
    actions.close(keys(), Outcome.CHANGED, "Lena")
    assert actions.tell_owners() == 0


def test_closing_says_what_was_done_and_by_whom_and_twice_is_once():
    actions.send(MONEY, What.FACTS, WORDS, "en")
    assert actions.close(keys(), Outcome.CHANGED, "Lena") == 1
    assert actions.close(keys(), Outcome.NOTHING_WRONG, "Leo") == 0
    (report,) = queries.closed_reports()
    assert (report.outcome, report.closed_by, report.closed_on) == (Outcome.CHANGED, "Lena", NIGHT.date())
    assert queries.open_reports() == ()


def test_a_closed_report_can_be_taken_up_again():
    actions.send(MONEY, What.FACTS, WORDS, "en")
    actions.close(keys(), Outcome.NOTHING_WRONG, "Lena")
    assert actions.reopen(keys()) == 1
    (report,) = queries.open_reports()
    assert report.outcome is None and report.closed_by == "" and report.words == WORDS
    assert actions.reopen(keys()) == 0


@pytest.mark.parametrize("key", ["", "zz", "0" * 31, "0" * 32, "é" * 32, "\x00" * 32])
def test_a_key_that_nobody_was_given_changes_nothing(key):
    actions.send(MONEY, What.FACTS, "", "en")
    assert actions.close([key], Outcome.CHANGED, "Lena") == 0
    assert len(queries.open_reports()) == 1


def test_the_words_go_thirty_days_after_closing_and_the_report_stays():
    actions.send(MONEY, What.FACTS, WORDS, "en")
    actions.send(MONEY, What.OTHER, WORDS, "en")
    first, second = keys()
    actions.close([first], Outcome.CHANGED, "Lena")
    with days_later(29):
        assert actions.forget_words() == 0
    with days_later(30):
        assert actions.forget_words() == 1
        assert actions.forget_words() == 0
        (closed,) = queries.closed_reports()
        (still_open,) = queries.open_reports()
    assert closed.words is None and still_open.words == WORDS
    assert len(rows()) == 2 and {row.key.hex() for row in rows() if row.sealed} == {second}


def test_after_five_in_an_hour_about_one_entry_no_more_are_kept_and_in_the_next_hour_again():
    assert [actions.send(MONEY, What.NUMBER, "", "en") for _each in range(7)] == [True] * 5 + [False] * 2
    assert actions.send(Subject("cruse"), What.NUMBER, "", "en")
    with clock.at(NIGHT + timedelta(minutes=61)):
        assert actions.send(MONEY, What.NUMBER, "", "en")


def test_a_flood_about_everything_else_does_not_keep_out_a_crisis_number():
    slugs = [each.slug for each in real_pack().resources if each.slug != "samaritans"][:70]
    kept = [actions.send(Subject(slug), What.OTHER, "", "en") for slug in slugs]
    assert kept.count(True) == 60
    assert actions.send(SAMARITANS, What.NUMBER, "", "en")


def test_the_throttle_keeps_no_name_of_an_entry_and_nothing_of_a_person():
    actions.send(MONEY, What.NUMBER, WORDS, "en")
    db.session.rollback()
    for row in db.session.scalars(select(Throttle)):
        assert len(row.key) == 32 and b"money" not in row.key


def test_each_lead_and_owner_hears_in_the_language_that_they_chose():
    lena = queries_of_accounts.by_email("lena@trust.example")
    set_mail_language(lena.id, "ur")
    set_mail_language(add_account("ann@trust.example", "Ann", ("lead",)), "pl")
    actions.send(SAMARITANS, What.NUMBER, "", "en")
    actions.send(MONEY, What.NUMBER, "", "en")
    actions.tell_owners()
    told = {(one["to"].partition("@")[0], one["language"], "/pl/" in one["body"]) for one in letters()}
    assert told == {("lena", "ur", False), ("leo", "en", False), ("ann", "pl", True)}
