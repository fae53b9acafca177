"""Packs for tests: the real one, and ways to spoil it."""

import csv
import io
from functools import cache
from pathlib import Path

from bs4 import BeautifulSoup

from wellbeing.resources.entries import PackData
from wellbeing.resources.interchange import files_in, read_pack

PACK = Path(__file__).parents[2] / "wellbeing" / "resources" / "pack"


@cache
def real_files() -> dict[str, bytes]:
    return files_in(PACK)


@cache
def real_pack() -> PackData:
    return read_pack(real_files())


def english_files() -> dict[str, bytes]:
    return {name: content for name, content in real_files().items() if "/" not in name}


def with_cell(name: str, line: int, column: str, value: str) -> dict[str, bytes]:
    """The English pack with one cell changed; `line` is the line in the file, from 1."""
    rows = list(csv.reader(io.StringIO(english_files()[name].decode(), newline="")))
    rows[line - 1][rows[0].index(column)] = value
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(rows)
    return {**english_files(), name: text.getvalue().encode()}


def names(page: BeautifulSoup) -> list[str]:
    """The names of the resources that a page lists as cards."""
    return [link.get_text(strip=True) for link in page.select(".app-result__name a")]
