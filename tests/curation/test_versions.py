"""What changed between two versions."""

from hypothesis import given
from hypothesis import strategies as st

from wellbeing.curation.versions import Difference, differences

cells = st.dictionaries(st.sampled_from("abc"), st.text(max_size=3))
contents = st.dictionaries(st.sampled_from(["en", "pl"]), cells)


@given(contents)
def test_nothing_differs_from_itself(content):
    assert differences(content, content) == ()


@given(contents, contents)
def test_going_back_is_the_same_the_other_way_round(before, after):
    there = {(one.language, one.column, one.before, one.after) for one in differences(before, after)}
    back = {(one.language, one.column, one.after, one.before) for one in differences(after, before)}
    assert there == back
    assert all(one[2] != one[3] for one in there)


def test_a_language_that_came_is_all_new():
    found = differences({"en": {"name": "A"}}, {"en": {"name": "A"}, "pl": {"name": "B"}})
    assert found == (Difference("pl", "name", "", "B"),)


def test_words_that_follow_the_english_are_no_change_of_their_own():
    before = {"en": {"name": "A"}, "pl": {"name": "A"}}
    after = {"en": {"name": "B"}, "pl": {"name": "B"}}
    assert differences(before, after) == (Difference("en", "name", "A", "B"),)


def test_a_translation_that_gives_way_to_english_says_so():
    before = {"en": {"name": "A"}, "pl": {"name": "Ą"}}
    after = {"en": {"name": "B"}, "pl": {"name": "B"}}
    assert differences(before, after)[1] == Difference("pl", "name", "Ą", "B", is_english=True)
    assert differences(after, before)[1] == Difference("pl", "name", "B", "Ą", was_english=True)
