"""Modules have at most 300 lines, functions at most 40, templates at most 120; the largest are printed."""

import pytest

from tests.house.source import functions, lines, modules, short, templates

MODULE, FUNCTION, TEMPLATE = 300, 40, 120


def sizes_of_functions() -> list[tuple[int, str]]:
    return [
        ((node.end_lineno or node.lineno) - node.lineno + 1, f"{short(path)}:{node.name}")
        for path in modules()
        for node in functions(path)
    ]


def sizes_of(paths: tuple) -> list[tuple[int, str]]:
    return [(lines(path), short(path)) for path in paths]


@pytest.mark.parametrize(
    ("kind", "measure", "most"),
    [
        ("module", lambda: sizes_of(modules()), MODULE),
        ("function", sizes_of_functions, FUNCTION),
        ("template", lambda: sizes_of(templates()), TEMPLATE),
    ],
)
def test_nobody_has_to_scroll_far(kind, measure, most, record_largest) -> None:
    found = measure()
    record_largest(kind, *max(found))
    assert [f"{name} has {size} lines" for size, name in found if size > most] == []
