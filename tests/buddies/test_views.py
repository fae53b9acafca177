"""Asking a buddy and being answered, page by page, as somebody would do it."""

import re
from datetime import date, timedelta

import pytest

from tests.buddies.pages import follow, heading, hidden, page_of, send
from tests.buddies.people import MONDAY, add_buddy, add_lead, ask, key_of
from wellbeing.buddies import actions, actions_profiles, queries
from wellbeing.buddies.questions import QUESTIONS
from wellbeing.core import clock
from wellbeing.core.receipts import new_receipt

PERSON = {"name": "Sam", "reach": "phone", "contact": "07700 900123"}


pytestmark = pytest.mark.usefixtures("monday")


def receipt_on(page):
    return re.search(r"(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}", page.find("main").get_text()).group()


# ---- The directory ----


def test_the_directory_shows_buddies_and_narrows_by_what_was_asked(staff):
    anna = add_buddy("Anna", languages=("en", "pl"))
    add_buddy("Ben")
    page = staff.page("/buddies")
    assert "2 buddies" in page.text
    page = staff.page("/buddies?language=pl&way=&area=&place=")
    assert "Anna" in page.text
    assert "Ben" not in page.text
    page = staff.page(f"/buddies/{anna}")
    assert heading(page) == "Anna"
    assert "Polish" in page.text


@pytest.mark.parametrize(
    "query",
    [
        "?language=xx&place=atlantis",
        "?page=99999999",
        "?page=x",
        "?way=phone&way=video",
        "?area=" + "a" * 5000,
    ],
)
def test_strange_filters_are_answered(staff, query):
    add_buddy("Anna")
    assert staff.get(f"/buddies{query}").status_code == 200


def test_a_trust_without_buddies_is_not_told_to_take_a_filter_away(staff):
    page = staff.page("/buddies").find("main")
    assert "There are no buddies yet" in page.text
    assert "Take a filter away" not in page.text


def test_nobody_found_says_what_to_do(staff):
    assert "Nobody fits" in staff.page("/buddies?language=ur").text


def test_an_unknown_or_inactive_buddy_has_no_page(staff):
    anna = add_buddy("Anna", standing=actions_profiles.Standing(active=False))
    assert staff.get(f"/buddies/{anna}").status_code == 404
    assert staff.get("/buddies/nobody").status_code == 404
    assert staff.get("/buddies/nobody/ask").status_code == 404


# ---- The questions ----


def test_every_question_can_be_skipped(staff):
    add_buddy("Anna")
    address = "/buddies/match/language"
    seen = []
    while "/check" not in address:
        seen.append(address.partition("?")[0].rpartition("/")[2])
        address = follow(send(staff, address))
    assert seen == [one for one in QUESTIONS if one != "team"]
    page = staff.page(address)
    assert heading(page) == "Check your answers"
    assert page.text.count("Skipped") == len(QUESTIONS) - 1


def test_answers_lead_to_a_shortlist_with_reasons(staff):
    add_buddy("Anna", languages=("pl",), ways=("phone",), areas=("help",))
    add_buddy("Ben", languages=("en",))
    address = follow(send(staff, "/buddies/match/language", languages=["pl"]))
    address = follow(send(staff, address, areas=["help"]))
    address = follow(send(staff, address, step="finish"))
    page = staff.page(address)
    assert "Anna" in page.text
    assert "Ben" not in page.text
    assert "Language you share: Polish." in page.text
    assert "Has chosen these areas: Help." in page.text


def test_an_answer_can_be_changed_from_the_check(staff):
    add_buddy("Anna", languages=("en", "pl"))
    address = follow(send(staff, "/buddies/match/gender", gender="woman"))
    for _question in ("experience", "easier"):
        address = follow(send(staff, address))
    page = staff.page(address)
    assert "A woman" in page.text
    change = next(link["href"] for link in page.find_all("a") if "match/gender" in link["href"])
    assert staff.page(change).find("input", value="woman").has_attr("checked")
    address = follow(send(staff, change, gender=""))
    assert "/check" in address
    assert "A woman" not in staff.page(address).text


def test_a_team_is_one_of_the_town_and_goes_when_the_town_changes(staff):
    anna = add_buddy("Anna", team="stoke.therapies")
    address = follow(send(staff, "/buddies/match/site", site="stoke"))
    assert "/team" in address
    address = follow(send(staff, address, team="stoke.therapies", step="finish"))
    assert "Anna" not in staff.page(address).text
    address = follow(send(staff, "/buddies/match/site", site="stoke"))
    address = follow(send(staff, address, team="stoke.therapies"))
    back = address.replace("/leave-out-teams", "/site")
    address = follow(send(staff, back, site="leek", step="finish"))
    assert "Anna" in staff.page(address).text
    assert anna


