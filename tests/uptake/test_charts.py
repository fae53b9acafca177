"""Charts: what they draw, what they say in words, and what they never contain."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from wellbeing.uptake.charts import Bar, Gap, Words, draw, split

WORDS = Words(
    title="Conversations by topic",
    description="Sleep was talked about most.",
    now="July to September 2026",
    before="July to September 2025",
    few="fewer than 10",
    absent="not printed",
)
BARS = (Bar("Sleep", 120, 90), Bar("Debt", Gap.FEW, 15), Bar("Menopause", 25, Gap.ABSENT))
SVG = "{http://www.w3.org/2000/svg}"
figures = st.one_of(st.sampled_from(Gap), st.integers(2, 500).map(lambda five: five * 5))


def parse(chart):
    return etree.fromstring(str(chart).encode())


def texts(chart):
    return [node.text for node in parse(chart).iter(f"{SVG}text")]


def test_the_chart_names_itself_for_those_who_hear_it():
    svg = parse(draw("topic", BARS, WORDS))
    assert svg.get("role") == "img"
    named = [svg.find(f"{SVG}{tag}") for tag in ("title", "desc")]
    assert svg.get("aria-labelledby").split() == [node.get("id") for node in named]
    assert [node.text for node in named] == [WORDS.title, WORDS.description]
    assert svg.get("aria-details") == "topic-table"


def test_this_year_stands_beside_last_year_with_its_figures_in_words():
    assert texts(draw("topic", BARS, WORDS)) == [
        "July to September 2026",
        "July to September 2025",
        *("Sleep", "120", "90"),
        *("Debt", "fewer than 10", "15"),
        *("Menopause", "25", "not printed"),
    ]


def test_the_two_years_differ_by_more_than_colour():
    fills = [box.get("fill") for box in parse(draw("topic", BARS[:1], WORDS)).findall(f"{SVG}rect")]
    assert fills == ["#005eb8", "url(#topic-stripes)"] * 2


def test_a_bar_is_as_long_as_its_figure():
    boxes = parse(draw("topic", BARS[:1], WORDS)).findall(f"{SVG}rect")[2:]
    now, before = (float(box.get("width")) for box in boxes)
    assert now / before == pytest.approx(120 / 90, rel=0.01)


def test_a_suppressed_figure_is_a_dashed_stub_of_one_size():
    bars = (Bar("Debt", Gap.FEW, Gap.FEW), Bar("Sleep", 500, 300))
    stubs = [box for box in parse(draw("x", bars, WORDS)).iter(f"{SVG}rect") if box.get("stroke-dasharray")]
    assert len(stubs) == 2
    assert len({stub.get("width") for stub in stubs}) == 1


def test_a_reader_from_right_to_left_sees_the_bars_grow_from_the_right():
    ltr, rtl = (parse(draw("x", BARS[:1], WORDS, rtl=rtl)) for rtl in (False, True))
    for there, here in zip(ltr.findall(f"{SVG}rect"), rtl.findall(f"{SVG}rect"), strict=True):
        assert float(here.get("x")) + float(here.get("width")) + float(there.get("x")) == pytest.approx(
            360, 0.01
        )
    assert all(node.get("direction") == "rtl" for node in rtl.iter(f"{SVG}text"))
    assert not any(node.get("direction") for node in ltr.iter(f"{SVG}text"))


def test_nobody_can_put_code_into_a_chart_through_a_label():
    chart = str(draw("x", (Bar("<script>alert(1)</script>\" onload='x'", 15, 10),), WORDS))
    assert "<script" not in chart
    assert not re.search(r"<[^>]*\sonload", chart)


@given(
    st.lists(st.builds(Bar, st.text("abc <&\"'é", max_size=90), figures, figures), max_size=8), st.booleans()
)
def test_every_chart_is_well_formed_without_style_or_script_and_inside_its_frame(bars, rtl):
    svg = parse(draw("any", bars, WORDS, rtl=rtl))
    for node in svg.iter():
        assert not any(name == "style" or name.startswith("on") for name in node.attrib)
        assert node.tag not in (f"{SVG}script", f"{SVG}style")
    ids = [node.get("id") for node in svg.iter() if node.get("id")]
    assert len(ids) == len(set(ids))
    height = float(svg.get("viewBox").split()[3])
    for box in svg.findall(f"{SVG}rect"):
        assert float(box.get("x")) >= 0
        assert float(box.get("x")) + float(box.get("width")) <= 360
        assert float(box.get("y")) + float(box.get("height")) <= height


def test_only_rows_with_something_to_draw_are_drawn_in_their_order():
    bars = (Bar("a", Gap.FEW, Gap.FEW), Bar("b", 15, 10), Bar("c", Gap.FEW, 10), Bar("d", 40, Gap.ABSENT))
    drawn, left_out = split((*bars, Bar("e", Gap.FEW, Gap.ABSENT)))
    assert [bar.label for bar in drawn] == ["b", "c", "d"]
    assert left_out == 2
