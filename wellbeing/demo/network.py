"""The demo's made-up supervisors, their meetings, and a buddy who waits for a debrief."""

from datetime import date, datetime, time, timedelta

from wellbeing.buddies import queries as buddies
from wellbeing.core import clock
from wellbeing.core.db import transaction
from wellbeing.network import actions_care, queries
from wellbeing.network import actions_supervision as actions
from wellbeing.network.actions_supervision import MeetingDetails
from wellbeing.network.meetings import london_moment

SUPERVISORS = (
    ("Ashley Demo", "supervisor1", "en"),
    ("Priya Demo", "supervisor2", "en"),
    ("Tomasz Demo", "supervisor3", "pl"),
)
# Days from today, time of day, minutes, place, and whose meeting it is (none: open to all).
MEETINGS = (
    (-6, time(14), 60, "Seminar room 2, Stafford", 0),
    (3, time(9, 30), 60, "Seminar room 2, Stafford", 0),
    (8, time(13), 90, "https://meet.trust.example/supervision", None),
    (12, time(17, 15), 60, "Quiet room, Stoke-on-Trent", 1),
    (15, time(10), 60, "Training room 1, Shrewsbury", 2),
    (24, time(9, 30), 60, "Seminar room 2, Stafford", 0),
)
_FRIDAY = 4


def load_network(domain: str = "trust.example") -> int:
    """Add supervisors and meetings once; returns how many supervisors there are."""
    people = [one for one in buddies.profiles() if one.match.active]
    if queries.supervisors() or not people:
        return len(queries.supervisors())
    with transaction():
        for name, box, language in SUPERVISORS:
            actions.save_supervisor(None, name, f"{box}@{domain}", language)
        keys = {one.name: one.key for one in queries.supervisors()}
        in_order = [keys[name] for name, _box, _language in SUPERVISORS]
        own = next((one.id for one in people if one.name == "Robin Demo"), people[0].id)
        # Every ninth has nobody yet, so that leads see what to do about it.
        for number, key in enumerate(in_order):
            theirs = [
                one.id for at, one in enumerate(people) if at % 9 and at % 3 == number and one.id != own
            ]
            actions.give_supervisor(theirs, key)
        actions.give_supervisor([own], in_order[0])
        for days, at, minutes, place, leader in MEETINGS:
            day = _working_day(clock.today() + timedelta(days=days))
            supervisor = None if leader is None else in_order[leader]
            actions.save_meeting(None, MeetingDetails(_moment(day, at), minutes, place, supervisor))
    _ask_for_debriefs([one.id for one in people if one.id != own])
    return len(SUPERVISORS)


def _ask_for_debriefs(ids: list[str]) -> None:
    """Two made-up buddies wait: one since this morning, one for too long."""
    for buddy_id, days in zip(ids[4:6], (0, 6), strict=False):
        with clock.at(clock.now() - timedelta(days=days)):
            actions_care.ask_debrief(buddy_id)


def _working_day(day: date) -> date:
    return day - timedelta(days=max(day.weekday() - _FRIDAY, 0))


def _moment(day: date, at: time) -> datetime:
    moment = london_moment(day, at)
    if moment is None:
        raise ValueError("no clock in London shows this time")
    return moment
