"""The mails of care as people read them, in three languages."""

import re

import pytest
from flask import Flask

from tests.buddies.people import add_lead, later
from tests.network.looked_after import add_supervised, add_supervisor, details, mails, plan
from wellbeing.buddies.actions_profiles import Standing
from wellbeing.core.working_days import ENGLAND
from wellbeing.network import actions_care as actions
from wellbeing.network import actions_supervision
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


def test_whoever_may_come_to_a_meeting_hears_of_it_and_of_its_end(app: Flask) -> None:
    ash = add_supervisor("Ash")
    add_supervised("Robin", ash, mail_language="pl")
    add_supervised("Kim")
    add_supervised("Resting", ash, standing=Standing(False))
    with later(0):
        key = actions_supervision.save_meeting(None, details(7, ash), tell=True)
        actions_supervision.save_meeting(key, details(8, ash))
        actions_supervision.cancel_meeting(key, True)
    read = mails()
    assert [to for to, _subject, _body in read] == ["robin@trust.example"] * 2
    assert all("/pl/my/care\n" in body for _to, _subject, body in read)
    assert sum("Room 3" in body for _to, _subject, body in read) == 1


def test_nobody_hears_of_a_meeting_that_is_over(app: Flask) -> None:
    add_supervised("Robin")
    with later(0):
        actions_supervision.save_meeting(None, details(-1, None), tell=True)
        actions_supervision.cancel_meeting(plan(-2), True)
    assert mails() == []


def test_a_meeting_open_to_all_is_told_to_all_who_are_active(app: Flask) -> None:
    add_supervised("Robin")
    add_supervised("Kim", add_supervisor("Ash"))
    with later(0):
        actions_supervision.save_meeting(None, details(1, None), tell=True)
    assert [to for to, _subject, _body in mails()] == ["kim@trust.example", "robin@trust.example"]
