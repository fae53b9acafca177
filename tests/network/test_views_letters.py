"""Leads write to buddies: whom, what, how it reads, and then once."""

import re

import pytest

from tests.auditing import AuditedClient
from tests.buddies.pages import page_of
from tests.buddies.people import GOOD, add_buddy
from wellbeing.buddies.actions_profiles import Standing
from wellbeing.buddies.models import BuddyProfile
from wellbeing.core import mail
from wellbeing.core.db import db, transaction

WRITE, SEND = "/manage/buddies/write", "/manage/buddies/write/send"
WORDS = {"subject_en": "A walk", "text_en": "Come along.\nOn Friday."}


def ticked(page) -> set[str]:
    return {box["value"] for box in page.select("input[name=people][checked]")}


def preview(lead, ids, **fields):
    return lead.submit(WRITE, {"stage": "active", "people": ids, **WORDS, **fields, "step": "preview"})


def yes(lead, page, **fields):
    letter = page.select_one("main input[name=letter]")["value"]
    token = page.select_one("main input[name=csrf_token]")["value"]
    return lead.post(SEND, data={"csrf_token": token, "letter": letter, "step": "send", **fields})


def waiting() -> int:
    db.session.rollback()
    return mail.waiting()


def test_a_lead_writes_to_all_and_sees_it_on_its_way(lead: AuditedClient) -> None:
    ids = {add_buddy(name) for name in ("Ann", "Bo")}
    assert ticked(lead.page(WRITE)) == ids
    shown = page_of(preview(lead, sorted(ids)))
    text = shown.select_one("main").get_text()
    assert "It goes to 2 buddies" in text and "lead@trust.example" in text
    assert "Come along.\nOn Friday." in shown.select_one(".app-mail").get_text()
    assert waiting() == 0
    sent = yes(lead, shown)
    assert sent.status_code == 302 and waiting() == 2
    on_its_way = lead.page(sent.location).select_one("body").get_text()
    assert "Your letter goes to 2 buddies." in on_its_way and "2 mails still wait" in on_its_way
    again = yes(lead, shown)
    assert again.location == sent.location and waiting() == 2, "pressed twice, it goes once"
    with transaction() as session:
        session.query(mail.OutboxMail).delete()
    assert "No mail of it waits any more" in lead.page(sent.location).get_text()


def test_each_language_is_shown_as_its_readers_get_it(lead: AuditedClient) -> None:
    ids = [add_buddy("Ann"), add_buddy("Ola", mail_language="pl"), add_buddy("Ume", mail_language="ur")]
    shown = page_of(preview(lead, ids, subject_pl="Spacer", text_pl="Chodźcie."))
    letters = {one.h2.get_text(): one.select_one("[lang][dir]") for one in shown.select("section.app-result")}
    assert list(letters) == ["English", "Polski", "اردو"]
    assert [one["lang"] for one in letters.values()] == ["en-GB", "pl", "en-GB"]
    assert "Chodźcie." in letters["Polski"].get_text() and "A walk" in letters["اردو"].get_text()


def test_going_back_keeps_every_word_and_name(lead: AuditedClient) -> None:
    ann, _bo = add_buddy("Ann"), add_buddy("Bo")
    shown = page_of(preview(lead, [ann], subject_pl="Spacer", text_pl="Chodźcie."))
    form = page_of(yes(lead, shown, step="back"))
    assert ticked(form) == {ann}
    assert form.select_one("#subject_pl")["value"] == "Spacer"
    assert form.select_one("#text_en").get_text().strip("\n") == "Come along.\nOn Friday."


def test_the_names_follow_the_three_questions_and_the_words_stay(lead: AuditedClient) -> None:
    ann = add_buddy("Ann", languages=("en", "pl"))
    bo = add_buddy("Bo", site="stafford", team="stafford.therapies")
    cy = add_buddy("Cy", standing=Standing(False, GOOD.trained_until, GOOD.supervised_until))
    for question, meant in (
        ({"stage": "active"}, {ann, bo}),
        ({"stage": "active", "place": "stafford"}, {bo}),
        ({"stage": "active", "language": "pl"}, {ann}),
        ({"stage": "resting"}, {cy}),
        ({"stage": "quiet"}, set()),
        ({"stage": "made up", "place": "nowhere"}, set()),
    ):
        form = page_of(lead.submit(WRITE, {**question, **WORDS, "step": "people"}))
        assert ticked(form) == meant, question
        assert form.select_one("#subject_en")["value"] == "A walk"
    same = page_of(
        lead.submit(WRITE, {"stage": "active", "shown": "active//", "people": [bo], "step": "people"})
    )
    assert ticked(same) == {bo}, "what was ticked stays when nothing else was asked"


