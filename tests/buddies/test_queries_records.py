"""A record holds what a list may hold of a buddy, and nothing that is the buddy's own."""

from dataclasses import fields

from tests.buddies.people import add_buddy
from wellbeing.buddies.queries_records import Record, records


def test_records_come_by_name_and_say_nothing_of_gender_experiences_or_requests(app):
    add_buddy("Bo", gender="man", experiences=("carer",))
    add_buddy("Al")
    assert [one.name for one in records()] == ["Al", "Bo"]
    private = {"gender", "experiences", "taken", "taken_month", "last_asked", "unanswered", "yes_count"}
    assert not private & {field.name for field in fields(Record)}
