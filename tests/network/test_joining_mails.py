"""The mails to people who join and leave, as a real mail server gets them, in three languages."""

import re
from datetime import timedelta

import pytest

from tests.buddies.people import GOOD, MONDAY, add_buddy
from tests.network.joining import SITE, applicant, words_of
from wellbeing.accounts import actions as accounts
from wellbeing.core import clock
from wellbeing.core.i18n import format_date, gettext, in_language
from wellbeing.core.working_days import ENGLAND
from wellbeing.network import actions_joining as joining
from wellbeing.network import actions_leaving
from wellbeing.network import queries_joining as queries
from wellbeing.network.actions_joining import Booking

BOOKING = Booking(MONDAY.date() + timedelta(days=9), "Um 14 Uhr, 1. Stock – ڈاکٹر کے ساتھ\nTel. 01785 000000")


def now(one):
    found = queries.application_of_receipt(one.receipt)
    return found.key, found.seen


def one_of_each(language, post):
    """One mail of each kind, by its template's name and reader."""
    lead = accounts.add_account("lead@trust.example", "Lead", ("lead",))
    accounts.set_mail_language(lead, language)
    kasia, ola = (
        applicant(email=f"{name}@trust.example", mail_language=language) for name in ("kasia", "ola")
    )
    anna = add_buddy("Anna", mail_language=language)
    found = {}

    def keep(**readers):
        got = post()
        assert set(got) == set(readers.values())
        found.update({template: got[reader] for template, reader in readers.items()})

    joining.apply(kasia)
    keep(application_arrived="kasia", application_new="lead")
    joining.apply(applicant(email="kasia@trust.example", mail_language=language))
    keep(application_again="kasia")
    joining.apply(applicant(email="anna@trust.example", mail_language=language))
    keep(application_known="anna")
    joining.decline(*now(kasia), "Im Frühling vielleicht.")
    keep(application_declined="kasia")
    key = next(one.key for one in queries.applications())
    joining.resume(key, queries.find_application(key).seen)
    keep(application_resumed="kasia")
    joining.invite(*now(kasia), BOOKING)
    keep(application_interview="kasia")
    joining.train(*now(kasia), BOOKING)
    keep(application_training="kasia")
    joining.welcome(*now(kasia), GOOD)
    keep(buddy_welcome="kasia")
    joining.apply(ola)
    keep(application_arrived="ola", application_new="lead")
    joining.invite(*now(ola), BOOKING)
    keep(application_interview="ola")
    joining.withdraw(ola.receipt)
    keep(application_withdrawn="lead")
    joining.apply(applicant(email="mira@trust.example", mail_language=language))
    keep(application_arrived="mira", application_new="lead")
    with clock.at(MONDAY + timedelta(days=15)):
        joining.remind_leads(ENGLAND)
        keep(applications_wait="lead")
    actions_leaving.let_go(anna)
    keep(buddy_thanks="anna")
    return found


TO_LEADS = {"application_new", "application_withdrawn", "applications_wait"}
WITHOUT_LINK = {"application_declined"}


@pytest.mark.parametrize("language", ["en", "pl", "ur"])
def test_each_mail_arrives_whole_and_in_the_readers_language(language, post):
    prefix = SITE if language == "en" else f"{SITE}/{language}"
    found = one_of_each(language, post)
    assert len(found) == 12
    for template, one in found.items():
        body = words_of(one)
        assert one["Subject"].strip() and "\n" not in one["Subject"]
        assert one["Content-Language"] == language and one["Auto-Submitted"] == "auto-generated"
        assert one["Reply-To"] == (None if template in TO_LEADS else "lead@trust.example"), template
        links = re.findall(r"^https?://\S+$", body, re.MULTILINE)
        assert all(link.startswith(f"{prefix}/") for link in links) and (links or template in WITHOUT_LINK)
        assert not re.search(r"%\(|\{\{|<|&#|&amp;|\n\n\n", body), body
        if template in TO_LEADS:
            assert "Kasia" not in body and "ola" not in body
    for template in ("application_interview", "application_training"):
        with in_language(language):
            assert format_date(BOOKING.day) in words_of(found[template])
        assert BOOKING.words in words_of(found[template])
    with in_language(language):
        assert found["buddy_welcome"]["Subject"] == gettext("Welcome, you are a buddy now")


def test_the_link_of_each_mail_leads_to_its_page(post, client):
    found = one_of_each("en", post)
    [link] = re.findall(r"^https?://\S+$", words_of(found["application_arrived"]), re.MULTILINE)
    assert client.get(link.removeprefix(SITE)).status_code == 200
    client.sign_in("lead")
    [link] = re.findall(r"^https?://\S+$", words_of(found["application_new"]), re.MULTILINE)
    assert client.get(link.removeprefix(SITE)).status_code == 200


def test_an_invitation_that_is_late_is_not_sent_after_its_day(post):
    kasia = applicant()
    joining.apply(kasia)
    post()
    joining.invite(*now(kasia), BOOKING)
    with clock.at(MONDAY + timedelta(days=10)):
        assert not post()
