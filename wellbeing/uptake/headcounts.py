"""Head counts as leads give them: of each place and each staff group, typed in or in a file."""

from collections.abc import Mapping

from wellbeing import trust
from wellbeing.core.grids import Faults, Grid
from wellbeing.core.i18n import gettext as _
from wellbeing.core.tables import rows_of

DIMENSIONS: Mapping[str, tuple[trust.Place | trust.StaffGroup, ...]] = {
    "place": trust.PLACES,
    "staff_group": trust.STAFF_GROUPS,
}
COLUMNS = ("dimension", "id", "people")
MOST_PEOPLE = 1_000_000
# (dimension, id) -> people
Counts = Mapping[tuple[str, str], int]


def every_id() -> tuple[tuple[str, str], ...]:
    """Each place and staff group, in the order of the page."""
    return tuple((dimension, one.id) for dimension, choices in DIMENSIONS.items() for one in choices)


def fault_of(dimension: str, people: int) -> str | None:
    """Why a head count cannot be kept, in a sentence; None when it can."""
    if not 0 <= people <= MOST_PEOPLE:
        return _("Enter a whole number of people, such as 850.")
    if dimension == "place" and 0 < people < trust.SMALLEST_PLACE:
        return _(
            "A place needs at least %(least)s people, so that nobody stands out. Ask us to join it with another.",
            least=trust.SMALLEST_PLACE,
        )
    return None


def read_counts(grid: Grid, faults: Faults) -> Counts:
    """The head counts in a file; every fault names its cell."""
    known = set(every_id())
    found: dict[tuple[str, str], int] = {}
    for row in rows_of(grid, COLUMNS, (), faults):
        key = (row.cells["dimension"], row.cells["id"])
        people = whole_number(row.cells["people"])
        if key not in known:
            row.wrong("id", _("This is no place or staff group of ours."))
        elif key in found:
            row.wrong("id", _("This stands in the file twice."))
        elif not row.cells["people"]:
            continue  # nobody has counted yet
        elif told := fault_of(key[0], people):
            row.wrong("people", told)
        else:
            found[key] = people
    return found


def whole_number(text: str) -> int:
    """A number as people and spreadsheets write it (850, 1,200 or 850.0); -1 when it is none."""
    digits = text.strip().replace(",", "").removesuffix(".0")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else -1
