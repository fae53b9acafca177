"""The mails of care as people read them, in three languages."""

import re

import pytest
from flask import Flask

from tests.buddies.people import add_lead, later
from tests.network.looked_after import add_supervised, add_supervisor, mails
from wellbeing.core.working_days import ENGLAND
from wellbeing.network import actions_care as actions
from wellbeing.network.actions_thanks import thank


@pytest.mark.parametrize(("language", "root"), [("en", ""), ("pl", "/pl"), ("ur", "/ur")])
def test_a_supervisor_reads_plain_lines_in_their_language(app: Flask, language: str, root: str) -> None:
    robin = add_supervised("Robin O'Neill <b>", add_supervisor("Ash", language))
    with later(0):
        actions.ask_debrief(robin)
    with later(7):
        actions.remind_of_debriefs(ENGLAND)
        actions.take_debrief_back(robin)
    read = mails()
    assert len(read) == 3
    for _to, subject, body in read:
        assert "Robin O'Neill <b>" in subject + body  # a mail is text: nothing is escaped
        assert "\n" not in subject
        assert not re.search(r"%\(|\{\{|&#|&lt;", subject + body)
        assert max(map(len, body.splitlines())) < 200
        assert "\n\n\n" not in body
    assert sum(f"{root}/manage/buddies/supervision\n" in body for _to, _subject, body in read) == 2


@pytest.mark.parametrize(("language", "root"), [("en", ""), ("pl", "/pl"), ("ur", "/ur")])
def test_a_thank_you_comes_in_the_language_of_the_buddys_mails(app: Flask, language: str, root: str) -> None:
    add_lead()
    add_supervised("Robin", mail_language=language)
    with later(365):
        assert thank() == 1
    ((to, _subject, body),) = mails()
    assert to == "robin@trust.example"
    assert f"{root}/my/care/thanks\n" in body
