"""Names stand where a reader looks for them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.resources.packs import real_pack
from wellbeing.resources.alphabet import ALPHABETS, DIGITS, in_order, initial, sort_key


@pytest.mark.parametrize(
    ("name", "language", "letter"),
    [
        ("Samaritans", "en", "S"),
        ("The Sleep Charity", "en", "T"),
        ("NHS 111, option 2", "en", "N"),
        ("999 emergency services", "en", DIGITS),
        ("24/7 line", "ur", DIGITS),
        ("۱۱۱ مدد", "ur", DIGITS),
        ("“Quoted” help", "en", "Q"),
        ("  (Brackets) first", "en", "B"),
        ("École", "en", "E"),
        ("Łódź", "pl", "Ł"),
        ("Łódź", "en", "Ł"),
        ("Żaba", "pl", "Ż"),
        ("آپ کے خیالات", "ur", "ا"),
        ("ڈر", "ur", "ڈ"),
        ("يار", "ur", "ی"),
        ("Samaritans", "ur", "S"),
        ("日本", "en", "日"),
        ("!!!", "en", "#"),
        ("", "en", "#"),
    ],
)
def test_a_name_stands_under_its_letter(name, language, letter):
    assert initial(name, language) == letter


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("en", ["999", "A", "a b", "ab", "École", "edge", "Zoo"]),
        ("pl", ["cel", "ćma", "dom", "las", "łza", "ósma", "zad", "ząb", "zebra", "źle", "żaba"]),
        ("ur", ["111", "ابا", "بات", "پیسہ", "ٹیم", "ڈر", "ذہن", "گھر", "ہسپتال", "یاد", "Mind"]),
        ("en", ["Mind", "Mind Infoline", "Mindful"]),
    ],
)
def test_names_stand_in_the_order_of_the_readers_alphabet(language, names):
    keys = [sort_key(name, language) for name in names]
    assert keys == sorted(keys) and len(set(keys)) == len(keys)


def test_english_names_come_after_urdu_ones_on_an_urdu_page():
    groups = in_order(["Mind", "بات", "Anxiety UK", "ابا", "111"], str, "ur")
    assert groups == [
        (DIGITS, ["111"]),
        ("ا", ["ابا"]),
        ("ب", ["بات"]),
        ("A", ["Anxiety UK"]),
        ("M", ["Mind"]),
    ]


@given(st.lists(st.text(max_size=12)), st.sampled_from(["en", *ALPHABETS, "ml"]))
def test_whatever_is_called_what_everything_stands_once_under_one_letter(names, language):
    groups = in_order(names, str, language)
    letters = [letter for letter, _names in groups]
    assert len(letters) == len(set(letters))
    assert sorted(name for _letter, group in groups for name in group) == sorted(names)


@pytest.mark.parametrize("language", ["en", "pl", "ur"])
def test_the_letters_of_the_real_pack_follow_each_other(language):
    every_name = [each.words(language).name for each in real_pack().resources]
    groups = in_order(every_name, str, language)
    assert sum(len(group) for _letter, group in groups) == 130
    keys = [sort_key(name, language) for _letter, group in groups for name in group]
    assert keys == sorted(keys)
