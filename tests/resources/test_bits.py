"""Sets of resources as the bits of one number."""

from hypothesis import given
from hypothesis import strategies as st

from wellbeing.resources.bits import Marked, bits_of

sets = st.lists(st.frozensets(st.integers(0, 300), max_size=60), max_size=4)


@given(sets, st.integers(-400, 400), st.integers(-400, 400))
def test_sets_one_after_the_other_are_read_as_one_list(many, first, last):
    marked = Marked(*(bits_of(each, 301) for each in many))
    listed = [number for each in many for number in sorted(each)]
    assert len(marked) == len(listed)
    assert list(marked) == listed
    assert marked[first:last] == listed[first:last]
    assert marked[::-3] == listed[::-3]
    if listed:
        assert marked[first % len(listed)] == listed[first % len(listed)]
        assert marked[-1] == listed[-1]