def test_a_wish_about_staff_groups_needs_ones_own(staff):
    answer = send(staff, "/buddies/match/colleague", staff_group_wish="same", staff_group="")
    assert answer.status_code == 422
    assert "Choose your staff group" in page_of(answer).text


@pytest.mark.parametrize(
    ("question", "wrong"),
    [
        ("ways", {"ways": "telepathy"}),
        ("gender", {"gender": "x"}),
        ("site", {"site": "atlantis"}),
        ("team", {"team": "x"}),
    ],
)
def test_an_answer_that_is_not_on_the_page_is_refused(staff, question, wrong):
    address = follow(send(staff, "/buddies/match/site", site="leek"))
    assert send(staff, address.replace("/team", f"/{question}"), **wrong).status_code == 422


def test_a_team_cannot_be_asked_before_the_town(staff):
    assert "/match/site" in follow(staff.get("/buddies/match/team"))


def test_a_long_list_can_be_passed_without_going_through_every_box(staff):
    for number in range(21):
        add_buddy(f"Buddy {number}")
    page = staff.page("/buddies/match/leave-out")
    next_page = staff.page(page.find("a", string="Skip this question")["href"])
    assert heading(next_page) == "When could you talk?"
    assert staff.page("/buddies/match/hours").find("a", string="Skip this question") is None


def test_an_area_says_what_it_is_about_where_it_is_chosen(staff):
    assert "Talk to someone about how you feel." in staff.page("/buddies/match/areas").text


def test_a_buddy_who_cannot_be_asked_just_now_says_so_before_anything_is_typed(staff):
    anna = add_buddy("Anna")
    actions_profiles.pause(anna, MONDAY.date())
    assert follow(staff.get(f"/buddies/{anna}/ask")) == f"/buddies/{anna}"
    assert "This buddy cannot take a request just now." in staff.page(f"/buddies/{anna}").text


def test_a_colleague_is_found_by_name_and_the_pages_of_a_long_list_have_titles_of_their_own(staff):
    for number in range(30):
        add_buddy(f"Buddy {number}")
    page = staff.page("/buddies?q=buddy+17")
    assert "1 buddy" in page.text
    assert page.find("input", attrs={"name": "q"})["value"] == "buddy 17"
    assert "(page 2 of 3)" in staff.page("/buddies?page=2").title.text


def test_an_unknown_question_is_not_found(staff):
    assert staff.get("/buddies/match/shoe-size").status_code == 404


def test_answers_of_another_session_cannot_be_opened(staff):
    add_buddy("Anna")
    address = follow(send(staff, "/buddies/match/language", languages=["en"]))
    staff.sign_in("staff")
    assert follow(staff.get(address)) == "/buddies/match?lost=1"
    assert "Please start again" in staff.page("/buddies/match?lost=1").text


@pytest.mark.parametrize("path", ["check", "shortlist", "ask", "language"])
def test_forged_answers_cannot_be_opened(staff, path):
    assert follow(staff.get(f"/buddies/match/{path}?answers=gAAAA")) == "/buddies/match?lost=1"


def test_a_form_filled_before_signing_in_again_still_works(staff):
    add_buddy("Anna")
    page = staff.page("/buddies/match/areas")
    fields = hidden(page)
    staff.sign_in("staff")
    with staff.application.app_context():
        fields["csrf_token"] = hidden(staff.page("/buddies/match/areas"))["csrf_token"]
        address = follow(staff.post("/buddies/match/areas", data={**fields, "areas": ["help"]}))
        assert staff.get(address).status_code == 200


# ---- Choosing and asking ----


def test_one_two_or_three_are_chosen_and_somebody_can_be_left_out(staff):
    ids = {name: add_buddy(name) for name in ("Anna", "Ben", "Cara", "Dan")}
    address = follow(send(staff, "/buddies/match/shortlist", leave_out=ids["Dan"]))
    assert "Dan" not in staff.page(address).text
    address = follow(send(staff, address, choose=ids["Ben"]))
    page = staff.page(address)
    assert heading(page) == "Who is your second choice?"
    address = follow(send(staff, address, choose=ids["Anna"]))
    address = follow(send(staff, address, choose=ids["Cara"]))
    page = staff.page(address)
    assert heading(page) == "Send your request"
    assert [item.text.strip() for item in page.find("main").find("ol").find_all("li")] == [
        "Ben",
        "Anna",
        "Cara",
    ]


