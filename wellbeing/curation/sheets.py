"""Lists of the pack that leads take out, change in a spreadsheet and bring back: their columns, explained."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from wellbeing import soothe, trust
from wellbeing.core.i18n import LazyString
from wellbeing.core.i18n import gettext as _
from wellbeing.core.i18n import lazy_gettext as _l
from wellbeing.core.tables import write_text
from wellbeing.core.workbook_writing import Page
from wellbeing.curation.entry_cells import ENGLISH
from wellbeing.curation.versions import RESOURCE, TOPIC
from wellbeing.curation.words import COLUMNS
from wellbeing.resources import queries as pack

FILES = {RESOURCE: pack.RESOURCES, TOPIC: pack.TOPICS}
# Languages that a pack may be written in: all that the trust speaks, but for signs.
LANGUAGES = tuple(code for code in trust.LANGUAGE_CODES if code != trust.BSL)
_SHEETS = {RESOURCE: "Resources", TOPIC: "Topics"}
_YES_NO, _TRUE_FALSE = ("yes", "no"), ("true", "false")
_ONE_OF: dict[str, Sequence[str]] = {
    "scope": [choice.id for choice in pack.SCOPES],
    "cost": [choice.id for choice in pack.COSTS],
    "soothe_area": soothe.AREA_IDS,
    "is_24h": _TRUE_FALSE,
    "verified": _YES_NO,
    "private_from_work": _YES_NO,
    "status": pack.STATUSES,
}
_SOME_OF: dict[str, Sequence[str]] = {
    "soothe_areas": soothe.AREA_IDS,
    "audience": [choice.id for choice in pack.AUDIENCES],
    "channels": [choice.id for choice in pack.CHANNELS],
    "open_to": [choice.id for choice in pack.OPEN_TO],
}
_MORE: dict[str, LazyString] = {
    "slug": _l("Small letters, digits and hyphens. By this name we find the row again. Never change it."),
    "topic": _l("By this name we find the row again. Never change it."),
    "phone": _l("With all its zeros. Leave it empty when there is none."),
    "text_number": _l("With all its zeros. Leave it empty when there is none."),
    "url": _l("It begins with https://"),
    "words": _l("What people say for it, with semicolons between."),
    "source": _l("Where you read it, and when."),
    "assured_on": _l("A day such as 2026-10-31."),
    "show_from": _l("A day such as 2026-10-31, or empty."),
    "show_until": _l("A day such as 2026-10-31, or empty."),
    "checked_on": _l("A day such as 2026-10-31, or empty."),
    "review_months": _l("A number from 1 to 36. Empty: 12 for a new one."),
    "private_from_work": _l("Empty: a new one takes it from its scope."),
}
_DRAFTS = _l("Empty: a new one begins as a draft.")


@dataclass(frozen=True)
class ListKind:
    """Which list: of resources or of topics, with all their facts in English or their words in another language."""

    kind: str = RESOURCE
    language: str = ENGLISH

    @property
    def file(self) -> str:
        """The file of the pack that holds such entries."""
        return FILES[self.kind]

    @property
    def name(self) -> str:
        """The name of its file, without what kind of file it is."""
        stem = self.file.removesuffix(".csv")
        return stem if self.language == ENGLISH else f"{stem}-{self.language}"


def pages(what: ListKind, rows: Sequence[Sequence[str]], topics: Mapping[str, str]) -> list[Page]:
    """The sheets of a workbook: the rows, and how to fill them in."""
    columns = rows[0]
    choices = {place: _ONE_OF[name] for place, name in enumerate(columns) if name in _picked(what)}
    shown = [columns, *([write_text(cell) for cell in row] for row in rows[1:])]
    return [
        Page(_SHEETS[what.kind], shown, [_width(name) for name in columns], choices),
        # Translators: the name of a sheet in a workbook; at most 31 letters.
        Page(_("How to fill this in"), list(guide(what, columns, topics)), [20, 40, 100]),
    ]


def guide(
    what: ListKind, columns: Sequence[str], topics: Mapping[str, str]
) -> Iterator[tuple[str, str, str]]:
    """What each column says and what may stand in it, as rows; `topics` are the names of topics by their id."""
    yield _("Column"), _("What it says"), _("What may stand in it")
    for name in columns:
        yield name, str(COLUMNS.get(name, name)), _allowed(what, name, topics)


def _allowed(what: ListKind, name: str, topics: Mapping[str, str]) -> str:
    said = []
    if name in _picked(what):
        said.append(_("One of: %(values)s.", values=", ".join(_ONE_OF[name])))
    elif name == "status":
        said.append(_("One of: %(values)s.", values="machine, checked"))
    several = _some_of(topics).get(name)
    if several:
        said.append(_("One or more of these, with semicolons between: %(values)s.", values=several))
    if name in _MORE:
        said.append(str(_MORE[name]))
    if name == "status" and what.language == ENGLISH:
        said.append(str(_DRAFTS))
    return " ".join(said) or _("Words.")


def _some_of(topics: Mapping[str, str]) -> dict[str, str]:
    listed = {name: ", ".join(values) for name, values in _SOME_OF.items()}
    named = {
        "topics": topics,
        "languages": {code: trust.language_name(code) for code in trust.LANGUAGE_CODES},
    }
    return listed | {
        column: ", ".join(f"{code} ({name})" for code, name in names.items())
        for column, names in named.items()
    }


def _picked(what: ListKind) -> frozenset[str]:
    """The columns that hold one of a few values; the status of a translation is another one."""
    return frozenset(_ONE_OF) if what.language == ENGLISH else frozenset()


def _width(name: str) -> int:
    return {"summary": 60, "words": 60, "name": 30, "url": 40, "source": 40, "checked_note": 40}.get(name, 20)
