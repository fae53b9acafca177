"""The mails to buddies and leads as a real mail server gets them, and as people read them in their language."""

import re
from datetime import date

import pytest

from tests.buddies.people import add_buddy
from tests.network.joining import SITE, words_of
from wellbeing.accounts import actions as accounts
from wellbeing.buddies.actions_profiles import Standing
from wellbeing.buddies.models import BuddyProfile
from wellbeing.core import clock, mail
from wellbeing.core.db import transaction
from wellbeing.core.i18n import format_date, gettext, in_language
from wellbeing.network import actions_letters as letters
from wellbeing.network import actions_reminders as reminders
from wellbeing.network.actions_letters import Letter
from wellbeing.network.letters import Words

FAR, SOON, OVER = date(2029, 1, 31), date(2026, 12, 10), date(2026, 11, 20)
LONG = Words("Spacer w Żórawinie – ڈاکٹر", "ا" * 3000 + "\n" + "x" * 900)


def unanswered(buddy_id, count):
    with transaction() as session:
        session.get_one(BuddyProfile, buddy_id).unanswered = count


def all_mails(language, post):
    """One of each mail of the daily job, in one language."""
    lead = accounts.add_account("lead@trust.example", "Lead", ("lead",))
    accounts.set_mail_language(lead, language)
    add_buddy("Due", standing=Standing(True, SOON, FAR), mail_language=language)
    add_buddy("Over", standing=Standing(True, FAR, OVER), mail_language=language)
    unanswered(add_buddy("Quiet", standing=Standing(True, FAR, FAR), mail_language=language), 2)
    unanswered(add_buddy("Rests", standing=Standing(True, FAR, FAR), mail_language=language), 3)
    assert reminders.look_after() == 5
    return post()


@pytest.mark.parametrize("language", ["en", "pl", "ur"])
def test_each_mail_arrives_whole_and_in_the_readers_language(language, post):
    found = all_mails(language, post)
    assert set(found) == {"due", "over", "quiet", "rests", "lead"}
    with in_language(language):
        rest_ends = format_date(date(2026, 12, 7))
        subjects = {
            "due": gettext("Please book your next training as a buddy"),
            "over": gettext("Please book your next supervision as a buddy"),
            "quiet": gettext("How are you?"),
            "rests": gettext("We have given you a rest until %(day)s", day=rest_ends),
            "lead": gettext("Buddies who need a look this week"),
        }
        days = {"due": SOON, "over": OVER, "rests": date(2026, 12, 7), "lead": OVER}
        days = {name: format_date(day) for name, day in days.items()}
    prefix = SITE if language == "en" else f"{SITE}/{language}"
    for name, one in found.items():
        body = words_of(one)
        assert one["Subject"] == subjects[name]
        assert one["Content-Language"] == language and one["Auto-Submitted"] == "auto-generated"
        assert days.get(name, "") in body
        links = re.findall(r"^https?://\S+$", body, re.MULTILINE)
        assert links and all(link.startswith(f"{prefix}/") for link in links)
        assert not re.search(r"%\(|\{\{|<|&#|&amp;|\n\n\n", body), body
        assert all(line == line.strip() for line in body.splitlines()), body


def test_each_link_of_a_question_leads_to_its_page(post, client):
    found = all_mails("en", post)
    for name in ("quiet", "rests"):
        here, pause, leave = re.findall(r"^https?://\S+$", words_of(found[name]), re.MULTILINE)
        assert client.get(here.removeprefix(SITE)).status_code == 200
        assert (pause, leave) == (f"{SITE}/my/pause", f"{SITE}/my/care/leave")
    for name in ("due", "over"):
        assert found[name]["Reply-To"] == "lead@trust.example"


def test_a_letter_in_any_script_and_of_any_length_arrives_as_it_was_typed(post):
    ann = add_buddy("Ann", mail_language="ur")
    letters.send(Letter(mail.new_batch(), (ann,), {"pl": LONG}, "lead@trust.example"))
    [one] = post().values()
    assert one["Subject"] == LONG.subject and one["Reply-To"] == "lead@trust.example"
    assert LONG.text in words_of(one)
    assert one["Content-Language"] == "ur"


def test_more_letters_than_one_round_takes_reach_each_person_once(post):
    ids = tuple(add_buddy(f"Ann {number}") for number in range(60))
    letters.send(Letter(mail.new_batch(), ids, {"en": Words("A walk", "Come along.")}, "lead@trust.example"))
    got = {}
    for _round in range(2):
        with clock.at(clock.now().replace(minute=10)):
            more = post()
            assert not got.keys() & more.keys()
            got |= more
    assert len(got) == 60 and mail.waiting() == 0
