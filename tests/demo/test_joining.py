"""The demo shows somebody at each stage of joining and leaving."""

from flask import Flask

from tests.buddies.people import MONDAY, add_buddy, later
from wellbeing.buddies import queries as buddies
from wellbeing.demo.joining import load_joining
from wellbeing.network import queries_joining as queries
from wellbeing.network.stages import OPEN, BuddyStage, Stage


def test_the_demo_has_somebody_at_each_stage(app: Flask) -> None:
    with later(0):
        for name in ("Buddy001", "Buddy002", "Buddy003"):
            add_buddy(name)
        load_joining(4, "trust.example")
        assert {one.stage for one in queries.applications()} == {*OPEN, Stage.DECLINED}
        assert any(one.is_late(MONDAY.date(), "GB-ENG") for one in queries.applications())
        stages = {one.name: queries.stage_of(one) for one in buddies.profiles()}
    assert stages == {
        "Buddy001": BuddyStage.ACTIVE,
        "Buddy002": BuddyStage.LEFT,
        "Buddy003": BuddyStage.NEW,
    }
