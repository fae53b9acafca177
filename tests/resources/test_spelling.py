"""Misspelt words find the right one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wellbeing.resources.spelling import Spelling, distance

KNOWN = Spelling(
    ["sleep", "insomnia", "anxiety", "menopause", "harassment", "money", "debt", "1234", "نیند", "ਕਰਜ਼ਾ"]
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("slepe", "sleep"),
        ("slep", "sleep"),
        ("insomina", "insomnia"),
        ("anxitey", "anxiety"),
        ("menapuase", "menopause"),
        ("harrasment", "harassment"),
        ("mony", "money"),
        ("ਕਰਜਾ", "ਕਰਜ਼ਾ"),
    ],
)
def test_a_slip_of_the_finger_is_mended(typed, meant):
    assert KNOWN.meant(typed)[0] == meant


@pytest.mark.parametrize("typed", ["xyzzy", "hat", "", "1235", "z" * 500, "m*ney$$", "sl"])
def test_what_is_not_near_anything_is_left_alone(typed):
    assert KNOWN.meant(typed) == ()


@pytest.mark.parametrize(
    ("one", "other", "steps"),
    [
        ("", "abc", 3),
        ("abc", "abc", 0),
        ("abc", "acb", 1),
        ("abc", "abd", 1),
        ("abc", "ab", 1),
        ("kitten", "sitting", 3),
    ],
)
def test_the_distance_counts_the_steps(one, other, steps):
    assert distance(one, other) == steps == distance(other, one)


words = st.text("abcde", min_size=4, max_size=12)


@given(st.lists(words, min_size=1, max_size=20), words)
def test_a_suggestion_is_always_near_and_never_farther_than_another(known, typed):
    found = Spelling(known).meant(typed)
    for word in found:
        allowed = 2 if min(len(word), len(typed)) >= 8 else 1
        assert distance(word, typed) <= allowed
        assert distance(word, typed) <= min(distance(other, typed) for other in known)


@given(words, st.integers(1, 11))
def test_one_letter_left_out_after_the_first_is_always_found(word, place):
    place = max(place % len(word), 1)
    typed = word[:place] + word[place + 1 :]
    if len(typed) >= 4:
        assert Spelling([word]).meant(typed) == (word,)


@pytest.mark.parametrize(
    ("typed", "known"),
    [("mark", "park"), ("play", "plan"), ("town", "down"), ("best", "beat"), ("light", "fight")],
)
def test_a_short_word_with_another_letter_is_another_word(typed, known):
    assert Spelling([known]).meant(typed) == ()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("sykosis", "psychosis"),
        ("skitzophrenia", "schizophrenia"),
        ("discriminashun", "discrimination"),
        ("demensia", "dementia"),
        ("tyred", "tired"),
        ("kolleag", "colleague"),
        ("suisidal", "suicidal"),
        ("fobia", "phobia"),
        ("wurried", "worried"),
    ],
)
def test_an_english_word_is_found_by_its_sound(typed, meant):
    known = ["psychosis", "schizophrenia", "discrimination", "dementia", "tired", "colleague", "suicidal"]
    assert meant in Spelling([], [*known, "phobia", "worried", "sleep"]).heard(typed)


@pytest.mark.parametrize("typed", ["", "slp", "aeiou", "ਕਰਜ਼ਾ", "z" * 500, "sleep"])
def test_what_sounds_like_nothing_here_is_not_heard(typed):
    assert Spelling([], ["psychosis"]).heard(typed) == []
