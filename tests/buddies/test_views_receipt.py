"""Whoever says that a receipt is kept can see for themselves, and nothing of it stands where others may look."""

import re
from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from tests.buddies.pages import follow, heading, hidden, page_of, send
from tests.buddies.people import MONDAY, add_buddy
from wellbeing.core import clock
from wellbeing.core.receipts import new_receipt
from wellbeing.core.sealing import seal

PERSON = {"name": "Sam", "reach": "phone", "contact": "07700 900123"}
KEPT = "/buddies/match/receipt"


pytestmark = pytest.mark.usefixtures("monday")


@pytest.fixture
def sent(staff):
    """The page with the receipt, and the receipt."""
    anna = add_buddy("Anna")
    page = page_of(send(staff, follow(staff.get(f"/buddies/{anna}/ask")), **PERSON))
    code = re.search(r"(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}", page.find("main").get_text()).group()
    return page, code


def kept_form(page):
    return page.find("form", action=KEPT)


def fields_of(form):
    return {field["name"]: field["value"] for field in form.find_all("input", type="hidden")}


def test_the_receipt_is_out_of_sight_while_it_is_checked_and_then_leads_on(staff, sent):
    page, code = sent
    check = staff.post(KEPT, data=fields_of(kept_form(page)))
    assert check.status_code == 200
    assert code not in check.get_data(as_text=True)
    again = hidden(page_of(check))
    right = staff.post(KEPT, data={**again, "last": f" {code[-4:].lower()} "})
    assert heading(page_of(right)) == "You have your receipt"
    assert page_of(right).find("a", href=f"/requests/{code}")
    assert staff.post(KEPT, data={**again, "last": code}).status_code == 200  # all of it is right too


@pytest.mark.parametrize("typed", ["", "0000", "x", "🙂", "a\u202eb", "9" * 300])
def test_a_slip_shows_the_receipt_once_more(staff, sent, typed):
    page, code = sent
    again = hidden(page_of(staff.post(KEPT, data=fields_of(kept_form(page)))))
    answer = staff.post(KEPT, data={**again, "last": typed})
    assert answer.status_code == 422
    assert code in page_of(answer).find("main").text
    assert code not in page_of(answer).title.text
    right = staff.post(KEPT, data={**hidden(page_of(answer)), "last": code[-4:]})
    assert heading(page_of(right)) == "You have your receipt"


def test_no_page_with_a_receipt_is_kept_or_told_to_the_next(staff, sent):
    page, code = sent
    first = fields_of(kept_form(page))
    for data in (first, {**first, "last": "0000"}, {**first, "last": code}):
        headers = staff.post(KEPT, data=data).headers
        assert headers["Cache-Control"] == "no-store"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert headers["X-Robots-Tag"] == "noindex"


def test_after_two_hours_or_with_a_forged_one_the_way_leads_to_where_a_receipt_is_typed(staff, sent):
    page, _code = sent
    fields = fields_of(kept_form(page))
    assert follow(staff.post(KEPT, data={**fields, "receipt": "gAAAA"})) == "/requests"
    foreign = seal(new_receipt(), "something-else")
    assert follow(staff.post(KEPT, data={**fields, "receipt": foreign})) == "/requests"
    with clock.at(MONDAY + timedelta(hours=2, minutes=1)):
        staff.sign_in("staff")
        fields["csrf_token"] = hidden(staff.page("/requests"))["csrf_token"]
        assert follow(staff.post(KEPT, data=fields)) == "/requests"


def test_the_check_loaded_anew_or_in_another_language_is_no_dead_end(staff):
    assert follow(staff.get(KEPT)) == "/requests"
    assert follow(staff.get(f"/ur{KEPT}")) == "/ur/requests"


def tries(app, addresses):
    """Follow a made-up receipt from each of these addresses, as a program would; what was answered."""
    client = FlaskClient(app, app.response_class)
    return [
        client.get(f"/requests/{new_receipt()}", environ_overrides={"REMOTE_ADDR": address}).status_code
        for address in addresses
    ]


def test_trying_receipts_from_many_addresses_opens_nothing_and_shuts_nobody_out(app):
    """Each address has its own count: one that tries too much does not shut out the others."""
    assert tries(app, ["203.0.113.1"] * 121) == [404] * 120 + [429]
    assert tries(app, ["203.0.113.2"]) == [404]


def test_whoever_holds_half_an_ipv6_network_has_one_count_for_all_of_it(app):
    assert tries(app, [f"2001:db8:0:7::{number:x}" for number in range(121)]) == [404] * 120 + [429]
    assert tries(app, ["2001:db8:0:8::1"]) == [404]