def test_the_address_may_name_one_buddy_or_a_stage(lead: AuditedClient) -> None:
    ann, bo = add_buddy("Ann"), add_buddy("Bo", standing=Standing(True, None, None))
    assert ticked(lead.page(f"{WRITE}?buddy={ann}")) == {ann}
    assert ticked(lead.page(f"{WRITE}?stage=resting")) == set()
    assert ticked(lead.page(f"{WRITE}?stage=none-such&buddy=nobody")) == {ann, bo}


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"subject_en": "", "text_en": ""}, "subject_en"),
        ({"subject_en": ""}, "subject_en"),
        ({"text_en": " "}, "text_en"),
        ({"subject_pl": "Tylko temat"}, "text_pl"),
        ({"subject_en": "x" * 121}, "subject_en"),
        ({"text_en": "x" * 4001}, "text_en"),
        ({"subject_en": "A walk\r\nBcc: all@trust.example"}, "subject_en"),
        ({"subject_en": "A walk\u2028Bcc: all@trust.example"}, "subject_en"),
        ({"subject_en": "A \u202e walk"}, "subject_en"),
        ({"people": []}, "people"),
    ],
)
def test_what_cannot_be_sent_is_said_and_kept(lead: AuditedClient, fields, field) -> None:
    ann = add_buddy("Ann")
    answer = preview(lead, **{"ids": [ann], **fields}) if "people" not in fields else preview(lead, [])
    assert answer.status_code == 422
    page = page_of(answer)
    assert page.select_one(f".nhsuk-error-summary a[href='#{field}']")
    if "text_en" not in fields:
        assert "Come along." in page.select_one("#text_en").get_text()


def test_many_people_need_a_second_yes(lead: AuditedClient) -> None:
    ids = [add_buddy(f"Ann {number}") for number in range(21)]
    shown = page_of(preview(lead, ids))
    refused = yes(lead, shown)
    assert refused.status_code == 422 and waiting() == 0
    assert page_of(refused).select_one(".nhsuk-error-summary a[href='#sure']")
    assert yes(lead, page_of(refused), sure="y").status_code == 302
    assert waiting() == 21


def test_who_left_since_the_page_was_made_is_left_out_and_counted(lead: AuditedClient) -> None:
    ann, bo = add_buddy("Ann"), add_buddy("Bo")
    shown = page_of(preview(lead, [ann, bo]))
    with transaction() as session:
        session.get_one(BuddyProfile, bo).left_on = GOOD.trained_until
    sent = yes(lead, shown)
    assert waiting() == 1
    assert re.search("1 was left out", lead.page(sent.location).get_text())
    assert preview(lead, [bo]).status_code == 422, "nobody is left to write to"


def test_a_forged_letter_is_not_sent(lead: AuditedClient) -> None:
    shown = page_of(preview(lead, [add_buddy("Ann")]))
    assert yes(lead, shown, letter="forged").status_code == 410
    assert waiting() == 0


@pytest.mark.parametrize("batch", ["zz", "%00", "00" * 17])
def test_a_letter_that_nobody_sent_is_not_found(lead: AuditedClient, batch: str) -> None:
    assert lead.get(f"{WRITE}/sent/{batch}").status_code == 404


def test_tags_and_braces_in_a_letter_are_only_words(lead: AuditedClient) -> None:
    shown = preview(lead, [add_buddy("Ann")], text_en="{{ 7 * 7 }} <script>alert(1)</script> 100%(num)s")
    assert "{{ 7 * 7 }} &lt;script&gt;alert(1)&lt;/script&gt; 100%(num)s" in shown.text
