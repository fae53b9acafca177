"""What an answer to a link means, and when somebody hears of it."""

from datetime import UTC, datetime

import pytest

from wellbeing.core.crawling import Seen
from wellbeing.curation.links import Link, Outcome, counted, is_our_fault, outcome_of

PAGE = "https://www.nhs.uk/page"
MOMENT = datetime(2026, 11, 23, 3, tzinfo=UTC)


@pytest.mark.parametrize(
    ("seen", "outcome"),
    [
        (Seen(PAGE, 200, PAGE), Outcome.WORKS),
        (Seen(PAGE, 206, PAGE), Outcome.WORKS),
        (Seen(PAGE, 200, "https://www.nhs.uk/new"), Outcome.WORKS),
        (Seen(PAGE, 200, "https://www.nhs.uk/new", True), Outcome.MOVED),
        (Seen(PAGE, 404, PAGE), Outcome.BROKEN),
        (Seen(PAGE, 404, "https://www.nhs.uk/new", True), Outcome.BROKEN),
        (Seen(PAGE, 410, PAGE), Outcome.BROKEN),
        (Seen(PAGE, 500, PAGE), Outcome.BROKEN),
        (Seen(PAGE, 503, PAGE), Outcome.BROKEN),
        (Seen(PAGE, 403, PAGE), Outcome.UNSURE),
        (Seen(PAGE, 429, PAGE), Outcome.UNSURE),
        (Seen(PAGE, problem="robots"), Outcome.UNSURE),
        (Seen(PAGE, problem="name"), Outcome.BROKEN),
        (Seen(PAGE, problem="certificate"), Outcome.BROKEN),
        (Seen(PAGE, problem="redirects"), Outcome.BROKEN),
        (Seen(PAGE, problem="time"), Outcome.BROKEN),
        (Seen("http://intranet/", problem="inner_name"), Outcome.INSIDE),
        (Seen(PAGE, problem="not_public"), Outcome.INSIDE),
    ],
)
def test_a_lead_reads_what_an_answer_means(seen: Seen, outcome: Outcome) -> None:
    assert outcome_of(seen) is outcome


def link(outcome: Outcome, problem: str = "", failures: int = 0) -> Link:
    return Link(PAGE, outcome, 0, problem, "", MOMENT, failures)


def test_one_bad_answer_is_no_reason_to_worry_an_owner_and_two_in_a_row_are() -> None:
    once = counted([link(Outcome.BROKEN)])
    assert not once[0].is_broken
    assert counted(once)[0].is_broken


@pytest.mark.parametrize("outcome", [Outcome.WORKS, Outcome.MOVED, Outcome.UNSURE, Outcome.INSIDE])
def test_an_answer_of_any_other_kind_begins_the_count_anew(outcome: Outcome) -> None:
    assert counted([link(outcome, failures=5)])[0].failures == 0


@pytest.mark.parametrize(
    ("problems", "ours"),
    [
        (["name", "name", "name", "name"], True),
        (["name", "time", "connection", ""], True),
        (["name", "name", "", ""], False),
        (["name", "name", "name"], False),
        (["certificate"] * 6, False),
        ([], False),
    ],
)
def test_a_machine_without_a_way_out_blames_no_service(problems: list[str], ours: bool) -> None:
    links = [link(Outcome.BROKEN if problem else Outcome.WORKS, problem) for problem in problems]
    assert is_our_fault(links) is ours
