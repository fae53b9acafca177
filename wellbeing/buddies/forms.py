"""The forms of the buddy network: the request, the receipt, the profile, and what leads keep."""

from flask import current_app
from wtforms import (
    DateField,
    HiddenField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
    ValidationError,
)

from wellbeing import soothe, trust
from wellbeing.buddies import words
from wellbeing.buddies.contact import clean_contact, clean_email, clean_phone
from wellbeing.buddies.queries import LONGEST_NAME
from wellbeing.core.forms import AtMost, Chosen, Form, NoControls, Required, day_field, strip
from wellbeing.core.forms import grouped as grouped
from wellbeing.core.forms import options as options
from wellbeing.core.forms import vocabulary as vocabulary
from wellbeing.core.i18n import LANGUAGES
from wellbeing.core.i18n import gettext as _
from wellbeing.core.i18n import lazy_gettext as _l

LONGEST_CONTACT, LONGEST_ABOUT, LONGEST_PHONE = 120, 600, 40
TOO_LONG = _l("This is too long. Make it shorter, then try again.")


class SkippableRadio(RadioField):
    """Radios that may be left alone."""

    def pre_validate(self, form: Form) -> None:  # noqa: D102
        if self.data:
            super().pre_validate(form)


class AskForm(Form):
    """The request itself. `answers` and `receipt` ride sealed, so that sending twice is recognised."""

    answers = HiddenField()
    receipt = HiddenField(render_kw={"data-stays": ""})
    name = StringField(
        _l("What should the buddy call you?"),
        filters=[strip],
        description=_l("It does not have to be your real name."),
        validators=[
            Required(_l("Enter a name to call you by.")),
            AtMost(LONGEST_NAME, TOO_LONG),
            NoControls(),
        ],
    )
    reach = SkippableRadio(
        _l("How can the buddy reach you?"),
        choices=vocabulary(words.REACH),
        validators=[Chosen(_l("Choose how the buddy can reach you."))],
    )
    contact = StringField(
        _l("The number or address for it"),
        filters=[strip],
        description=_l("For another way, say which, and how to find you there."),
        validators=[
            Required(_l("Enter the number or address to reach you at.")),
            AtMost(LONGEST_CONTACT, TOO_LONG),
            NoControls(),
        ],
    )

    def validate_contact(self, field: StringField) -> None:
        """It must fit the way that was chosen."""
        if clean_contact(self.reach.data or "", field.data) is None:
            if self.reach.data == "phone":
                raise ValidationError(_("Enter a phone number, such as 01785 000000 or an extension."))
            raise ValidationError(_("Enter an email address in the right form, like name@example.org."))


class ReceiptForm(Form):
    """The code that somebody kept."""

    receipt = StringField(
        _l("Your receipt"),
        filters=[strip],
        description=_l("It has four groups of four letters and numbers."),
        validators=[Required(_l("Enter your receipt.")), AtMost(100, TOO_LONG), NoControls()],
    )


class ProfileForm(Form):
    """What a buddy says of themselves."""

    MANY = ("languages", "ways", "hours", "areas", "topics", "experiences")
    MATCHED = (*MANY, "team", "staff_group", "gender", "away_from", "away_until")
    OWN = ("name", "about", "mail_language", "work_phone", "work_email")
    ONE = (*MATCHED[len(MANY) :], *OWN, "monthly_limit")

    name = StringField(
        _l("The name that colleagues see"),
        filters=[strip],
        validators=[Required(_l("Enter the name to show.")), AtMost(LONGEST_NAME, TOO_LONG), NoControls()],
    )
    about = TextAreaField(
        _l("A few words about you"),
        default="",
        filters=[strip],
        description=_l("What would you like a colleague to know before they ask you?"),
        validators=[AtMost(LONGEST_ABOUT, TOO_LONG), NoControls()],
    )
    team = SelectField(_l("Your team"), choices=grouped(trust.teams_by_town()))
    staff_group = SelectField(_l("Your staff group"), choices=vocabulary(trust.STAFF_GROUPS))
    languages = SelectMultipleField(
        _l("Languages you can listen in"), validators=[Required(_l("Tick at least one language."))]
    )
    ways = SelectMultipleField(
        _l("Ways you can talk"),
        choices=vocabulary(trust.WAYS),
        validators=[Required(_l("Tick at least one way to talk."))],
    )
    hours = SelectMultipleField(_l("Times that suit you"), choices=vocabulary(words.HOURS))
    areas = SelectMultipleField(_l("Areas you like to talk about"), choices=vocabulary(soothe.AREAS))
    topics = SelectMultipleField(
        _l("Topics you like to talk about"),
        description=_l("Only what you want. You never have to say why."),
    )
    gender = SelectField(
        _l("Your gender, if you want to offer it"),
        choices=vocabulary(words.GENDERS, _l("I would rather not say")),
        description=_l("It counts only when a colleague asks for it."),
    )
    experiences = SelectMultipleField(
        _l("What you know from your own life, if you want to offer it"),
        choices=vocabulary(words.EXPERIENCES),
        description=_l("Only if you want. It counts only when a colleague asks for it."),
    )
    work_phone = StringField(
        _l("A work phone that colleagues may ring"),
        filters=[strip],
        description=_l("Only if you want. Every colleague sees it while you take requests."),
        validators=[AtMost(LONGEST_PHONE, TOO_LONG), NoControls()],
    )
    work_email = StringField(
        _l("A work email that colleagues may write to"),
        filters=[strip],
        description=_l("Only if you want. Leave it empty, and we never show your address."),
        validators=[NoControls()],
    )
    monthly_limit = SelectField(
        _l("How many new people a month?"),
        coerce=int,
        choices=options((number, str(number)) for number in range(1, 9)),
    )
    mail_language = SelectField(
        _l("Language of your profile, and of our mails to you"),
        choices=options((language.code, language.name) for language in LANGUAGES),
    )
    away_from = day_field(_l("Away from"))
    away_until = day_field(_l("Away until"))

    def validate_work_phone(self, field: StringField) -> None:
        """A number that can be rung, tidied."""
        tidy = clean_phone(field.data) if field.data else ""
        if tidy is None or len(tidy) > LONGEST_PHONE:
            raise ValidationError(_("Enter a phone number, such as 01785 000000 or an extension."))
        field.data = tidy

    def validate_work_email(self, field: StringField) -> None:
        """An address at work: a private one would be seen by everybody."""
        if not field.data:
            field.data = ""
            return
        if clean_email(field.data) is None:
            raise ValidationError(_("Enter an email address in the right form, like name@example.org."))
        domains: tuple[str, ...] = current_app.config["TRUST_DOMAINS"]
        if field.data.rpartition("@")[2].lower() not in domains:
            ends = " / ".join("@" + domain for domain in domains)
            raise ValidationError(_("Use your work address. It ends in %(domains)s.", domains=ends))

    def validate_away_until(self, field: DateField) -> None:
        """The end comes after the beginning."""
        if field.data and (not self.away_from.data or field.data < self.away_from.data):
            raise ValidationError(_("Put in a last day that comes after the first day."))


class OfferForm(Form):
    """One more buddy to ask, chosen by a lead."""

    buddy = SelectField(_l("Ask this buddy"))
