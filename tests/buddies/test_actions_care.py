from datetime import date

from flask import Flask

from tests.buddies.people import add_buddy
from wellbeing.buddies import actions_care as actions
from wellbeing.buddies import queries
from wellbeing.buddies.actions_profiles import Standing

DAYS = (date(2026, 12, 1), date(2027, 3, 1), date(2027, 6, 1))


def until(buddy_id):
    return queries.find_profile(buddy_id).match.supervised_until


def test_supervision_gives_more_time_and_never_less(app: Flask) -> None:
    short, long, never = (
        add_buddy(name, standing=Standing(True, None, day))
        for name, day in (("Short", DAYS[0]), ("Long", DAYS[2]), ("Never", None))
    )
    assert actions.extend_supervision([short, long, never, "none-such"], DAYS[1]) == {
        short: DAYS[0],
        never: None,
    }
    assert [until(one) for one in (short, long, never)] == [DAYS[1], DAYS[2], DAYS[1]]


def test_what_was_given_by_mistake_is_taken_back_unless_it_changed_meanwhile(app: Flask) -> None:
    robin, kim = (add_buddy(name, standing=Standing(True, None, DAYS[0])) for name in ("Robin", "Kim"))
    before = actions.extend_supervision([robin, kim], DAYS[1])
    actions.extend_supervision([kim], DAYS[2])
    assert actions.take_back_supervision(before, DAYS[1]) == 1
    assert (until(robin), until(kim)) == (DAYS[0], DAYS[2])


def test_days_away_are_kept_and_taken_out(app: Flask) -> None:
    robin = add_buddy("Robin")
    actions.set_away(robin, DAYS[0], DAYS[1])
    match = queries.find_profile(robin).match
    assert (match.away_from, match.away_until) == DAYS[:2]
    actions.set_away(robin, None, None)
    assert queries.find_profile(robin).match.away_from is None
