"""The demo has buddies who have gone quiet, and begins without a flood of mails."""

from flask import Flask

from wellbeing.core import clock, mail
from wellbeing.demo.people import DEMO_BUDDY, load_people
from wellbeing.demo.quiet import load_quiet
from wellbeing.network import quiet
from wellbeing.network.actions_reminders import look_after
from wellbeing.network.queries_reminders import people


def test_some_are_quiet_one_rests_and_nobody_is_written_to_again(app: Flask) -> None:
    load_people(small=True)
    before = mail.waiting()
    load_quiet(but=DEMO_BUDDY)
    assert look_after() == 0
    assert mail.waiting() == before
    today, everyone = clock.today(), people()
    assert sum(quiet.sign_of(one, today) is not None for one in everyone) >= 2
    assert sum(quiet.rests(one, today) for one in everyone) == 1
    assert sum(quiet.is_for_leads(one, today) for one in everyone) >= 2
    mine = next(one for one in everyone if one.id == DEMO_BUDDY)
    assert quiet.sign_of(mine, today) is None
