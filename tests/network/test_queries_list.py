"""Reading every buddy for the leads' list."""

from datetime import timedelta

from sqlalchemy import event

from tests.buddies.people import MONDAY, add_buddy, ask
from wellbeing.buddies import actions_profiles
from wellbeing.buddies.queries import profiles
from wellbeing.core import clock
from wellbeing.core.db import db
from wellbeing.network.queries_list import rows
from wellbeing.network.stages import BuddyStage


def test_each_buddy_is_read_with_stage_place_and_requests(app):
    with clock.at(MONDAY):
        anna = add_buddy("Anna", languages=("en", "pl"), ways=("phone",))
        actions_profiles.pause(add_buddy("Ben"), MONDAY.date() + timedelta(days=3))
        ask(anna)
        first, second = rows(profiles())
    assert (first.id, first.name, first.place, first.stage) == (anna, "Anna", "stoke", BuddyStage.ACTIVE)
    assert (first.load, first.limit, first.quiet) == (1, 3, False)
    assert second.stage is BuddyStage.PAUSED


def test_twice_as_many_buddies_are_read_by_as_many_questions(app):
    asked = []
    event.listen(db.engine, "before_cursor_execute", lambda *_all: asked.append(1))
    counts = []
    with clock.at(MONDAY):
        for name in ("Anna", "Ben"):
            add_buddy(name)
            asked.clear()
            rows(profiles())
            counts.append(len(asked))
    assert counts[0] == counts[1]
