from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from wellbeing.network.calendars import Words, due_file, meeting_file
from wellbeing.network.meetings import Meeting

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
WORDS = Words("pl", "Superwizja SOOTHE", "Więcej: na Twojej stronie", "https://soothe.example/my/care")
MEETING = Meeting("ab" * 16, datetime(2026, 11, 30, 9, tzinfo=UTC), 90, "Room 3")
HOST = "soothe.example"


def event_of(file):
    (event,) = Calendar.from_ical(file).walk("VEVENT")
    return event


def test_the_same_meeting_has_the_same_uid_and_counts_its_changes() -> None:
    first = event_of(meeting_file(MEETING, WORDS, HOST, NOW))
    moved = replace(MEETING, starts_at=MEETING.starts_at + timedelta(days=1), sequence=1)
    second = event_of(meeting_file(moved, WORDS, HOST, NOW + timedelta(days=2)))
    assert first["uid"] == second["uid"] == f"{'ab' * 16}@{HOST}"
    assert (first["sequence"], second["sequence"]) == (0, 1)


def test_a_cancelled_meeting_is_taken_out_of_the_calendar() -> None:
    file = meeting_file(replace(MEETING, cancelled=True, sequence=2), WORDS, HOST, NOW)
    assert Calendar.from_ical(file)["method"] == "CANCEL"
    assert event_of(file)["status"] == "CANCELLED"
    assert Calendar.from_ical(meeting_file(MEETING, WORDS, HOST, NOW))["method"] == "PUBLISH"


@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        (datetime(2026, 3, 28, 9, tzinfo=UTC), "09:00"),
        (datetime(2026, 3, 30, 8, tzinfo=UTC), "09:00"),
        (datetime(2026, 10, 24, 8, tzinfo=UTC), "09:00"),
        (datetime(2026, 10, 26, 9, tzinfo=UTC), "09:00"),
    ],
)
def test_a_calendar_in_london_shows_the_right_hour_on_both_sides_of_summer_time(moment, shown) -> None:
    event = event_of(meeting_file(replace(MEETING, starts_at=moment), WORDS, HOST, NOW))
    london = ZoneInfo("Europe/London")
    assert f"{event.decoded('dtstart').astimezone(london):%H:%M}" == shown
    assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(minutes=90)


def test_a_calendar_that_lies_open_says_no_more_than_supervision() -> None:
    event = event_of(meeting_file(MEETING, WORDS, HOST, NOW))
    assert event["summary"] == "Superwizja SOOTHE"
    assert event["summary"].params["LANGUAGE"] == "pl"
    assert event["class"] == "PRIVATE"


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=200))
def test_whatever_a_lead_types_as_place_stays_a_place(place) -> None:
    file = meeting_file(replace(MEETING, place=place), WORDS, HOST, NOW)
    assert event_of(file).get("location", "") == place
    assert all(len(line) <= 75 for line in file.split(b"\r\n"))


def test_a_place_cannot_smuggle_in_an_event_of_its_own() -> None:
    place = "Room 3\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:Party; all, day \\"
    file = meeting_file(replace(MEETING, place=place), WORDS, HOST, NOW)
    assert file.count(b"\r\nBEGIN:VEVENT") == 1
    assert event_of(file)["summary"] == "Superwizja SOOTHE"


def test_the_last_day_of_supervision_is_a_whole_day_and_the_newer_one_replaces_it() -> None:
    first, second = (
        event_of(due_file("abc123", day, WORDS, HOST, NOW)) for day in (date(2026, 12, 31), date(2027, 3, 31))
    )
    assert first.decoded("dtstart") == date(2026, 12, 31)
    assert first["uid"] == second["uid"]
    assert first["sequence"] < second["sequence"]
