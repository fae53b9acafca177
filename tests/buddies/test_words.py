"""Lists read as each language writes them, and each choice has its words."""

import pytest

from wellbeing import trust
from wellbeing.buddies import words
from wellbeing.core.i18n import in_language


@pytest.mark.parametrize(
    ("language", "read"), [("en", "a, b, c"), ("pl", "a, b, c"), ("ur", "a، b، c"), ("yi", "a, b, c")]
)
def test_words_stand_in_a_row_with_the_commas_of_the_language(app, language, read):
    with in_language(language):
        assert words.listed(["a", "b", "c"]) == read
        assert words.listed(["a"]) == "a"
        assert words.listed([]) == ""


def test_names_come_in_the_order_of_the_vocabulary():
    assert words.names(trust.WAYS, ("message", "in_person")) == "In person, By message"
    assert words.names(trust.WAYS, ("",)) == ""


def test_english_is_named_last_and_sign_language_has_a_name():
    assert words.language_list(("en", "bfi", "pl")) == "British Sign Language, Polish, English"


@pytest.mark.parametrize("language", ["en", "pl", "ur"])
def test_every_language_that_can_be_offered_has_a_name(app, language):
    with in_language(language):
        names = [trust.language_name(code) for code in trust.LANGUAGE_CODES]
    assert len(set(names)) == len(names)
    assert not set(names) & set(trust.LANGUAGE_CODES)
