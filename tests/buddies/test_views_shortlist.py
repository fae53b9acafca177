"""A choice can be taken back, a short list says what would make it longer, and nobody is asked who has just stopped."""

import pytest

from tests.buddies.pages import follow, heading, hidden, page_of, send
from tests.buddies.people import MONDAY, add_buddy
from wellbeing.buddies import actions_profiles, queries
from wellbeing.core.db import db

SHORTLIST = "/buddies/match/shortlist"
PERSON = {"name": "Sam", "reach": "phone", "contact": "07700 900123"}


pytestmark = pytest.mark.usefixtures("monday")


def chosen_on(page):
    return [item.find("bdi").text for item in page.find("main").find("ol").find_all("li")]


def test_a_choice_is_taken_back_and_the_next_one_moves_up(staff):
    ids = {name: add_buddy(name) for name in ("Anna", "Ben", "Cara", "Dan")}
    address = SHORTLIST
    for name in ("Ben", "Anna", "Cara"):
        address = follow(send(staff, address, choose=ids[name]))
    back = staff.page(address).find("a", string="Change who I ask")["href"]
    page = staff.page(back)
    assert heading(page) == "The buddies you have chosen"
    assert chosen_on(page) == ["Ben", "Anna", "Cara"]
    address = follow(send(staff, back, undo=ids["Ben"]))
    page = staff.page(address)
    assert heading(page) == "Who is your third choice?"
    assert chosen_on(page) == ["Anna", "Cara"]
    assert page.find("button", value=ids["Ben"], attrs={"name": "choose"})


def test_a_list_of_two_says_which_answer_would_make_it_longer(staff):
    for name in ("Anna", "Ben"):
        add_buddy(name, ways=("video",))
    for number in range(4):
        add_buddy(f"Caller {number}", ways=("phone",))
    page = staff.page(follow(send(staff, "/buddies/match/ways", ways=["video"], step="finish")))
    text = page.find("main").text
    assert "4 more buddies could talk by phone." in text
    link = page.find("a", string="Change: How you would like to talk")["href"]
    changed = follow(send(staff, link, ways=["video", "phone"], step="finish"))
    assert "more buddies could" not in staff.page(changed).find("main").text


def test_who_has_chosen_everybody_who_fits_is_not_asked_for_one_more(staff):
    anna = add_buddy("Anna", ways=("video",))
    for number in range(4):
        add_buddy(f"Caller {number}", ways=("phone",))
    shown = follow(send(staff, "/buddies/match/ways", ways=["video"], step="finish"))
    page = staff.page(follow(send(staff, shown, choose=anna)))
    assert heading(page) == "The buddies you have chosen"
    assert "4 more buddies could talk by phone." in page.find("main").text


def test_somebody_whom_nobody_fits_is_told_what_would_help(staff):
    add_buddy("Anna", languages=("en",))
    add_buddy("Ewa", languages=("pl", "en"), standing=actions_profiles.Standing(active=False))
    page = staff.page("/buddies/match/language")
    assert not page.find("input", value="pl")  # nobody speaks it: it is not offered
    add_buddy("Iza", languages=("pl",))
    iza = queries.directory(queries.Filters(q="Iza"), "s")[0].id
    address = follow(send(staff, "/buddies/match/language", languages=["pl"], step="finish"))
    page = staff.page(follow(send(staff, address, leave_out=iza)))
    assert "Nobody fits all of this just now" in page.text
    assert "1 more buddy could talk in English." in page.text


def test_a_buddy_who_stops_while_somebody_chooses_is_not_chosen_and_it_is_said(staff):
    anna, _ben = add_buddy("Anna"), add_buddy("Ben")
    fields = hidden(staff.page(SHORTLIST))
    actions_profiles.pause(anna, MONDAY.date())
    page = staff.page(follow(staff.post(SHORTLIST, data={**fields, "choose": anna})))
    assert "This buddy has just stopped taking requests." in page.text
    assert heading(page) == "Who would you like to ask?"


def test_a_buddy_who_stops_after_being_chosen_is_marked_before_the_send_button(staff):
    anna, _ben = add_buddy("Anna"), add_buddy("Ben")
    address = follow(send(staff, SHORTLIST, choose=anna))
    actions_profiles.pause(anna, MONDAY.date())
    page = staff.page(address)
    assert "Cannot take a request just now." in page.find("ol").text
    page = staff.page(page.find("a", string="That is enough, continue")["href"])
    assert "Cannot take a request just now." in page.find("ol").text
    sent = staff.post("/buddies/match/ask", data={**hidden(page), **PERSON})
    assert "Your first choice cannot be asked" in page_of(sent).text
    db.session.rollback()
    assert queries.requests_for(anna) == ()


@pytest.mark.parametrize("wrong", [{"choose": "nobody"}, {"undo": "nobody"}, {"leave_out": "x"}, {}])
def test_a_button_that_is_not_on_the_page_changes_nothing(staff, wrong):
    add_buddy("Anna")
    address = follow(staff.post(SHORTLIST, data={**hidden(staff.page(SHORTLIST)), **wrong}))
    assert heading(staff.page(address)) == "Who would you like to ask?"


# ---- Reaching a buddy without asking here ----


@pytest.fixture
def published(staff):
    return add_buddy("Anna", work_phone="01785 000123 ext 4", work_email="anna@trust.example")


@pytest.mark.parametrize("path", ["/buddies/{}", "/buddies", SHORTLIST])
def test_a_published_number_can_be_rung_from_every_page_about_a_buddy(staff, published, path):
    page = staff.page(path.format(published))
    ring = page.find("a", href="tel:01785000123;ext=4")
    assert ring.find("bdi", dir="ltr").text == "01785 000123 ext 4"
    assert page.find("a", href="mailto:anna@trust.example").find("bdi", dir="ltr")
    assert "We store nothing about it." in page.find("main").text


@pytest.mark.parametrize("path", ["/buddies/{}", "/buddies", SHORTLIST])
def test_while_a_buddy_cannot_be_asked_nobody_is_sent_to_ring_them(staff, published, path):
    actions_profiles.pause(published, MONDAY.date())
    add_buddy("Ben")
    text = staff.get(path.format(published)).get_data(as_text=True)
    assert "000123" not in text
    assert "anna@trust.example" not in text


@pytest.mark.parametrize("path", ["/buddies/{}", "/buddies", SHORTLIST])
def test_who_did_not_publish_an_address_has_none_on_any_page(staff, path):
    ben = add_buddy("Ben")
    text = staff.get(path.format(ben)).get_data(as_text=True)
    assert "ben@trust.example" not in text
    assert "ring or write" not in text


def test_who_has_not_signed_in_sees_no_number(client):
    anna = add_buddy("Anna", work_phone="01785 000123", work_email="anna@trust.example")
    for path in (f"/buddies/{anna}", "/buddies", SHORTLIST):
        answer = client.get(path)
        assert answer.status_code in (302, 401)
        assert "000123" not in answer.get_data(as_text=True)
