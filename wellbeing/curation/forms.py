"""The form of a resource. Its fields have the names of the pack's columns, and the pack's own rules judge them."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from wtforms import (
    BooleanField,
    EmailField,
    Field,
    HiddenField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.fields import SelectChoice

from wellbeing import soothe, trust
from wellbeing.core.forms import Form, day_field, options, vocabulary
from wellbeing.core.i18n import LazyString, lazy_pgettext
from wellbeing.core.i18n import gettext as _
from wellbeing.core.i18n import lazy_gettext as _l
from wellbeing.curation.entry_cells import in_order
from wellbeing.curation.words import COLUMNS
from wellbeing.resources import queries as pack
from wellbeing.resources.queries import Fault

_YES_NO = (("yes", lazy_pgettext("answer", "Yes")), ("no", lazy_pgettext("answer", "No")))
# What an empty field says; the pack's own words speak of cells.
_EMPTY: dict[str, LazyString] = {
    "name": _l("Enter the name."),
    "summary": _l("Say in a few words what it is."),
    "scope": _l("Choose where it is."),
    "soothe_areas": _l("Tick at least one area."),
    "topics": _l("Choose the main topic."),
    "audience": _l("Tick at least one group that it is made for."),
    "open_to": _l("Tick who may use it."),
    "eligibility": _l("Say in a few words who can use it."),
    "private_from_work": _l("Say whether the employer stays out of it."),
    "languages": _l("Tick at least one language."),
    "url": _l("Enter its web address."),
    "channels": _l("Tick at least one way to reach it."),
    "cost": _l("Choose what it costs."),
    "opening_hours": _l("Say when it is open."),
    "source": _l("Say where the facts come from."),
    "verified": _l("Say whether the facts are confirmed."),
    "area": _l("Say which part of the country it is for."),
    "when_to_use": _l("Say when to use it."),
    "label_en": _l("Enter the name."),
}


def one_line(text: str | None) -> str:
    """A filter for text fields: words with single blanks between, on one line."""
    return " ".join((text or "").split())


class CellForm(Form):
    """A form whose fields are cells of the pack."""

    opened_with = HiddenField(default="0")
    # Which field stands for a column that has another name in the form.
    STANDS_FOR: Mapping[str, str] = {}

    @property
    def version(self) -> int:
        """The version that the form was opened with; one that never was when somebody tampered with it."""
        number = self.opened_with.data or ""
        return int(number) if number.isascii() and number.isdigit() and len(number) < 10 else -1

    def field_of(self, fault: Fault) -> Field | None:
        """Where a fault is shown."""
        found: Field | None = self._fields.get(self.STANDS_FOR.get(fault.column, fault.column))
        return found

    def blame(self, faults: Iterable[Fault]) -> None:
        """Show each fault at its field."""
        for fault in faults:
            field = self.field_of(fault)
            text = str(_EMPTY.get(fault.column, "")) if field is not None and not field.data else ""
            if field is None:
                self.form_errors.append(fault.problem)
            elif not field.errors:
                field.errors = [text or fault.problem]


class ResourceForm(CellForm):
    """Everything about a resource that a lead may say."""

    STANDS_FOR = {"topics": "main_topic"}
    _LINES = (
        *("name", "summary", "eligibility", "phone", "text_number", "email", "url", "opening_hours"),
        *("source", "checked_note", "run_by", "owner", "review_months"),
    )
    _ONE = ("scope", "cost", "verified", "private_from_work")
    _MANY = ("soothe_areas", "audience", "open_to", "channels")

    same_meaning = BooleanField(_l("I only mended the wording. The translations still say the same."))

    name = StringField(COLUMNS["name"], filters=[one_line])
    summary = TextAreaField(
        COLUMNS["summary"],
        filters=[one_line],
        description=_l("No more than 600 letters."),
    )
    run_by = StringField(
        COLUMNS["run_by"], filters=[one_line], description=_l("Leave it empty if you do not know.")
    )
    scope = RadioField(COLUMNS["scope"], choices=vocabulary(pack.SCOPES), validate_choice=False)
    soothe_areas = SelectMultipleField(COLUMNS["soothe_areas"], choices=vocabulary(soothe.AREAS))
    main_topic = SelectField(
        _l("Main topic"), description=_l("What it helps with most."), validate_choice=False
    )
    topics = SelectMultipleField(_l("Other topics that it helps with"), validate_choice=False)

    open_to = SelectMultipleField(COLUMNS["open_to"], choices=vocabulary(pack.OPEN_TO))
    eligibility = StringField(COLUMNS["eligibility"], filters=[one_line])
    audience = SelectMultipleField(COLUMNS["audience"], choices=vocabulary(pack.AUDIENCES))
    private_from_work = RadioField(
        COLUMNS["private_from_work"],
        choices=options(_YES_NO),
        description=_l("Say yes only if the trust will not hear who uses it."),
        validate_choice=False,
    )
    languages = SelectMultipleField(COLUMNS["languages"], validate_choice=False)
    more_languages = StringField(
        _l("Other languages, by their codes"),
        filters=[one_line],
        description=_l("For example: so for Somali, ti for Tigrinya. Put a blank between two codes."),
    )

    phone = StringField(COLUMNS["phone"], filters=[one_line])
    text_number = StringField(COLUMNS["text_number"], filters=[one_line])
    email = EmailField(COLUMNS["email"], filters=[one_line])
    url = StringField(COLUMNS["url"], filters=[one_line], description=_l("It begins with https://"))
    channels = SelectMultipleField(COLUMNS["channels"], choices=vocabulary(pack.CHANNELS))
    cost = RadioField(COLUMNS["cost"], choices=vocabulary(pack.COSTS), validate_choice=False)

    opening_hours = StringField(COLUMNS["opening_hours"], filters=[one_line])
    is_24h = BooleanField(COLUMNS["is_24h"])

    source = TextAreaField(
        COLUMNS["source"],
        filters=[one_line],
        description=_l("The page, paper or person that told us."),
    )
    verified = RadioField(COLUMNS["verified"], choices=options(_YES_NO), validate_choice=False)
    checked_note = TextAreaField(COLUMNS["checked_note"], filters=[one_line])

    owner = EmailField(
        COLUMNS["owner"],
        filters=[one_line],
        description=_l("We remind this person to check it. Leave it empty to remind all leads."),
    )
    review_months = StringField(COLUMNS["review_months"], filters=[one_line], description=_l("From 1 to 36."))

    show_from = day_field(COLUMNS["show_from"])
    show_until = day_field(COLUMNS["show_until"])

    def offer(self, named_topics: Iterable[tuple[str, str, str]], spoken: Iterable[str]) -> None:
        """Set the choices that depend on the pack: topics as (id, name, name of the area), and languages."""
        topics = [SelectChoice(topic, name, optgroup=area) for topic, name, area in named_topics]
        self.main_topic.choices = [SelectChoice("", _("Choose a topic")), *topics]
        self.topics.choices = topics
        self.languages.choices = options((code, trust.language_name(code)) for code in spoken)

    def cells(self, before: Mapping[str, str]) -> dict[str, str]:
        """What was typed, as cells of the pack."""
        typed: dict[str, Any] = {name: self[name].data or "" for name in (*self._LINES, *self._ONE)}
        main = self.main_topic.data or ""
        spoken = (*(self.languages.data or ()), *(self.more_languages.data or "").replace(";", " ").split())
        ticked = {name: self[name].data or () for name in self._MANY}
        typed |= {name: in_order(before[name], many) for name, many in ticked.items()}
        typed["topics"] = in_order(before["topics"], self.topics.data or (), main) if main else ""
        typed["languages"] = in_order(before["languages"], spoken)
        typed["is_24h"] = "true" if self.is_24h.data else "false"
        for name in ("show_from", "show_until"):
            typed[name] = self[name].data.isoformat() if self[name].data else ""
        return typed

    @classmethod
    def values(cls, cells: Mapping[str, str], offered: Iterable[str]) -> dict[str, Any]:
        """What the fields begin with."""
        known = set(offered)
        main, *_others = cells["topics"].split(";")
        spoken = cells["languages"].split(";")
        return {
            **{name: cells[name] for name in (*cls._LINES, *cls._ONE)},
            **{name: cells[name].split(";") for name in cls._MANY},
            "main_topic": main,
            "topics": cells["topics"].split(";"),
            "languages": [code for code in spoken if code in known],
            "more_languages": " ".join(code for code in spoken if code not in known),
            "is_24h": cells["is_24h"] == "true",
            **{
                name: date.fromisoformat(cells[name]) if cells[name] else None
                for name in ("show_from", "show_until")
            },
        }
