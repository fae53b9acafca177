from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wellbeing.network.meetings import Meeting, london_moment


@pytest.mark.parametrize(
    ("day", "at", "moment"),
    [
        (date(2026, 1, 15), time(14, 30), datetime(2026, 1, 15, 14, 30, tzinfo=UTC)),
        (date(2026, 7, 15), time(14, 30), datetime(2026, 7, 15, 13, 30, tzinfo=UTC)),
        # The hour that summer time leaves out, and the one that comes twice.
        (date(2026, 3, 29), time(1, 30), None),
        (date(2026, 10, 25), time(1, 30), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
    ],
)
def test_a_lead_types_the_time_of_a_clock_in_london(day, at, moment) -> None:
    assert london_moment(day, at) == moment


@given(st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1)))
def test_what_a_lead_typed_is_what_they_read_again(typed) -> None:
    moment = london_moment(typed.date(), time(typed.hour, typed.minute))
    if moment:
        meeting = Meeting("ab", moment, 60, "Room 3")
        assert (meeting.day, meeting.clock_time) == (typed.date(), f"{typed:%H:%M}")
        assert meeting.ends_at - moment == timedelta(hours=1)


@pytest.mark.parametrize(
    ("place", "is_link"),
    [
        ("https://meet.example/x", True),
        ("http://meet.example/x", False),
        ("javascript:alert(1)", False),
        ("https://meet.example and room 3", False),
        ("Room 3", False),
    ],
)
def test_only_a_safe_address_becomes_a_link(place, is_link) -> None:
    assert Meeting("ab", datetime(2026, 1, 1, tzinfo=UTC), 60, place).is_link is is_link
