"""What leads ask to see."""

from dataclasses import dataclass, replace
from datetime import date

import pytest

from wellbeing.curation.lists import Need, Wanted, count_needs, needs

TODAY = date(2026, 5, 4)


@dataclass(frozen=True)
class One:
    slug: str = "a"
    name: str = "Mind Infoline"
    verified: bool = True
    status: str = "published"
    owner: str = "ann@trust.example"
    due_on: date | None = date(2027, 1, 1)


FINE = One()


@pytest.mark.parametrize(
    ("one", "waits"),
    [
        (FINE, []),
        (replace(FINE, due_on=None), [Need.NEVER]),
        (replace(FINE, due_on=date(2026, 6, 3)), [Need.REVIEW]),
        (replace(FINE, due_on=date(2026, 6, 4)), []),
        (replace(FINE, due_on=date(2025, 1, 1), verified=False), [Need.REVIEW, Need.UNCONFIRMED]),
        (replace(FINE, slug="b", owner=""), [Need.LINK, Need.UNOWNED]),
        (replace(FINE, due_on=None, verified=False, owner="", status="closed"), []),
        (replace(FINE, due_on=None, status="hidden"), []),
        (replace(FINE, due_on=None, status="draft"), [Need.NEVER]),
    ],
)
def test_what_each_waits_for(one, waits):
    assert needs(one, TODAY, {"b"}) == waits


@pytest.mark.parametrize(
    ("wanted", "admitted"),
    [
        (Wanted(), True),
        (Wanted(q="INFO mind"), True),
        (Wanted(q="samaritans"), False),
        (Wanted(status="published"), True),
        (Wanted(status="draft"), False),
        (Wanted(owner="ANN@trust.example"), True),
        (Wanted(owner="bo@trust.example"), False),
        (Wanted(need="never"), False),
        (Wanted(need="dragons"), False),
    ],
)
def test_whom_a_question_admits(wanted, admitted):
    assert wanted.admits(FINE, TODAY, ()) is admitted


def test_the_counts_are_those_of_the_lists():
    many = [FINE, replace(FINE, due_on=None), replace(FINE, status="draft"), replace(FINE, status="review")]
    counts = count_needs(many, TODAY, ())
    assert (counts["never"], counts["draft"], counts["in_review"], counts["link"]) == (1, 1, 1, 0)
