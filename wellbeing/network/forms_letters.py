"""The forms with which leads write to buddies."""

from typing import Any

from wtforms import (
    BooleanField,
    Field,
    HiddenField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
    ValidationError,
)

from wellbeing import trust
from wellbeing.core.forms import AtMost, Form, NoControls, Required, options, strip, vocabulary
from wellbeing.core.i18n import LANGUAGES, lazy_pgettext
from wellbeing.core.i18n import gettext as _
from wellbeing.core.i18n import lazy_gettext as _l
from wellbeing.network.letters import Audience, Choice, Words

LONGEST_SUBJECT, LONGEST_TEXT = 120, 4000
AUDIENCES = (
    (Audience.ACTIVE, _l("Everyone who takes requests")),
    (Audience.TRAINING_DUE, _l("Training due or over")),
    (Audience.SUPERVISION_DUE, _l("Supervision due or over")),
    (Audience.QUIET, _l("Gone quiet")),
    (Audience.PAUSED, _l("Paused or away")),
    (Audience.RESTING, _l("Everyone who takes no requests")),
)


class ButtonForm(Form):
    """A button, with the token that every form has."""


class OneLine:
    """Refuses a line break of any kind: what comes after it would be read as another header of the mail."""

    def __call__(self, form: Form, field: Field) -> None:  # noqa: D102
        if len((field.data or "").splitlines()) > 1:
            raise ValidationError(_("Write the subject on one line."))


class LetterForm(Form):
    """To whom, and what; one subject and one text for each language, added below."""

    # These three only fill the list of names, which decides; so they need no errors of their own.
    stage = SelectField(_l("Which buddies?"), choices=options(AUDIENCES), validate_choice=False)
    place = SelectField(
        _l("Where?"), choices=vocabulary(trust.PLACES, _l("Everywhere")), validate_choice=False
    )
    language = SelectField(_l("Who speaks"), validate_choice=False)
    shown = HiddenField()
    people = SelectMultipleField(
        _l("Who gets the letter"),
        # Whoever has left meanwhile is left out and counted, which no error message could say as well.
        validate_choice=False,
        validators=[Required(_l("Choose at least one buddy."))],
    )

    def choice(self) -> Choice:
        """Whom the three questions name; what the page does not offer counts as not asked."""
        stage = self.stage.data if self.stage.data in set(Audience) else Audience.ACTIVE
        return Choice(Audience(stage), self.place.data or "", self.language.data or "")

    def letters(self) -> dict[str, Words]:
        """What was written, by language."""
        found = {code: self._words(code) for code in (language.code for language in LANGUAGES)}
        return {code: words for code, words in found.items() if words.subject and words.text}

    def put(self, letters: dict[str, Words]) -> None:
        """Show what was written."""
        for code, words in letters.items():
            self[f"subject_{code}"].data, self[f"text_{code}"].data = words.subject, words.text

    def validate(self, extra_validators: Any = None) -> bool:
        """A subject needs a text and a text a subject, and one language at least is written."""
        good: bool = super().validate(extra_validators)
        for language in LANGUAGES:
            subject, text = self[f"subject_{language.code}"], self[f"text_{language.code}"]
            good = _needs(subject, text, _("Write a subject, too.")) and good
            good = _needs(text, subject, _("Write the letter, too.")) and good
        if good and not self.letters():
            self[f"subject_{LANGUAGES[0].code}"].errors = [_("Write the letter in one language at least.")]
            return False
        return good

    def _words(self, code: str) -> Words:
        text = (self[f"text_{code}"].data or "").replace("\r\n", "\n").replace("\r", "\n")
        return Words(self[f"subject_{code}"].data or "", text)


for _language in LANGUAGES:
    setattr(
        LetterForm,
        f"subject_{_language.code}",
        StringField(
            lazy_pgettext("of a mail", "Subject"),
            filters=[strip],
            validators=[
                AtMost(LONGEST_SUBJECT, _l("Make the subject shorter: at most 120 letters.")),
                NoControls(),
                OneLine(),
            ],
        ),
    )
    setattr(
        LetterForm,
        f"text_{_language.code}",
        TextAreaField(
            _l("Your letter"),
            filters=[strip],
            validators=[
                AtMost(LONGEST_TEXT, _l("Make the letter shorter: at most 4,000 letters.")),
                NoControls(),
            ],
        ),
    )


class SendForm(Form):
    """The yes to a letter that was shown; to many people it needs a tick."""

    letter = HiddenField()
    sure = BooleanField(_l("Yes, send it to all of them"))


def _needs(field: Field, other: Field, message: str) -> bool:
    if other.data and not field.data and not field.errors:
        field.errors = [message]
        return False
    return True
