"""Every column of a list is explained, and its cells are said in words."""

import pytest

from wellbeing.core.i18n import in_language
from wellbeing.network.list_words import COLUMN_WORDS, allowed, cell_text

TOPICS = {"sleep": "Sleep", "stress": "Stress"}


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("name", "Bo", "Bo"),
        ("name", "", "Nothing"),
        ("town", "leek", "Leek"),
        ("town", "gone", "gone"),
        ("team", "therapies", "Therapies and rehabilitation"),
        ("languages", "en;ur", "English and Urdu"),
        ("topics", "sleep;gone", "Sleep and gone"),
        ("ways", "phone;video", "By phone and By video call"),
        ("active", "no", "No"),
        ("trained_until", "2028-01-31", "31 January 2028"),
        ("monthly_limit", "3", "3"),
    ],
)
def test_a_cell_is_said_in_words(column, value, said):
    assert cell_text(column, value, TOPICS) == said


def test_every_column_says_what_may_stand_in_it():
    told = {column: allowed(column, TOPICS) for column in COLUMN_WORDS}
    assert all(told.values())
    assert "sleep (Sleep), stress (Stress)" in told["topics"]
    assert told["monthly_limit"].startswith("A number from 1 to 8.")
    assert "A new buddy begins with “yes”." in told["active"]


def test_codes_stay_codes_in_every_language():
    for language in ("pl", "ur"):
        with in_language(language):
            assert "leek (Leek)" in allowed("town", TOPICS) and "yes (" in allowed("active", TOPICS)
