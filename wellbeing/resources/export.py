"""Writing the pack as the files that `interchange.read_pack` reads back to the same."""

from wellbeing.core.tables import write_csv
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
