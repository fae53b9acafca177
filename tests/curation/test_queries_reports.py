"""Reading what people say is wrong."""

import pytest

from tests.resources.packs import real_pack
from wellbeing.core.db import transaction
from wellbeing.curation import queries_reports as queries
from wellbeing.curation.actions_reports import send
from wellbeing.curation.models_reports import FaultReport
from wellbeing.curation.reports import Subject, What
from wellbeing.resources.actions import replace_pack

SAMARITANS, MONEY, GONE = (
    Subject("samaritans", is_contact=True),
    Subject("moneyhelper"),
    Subject("gone-since"),
)


@pytest.fixture(autouse=True)
def pack(app):
    assert replace_pack(real_pack()).loaded


def test_how_many_wait_is_known_for_each_entry():
    send(MONEY, What.FACTS, "", "en")
    send(MONEY, What.OTHER, "", "en")
    assert queries.count_open_reports() == {"moneyhelper": 2}
    assert queries.count_open_reports()["cruse"] == 0


def test_entries_have_the_names_that_the_pack_gives_them_and_a_gone_one_has_none():
    names = queries.names_of([SAMARITANS, MONEY, GONE])
    assert (names[SAMARITANS], names[MONEY]) == ("Samaritans", "MoneyHelper")
    assert GONE not in names


def test_crisis_contacts_belong_to_everybody():
    assert queries.owners_of([SAMARITANS, MONEY, GONE]) == {SAMARITANS: "", MONEY: "", GONE: ""}


def test_the_crisis_contacts_and_the_same_services_among_the_resources_are_help_in_danger():
    found = queries.in_danger()
    assert SAMARITANS in found and Subject("samaritans") in found
    assert MONEY not in found


def test_words_whose_key_is_gone_are_not_shown_and_break_nothing():
    with transaction() as session:
        day = queries.clock.today()
        session.add(
            FaultReport(
                slug="moneyhelper", is_contact=False, what="other", language="en", sealed="x", reported_on=day
            )
        )
    (report,) = queries.open_reports()
    assert report.words is None


def test_a_report_without_words_says_so():
    send(MONEY, What.CLOSED, "", "en")
    (report,) = queries.open_reports()
    assert report.words == ""