def test_a_request_is_sent_followed_and_taken_back(staff):
    anna = add_buddy("Anna")
    address = follow(staff.get(f"/buddies/{anna}/ask"))
    page = staff.page(address)
    assert "25 November 2026" in page.text
    answer = send(staff, address, **PERSON)
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    code = receipt_on(page_of(answer))
    assert "We have asked Anna" in page_of(answer).text
    assert (
        follow(send(staff, "/requests", receipt=f" {code.lower().replace('-', ' ')} ")) == f"/requests/{code}"
    )
    status = staff.get(f"/requests/{code}")
    assert "Anna" in page_of(status).text
    assert status.headers["Referrer-Policy"] == "no-referrer"
    assert status.headers["Cache-Control"] == "no-store"
    gone = send(staff, f"/requests/{code}/withdraw")
    assert "Your request is deleted" in page_of(gone).text
    assert staff.get(f"/requests/{code}").status_code == 404
    assert staff.post(f"/requests/{code}/withdraw", data=hidden(staff.page("/requests"))).status_code == 404


def test_the_send_button_pressed_twice_is_one_request_with_one_receipt(staff):
    anna = add_buddy("Anna")
    page = staff.page(follow(staff.get(f"/buddies/{anna}/ask")))
    fields = {**hidden(page), **PERSON}
    first = staff.post("/buddies/match/ask", data=fields)
    second = staff.post("/buddies/match/ask", data=fields)
    assert receipt_on(page_of(first)) == receipt_on(page_of(second))
    assert len(queries.requests_for(anna)) == 1


def test_the_page_opened_again_after_a_lost_answer_is_the_same_request_in_any_language(staff):
    anna = add_buddy("Anna")
    address = follow(staff.get(f"/buddies/{anna}/ask"))
    receipts = {
        receipt_on(page_of(staff.post("/buddies/match/ask", data={**hidden(staff.page(path)), **PERSON})))
        for path in (address, address, f"/ur{address}")
    }
    assert len(receipts) == 1
    assert len(queries.requests_for(anna)) == 1


def test_nobody_can_fill_the_hands_of_all_buddies_with_requests(staff):
    anna = add_buddy("Anna", monthly_limit=8)
    codes = [
        send(staff, follow(staff.get(f"/buddies/{anna}/ask")), **PERSON).status_code for _number in range(7)
    ]
    assert codes == [200] * 6 + [429]
    assert len(queries.requests_for(anna)) == 6


def test_a_page_loaded_again_after_taking_a_request_back_does_not_send_it_again(staff):
    anna = add_buddy("Anna")
    page = staff.page(follow(staff.get(f"/buddies/{anna}/ask")))
    fields = {**hidden(page), **PERSON}
    actions.withdraw(receipt_on(page_of(staff.post("/buddies/match/ask", data=fields))))
    again = staff.post("/buddies/match/ask", data=fields)
    assert "We did not send this again" in page_of(again).text
    assert queries.requests_for(anna) == ()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"name": ""}, "Enter a name to call you by."),
        ({"name": "x" * 61}, "This is too long."),
        ({"name": "a\u202eb"}, "Take out the hidden characters"),
        ({"reach": ""}, "Choose how the buddy can reach you."),
        ({"contact": ""}, "Enter the number or address"),
        ({"contact": "call me"}, "Enter a phone number"),
        ({"reach": "email", "contact": "call me"}, "Enter an email address"),
        ({"reach": "pigeon"}, "Choose one of the answers"),
    ],
)
def test_what_cannot_work_is_said_before_sending_and_nothing_is_lost(staff, change, said):
    anna = add_buddy("Anna")
    answer = send(staff, follow(staff.get(f"/buddies/{anna}/ask")), **{**PERSON, **change})
    assert answer.status_code == 422
    page = page_of(answer)
    assert said in page.text
    assert "Anna" in page.text
    assert queries.requests_for(anna) == ()


def test_a_name_with_markup_is_shown_as_it_was_typed(client, me):
    receipt, _sent = ask(me, name="<script>alert(1)</script>", address="07700 900123")
    answer = client.submit(f"/my/requests/{key_of(receipt)}/accept", on="/my/requests")
    assert "&lt;script&gt;" in client.get(follow(answer)).get_data(as_text=True)


def test_a_forged_request_form_starts_again(staff):
    fields = {**hidden(staff.page("/requests")), **PERSON, "answers": "x", "receipt": "y"}
    assert follow(staff.post("/buddies/match/ask", data=fields)) == "/buddies/match?lost=1"


def test_when_nobody_fits_the_wellbeing_team_is_asked(staff):
    add_lead()
    page = staff.page("/buddies/match/shortlist")
    assert "Nobody fits all of this" in page.text
    answer = send(staff, "/buddies/match/ask", **PERSON)
    assert "The wellbeing team has your request" in page_of(answer).text
    assert "wellbeing team" in staff.page(f"/requests/{receipt_on(page_of(answer))}").text


