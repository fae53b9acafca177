"""A buddy offers what they want to offer: experiences, a number or an address at work, each only if they wish."""

import pytest

from tests.buddies.pages import follow, page_of, send
from wellbeing.buddies import queries

pytestmark = pytest.mark.usefixtures("monday")


def test_a_buddy_offers_experiences_and_publishes_how_to_be_reached(client, me):
    published = {
        "experiences": ["carer", "nights"],
        "work_phone": " ٠١٧٨٥ 000123  x 4 ",
        "work_email": " Bo@Trust.Example ",
    }
    look = page_of(send(client, "/my/profile", **published, step="preview"))
    assert look.find("a", href="tel:01785000123;ext=4")
    assert look.find("a", href="mailto:Bo@Trust.Example")
    assert queries.find_profile(me).work_phone == ""
    assert follow(send(client, "/my/profile", **published, step="save")) == "/my/requests"
    profile = queries.find_profile(me)
    assert profile.match.experiences == ("carer", "nights")
    assert profile.work_phone == "01785 000123 ext 4"
    page = client.page("/my/profile")
    assert page.find("input", id="work_phone")["value"] == "01785 000123 ext 4"
    assert page.find("input", value="carer").has_attr("checked")


def test_what_was_published_is_taken_back_by_emptying_the_box(client, me):
    send(client, "/my/profile", work_phone="4521", work_email="bo@trust.example", step="save")
    assert queries.find_profile(me).work_dial == "tel:4521"
    send(client, "/my/profile", work_phone=" ", work_email="", step="save")
    assert (queries.find_profile(me).work_phone, queries.find_profile(me).work_email) == ("", "")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"work_phone": "ring me"}, "Enter a phone number"),
        ({"work_phone": "<script>"}, "Enter a phone number"),
        ({"work_phone": "0" * 41}, "This is too long."),
        ({"work_phone": "12\u202e34"}, "Take out the hidden characters"),
        ({"work_email": "bo"}, "Enter an email address in the right form"),
        ({"work_email": "bo@private.example"}, "Use your work address. It ends in @trust.example."),
        ({"work_email": "bo@trust.example?cc=all@trust.example"}, "Enter an email address in the right form"),
        ({"work_email": "a" * 300 + "@trust.example"}, "Enter an email address in the right form"),
        ({"experiences": ["depression"]}, "Choose one of the answers"),
    ],
)
def test_what_cannot_be_published_is_said_and_what_was_typed_stays(client, me, change, said):
    answer = send(client, "/my/profile", **change, step="save")
    assert answer.status_code == 422
    assert said in page_of(answer).text
    assert queries.find_profile(me).work_email == ""


def test_colleagues_see_the_experiences_of_a_profile_nowhere_unless_they_ask(client, me):
    send(client, "/my/profile", experiences=["lgbt"], step="save")
    client.sign_in("staff")
    assert "LGBT" not in client.page(f"/buddies/{me}").text
    client.sign_in("lead")
    assert "LGBT" not in client.page(f"/manage/buddies/{me}").text
