"""The language of a query is told by its words, whatever the language of the page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.resources.packs import real_pack
from wellbeing.resources.folding import split
from wellbeing.resources.phrases import vocabulary
from wellbeing.resources.tongues import Tongues

TONGUES = Tongues(vocabulary(real_pack().topics))


@pytest.mark.parametrize(
    ("query", "language"),
    [
        ("my manager shouts at me", "en"),
        ("nie mogę spać po nockach", "pl"),
        ("nu pot să dorm după tura de noapte", "ro"),
        ("não consigo dormir depois do turno", "pt"),
        ("hindi ako makatulog pagkatapos ng trabaho", "fil"),
        ("dwi ddim yn gallu cysgu", "cy"),
        ("مجھے رات کو نیند نہیں آتی", "ur"),
        ("mujhe raat ko neend nahi aati hai", "ur"),
        ("لا أستطيع النوم بعد العمل", "ar"),
        ("ਮੈਨੂੰ ਰਾਤ ਨੂੰ ਨੀਂਦ ਨਹੀਂ ਆਉਂਦੀ", "pa"),
        ("എനിക്ക് രാത്രി ഉറക്കം വരുന്നില്ല", "ml"),
    ],
)
@pytest.mark.parametrize("page", ["en", "pl", "ur"])
def test_a_sentence_is_known_for_its_language_on_any_page(query, language, page):
    tongue = TONGUES.spoken(split(query), page)
    assert language in tongue.languages and tongue.is_sure


def test_a_word_of_several_languages_is_of_the_readers_own_or_of_english():
    known = Tongues({"en": {"mobbing"}, "pl": {"mobbing", "praca"}, "ro": {"praca"}})
    assert known.spoken(("mobbing",), "pl").languages == {"pl"}
    assert known.spoken(("mobbing",), "ro").languages == {"en"}
    assert known.spoken(("praca",), "en").languages == {"pl", "ro"}


@given(st.lists(st.text(max_size=12), max_size=8), st.sampled_from(["en", "pl", "xx"]))
def test_any_words_are_in_some_language(words, page):
    tongue = TONGUES.spoken(words, page)
    assert tongue.languages and all(isinstance(each, str) for each in tongue.languages)