def test_a_first_choice_who_has_just_paused_is_said_on_the_receipt(staff):
    anna, _ben = add_buddy("Anna"), add_buddy("Ben")
    address = follow(staff.get(f"/buddies/{anna}/ask"))
    page = staff.page(address)
    actions_profiles.pause(anna, MONDAY.date())
    answer = staff.post("/buddies/match/ask", data={**hidden(page), **PERSON})
    assert "Your first choice cannot be asked" in page_of(answer).text
    assert "We have asked Ben" in page_of(answer).text


# ---- Receipts ----


@pytest.mark.parametrize("code", ["K7QF-3MXD-9TRW-2HPB", "x", "a" * 500, "none-such"])
def test_a_receipt_that_opens_nothing_gets_a_helpful_page(client, code):
    answer = client.get(f"/requests/{code}")
    assert answer.status_code == 404
    assert "Type the receipt again" in page_of(answer).text


def test_a_receipt_can_be_used_without_signing_in(client):
    receipt, _sent = ask(add_buddy("Anna"))
    assert "Anna" in client.page(f"/requests/{receipt}").text
    assert follow(send(client, "/requests", receipt="rubbish")) == "/requests/unknown"
    assert client.submit("/requests", {"receipt": ""}).status_code == 422


def test_nobody_can_try_receipts_by_the_thousand(client):
    answers = [client.get(f"/requests/{new_receipt()}").status_code for _ in range(125)]
    assert answers[0] == 404
    assert answers[-1] == 429


# ---- The buddy's workspace ----


def test_a_buddy_says_yes_and_sees_the_contact_until_it_is_written_down(client, me):
    receipt, _sent = ask(me)
    page = client.page("/my/requests")
    assert "1 colleague hopes to hear from you" in page.text
    assert "25 November 2026" in page.text
    assert "Sam of ward nine" not in page.text
    assert "07700" not in page.text
    path = f"/my/requests/{key_of(receipt)}/accept"
    shown = follow(client.submit(path, on="/my/requests"))
    answer = client.get(shown)
    assert "Sam of ward nine" in page_of(answer).text
    assert "07700 900123" in page_of(answer).text
    assert answer.headers["Cache-Control"] == "no-store"
    assert follow(client.submit(path, on="/my/requests")) == shown  # pressed twice
    assert "You said yes to a request" in client.page("/my/requests").text
    assert follow(client.submit(shown.replace("contact", "noted"), on=shown)) == "/my/requests"
    assert client.get(shown).status_code == 404
    again = client.submit(path, on="/my/requests")
    assert again.status_code == 404
    assert "no longer with you" in page_of(again).text
    assert "Nothing waits for you" in client.page("/my/requests").text


def test_a_buddy_says_no_and_takes_a_pause(client, me):
    ben = add_buddy("Ben")
    receipt, _sent = ask(me)
    path = f"/my/requests/{key_of(receipt)}/decline"
    assert follow(send(client, path, pause="14")) == "/my/requests"
    assert queries.request_of_receipt(receipt).offered_to == ben
    assert queries.find_profile(me).match.paused_until == MONDAY.date() + timedelta(days=14)
    page = client.page("/my/requests")
    assert "You are paused until the end of 7 December 2026." in page.text
    assert client.get(path).status_code == 404
    assert send(client, "/my/requests", days="0").status_code == 302
    assert queries.find_profile(me).match.paused_until is None


def test_a_buddy_cannot_answer_for_another(client, me):
    receipt, _sent = ask(add_buddy("Ben"))
    key = key_of(receipt)
    assert client.get(f"/my/requests/{key}/decline").status_code == 404
    assert client.submit(f"/my/requests/{key}/accept", on="/my/profile").status_code == 404
    assert client.submit(f"/my/requests/{key}/decline", {"pause": "0"}, on="/my/profile").status_code == 404
    assert queries.request_of_receipt(receipt) is not None


