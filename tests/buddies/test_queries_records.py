"""A record holds what a list may hold of a buddy, and nothing that is the buddy's own."""

from dataclasses import fields

from tests.buddies.people import add_buddy
from wellbeing.buddies.queries_records import Record, records, without_words_of_their_own


def test_records_come_by_name_and_say_nothing_of_gender_experiences_or_requests(app):
    add_buddy("Bo", gender="man", experiences=("carer",))
    add_buddy("Al")
    assert [one.name for one in records()] == ["Al", "Bo"]
    private = {"gender", "experiences", "taken", "taken_month", "last_asked", "unanswered", "yes_count"}
    assert not private & {field.name for field in fields(Record)}


def test_whoever_put_something_into_their_profile_is_told_from_those_who_did_not(app):
    plain, speaks, gone = add_buddy("Al"), add_buddy("Bo", about="I listen."), "0" * 12
    add_buddy("Cy", experiences=("carer",))
    assert without_words_of_their_own({plain, speaks, gone}) == {plain}
