"""A list of buddies as its cells: how it goes out, and what each cell must hold when it comes back.

A buddy is a mapping from columns to the text of cells. Only cells that say something else than what is known
are judged, so that a row is never refused for what was there before.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from wellbeing import soothe, trust
from wellbeing.buddies.queries import LONGEST_NAME, clean_email
from wellbeing.buddies.queries_records import HOURS, MOST_A_MONTH, Record
from wellbeing.core.checks import Row
from wellbeing.core.grids import Faults, Grid
from wellbeing.core.i18n import LazyString
from wellbeing.core.i18n import gettext as _
from wellbeing.core.tables import rows_of, write_text
from wellbeing.core.workbook_writing import Page
from wellbeing.network.list_words import COLUMN_WORDS, DAYS, ONE_OF, SOME_OF, USUAL, allowed

COLUMNS = tuple(COLUMN_WORDS)
NEEDED = ("email",)
_FILLED = ("name", "town", "team", "staff_group")
_CODES = ("languages", "areas", "topics", "ways", "hours")
_ORDER: Mapping[str, Sequence[str]] = {
    "languages": trust.LANGUAGE_CODES,
    "areas": soothe.AREA_IDS,
    "ways": [way.id for way in trust.WAYS],
    "hours": [hour.id for hour in HOURS],
}
# So a spreadsheet writes a day back that it has read from a CSV file.
_BRITISH_DAY = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
_YEARS = range(2000, 2100)
_WIDTHS = {"name": 25, "email": 35, "supervisor": 35, "areas": 30, "topics": 40, "languages": 25}
_LONGEST_CHOICES = 255

Cells = Mapping[str, str]


@dataclass(frozen=True)
class Known:
    """What is known when a list comes in; `taken` says of each address that no list may use why not."""

    buddies: Mapping[str, Cells]
    # By their codes, with the words that pages show.
    topics: Mapping[str, str] = field(default_factory=dict)
    supervisors: Collection[str] = ()
    domains: Collection[str] = ()
    taken: Mapping[str, LazyString] = field(default_factory=dict)
    # Buddies who are leads or administrators too.
    with_more_roles: Collection[str] = ()
    left: Collection[str] = ()

    @property
    def by_email(self) -> dict[str, str]:
        """The ids of buddies by their addresses."""
        return {cells["email"]: buddy_id for buddy_id, cells in self.buddies.items()}


@dataclass(frozen=True)
class Incoming:
    """A row: whom it is about (nobody yet for a new buddy), and what it says of them in full."""

    line: int
    buddy_id: str
    before: Cells
    after: Cells = field(hash=False)


def cells_of(record: Record, email: str, supervisor: str) -> dict[str, str]:
    """A buddy as a row of a list."""
    days = {name: getattr(record, name) for name in DAYS}
    return {
        "id": record.id,
        "name": record.name,
        "email": email,
        "town": record.site,
        "team": record.team.partition(".")[2],
        "staff_group": record.staff_group,
        **{name: ";".join(getattr(record, name)) for name in _CODES},
        "monthly_limit": str(record.monthly_limit),
        "mail_language": record.mail_language,
        "active": "yes" if record.active else "no",
        **{name: day.isoformat() if day else "" for name, day in days.items()},
        "supervisor": supervisor,
    }


def values_of(cells: Cells) -> dict[str, object]:
    """What a row says, as the fields of a record; without its id, its address and its supervisor."""
    return {
        "name": cells["name"],
        "site": cells["town"],
        "team": trust.team_id(cells["town"], cells["team"]) if cells["team"] else "",
        "staff_group": cells["staff_group"],
        **{name: tuple(filter(None, cells[name].split(";"))) for name in _CODES},
        "monthly_limit": int(cells["monthly_limit"]),
        "mail_language": cells["mail_language"],
        "active": cells["active"] == "yes",
        **{name: date.fromisoformat(cells[name]) if cells[name] else None for name in DAYS},
    }


def rows_out(buddies: Sequence[Cells]) -> Iterator[tuple[str, ...]]:
    """A list as it goes out: its columns, then a row for each buddy."""
    yield COLUMNS
    yield from (tuple(cells[name] for name in COLUMNS) for cells in buddies)


def pages(buddies: Sequence[Cells], topics: Mapping[str, str]) -> list[Page]:
    """The sheets of a workbook: the rows, and how to fill them in; `topics` are their names by their id."""
    first, *rows = rows_out(buddies)
    choices = {COLUMNS.index(name): list(words) for name, words in ONE_OF.items()}
    short = {place: some for place, some in choices.items() if len(",".join(some)) <= _LONGEST_CHOICES}
    guide = [(name, str(words), allowed(name, topics)) for name, words in COLUMN_WORDS.items()]
    head = (_("Column"), _("What it says"), _("What may stand in it"))
    shown = [first, *([write_text(cell) for cell in row] for row in rows)]
    return [
        Page("Buddies", shown, [_WIDTHS.get(name, 16) for name in COLUMNS], short),
        # Translators: the name of a sheet in a workbook; at most 31 letters.
        Page(_("How to fill this in"), [head, *guide], [20, 40, 100]),
    ]


def read_list(grid: Grid, known: Known, faults: Faults) -> list[Incoming]:
    """What the rows of a list say. A column that is not there says what is known; what is wrong is a fault."""
    optional = tuple(name for name in COLUMNS if name not in NEEDED)
    by_email = known.by_email
    found: list[Incoming] = []
    seen: set[str] = set()
    for row in rows_of(grid, NEEDED, optional, faults):
        email = row.cells["email"].lower()
        buddy_id = _whom(row, email, known, by_email)
        if buddy_id is None:
            continue
        before = known.buddies.get(buddy_id, {})
        after = _after(row, before, known)
        # An address counts as used by what it was too: two rows cannot change places in one step.
        for key in {buddy_id or after["email"], after["email"]} - {""}:
            if key in seen:
                row.wrong("email", _("“%(value)s” stands here twice.", value=email[:60]))
            seen.add(key)
        found.append(Incoming(row.place.row or row.line, buddy_id, before, after))
    return found


def _whom(row: Row, email: str, known: Known, by_email: Mapping[str, str]) -> str | None:
    """The id of the buddy that a row is about, empty for a new one; None when that cannot be told."""
    given, owner = row.cells.get("id", ""), by_email.get(email, "")
    if given in known.left:
        row.wrong("id", _("This buddy has left. Take them back on their own page first."))
    elif given in known.buddies:
        if owner not in ("", given):
            row.wrong("email", _("Another buddy has this address already."))
        return given
    elif given and not owner:
        # A spreadsheet may have read the code as a number; then the address tells who it is.
        row.wrong("id", _("No buddy has this code. Leave it empty for a new buddy."))
    else:
        return owner
    return None


def _after(row: Row, before: Cells, known: Known) -> dict[str, str]:
    told = {name: row.cells[name] for name in COLUMNS if name in row.cells and name != "id"}
    told = {name: cell for name, cell in told.items() if cell or name not in USUAL}
    fresh = {**dict.fromkeys(COLUMNS, ""), **USUAL}
    after = {**(before or fresh)}
    for name, cell in told.items():
        if not before or cell != before[name].strip():
            after[name] = _same_codes(name, before, _READERS[name](row, name, known))
    if not before:
        for name in _FILLED:
            if name not in told:
                row.wrong("email", _("A new buddy needs the column “%(name)s”.", name=name))
    _check_together(row, before, after)
    return after


def _same_codes(name: str, before: Cells, cell: str) -> str:
    """The cell; or as it was, when it holds the same words in another order."""
    was = before.get(name, "")
    return was if name in _CODES and set(was.split(";")) == set(cell.split(";")) else cell


def _check_together(row: Row, before: Cells, after: Cells) -> None:
    """What no cell can be judged by alone."""
    town, team = after["town"], after["team"]
    moved = not before or (town, team) != (before["town"], before["team"])
    if moved and town and team and trust.team_id(town, team) not in trust.team_ids():
        where = trust.find_site(town)
        if where and team in ONE_OF["team"]:
            row.wrong("team", _("There is no such team in %(town)s.", town=where.name))
    first, last = after["away_from"], after["away_until"]
    if (first, last) != (before.get("away_from", ""), before.get("away_until", "")) and last and last < first:
        row.wrong("away_until", _("Put in a last day that comes after the first day."))
    elif last and not first and not before.get("away_until"):
        row.wrong("away_from", _("Put in the first day too."))


def _read_name(row: Row, name: str, _known: Known) -> str:
    return row.text(name, LONGEST_NAME)


def _read_email(row: Row, name: str, known: Known) -> str:
    email = row.text(name, 254).lower()
    if email and (clean_email(email) is None or not email.isascii()):
        row.wrong(name, _("Enter an email address in the right form, like name@example.org."))
    elif email and email.rpartition("@")[2] not in known.domains:
        ends = " / ".join("@" + domain for domain in known.domains)
        row.wrong(name, _("Use their work address. It ends in %(domains)s.", domains=ends))
    elif email in known.taken:
        row.wrong(name, str(known.taken[email]))
    elif row.cells.get("id") in known.with_more_roles:
        row.wrong(name, _("This buddy is a lead or an administrator too. No list may change their address."))
    return email


def _read_one(row: Row, name: str, _known: Known) -> str:
    return _with_codes(row, name, ONE_OF[name]).choice(name, ONE_OF[name])


def _read_some(row: Row, name: str, known: Known) -> str:
    if not row.cells[name]:
        return ""
    order = _ORDER.get(name) or tuple(known.topics)
    names = {code: trust.language_name(code) for code in order} if name == "languages" else SOME_OF.get(name)
    values = _with_codes(row, name, names or known.topics).choices(name, order)
    return ";".join(sorted(values, key=lambda value: order.index(value) if value in order else 0))


def _with_codes(row: Row, column: str, names: Mapping[str, object]) -> Row:
    """The row, with codes where somebody wrote the words that pages show for them."""
    pieces = [piece.strip() for piece in row.cells[column].split(";")]
    if all(piece.lower() in names for piece in pieces):
        return row
    codes = {str(shown).casefold(): code for code, shown in names.items()}
    cell = ";".join(codes.get(piece.casefold(), piece) for piece in pieces)
    return replace(row, cells={**row.cells, column: cell})


def _read_limit(row: Row, name: str, _known: Known) -> str:
    number = row.number(name)
    if not 1 <= number <= MOST_A_MONTH:
        row.wrong(name, _("Use a number from 1 to %(most)s.", most=MOST_A_MONTH))
    return str(number)


def _read_day(row: Row, name: str, _known: Known) -> str:
    british = _BRITISH_DAY.fullmatch(row.cells[name])
    if british:
        day, month, year = british.groups()
        row = replace(row, cells={**row.cells, name: f"{year}-{month:0>2}-{day:0>2}"})
    found = row.day(name)
    if found and found.year not in _YEARS:
        row.wrong(name, _("“%(value)s” cannot be right. Check the year.", value=row.cells[name]))
    return found.isoformat() if found else ""


def _read_supervisor(row: Row, name: str, known: Known) -> str:
    email = row.text(name, 254, needed=False).lower()
    if email and email not in known.supervisors:
        row.wrong(name, _("No supervisor has this address. Name them on the page for supervision first."))
    return email


_READERS: Mapping[str, Callable[[Row, str, Known], str]] = {
    "name": _read_name,
    "email": _read_email,
    **dict.fromkeys(ONE_OF, _read_one),
    **dict.fromkeys((*SOME_OF, "languages", "topics"), _read_some),
    "monthly_limit": _read_limit,
    **dict.fromkeys(DAYS, _read_day),
    "supervisor": _read_supervisor,
}