def test_a_buddy_looks_at_the_profile_before_saving_it(client, me):
    changed = {
        "name": "Bo",
        "about": "I work nights & like <b>gardens</b>.",
        "team": "leek.therapies",
        "staff_group": "estates",
        "languages": ["en", "bfi"],
        "ways": ["video"],
        "hours": ["nights"],
        "areas": ["enjoy"],
        "gender": "",
        "monthly_limit": "2",
        "mail_language": "pl",
        "away_from": "24/12/2026",
        "away_until": "31.12.2026",
    }
    look = send(client, "/my/profile", **changed, step="preview")
    text = page_of(look).text
    assert "It is not saved yet." in text
    assert "I work nights & like <b>gardens</b>." in text
    assert "British Sign Language" in text
    assert queries.find_profile(me).match.ways == ("phone",)
    assert follow(send(client, "/my/profile", **changed, step="save")) == "/my/requests"
    profile = queries.find_profile(me)
    assert profile.match.site == "leek"
    assert profile.match.limit == 2
    assert profile.match.away_until == date(2026, 12, 31)
    assert profile.mail_language == "pl"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"languages": []}, "Tick at least one language."),
        ({"ways": []}, "Tick at least one way to talk."),
        ({"name": " "}, "Enter the name to show."),
        ({"about": "x" * 601}, "This is too long."),
        ({"away_until": "2026-12-31"}, "comes after the first day"),
        ({"away_from": "yesterday"}, "Enter a day that is in the calendar"),
        ({"away_from": "31/02/2026"}, "Enter a day that is in the calendar"),
        ({"team": "leek.nothing"}, "Choose one of the answers"),
    ],
)
def test_a_profile_that_cannot_be_is_said(client, me, change, said):
    good = {
        "name": "Bo",
        "team": "leek.therapies",
        "staff_group": "estates",
        "languages": ["en"],
        "ways": ["phone"],
        "monthly_limit": "2",
        "mail_language": "en",
    }
    answer = send(client, "/my/profile", **{**good, **change}, step="save")
    assert answer.status_code == 422
    assert said in page_of(answer).text


def test_a_buddy_whom_no_lead_has_set_up_is_told_so(client):
    client.sign_in("buddy")
    assert "no profile yet" in client.page("/my/requests").text
    assert "no profile yet" in client.page("/my/profile").text


# ---- Leads ----


def test_a_lead_asks_one_more_buddy(lead):
    receipt, _sent = ask()
    key = key_of(receipt)
    assert "No other buddy fits" in lead.page("/manage/buddies/requests").text
    anna = add_buddy("Anna")
    with clock.at(MONDAY + timedelta(days=3)):
        page = lead.page("/manage/buddies/requests")
        assert "3 days old" in page.text
        assert "07700" not in page.text
    field = page.find("main").find("select")["name"]
    path = f"/manage/buddies/requests/{key}/offer"
    assert (
        follow(lead.submit(path, {field: anna}, on="/manage/buddies/requests")) == "/manage/buddies/requests"
    )
    assert queries.request_of_receipt(receipt).offered_to == anna
    refused = lead.submit(path, {field: anna}, on="/manage/buddies/requests")
    assert refused.status_code == 409
    assert "changed in the meantime" in page_of(refused).text


def test_a_lead_answers_and_sees_the_contact_until_it_is_written_down(lead):
    receipt, _sent = ask()
    path = f"/manage/buddies/requests/{key_of(receipt)}/answer"
    shown = follow(lead.submit(path, on="/manage/buddies/requests"))
    assert "07700 900123" in lead.page(shown).text
    assert "A lead said yes" in lead.page("/manage/buddies/requests").text
    assert follow(lead.submit(path, on="/manage/buddies/requests")) == shown  # pressed twice
    assert follow(lead.submit(shown.replace("contact", "noted"), on=shown)) == "/manage/buddies/requests"
    assert lead.get(shown).status_code == 404
    assert lead.submit(path, on="/manage/buddies/requests").status_code == 404
    assert actions.move_on() == 0


# ---- Every page in every direction ----


@pytest.mark.parametrize("language", ["pl", "ur", "yi"])
def test_the_pages_hold_in_other_languages(staff, language):
    add_buddy("Anna", about="Hello", areas=("help",), ways=("phone",))
    for path in (
        "/buddies",
        "/buddies/match",
        "/buddies/match/check",
        "/buddies/match/shortlist",
        "/requests",
    ):
        staff.page(f"/{language}{path}")
    for question in QUESTIONS:
        assert staff.get(f"/{language}/buddies/match/{question}").status_code in (200, 302)


def test_a_buddy_who_asks_for_a_buddy_is_never_their_own(client, me):
    anna = add_buddy("Anna")
    page = client.page("/buddies/match/shortlist")
    assert [button["value"] for button in page.find_all("button", attrs={"name": "choose"})] == [anna]
    sent = send(client, follow(client.get(f"/buddies/{anna}/ask")), **PERSON)
    (held,) = queries.requests_for(anna)
    assert actions.decline(held.key, anna)
    assert queries.requests_for(me) == ()
    assert queries.request_of_receipt(receipt_on(page_of(sent))).offered_to is None
