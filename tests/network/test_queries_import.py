"""What is known when a list comes in: who is a buddy, who has left, and which addresses are somebody else's."""

from tests.buddies.people import add_buddy, add_lead
from tests.network.lists import DOMAINS, drafted, grid, listed
from wellbeing.accounts import actions as accounts
from wellbeing.accounts import queries as account_queries
from wellbeing.buddies.actions_leaving import leave
from wellbeing.network import actions_import as imports
from wellbeing.network import queries_import as queries


def faults_of(rows, others_stop=False):
    return [fault.problem for fault in queries.plan_of(queries.Draft(grid(rows), others_stop, DOMAINS))[1]]


NEW = {"name": "Nia", "town": "leek", "team": "therapies", "staff_group": "estates"}


def test_whoever_has_left_is_not_in_the_list_and_comes_back_by_no_list(app):
    gone = add_buddy("Al")
    (row,) = listed()
    leave(gone)
    assert listed() == []
    assert "This buddy has left." in faults_of([row])[0]
    assert "This person has left." in faults_of([NEW | {"email": "al@trust.example"}])[0]


def test_an_address_of_a_lead_makes_no_buddy_by_a_list(app):
    add_lead()
    assert (
        "A lead or an administrator has this address."
        in faults_of([NEW | {"email": "LEAD@trust.example"}])[0]
    )


def test_a_lead_who_is_a_buddy_too_stops_by_a_list_and_still_signs_in(app):
    add_buddy("Al")
    accounts.give_role("al@trust.example", "Al", "lead")
    assert "No list may change their address." in faults_of([listed()[0] | {"email": "me@trust.example"}])[0]
    key, plan = drafted([listed()[0] | {"active": "no"}])
    imports.bring_in(key, plan.fingerprint, "Al", tell=False)
    assert account_queries.by_email("al@trust.example").roles == ("buddy", "lead")
    assert listed()[0]["active"] == "no"


def test_a_file_is_read_from_its_content_whatever_its_name(app):
    draft, plan, faults = queries.read_file("list.xlsx", b"email;monthly_limit\n", True, DOMAINS)
    assert draft is None and plan.does_nothing and "no rows below" in faults[0].problem
    draft, plan, faults = queries.read_file("a", b"%PDF-1.4", False, DOMAINS)
    assert draft is None and "This is a PDF." in faults[0].problem
    add_buddy("Al")
    draft, plan, faults = queries.read_file("a", b"email;monthly_limit\nal@trust.example;5\n", False, DOMAINS)
    assert draft and not faults and plan.changed == 1


def test_a_list_that_is_far_too_long_is_refused(app):
    rows = [NEW | {"email": f"p{number}@trust.example"} for number in range(20_001)]
    assert faults_of(rows) == ["The list has more than 20,000 rows. Split it."]
