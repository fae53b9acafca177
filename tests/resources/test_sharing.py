"""The square holds the address, and is drawn without a style of its own."""

import re

import segno
from bs4 import BeautifulSoup

from wellbeing.resources.sharing import LONGEST, square

ADDRESS = "https://soothe.trust.example/ur/resources?q=%D9%82%D8%B1%D8%B6&scope=national"


def test_the_square_has_no_style_and_no_size_of_its_own():
    drawing = BeautifulSoup(square(ADDRESS), "lxml").svg
    assert drawing["class"] == ["app-qr"]
    assert not drawing.has_attr("width")
    assert not drawing.select("[style], style, script")


def test_the_dark_places_are_those_of_the_address():
    side = int(BeautifulSoup(square(ADDRESS), "lxml").svg["viewbox"].split()[2])
    path = re.search(r'stroke="#000" d="([^"]+)"', square(ADDRESS))[1]
    dark, x, y = set(), 0.0, 0.0
    for kind, numbers in re.findall(r"([Mmh])([^Mmh]*)", path):
        values = [float(number) for number in re.findall(r"-?[\d.]+", numbers)]
        if kind == "h":
            dark |= {(int(y), int(x) + step) for step in range(int(values[0]))}
            x += values[0]
        else:
            x, y = (values[0], values[1]) if kind == "M" else (x + values[0], y + values[1])
    wanted = list(segno.make(ADDRESS, error="m", micro=False).matrix_iter(border=4))
    assert dark == {(row, at) for row, line in enumerate(wanted) for at, module in enumerate(line) if module}
    assert side == len(wanted)


def test_an_address_too_long_for_a_phone_has_no_square():
    assert square("a" * LONGEST)
    assert square("a" * (LONGEST + 1)) == ""
