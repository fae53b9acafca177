"""A slip in an address leads to what was meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.resources.packs import real_pack
from wellbeing.resources.nearness import Near

NEAR = Near({each.slug: (each.slug, each.english.name) for each in real_pack().resources})


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("samaritens", "samaritans"),
        ("samaritans-uk", "samaritans"),
        ("The_Samaritans", "samaritans"),
        ("citizen-advice", "citizens-advice"),
        ("shelters", "shelter"),
        ("sleep", "sleep-charity"),
        ("andy-man-club", "andys-man-club"),
    ],
)
def test_the_nearest_name_comes_first(typed, meant):
    assert NEAR.like(typed)[0] == meant


@pytest.mark.parametrize(
    "typed", ["", "no-such-thing", "a" * 5_000, "<script>alert(1)</script>", "\x00", "../../etc"]
)
def test_what_is_like_nothing_finds_nothing(typed):
    assert NEAR.like(typed) == ()


@given(st.text(max_size=200))
def test_whatever_is_typed_at_most_three_real_names_come_back(typed):
    found = NEAR.like(typed)
    assert len(found) <= 3 and set(found) <= {each.slug for each in real_pack().resources}
