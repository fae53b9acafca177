"""Calendar files of supervision (RFC 5545): a meeting, and the day by which supervision is due.

Moments are written in UTC, which every calendar shows in its reader's own time, summer or winter. A file for the same
meeting always has the same UID and counts its changes, so that a calendar takes the newer one for the older.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event, vText

from wellbeing.network.meetings import Meeting

MAKER = "-//SOOTHE//supervision//EN"


@dataclass(frozen=True)
class Words:
    """What a file says, in the language of whoever takes it. A calendar may lie open: the title says no more."""

    language: str
    title: str
    details: str
    link: str


def meeting_file(meeting: Meeting, words: Words, host: str, now: datetime) -> bytes:
    """The file of a meeting. That of a cancelled one takes it out of the calendar again."""
    event = _event(f"{meeting.key}@{host}", words, now)
    event.add("dtstart", meeting.starts_at.astimezone(UTC))
    event.add("dtend", meeting.ends_at.astimezone(UTC))
    event.add("location", _said(meeting.place, ""))
    event.add("sequence", meeting.sequence)
    event.add("status", "CANCELLED" if meeting.cancelled else "CONFIRMED")
    return _file(event, "CANCEL" if meeting.cancelled else "PUBLISH")


def due_file(buddy_id: str, due_on: date, words: Words, host: str, now: datetime) -> bytes:
    """The file of the last day on which a buddy's supervision is good."""
    event = _event(f"supervision-due-{buddy_id}@{host}", words, now)
    event.add("dtstart", due_on)
    event.add("dtend", due_on + timedelta(days=1))
    # The newer day replaces the older one.
    event.add("sequence", due_on.toordinal())
    event.add("transp", "TRANSPARENT")
    return _file(event, "PUBLISH")


def _event(uid: str, words: Words, now: datetime) -> Event:
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", now.astimezone(UTC))
    event.add("summary", _said(words.title, words.language))
    event.add("description", _said(f"{words.details}\n{words.link}", words.language))
    event.add("url", words.link)
    # Shared calendars show others only that the time is taken.
    event.add("class", "PRIVATE")
    return event


def _said(text: str, language: str) -> vText:
    said = vText(text)
    if language:
        said.params["LANGUAGE"] = language
    return said


def _file(event: Event, method: str) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method)
    calendar.add_component(event)
    written: bytes = calendar.to_ical()
    return written
