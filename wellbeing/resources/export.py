"""Writing the pack as the files that `interchange.read_pack` reads back to the same."""

import csv
import io
from collections.abc import Iterable, Sequence

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
        files[name] = write_csv([(*COLUMNS[name], *EXTRA[name]), *map(english_cells, entries)])
        for language in sorted({code for entry in entries for code in entry.translations}):
            rows = (translated_cells(entry, language) for entry in entries if language in entry.translations)
            files[f"{language}/{name}"] = write_csv([(*TRANSLATED[name], *CHECK_COLUMNS), *rows])
    return files


def write_csv(rows: Iterable[Sequence[str]]) -> str:
    """Rows as a CSV file, the first of which names the columns."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows([write_cell(cell) for cell in row] for row in rows)
    return text.getvalue()
