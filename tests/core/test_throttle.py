"""One count for one place that requests come from, however many addresses it has."""

import pytest

from wellbeing.core.throttle import whence


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("203.0.113.9", "203.0.113.9"),
        ("::ffff:203.0.113.9", "203.0.113.9"),
        ("2001:db8:0:7::1", "2001:db8:0:7::/64"),
        ("2001:db8:0:7:ffff::9", "2001:db8:0:7::/64"),
        ("::1", "::/64"),
        ("unix:", "unix:"),
        ("", ""),
        (None, ""),
    ],
)
def test_an_address_belongs_to_a_place(address, place):
    assert whence(address) == place
