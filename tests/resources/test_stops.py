"""Small words say nothing about the subject; words of refusal do."""

import pytest

from wellbeing.resources.folding import split
from wellbeing.resources.stops import SPELT_RIGHT, STOPS, TURNS, is_stop, stops_in, turns_in

LANGUAGES = {"en", "pl", "ro", "ur", "pa", "ml", "fil", "pt", "ar", "cy"}


def test_every_language_has_its_small_words_and_its_everyday_words():
    assert set(STOPS) == set(TURNS) == set(SPELT_RIGHT) == LANGUAGES
    assert all(len(words) > 50 for words in (*STOPS.values(), *SPELT_RIGHT.values()))


@pytest.mark.parametrize(
    ("language", "refusals"),
    [
        ("en", "not no never can't cannot don't won't without nothing nobody"),
        ("pl", "nie nigdy bez nic nikt"),
        ("ro", "nu niciodată fără nimic nimeni"),
        ("ur", "نہیں nahi nahin"),
        ("pa", "ਨਹੀਂ nahi"),
        ("ml", "ഇല്ല illa"),
        ("fil", "hindi wala walang ayaw"),
        ("pt", "não nunca sem nada ninguém"),
        ("ar", "لا لم لن ليس"),
        ("cy", "dim ddim heb methu"),
    ],
)
def test_words_of_refusal_are_never_left_out(language, refusals):
    assert not [word for word in split(refusals) if is_stop(word, language)]


def test_a_small_word_of_one_language_is_a_word_like_others_in_another():
    assert is_stop("care", "ro") and not is_stop("care", "en")
    assert not is_stop("the", "xx")


def test_a_file_holds_words_notes_and_turns_of_speech():
    text = "# A note\nthe a\nof\n=dying for a\n= out of the blue"
    assert stops_in(text) == {"the", "a", "of"}
    assert turns_in(text) == ("dying for a", "out of the blue")
