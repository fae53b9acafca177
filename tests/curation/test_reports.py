"""What people can say is wrong, and in which order leads look at it."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from wellbeing.curation.reports import (
    WORDS_KEPT,
    Outcome,
    Report,
    Subject,
    What,
    fitting,
    forgets_words,
    grouped,
    help_in_danger,
    newest,
    shares,
)

FIRST = date(2026, 10, 1)
SAMARITANS, DEBT, SLEEP = (
    Subject("samaritans", is_contact=True),
    Subject("debt-line"),
    Subject("sleep-course"),
)


def report(subject, day=0, closed=None):
    key = f"{subject.slug}{day}"
    outcome = Outcome.CHANGED if closed is not None else None
    closed_on = FIRST + timedelta(days=closed) if closed is not None else None
    return Report(key, subject, What.FACTS, "", "en", FIRST + timedelta(days=day), outcome, closed_on)


def test_what_is_asked_fits_what_an_entry_has():
    assert What.NUMBER not in fitting(has_number=False, has_website=True)
    assert What.WEBSITE not in fitting(has_number=True, has_website=False)
    assert fitting(has_number=True, has_website=True)[0] is What.NUMBER
    assert fitting(has_number=False, has_website=False)[-1] is What.OTHER


def test_a_number_that_people_call_in_danger_goes_before_what_has_waited_longer():
    groups = grouped([report(DEBT, 0), report(SAMARITANS, 9), report(SLEEP, 3)], {SAMARITANS})
    assert [group.subject for group in groups] == [SAMARITANS, DEBT, SLEEP]
    assert [group.is_crisis for group in groups] == [True, False, False]


def test_everything_about_one_entry_stands_together_the_oldest_first():
    (group, other) = grouped([report(DEBT, 5), report(SLEEP, 4), report(DEBT, 1)], ())
    assert [each.reported_on.day for each in group.reports] == [2, 6]
    assert other.subject == SLEEP


def test_what_was_done_last_stands_first():
    groups = newest([report(DEBT, 0, closed=1), report(SLEEP, 0, closed=5), report(DEBT, 1, closed=7)])
    assert [group.subject for group in groups] == [DEBT, SLEEP]
    assert [each.closed_on.day for each in groups[0].reports] == [8, 2]


@given(st.lists(st.tuples(st.sampled_from([SAMARITANS, DEBT, SLEEP]), st.integers(0, 40)), unique=True))
def test_no_report_is_left_out_of_the_list(made):
    reports = [report(subject, day) for subject, day in made]
    shown = [each for group in grouped(reports, {SAMARITANS}) for each in group.reports]
    assert sorted(each.key for each in shown) == sorted(each.key for each in reports)


def test_a_resource_with_the_number_of_a_crisis_contact_is_help_in_danger_too():
    contacts = [("samaritans", ("116 123", "")), ("shout", ("", "85258"))]
    resources = [
        ("samaritans", ("01785 000000", "")),
        ("listeners", ("116123", "")),
        ("text-us", ("", "85258")),
        ("debt-line", ("0808 808 4000", "")),
        ("a-page", ("", "")),
    ]
    assert help_in_danger(contacts, resources) == {
        SAMARITANS,
        Subject("shout", is_contact=True),
        Subject("samaritans"),
        Subject("listeners"),
        Subject("text-us"),
    }


def test_words_are_forgotten_when_a_report_has_been_closed_for_thirty_days():
    assert not forgets_words(FIRST, FIRST + WORDS_KEPT - timedelta(days=1))
    assert forgets_words(FIRST, FIRST + timedelta(days=30))


def test_whoever_looks_after_an_entry_is_told_and_where_nobody_does_all_the_leads():
    told = shares([(DEBT, "ann@trust.example"), (SLEEP, ""), (SAMARITANS, "")], ["lead@a", "lead@b"])
    assert told == {
        "ann@trust.example": [DEBT],
        "lead@a": [SLEEP, SAMARITANS],
        "lead@b": [SLEEP, SAMARITANS],
    }
