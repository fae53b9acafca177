"""What each table is cut by: the values in the order of the page, with their words.

The cells of a table follow from this list and not from what was counted: an empty cell is printed like any
other. Places and groups are the trust's own list; a place taken off it before a close is in no printed cell.
"""

from collections.abc import Collection, Sequence
from itertools import product

from wellbeing.conversations.queries import signposted_choices
from wellbeing.core.i18n import LazyString
from wellbeing.core.i18n import lazy_gettext as _l
from wellbeing.soothe import AREAS
from wellbeing.trust import BROAD_GROUPS, PLACES, REGIONS, STAFF_GROUPS, WAYS, Choice
from wellbeing.uptake.catalogue import Table

Cell = tuple[str, ...]
Topics = Sequence[tuple[str, str]]
# Where conversations are counted whose topic has left the pack since.
ANOTHER_TOPIC = Choice("another_topic", _l("Another topic"))

NAMES: dict[str, LazyString] = {
    "area": _l("SOOTHE area"),
    "topic": _l("Topic"),
    "place": _l("Place of work"),
    "region": _l("Region"),
    "staff_group": _l("Staff group"),
    "broad_group": _l("Broad staff group"),
    "channel": _l("Way of talking"),
    "scope": _l("Help suggested"),
}
_FIXED: dict[str, tuple[Choice, ...]] = {
    "area": tuple(Choice(area.id, area.name) for area in AREAS),
    "place": tuple(Choice(place.id, place.name) for place in PLACES),
    "region": REGIONS,
    "staff_group": STAFF_GROUPS,
    "broad_group": BROAD_GROUPS,
    "channel": WAYS,
    "scope": signposted_choices(),
}


def choices(dimension: str, topics: Topics, printed: Collection[str] = ()) -> tuple[Choice, ...]:
    """The values of a dimension, with those at the end that were printed once and have left the list since."""
    listed = _FIXED.get(dimension) or (*(Choice(*topic) for topic in topics), ANOTHER_TOPIC)
    known = {choice.id for choice in listed}
    gone = sorted(value for value in printed if value not in known)
    return (*listed, *(Choice(value, value.replace("_", " ").capitalize()) for value in gone))


def cells(table: Table, topics: Topics) -> tuple[Cell, ...]:
    """Every cell of a table."""
    return tuple(product(*([choice.id for choice in choices(name, topics)] for name in table.dimensions)))


def place_of(cell: Cell, table: Table, topics: Topics) -> Cell:
    """The cell in which a counted one is printed: itself, but for a topic that has left the pack."""
    listed = {topic for topic, _name in topics}
    return tuple(
        ANOTHER_TOPIC.id if name == "topic" and value not in listed else value
        for name, value in zip(table.dimensions, cell, strict=True)
    )
