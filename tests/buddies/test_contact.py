"""One way to be reached: what people really type is taken, what cannot work is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wellbeing.buddies.contact import clean_contact, clean_email, clean_phone, dial


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("07700 900123", "07700 900123"),
        (" 01785  000 000 ", "01785 000 000"),
        ("+44 (0)7700-900123", "+44 (0)7700-900123"),
        ("01785 000000 ext 42", "01785 000000 ext 42"),
        ("01785 000000 x42", "01785 000000 ext 42"),
        ("2345", "2345"),
        ("٠٧٧٠٠ ٩٠٠١٢٣", "07700 900123"),
        ("", None),
        ("12", None),
        ("call me", None),
        ("07700 900123 07700 900123", None),
        ("07700<script>", None),
        ("+", None),
    ],
)
def test_a_phone_number_as_people_write_it(typed, kept):
    assert clean_phone(typed) == kept


@pytest.mark.parametrize(
    ("number", "rings"),
    [
        ("01785 000000 ext 42", "tel:01785000000;ext=42"),
        ("+44 (0)7700-900123", "tel:+447700900123"),
        ("2345", "tel:2345"),
    ],
)
def test_a_number_rings_with_its_extension(number, rings):
    assert dial(number) == rings


@pytest.mark.parametrize("typed", ["sam@trust.example", "s.o'brien+x@sub.trust.co.uk"])
def test_an_email_address(typed):
    assert clean_email(f" {typed} ") == typed


@pytest.mark.parametrize(
    "typed", ["", "sam", "sam@", "@trust.example", "a b@c.uk", "a@b", f"{'a' * 250}@b.uk"]
)
def test_what_is_no_email_address(typed):
    assert clean_email(typed) is None


def test_another_way_takes_any_words():
    assert clean_contact("other", "  Teams:   Sam Q ") == "Teams: Sam Q"
    assert clean_contact("other", "  ") is None


@given(st.sampled_from(["phone", "email", "other", "", "fax"]), st.text(max_size=200))
def test_anything_typed_is_answered(reach, typed):
    cleaned = clean_contact(reach, typed)
    assert cleaned is None or clean_contact(reach, cleaned) == cleaned
