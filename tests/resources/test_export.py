"""What is written reads back the same, and no spreadsheet runs it."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.resources.packs import real_files, real_pack
from wellbeing.resources.entries import PackData
from wellbeing.resources.export import write_pack
from wellbeing.resources.interchange import read_pack

RISKY = ("=", "+", "-", "@")


def round_trip(pack: PackData) -> PackData:
    return read_pack({name: text.encode() for name, text in write_pack(pack).items()})


def test_the_real_pack_goes_round_without_a_change():
    assert round_trip(real_pack()) == real_pack()


def test_the_files_are_the_same_files():
    assert set(write_pack(real_pack())) == set(real_files())


def test_who_assured_a_resource_and_when_goes_round():
    first, *others = real_pack().resources
    first = replace(first, assured_by="Sam Example", assured_on=date(2026, 10, 1))
    pack = replace(real_pack(), resources=(first, *others))
    assert round_trip(pack).resources[0] == first


@pytest.mark.parametrize("text", ["=1+1", "+44 1234", "-x", "@sum", "'=quoted", "''=twice", "'plain", "'"])
def test_a_cell_that_a_spreadsheet_would_run_comes_out_harmless_and_reads_back(text):
    first, *others = real_pack().resources
    first = replace(first, english=replace(first.english, name=text))
    pack = replace(real_pack(), resources=(first, *others))
    assert not any(
        cell.startswith(RISKY)
        for line in write_pack(pack)["resources.csv"].split("\n")
        for cell in line.split(",")
    )
    assert round_trip(pack) == pack


words = st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn", "Zl", "Zp")), min_size=1, max_size=40)
plain = words.map(str.strip).filter(
    lambda text: text and not set(text) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
)


@settings(max_examples=80, deadline=None)
@given(name=plain, summary=plain)
def test_any_words_go_round(name, summary):
    first, *others = real_pack().resources[:3]
    first = replace(first, english=replace(first.english, name=name, summary=summary), translations={})
    pack = replace(real_pack(), resources=(first, *others))
    assert round_trip(pack).resources[0].english == first.english
