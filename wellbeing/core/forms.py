"""Forms: every validator speaks with words of ours, because WTForms has none in some of our languages."""

from collections.abc import Iterable
from typing import Any

from flask_wtf import FlaskForm
from wtforms import DateField, Field
from wtforms.fields import SelectChoice
from wtforms.validators import DataRequired, InputRequired, Length, Optional, StopValidation

from wellbeing.core.i18n import LazyString
from wellbeing.core.i18n import lazy_gettext as _l

Message = str | LazyString
# What a field says when a browser sends something that the page does not offer.
NOT_A_CHOICE = _l("Choose one of the answers on the page.")
NOT_A_DAY = _l("Enter a day that is in the calendar, such as 31/12/2026.")
NOT_IN_FORM = _l("Check this answer, then try again.")


class OwnWords:
    """Stands in for the messages of WTForms, which has none in some of our languages."""

    def gettext(self, message: str) -> str:
        """Our sentence for a message of a WTForms field."""
        if "date" in message.lower():
            return str(NOT_A_DAY)
        return str(NOT_A_CHOICE if "choice" in message.lower() else NOT_IN_FORM)

    def ngettext(self, singular: str, _plural: str, _count: int) -> str:
        """As `gettext`."""
        return self.gettext(singular)


class Form(FlaskForm):
    """A form of ours: no HTML5 `required`, tokens checked for every POST by `core.security`."""

    class Meta(FlaskForm.Meta):
        def render_field(self, field: Field, render_kw: dict[str, Any]) -> Any:  # noqa: D102
            return super().render_field(field, {**render_kw, "required": False})

        def get_translations(self, form: Any) -> OwnWords:  # noqa: D102
            return OwnWords()


class Required(DataRequired):
    """The field must be filled; says what to do."""

    field_flags: dict[str, Any] = {}

    def __init__(self, message: Message) -> None:
        super().__init__(message)


class Chosen(InputRequired):
    """One of the choices must be taken; says which question waits."""

    field_flags: dict[str, Any] = {}

    def __init__(self, message: Message) -> None:
        super().__init__(message)


class AtMost(Length):
    """At most `max` characters; says so."""

    def __init__(self, maximum: int, message: Message) -> None:
        super().__init__(max=maximum, message=message)


class NoControls:
    """Refuses characters that nobody types: NUL, escape, and marks that turn the direction of text."""

    def __call__(self, form: Form, field: Field) -> None:  # noqa: D102
        text = field.data or ""
        hidden = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
        if any((ord(letter) < 32 and letter not in "\r\n\t") or letter in hidden for letter in text):
            raise StopValidation(_l("Take out the hidden characters, then try again."))


def strip(text: str | None) -> str | None:
    """A filter for text fields: no blanks at the ends."""
    return text.strip() if text else text


def options(named: Iterable[tuple[Any, Any]], first: Any = None) -> list[SelectChoice]:
    """Choices of a field; `first` are the words for choosing nothing."""
    blank = [] if first is None else [SelectChoice("", first)]
    return [*blank, *(SelectChoice(value, label) for value, label in named)]


def vocabulary(choices: Iterable[Any], first: Any = None) -> list[SelectChoice]:
    """A vocabulary as choices of a field."""
    return options(((choice.id, choice.name) for choice in choices), first)


def grouped(named: Iterable[tuple[Any, Any, Any]]) -> list[SelectChoice]:
    """Choices of a field in groups: value, words, and the group's words."""
    return [SelectChoice(value, label, optgroup=group) for value, label, group in named]


def day_field(label: LazyString, needed: LazyString | None = None) -> DateField:
    """A day typed as people write it; `needed` says what to do when it is left empty and must not be.

    The browser's own date box cannot be left by keyboard in one step.
    """
    return DateField(
        label,
        format=["%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%d %m %Y", "%Y-%m-%d"],
        description=_l("Day, month and year, such as 31/12/2026."),
        validators=[Chosen(needed) if needed else Optional()],
    )
