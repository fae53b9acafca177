"""The forms of a crisis contact. A number that changes is typed twice."""

from collections.abc import Iterable, Mapping
from typing import Any

from wtforms import BooleanField, SelectMultipleField, StringField, TextAreaField

from wellbeing import trust
from wellbeing.core.forms import AtMost, Form, NoControls, Required, options
from wellbeing.core.i18n import gettext as _
from wellbeing.core.i18n import lazy_gettext as _l
from wellbeing.curation.entry_cells import in_order
from wellbeing.curation.forms import CellForm, one_line
from wellbeing.curation.words import COLUMNS

NUMBERS = ("phone", "text_number")


class ContactForm(CellForm):
    """Everything about a crisis contact that a lead may say."""

    _LINES = (
        *("name", "phone", "text_number", "text_word", "url", "opening_hours", "area", "when_to_use"),
        *("source", "checked_note", "review_months"),
    )

    name = StringField(COLUMNS["name"], filters=[one_line])
    when_to_use = TextAreaField(COLUMNS["when_to_use"], filters=[one_line])
    area = StringField(COLUMNS["area"], filters=[one_line])
    phone = StringField(COLUMNS["phone"], filters=[one_line])
    phone_again = StringField(
        _l("Phone number once more"), filters=[one_line], description=_l("Only if you change it.")
    )
    text_number = StringField(COLUMNS["text_number"], filters=[one_line])
    text_number_again = StringField(
        _l("Number for text messages once more"), filters=[one_line], description=_l("Only if you change it.")
    )
    text_word = StringField(
        COLUMNS["text_word"], filters=[one_line], description=_l("Leave it empty if no word is needed.")
    )
    url = StringField(COLUMNS["url"], filters=[one_line], description=_l("It begins with https://"))
    opening_hours = StringField(COLUMNS["opening_hours"], filters=[one_line])
    is_24h = BooleanField(COLUMNS["is_24h"])
    languages = SelectMultipleField(
        COLUMNS["languages"],
        choices=options((code, trust.language_name(code)) for code in trust.LANGUAGE_CODES),
        validate_choice=False,
    )
    source = TextAreaField(COLUMNS["source"], filters=[one_line])
    checked_note = TextAreaField(COLUMNS["checked_note"], filters=[one_line])
    review_months = StringField(COLUMNS["review_months"], filters=[one_line], description=_l("From 1 to 36."))
    same_meaning = BooleanField(_l("I only mended the wording. The translations still say the same."))

    def offer(self, spoken: Iterable[str]) -> None:
        """Set the languages in the reader's own words."""
        self.languages.choices = options((code, trust.language_name(code)) for code in spoken)

    def cells(self, before: Mapping[str, str]) -> dict[str, str]:
        """What was typed, as cells. A number that nobody has confirmed is not shown to anyone."""
        typed = {name: self[name].data or "" for name in self._LINES}
        typed["languages"] = in_order(before["languages"], self.languages.data or ())
        typed["is_24h"] = "true" if self.is_24h.data else "false"
        changed = any(typed[number] != before[number] for number in NUMBERS)
        return {**typed, "verified": "no" if changed else before["verified"]}

    def check_numbers(self, before: Mapping[str, str]) -> bool:
        """Whether each number that changed stands there twice alike; says so at the field where it does not."""
        fits = True
        for number in NUMBERS:
            typed, again = self[number], self[f"{number}_again"]
            if typed.data != before[number] and _digits(typed) != _digits(again):
                again.errors = [_("The two numbers are not the same. Type the new number twice.")]
                fits = False
        return fits

    @classmethod
    def values(cls, cells: Mapping[str, str]) -> dict[str, Any]:
        """What the fields begin with."""
        return {
            **{name: cells[name] for name in cls._LINES},
            "languages": cells["languages"].split(";"),
            "is_24h": cells["is_24h"] == "true",
        }


def _digits(field: StringField) -> str:
    """What is dialled: people set the blanks as they like."""
    return "".join((field.data or "").split())


class VerifyForm(Form):
    """A lead has confirmed a crisis contact, and says where."""

    source = TextAreaField(
        COLUMNS["source"],
        filters=[one_line],
        description=_l("For example: the service’s own website, or a call to the number."),
        validators=[
            Required(_l("Say where the facts come from.")),
            AtMost(1000, _l("This is too long. Make it shorter, then try again.")),
            NoControls(),
        ],
    )
