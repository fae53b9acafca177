"""What becomes of an entry's cells when somebody changes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wellbeing.curation.entry_cells import changed_cells, in_order, merged, slug_for

WORDS = ("name", "summary")
BEFORE = {
    "en": {"slug": "a", "name": "Name", "summary": "Old facts.", "phone": "1"},
    "pl": {"slug": "a", "name": "Name", "summary": "Stare fakty.", "status": "checked", "checked_by": "Jan"},
}


def test_what_is_left_alone_stays():
    assert changed_cells(BEFORE, {"phone": "2"}, WORDS, same_meaning=False) == {
        "en": {**BEFORE["en"], "phone": "2"},
        "pl": BEFORE["pl"],
    }


def test_a_translation_never_tells_the_old_facts():
    after = changed_cells(BEFORE, {"name": "Other name"}, WORDS, same_meaning=False)
    assert after["pl"] == {**BEFORE["pl"], "name": "Other name"}
    assert "pl" not in changed_cells(BEFORE, {"summary": "New facts."}, WORDS, same_meaning=False)


def test_a_mended_wording_keeps_translations_but_english_names_follow():
    after = changed_cells(BEFORE, {"name": "Better name", "summary": "Same facts."}, WORDS, same_meaning=True)
    assert after["pl"] == {**BEFORE["pl"], "name": "Better name"}


@pytest.mark.parametrize(
    ("before", "chosen", "first", "after"),
    [
        ("c;a;b", ["a", "b", "c"], "", "c;a;b"),
        ("c;a", ["a", "b"], "", "a;b"),
        ("c;a", ["a", "b"], "d", "d;a;b"),
        ("", ["a", "a"], "a", "a"),
        ("a", [], "", ""),
    ],
)
def test_what_was_ticked_before_keeps_its_order(before, chosen, first, after):
    assert in_order(before, chosen, first) == after


@given(st.text(max_size=80), st.sets(st.sampled_from(["a", "b", "a-2", "resource", "caf"])))
def test_a_slug_is_one_that_the_pack_takes_and_nothing_else_has(name, taken):
    slug = slug_for(name, taken, "resource")
    assert slug not in taken and len(slug) <= 60
    assert all(part.isalnum() and part.isascii() and part == part.lower() for part in slug.split("-"))


@pytest.mark.parametrize(
    ("name", "slug"),
    [("Mind's Infoline", "mind-s-infoline"), ("نیند", "resource"), ("Café  Calm!", "caf-calm"), ("A", "a-2")],
)
def test_a_slug_is_made_of_the_name(name, slug):
    assert slug_for(name, {"a"}, "resource") == slug


def test_what_others_changed_in_cells_that_one_left_alone_is_taken_over():
    opened, now = {"a": "1", "b": "1", "c": "1"}, {"a": "2", "b": "2", "c": "1"}
    assert merged(opened, now, {"a": "1", "b": "3", "c": "4"}) == {"a": "2", "b": "3", "c": "4"}
