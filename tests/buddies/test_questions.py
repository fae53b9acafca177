"""The way through the questions: nothing asked that makes no sense, and Back leads where one came from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wellbeing.buddies.matching import Need
from wellbeing.buddies.questions import QUESTIONS, Answers, after, asked, before, from_data, to_data

WITH_SITE = Answers(site="leek")


@pytest.mark.parametrize("answers", [Answers(), WITH_SITE])
def test_the_way_forward_and_the_way_back_are_the_same(answers):
    way, question = [QUESTIONS[0]], QUESTIONS[0]
    while (question := after(question, answers)) is not None:
        way.append(question)
    assert way == [one for one in QUESTIONS if asked(one, answers)]
    back = [question := way[-1]]
    while (question := before(question, answers)) is not None:
        back.append(question)
    assert back == way[::-1]


def test_a_team_is_asked_only_of_somebody_who_named_a_town():
    assert after("site", Answers()) == "leave-out-teams"
    assert after("site", WITH_SITE) == "team"


def test_skipping_everything_is_a_need_for_anybody():
    assert Answers().need == Need()
    assert to_data(Answers()) == {}


def test_a_town_becomes_its_place_and_english_is_the_last_language_tried():
    need = Answers(site="leek", languages=("en", "pl")).need
    assert need.place == "newcastle"
    assert need.languages == ("pl", "en")


def test_three_can_be_chosen_in_order_and_none_twice():
    answers = Answers()
    for buddy in ("a", "b", "a", "c", "d"):
        answers = answers.with_choice(buddy)
    assert answers.choices == ("b", "a", "c")
    assert answers.without("a").choices == ("b", "c")
    assert answers.without("a").without("a").leave_out == ("a",)


@given(
    st.builds(
        Answers,
        languages=st.lists(st.sampled_from(["en", "pl"]), unique=True).map(tuple),
        site=st.sampled_from(["", "leek"]),
        staff_group_wish=st.sampled_from(["any", "same"]),
        choices=st.lists(st.text(min_size=1), max_size=3).map(tuple),
    )
)
def test_answers_come_out_as_they_went_in(answers):
    data = {
        name: list(value) if isinstance(value, tuple) else value for name, value in to_data(answers).items()
    }
    assert from_data(data) == answers


@pytest.mark.parametrize("data", [None, [], "x", {"colour": "red"}])
def test_something_else_is_no_answers(data):
    assert from_data(data) is None
