"""What may be kept of a conversation, and what is refused."""

from dataclasses import fields
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wellbeing.conversations.record import (
    QUESTIONS,
    SIGNPOSTED,
    Entry,
    Kept,
    PlaceMark,
    Refused,
    Row,
    StaffGroupMark,
    entry_from,
    kept,
    marks_of,
    row_of,
)
from wellbeing.soothe import AREA_IDS
from wellbeing.trust import PLACES, STAFF_GROUPS, WAYS

TOPICS = ("sleep", "debt", "menopause")
TODAY = date(2026, 11, 23)
ANSWERS = {
    "month": "2026-11",
    "area": "self_care",
    "topic": "sleep",
    "place": "stoke",
    "staff_group": "nursing_midwifery",
    "channel": "phone",
    "scope": "regional",
}


def test_the_row_has_these_nine_columns_and_no_other():
    assert [field.name for field in fields(Row)] == [
        "key",
        "period",
        "area",
        "topic",
        "region",
        "broad_group",
        "channel",
        "scope",
        "receipt_hash",
    ]


def test_the_row_keeps_a_region_for_the_place_and_a_broad_group_for_the_staff_group():
    row = row_of(entry_from(ANSWERS, TOPICS, TODAY), b"k" * 16, b"r" * 32)
    assert row == Row(
        key=b"k" * 16,
        period="2026-11",
        area="self_care",
        topic="sleep",
        region="stoke_on_trent",
        broad_group="registered_clinical",
        channel="phone",
        scope="regional",
        receipt_hash=b"r" * 32,
    )


def test_place_and_staff_group_become_separate_marks_of_a_quarter():
    assert marks_of(entry_from(ANSWERS, TOPICS, TODAY)) == (
        PlaceMark("2026-27 Q3", "self_care", "stoke"),
        StaffGroupMark("2026-27 Q3", "nursing_midwifery"),
    )


@pytest.mark.parametrize(
    "extra",
    ["buddy", "buddy_id", "colleague", "name", "email", "request", "session", "day", "date", "time", "site"]
    + ["team", "job_title", "notes", "text", "risk", "region", "broad_group", "duration", "key", "receipt"],
)
def test_an_answer_that_nobody_asked_for_is_refused(extra):
    with pytest.raises(Refused) as refusal:
        entry_from({**ANSWERS, extra: "Ann Example"}, TOPICS, TODAY)
    assert refusal.value.field == extra
    assert "Ann Example" not in str(refusal.value)


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("value", ["", "sleep; drop", "SLEEP", "\x00", "2026-11-23", "Ann Example"])
def test_a_value_off_the_list_is_refused_by_its_question(question, value):
    with pytest.raises(Refused) as refusal:
        entry_from({**ANSWERS, question: value}, TOPICS, TODAY)
    assert refusal.value.field == question


@pytest.mark.parametrize("question", QUESTIONS)
def test_an_unanswered_question_is_refused(question):
    with pytest.raises(Refused):
        entry_from({name: value for name, value in ANSWERS.items() if name != question}, TOPICS, TODAY)


@pytest.mark.parametrize(
    ("month", "today", "taken"),
    [
        ("2026-10", date(2026, 11, 9), True),
        ("2026-10", date(2026, 11, 10), False),
        ("2026-09", date(2026, 11, 1), False),
        ("2026-12", date(2026, 11, 30), False),
        ("2026-11", date(2026, 11, 1), True),
    ],
)
def test_last_month_is_taken_until_it_closes_and_no_other_month_is(month, today, taken):
    answers = {**ANSWERS, "month": month}
    if taken:
        assert entry_from(answers, TOPICS, today).month == month
    else:
        with pytest.raises(Refused):
            entry_from(answers, TOPICS, today)


@pytest.mark.parametrize(
    ("period", "today", "expected"),
    [
        ("2026-10", date(2026, 11, 9), Kept("2026-10", channel=True, receipt=True)),
        ("2026-10", date(2026, 11, 10), Kept("2026-10", channel=True, receipt=False)),
        ("2026-10", date(2027, 1, 9), Kept("2026-10", channel=True, receipt=False)),
        ("2026-10", date(2027, 1, 10), Kept("2026-27 Q3", channel=False, receipt=False)),
        ("2026-27 Q3", date(2027, 4, 9), Kept("2026-27 Q3", channel=False, receipt=False)),
        ("2026-27 Q3", date(2027, 4, 10), Kept(None, channel=False, receipt=False)),
        ("2026-10", date(2031, 1, 1), Kept(None, channel=False, receipt=False)),
        ("2027-04", date(2027, 4, 10), Kept("2027-04", channel=True, receipt=True)),
    ],
)
def test_less_is_kept_with_each_close(period, today, expected):
    assert kept(period, today) == expected


@given(
    st.sampled_from(AREA_IDS),
    st.sampled_from(TOPICS),
    st.sampled_from(PLACES),
    st.sampled_from(STAFF_GROUPS),
    st.sampled_from(WAYS),
    st.sampled_from(SIGNPOSTED),
)
def test_every_answer_on_the_form_is_taken_as_given(area, topic, place, group, way, scope):
    entry = entry_from(
        {
            "month": "2026-11",
            "area": area,
            "topic": topic,
            "place": place.id,
            "staff_group": group.id,
            "channel": way.id,
            "scope": scope.id,
        },
        TOPICS,
        TODAY,
    )
    assert entry == Entry(
        "2026-11", area, topic, place.id, place.region, group.id, group.broad_group, way.id, scope.id
    )


@given(st.dates(date(2026, 10, 1), date(2029, 1, 1)), st.integers(0, 400))
def test_what_is_once_given_up_never_comes_back(day, days):
    later = date.fromordinal(day.toordinal() + days)
    earlier, now = kept("2026-10", day), kept("2026-10", later)
    assert now.channel <= earlier.channel
    assert now.receipt <= earlier.receipt
    assert now.period is None or earlier.period is not None
    if earlier.period is not None:
        assert kept(earlier.period, later) == now
