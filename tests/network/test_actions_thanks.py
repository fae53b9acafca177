from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from flask import Flask

from tests.buddies.people import later
from tests.network.looked_after import add_supervised, mails
from wellbeing.buddies.models import BuddyProfile
from wellbeing.buddies.queries_care import service_of
from wellbeing.core.db import transaction
from wellbeing.network.actions_thanks import thank


def joined(name, day, **values):
    """A buddy who joined on a day; returns the id."""
    buddy_id = add_supervised(name)
    with transaction() as session:
        row = session.get_one(BuddyProfile, buddy_id)
        row.joined_on = day
        for field, value in values.items():
            setattr(row, field, value)
    return buddy_id


def test_a_buddy_is_thanked_once_when_their_day_comes_round(app: Flask) -> None:
    joined("Robin", date(2024, 11, 25))
    for days, thanked in ((0, 0), (2, 1), (2, 0), (20, 0), (366, 0), (367, 1)):
        with later(days):
            assert thank() == thanked, days
    assert {(to, subject) for to, subject, _body in mails()} == {
        ("robin@trust.example", "Thank you for another year as a buddy")
    }


def test_two_processes_at_once_thank_nobody_twice(app: Flask) -> None:
    for number in range(4):
        joined(f"Robin {number}", date(2024, 11, 20))
    gate = Barrier(2)

    def work(_number: int) -> int:
        with app.app_context(), later(0):
            gate.wait()
            return thank()

    with ThreadPoolExecutor(2) as processes:
        assert sum(processes.map(work, range(2))) == 4
    assert len(mails()) == 4


def test_nobody_knows_the_day_so_it_is_december(app: Flask) -> None:
    joined("Robin", None)
    for days, thanked in ((0, 0), (8, 1), (9, 0), (60, 0)):
        with later(days):
            assert thank() == thanked, days


def test_whoever_rests_or_left_gets_no_mail(app: Flask) -> None:
    joined("Robin", date(2024, 11, 20), active=False)
    with later(0):
        assert thank() == 0


def test_the_mail_says_nothing_of_requests_or_of_anybody_else(app: Flask) -> None:
    joined("Robin", date(2024, 11, 20), yes_year="2026", yes_count=41)
    joined("Kim", date(2025, 11, 20))
    with later(0):
        assert thank() == 2
    for to, _subject, body in mails():
        assert "41" not in body
        assert body.count("Robin" if to.startswith("robin") else "Kim") == 1
        assert "/my/care/thanks" in body


@pytest.mark.parametrize(("year", "count"), [("2026", 4), ("2025", 0)])
def test_how_often_somebody_said_yes_is_told_for_its_own_year(app: Flask, year: str, count: int) -> None:
    robin = joined("Robin", date(2024, 11, 20), yes_year="2026", yes_count=4)
    assert service_of(robin).yes_in(year) == count


def test_there_is_no_service_of_nobody(app: Flask) -> None:
    assert service_of("none-such") is None
