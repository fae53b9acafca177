"""Writing the pack as the files that `interchange.read_pack` reads back to the same."""

import csv
import io
from collections.abc import Iterable

from wellbeing.resources.cells import english_cells, translated_cells
from wellbeing.resources.entries import CrisisContact, PackData, Resource, Topic
from wellbeing.resources.interchange import (
    CHECK_COLUMNS,
    COLUMNS,
    CRISIS,
    EXTRA,
    RESOURCES,
    TOPICS,
    TRANSLATED,
)
from wellbeing.resources.tables import write_cell

_Entries = tuple[Resource, ...] | tuple[Topic, ...] | tuple[CrisisContact, ...]


def write_pack(data: PackData) -> dict[str, str]:
    """The pack as files that `read_pack` reads back to the same."""
    tables: tuple[tuple[str, _Entries], ...] = (
        (RESOURCES, data.resources),
        (TOPICS, data.topics),
        (CRISIS, data.contacts),
    )
    files = {}
    for name, entries in tables:
        files[name] = _write((*COLUMNS[name], *EXTRA[name]), (english_cells(each) for each in entries))
        for language in sorted({code for entry in entries for code in entry.translations}):
            rows = (translated_cells(entry, language) for entry in entries if language in entry.translations)
            files[f"{language}/{name}"] = _write((*TRANSLATED[name], *CHECK_COLUMNS), rows)
    return files


def _write(columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([write_cell(cell) for cell in row] for row in rows)
    return text.getvalue()
