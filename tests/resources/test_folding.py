"""What people type, in any script, becomes plain words."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wellbeing.resources.folding import MOST_WORDS, as_typed, fold, split, tokens


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Can’t sleep!", "cant sleep"),
        ("can't", "cant"),
        ("LGBTQ+", "lgbtq"),
        ("Łódź café naïve", "lodz cafe naive"),
        ("ŻÓŁĆ straße", "zolc strasse"),
        ("self-harm/self_harm", "self harm self harm"),
        ("whistle\u00adblowing", "whistleblowing"),
        ("24/7 £5.50", "24 7 5 50"),
        ("Ｆｕｌｌ ｗｉｄｔｈ", "full width"),
        ("نیند نہیں آتی", "نیند نہین اتی"),
        ("نِیند", "نیند"),
        ("مجھے ھے هے", "مجہے ہے ہے"),
        ("كام ي", "کام ی"),
        ("\u06f1\u06f2\u06f3 ١٢٣", "123 123"),
        ("گھر\u200cوالے", "گہروالے"),
        ("कर्ज़", "कर्ज़"),
        ("ਕਰਜ਼ਾ", "ਕਰਜਾ"),
        ("ਨੀਂਦ ਨਹੀਂ ਆਉਂਦੀ", "ਨੀਦ ਨਹੀ ਆਉਦੀ"),
        ("ਜ਼ਿੰਦਗੀ ਜਿਂਦਗੀ ਥੱਕ", "ਜਿਦਗੀ ਜਿਦਗੀ ਥਕ"),
        ("أنا إلى آخر ٱسم مدرسة مسؤول شيء", "انا الی اخر اسم مدرسہ مسوول شی"),
        ("تَعْبانـــة", "تعبانہ"),
        ("جاݨا ڪم", "جانا کم"),
        ("ഉറങ്ങാൻ", "ഉറങ്ങാന്"),
        ("എന്റെ എൻ്റെ എൻറെ എന്\u200dറെ", "എന്റെ എന്റെ എന്റെ എന്റെ"),
        ("എനിക്കു് സൌഖ്യം ഇൗ", "എനിക്ക് സൗഖ്യം ഈ"),
        ("😀 sad 😢", "sad"),
        ("'; DROP TABLE--", "drop table"),
        ('title:"x" AND (y OR *)', "title x and y or"),
        ("\x00\x07bell\u202e", "bell"),
        ("", ""),
    ],
)
def test_the_same_word_typed_in_different_ways_is_one_word(typed, words):
    assert split(typed) == split(words) == tuple(unicodedata.normalize("NFC", word) for word in split(words))
    assert " ".join(split(typed)) == unicodedata.normalize("NFC", words)


def test_marks_stay_with_their_letter_so_that_a_letter_is_not_found_in_a_word():
    assert split("कर्ज़") == ("कर्ज़",)
    assert "ज" not in split("कर्ज़")


@given(st.text(max_size=300))
def test_folding_twice_changes_nothing_more(text):
    assert fold(fold(text)).split() == fold(text).split()


@given(st.text(max_size=300))
def test_plain_words_hold_no_capitals_controls_or_blanks(text):
    for word in split(text):
        assert word and not word.isspace()
        assert not any(unicodedata.category(letter)[0] in "CZPS" for letter in word)


@given(st.text(max_size=2_000))
def test_each_word_knows_the_piece_it_came_from(text):
    words, pieces = tokens(text)
    assert len(words) <= MOST_WORDS
    assert all(token.word in fold(pieces[token.piece]).split() for token in words)


def test_what_is_shown_back_is_what_was_typed_without_the_punctuation_around_it():
    _words, pieces = tokens("Help! I'm (really) skint...")
    assert as_typed(pieces, range(2, 4)) == "really) skint"
    assert as_typed(pieces, range(3, 4)) == "skint"
