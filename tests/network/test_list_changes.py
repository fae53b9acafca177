"""What a list would do is told in full before it is done, and the more buddies stop the more must be typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wellbeing.network.list_changes import Agree, cells_back, how_to_agree, lines_of, plan, way_back
from wellbeing.network.lists import Incoming

AL = {"id": "a", "name": "Al", "active": "yes", "monthly_limit": "3"}
BO = {"id": "b", "name": "Bo", "active": "yes", "monthly_limit": "3"}
CY = {"id": "c", "name": "Cy", "active": "no", "monthly_limit": "3"}
KNOWN = {one["id"]: one for one in (AL, BO, CY)}
NIA = {"id": "", "name": "Nia", "active": "yes", "monthly_limit": "2"}


def row(line, before, **cells):
    return Incoming(line, before.get("id", ""), before, {**before, **cells})


@pytest.mark.parametrize(
    ("stopping", "active", "agree"),
    [
        (0, 0, Agree.PRESS),
        (0, 200, Agree.PRESS),
        (1, 1, Agree.PRESS),
        (1, 5, Agree.PRESS),
        (2, 5, Agree.NUMBER),
        (2, 20, Agree.PRESS),
        (5, 50, Agree.PRESS),
        (5, 49, Agree.NUMBER),
        (6, 200, Agree.NUMBER),
        (199, 200, Agree.NUMBER),
        (2, 2, Agree.WORDS),
        (200, 200, Agree.WORDS),
    ],
)
def test_the_more_buddies_stop_the_more_must_be_typed(stopping, active, agree):
    assert how_to_agree(stopping, active) is agree


@given(st.integers(2, 500), st.integers(0, 500))
def test_more_than_one_in_ten_and_more_than_five_never_stop_by_one_press(active, stopping):
    agree = how_to_agree(stopping, active)
    if stopping > 5 or (stopping > 1 and stopping * 10 > active):
        assert agree is not Agree.PRESS
    if stopping >= active:
        assert agree is Agree.WORDS


def test_a_plan_tells_who_is_new_who_changes_who_stops_and_who_is_not_there():
    rows = [row(2, AL, active="no"), row(3, BO), Incoming(4, "", {}, NIA)]
    made = plan(rows, KNOWN, others_stop=False)
    assert (made.added, made.changed, made.unchanged, made.active) == (1, 1, 1, 2)
    assert [(one.name, one.active) for one in made.absent] == [("Cy", False)]
    assert made.stopping == {"a": "Al"} and not made.does_nothing


def test_only_those_of_the_others_stop_who_take_requests():
    made = plan([row(2, BO)], KNOWN, others_stop=True)
    assert made.stopping == {"a": "Al"} and not made.does_nothing
    assert plan([row(2, AL), row(3, BO)], KNOWN, others_stop=True).does_nothing


def test_two_plans_that_do_different_things_have_different_fingerprints():
    plans = [
        plan([row(2, AL)], KNOWN, others_stop=False),
        plan([row(2, AL)], KNOWN, others_stop=True),
        plan([row(2, AL, monthly_limit="4")], KNOWN, others_stop=False),
        plan([row(2, AL, monthly_limit="5")], KNOWN, others_stop=False),
        plan([row(2, AL | {"monthly_limit": "2"}, monthly_limit="5")], KNOWN, others_stop=False),
        plan([row(2, AL, monthly_limit="5"), Incoming(3, "", {}, NIA)], KNOWN, others_stop=False),
    ]
    assert len({one.fingerprint for one in plans}) == len(plans)
    assert plans[0].fingerprint == plan([row(2, AL)], KNOWN, others_stop=False).fingerprint


def test_a_terminal_says_it_line_by_line():
    rows = [row(2, AL, active="no"), Incoming(4, "", {}, NIA)]
    assert list(lines_of(plan(rows, KNOWN, others_stop=True))) == [
        "~ row 2: Al",
        "    active: “yes” becomes “no”",
        "+ row 4: Nia",
        "    name: “Nia”",
        "    active: “yes”",
        "    monthly_limit: “2”",
        "- Al (a) stops",
        "- Bo (b) stops",
    ]


def test_whoever_was_changed_since_or_has_gone_stays_as_they_are():
    done = [
        {"before": AL, "after": AL | {"monthly_limit": "5"}},
        {"before": BO, "after": BO | {"monthly_limit": "5"}},
        {"before": CY, "after": CY | {"active": "yes"}},
        {"before": {}, "after": NIA | {"id": "n"}},
    ]
    now = {
        "a": AL | {"monthly_limit": "5", "active": "no"},
        "b": BO | {"monthly_limit": "6"},
        "n": NIA | {"id": "n"},
    }
    assert way_back(done, now) == (["a", "n"], ["b", "c"])
    assert cells_back(done[0]) == {"monthly_limit": "3"}
