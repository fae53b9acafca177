"""The forms for signing in, and for the language of mails."""

import re

from flask import current_app
from wtforms import EmailField, RadioField, ValidationError

from wellbeing.core.forms import AtMost, Chosen, Form, NoControls, Required, options, strip
from wellbeing.core.i18n import LANGUAGES
from wellbeing.core.i18n import gettext as _
from wellbeing.core.i18n import lazy_gettext as _l

ADDRESS = re.compile(r"[^@\s<>\",;:]+@[a-z0-9.-]+\.[a-z]{2,}", re.IGNORECASE)


class SignInForm(Form):
    """One question: your work email address."""

    email = EmailField(
        _l("Your work email address"),
        filters=[strip],
        validators=[
            Required(_l("Enter your work email address.")),
            AtMost(254, _l("This address is too long. Check it, then try again.")),
            NoControls(),
        ],
    )

    def validate_email(self, field: EmailField) -> None:
        """The address must be one, and in one of the trust's domains."""
        if not ADDRESS.fullmatch(field.data):
            raise ValidationError(_("Enter an email address in the right form, like name@example.org."))
        domains: tuple[str, ...] = current_app.config["TRUST_DOMAINS"]
        if field.data.rpartition("@")[2].lower() not in domains:
            raise ValidationError(
                _(
                    "Use your work address. It ends in %(domains)s.",
                    domains=" / ".join("@" + domain for domain in domains),
                )
            )


class MailsForm(Form):
    """One question: the language of the mails that the app sends to whoever looks after it."""

    language = RadioField(
        _l("Which language shall we write to you in?"),
        choices=options((language.code, language.name) for language in LANGUAGES),
        validators=[Chosen(_l("Choose a language."))],
    )
