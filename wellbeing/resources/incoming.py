"""What a list that somebody brings in says of each entry: whole, once what it leaves out is filled in."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from wellbeing.core.checks import Row
from wellbeing.core.grids import Faults, Grid
from wellbeing.core.i18n import gettext as _
from wellbeing.core.tables import rows_of
from wellbeing.resources.cells import english_cells, translated_cells
from wellbeing.resources.entries import ENGLISH, MACHINE, STATUSES, Resource, Topic
from wellbeing.resources.interchange import CHECK_COLUMNS, COLUMNS, EXTRA, RESOURCES, TOPICS, TRANSLATED
from wellbeing.resources.rows import read_resource, read_resource_words, read_topic, read_topic_words

Entry = Resource | Topic
KEYS = {RESOURCES: "slug", TOPICS: "topic"}
# An empty cell of these says nothing: what is known stays.
_NEVER_EMPTY = ("open_to", "private_from_work", "status", "review_months")
_DRAFT = STATUSES[0]
# Pages of the leads have these names in the place of a resource's.
RESERVED = ("a-z", "add", "figures", "import")


def columns_of(file: str, language: str) -> tuple[str, ...]:
    """The columns of a list, in their order."""
    if language == ENGLISH:
        return (*COLUMNS[file], *EXTRA[file])
    return (*TRANSLATED[file], *CHECK_COLUMNS)


def list_cells(file: str, language: str, entries: Sequence[Entry]) -> Iterator[tuple[str, ...]]:
    """A list as it goes out: its columns, then a row for each entry that has words in this language."""
    yield columns_of(file, language)
    for entry in entries:
        if language == ENGLISH:
            yield english_cells(entry)
        elif language in entry.translations:
            yield translated_cells(entry, language)


def read_incoming(
    grid: Grid,
    file: str,
    language: str,
    known: Mapping[str, Entry],
    topic_ids: Collection[str],
    faults: Faults,
) -> dict[str, dict[str, str] | None]:
    """What the rows of a list say in its language, by slug; None where that is what is known already.

    A column that is not there says what is known.
    """
    key = KEYS[file]
    found: dict[str, dict[str, str] | None] = {}
    for row in rows_of(grid, (key,), columns_of(file, language)[1:], faults):
        slug = row.cells[key]
        entry = known.get(slug)
        if slug in found:
            row.wrong(key, _("“%(value)s” stands here twice.", value=slug[:60]))
        elif entry is None and slug and (file, language) != (RESOURCES, ENGLISH):
            row.wrong(key, _("“%(value)s” is not in the pack. Check how it is spelt.", value=slug[:60]))
        elif slug in RESERVED:
            row.wrong(
                key, _("“%(value)s” cannot be a name in an address here. Choose another one.", value=slug)
            )
        elif language == ENGLISH:
            found[slug] = _english(row, entry, file, topic_ids)
        elif entry:
            found[slug] = _translated(row, entry, language)
        else:
            row.wrong(key, _("This cell is empty. It needs a value."))
    return found


def _english(row: Row, known: Entry | None, file: str, topic_ids: Collection[str]) -> dict[str, str] | None:
    columns = columns_of(file, ENGLISH)
    cells = dict(zip(columns, english_cells(known), strict=True)) if known else {"status": _DRAFT}
    told = {name: value for name, value in row.cells.items() if value or name not in _NEVER_EMPTY}
    if known and cells == {**cells, **told}:
        return None
    filled = replace(row, cells={**dict.fromkeys(columns, ""), **cells, **told})
    entry = read_resource(filled, topic_ids) if file == RESOURCES else read_topic(filled)
    read = dict(zip(columns, english_cells(entry), strict=True))
    return None if known and read == cells else read


def _translated(row: Row, entry: Entry, language: str) -> dict[str, str] | None:
    file = TOPICS if isinstance(entry, Topic) else RESOURCES
    columns = columns_of(file, language)
    known = language in entry.translations
    before = dict(zip(columns, translated_cells(entry, language), strict=True)) if known else {}
    if known and before == {**before, **row.cells}:
        return None
    told = dict(row.cells)
    if not told.get("status"):
        same = all(told[name] == before.get(name, "") for name in TRANSLATED[file] if name in told)
        # Whoever checked the words before has not checked these.
        told |= {} if same and known else {"status": MACHINE, "checked_by": "", "checked_on": ""}
        told = {name: value for name, value in told.items() if value or name != "status"}
    filled = replace(row, cells={**dict.fromkeys(columns, ""), **before, **told})
    if isinstance(entry, Topic):
        read: Entry = replace(entry, translations={language: read_topic_words(filled, entry)})
    else:
        read = replace(entry, translations={language: read_resource_words(filled, entry)})
    said = dict(zip(columns, translated_cells(read, language), strict=True))
    return None if said == before else said
