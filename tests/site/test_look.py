"""What can be told of the look without a browser: contrast, directions, and that nothing comes from elsewhere."""

import gzip
import re

import pytest

from wellbeing.core.pages import STATIC

OURS = (STATIC / "css" / "app.css").read_text(encoding="utf-8")
VENDOR = STATIC / "vendor" / "nhsuk-frontend-10.6.1"
COLOURS = re.findall(r"\.app-area--([a-z-]+) \{ --area: (#\w+); --area-tint: (#\w+);", OURS)


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("area", "colour", "tint"), COLOURS)
def test_the_colour_of_each_area_can_be_read_on_white_and_on_its_tint(
    area: str, colour: str, tint: str
) -> None:
    assert contrast(colour, "#ffffff") >= 4.5
    assert contrast(colour, tint) >= 4.5
    assert contrast("#212b32", tint) >= 7


def test_there_are_six_areas_each_with_a_colour_and_a_drawing() -> None:
    assert len({colour for _area, colour, _tint in COLOURS}) == 6
    assert all((STATIC / "img" / f"area-{area}.svg").exists() for area, _colour, _tint in COLOURS)


def test_our_style_sheet_runs_in_both_directions() -> None:
    sides = "left|right|top|bottom"
    physical = rf"(?<![\w-])(?:(?:margin|padding|border)-(?:{sides})|{sides}|width|height)\s*:"
    assert re.findall(physical, re.sub(r"\((?:min|max)-width:[^)]*\)", "", OURS)) == []


@pytest.mark.parametrize(
    "sheet", [STATIC / "css" / "app.css", VENDOR / "nhsuk.css", VENDOR / "nhsuk-rtl.css"]
)
def test_no_style_sheet_asks_another_site_for_anything(sheet) -> None:
    words = sheet.read_text(encoding="utf-8")
    assert not re.search(r"url\(\s*[\"']?(?:https?:)?//", words)
    assert all((sheet.parent / address).exists() for address in re.findall(r"url\([\"']?([^\"')]+)", words))


@pytest.mark.parametrize("name", ["nhsuk.css", "nhsuk-rtl.css"])
def test_a_packed_style_sheet_is_the_same_as_the_plain_one(name: str) -> None:
    assert gzip.decompress((VENDOR / f"{name}.gz").read_bytes()) == (VENDOR / name).read_bytes()
