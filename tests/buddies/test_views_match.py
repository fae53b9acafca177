"""Whole teams are left out town by town, and an experience is asked about only of whoever wishes."""

import pytest

from tests.buddies.pages import follow, page_of, send
from tests.buddies.people import add_buddy
from wellbeing import trust

TEAMS = "/buddies/match/leave-out-teams"


pytestmark = pytest.mark.usefixtures("monday")


def offered(page):
    return [box["value"] for box in page.find("main").find_all("input", type="checkbox")]


def test_the_teams_of_ones_own_town_are_offered_at_once_without_ones_own(staff):
    address = follow(send(staff, "/buddies/match/site", site="leek"))
    address = follow(send(staff, address, team="leek.therapies"))
    teams = offered(staff.page(address))
    assert "leek.district_nursing" in teams
    assert "leek.therapies" not in teams
    assert all(team.startswith("leek.") for team in teams)


def test_a_team_in_any_town_is_found_in_a_second_step_and_ticks_stay(staff):
    add_buddy("Anna", team="stoke.therapies")
    add_buddy("Ben", team="leek.therapies", site="leek")
    add_buddy("Cara", team="stoke.district_nursing")
    assert offered(staff.page(TEAMS)) == []
    address = follow(send(staff, TEAMS, town="stoke", step="town"))
    address = follow(send(staff, address, leave_out_teams=["stoke.therapies"], town="leek", step="town"))
    page = staff.page(address)
    assert page.find("input", value="stoke.therapies").has_attr("checked")
    ticked = ["stoke.therapies", "leek.therapies"]
    page = staff.page(follow(send(staff, address, leave_out_teams=ticked, step="finish")))
    names = [name.text for name in page.find("main").find_all("h2", class_="app-result__name")]
    assert names == ["Cara"]


def test_teams_looked_for_from_the_check_lead_back_to_it(staff):
    address = follow(send(staff, f"{TEAMS}?change=1", town="leek", step="town"))
    address = follow(send(staff, address, leave_out_teams=["leek.therapies"]))
    assert "/check" in address
    assert "Therapies and rehabilitation in Leek" in staff.page(address).text


def test_more_than_can_ride_in_an_address_is_refused_and_as_much_as_can_works(staff):
    address = TEAMS
    for site in trust.SITES:
        ticked = offered(staff.page(address))
        if len(ticked) > 50:
            break
        widest = address
        address = follow(send(staff, address, leave_out_teams=ticked, town=site.id, step="town"))
    assert len(offered(staff.page(widest))) > 40
    assert len(address) < 4000
    answer = send(staff, address, leave_out_teams=ticked)
    assert answer.status_code == 422
    assert "Tick at most 50." in page_of(answer).text


@pytest.mark.parametrize("town", ["atlantis", "", "x" * 3000, "%00"])
def test_a_town_that_is_none_offers_nothing(staff, town):
    assert offered(staff.page(f"{TEAMS}?town={town}")) == []


def test_an_experience_is_a_reason_for_whoever_asked_and_unseen_by_all_others(staff):
    anna = add_buddy("Anna", experiences=("bereavement",))
    add_buddy("Ben")
    address = follow(send(staff, "/buddies/match/experience", experiences=["bereavement"], step="finish"))
    text = staff.page(address).find("main").text
    assert "Knows this from their own life: Losing someone close." in text
    assert text.index("Anna") < text.index("Ben")
    for path in ("/buddies/match/shortlist", "/buddies", f"/buddies/{anna}"):
        assert "Losing someone close" not in staff.page(path).text


def test_somebody_left_out_on_the_shortlist_is_ticked_where_people_are_left_out(staff):
    anna = add_buddy("Anna", site="leek", team="leek.therapies")
    add_buddy("Ben")
    address = follow(send(staff, "/buddies/match/shortlist", leave_out=anna))
    question = address.replace("shortlist", "leave-out")
    assert staff.page(question).find("input", value=anna).has_attr("checked")
