"""A code said over the phone finds the same buddy, and a slip of the tongue finds nobody instead of somebody else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wellbeing.buddies.codes import code_of, id_of_code
from wellbeing.buddies.models import random_id

IDS = st.integers(0, 2**48 - 1).map(lambda number: f"{number:012x}")
SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


@given(IDS)
def test_a_code_leads_back_to_its_buddy(buddy_id):
    assert id_of_code(code_of(buddy_id)) == buddy_id


@given(IDS, st.integers(0, 13), st.sampled_from(SIGNS))
def test_one_wrong_sign_is_noticed(buddy_id, place, sign):
    code = code_of(buddy_id)
    wrong = code[:place] + sign + code[place + 1 :]
    assert wrong == code or id_of_code(wrong) is None


@given(IDS, st.integers(0, 10))
def test_two_signs_that_changed_places_are_noticed(buddy_id, place):
    signs = list(code_of(buddy_id).replace("-", ""))
    signs[place], signs[place + 1] = signs[place + 1], signs[place]
    swapped = "".join(signs)
    assert swapped == code_of(buddy_id).replace("-", "") or id_of_code(swapped) is None


@pytest.mark.parametrize(
    "write",
    [
        str.lower,
        lambda code: code.replace("-", " "),
        lambda code: f"  {code.replace('-', '')}.",
        lambda code: code.replace("0", "O").replace("1", "l"),
        lambda code: code.replace("0", "o").replace("1", "I").replace("V", "u"),
        lambda code: code.replace("-", "\u2013"),
        lambda code: code.translate({ord("0") + digit: 0x06F0 + digit for digit in range(10)}),
    ],
)
@pytest.mark.parametrize("buddy_id", ["0123456789ab", "00000000001b", "ffffffffffff", "7b1f00d31337"])
def test_a_code_is_understood_as_people_write_it(buddy_id, write):
    assert id_of_code(write(code_of(buddy_id))) == buddy_id


@pytest.mark.parametrize(
    "text", ["", "x", "K7QF-3MXD", "K7QF-3MXD-9TRW-2HPB", "\x00" * 12, "🙂" * 12, "A" * 5000, "٪" * 12]
)
def test_what_is_no_code_leads_nowhere(text):
    assert id_of_code(text) is None


@pytest.mark.parametrize("buddy_id", ["", "b1", "ABCDEF012345", "0123456789ab0", "zzzzzzzzzzzz"])
def test_an_id_of_another_kind_has_no_code(buddy_id):
    assert code_of(buddy_id) == ""


def test_every_buddy_has_a_code_that_is_short_and_their_own():
    ids = {random_id() for _ in range(200)}
    codes = {code_of(one) for one in ids}
    assert len(codes) == len(ids)
    assert {len(code) for code in codes} == {14}
