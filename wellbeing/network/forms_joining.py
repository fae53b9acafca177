"""The forms between "I would like to be a buddy" and the first day as one."""

from wtforms import (
    BooleanField,
    DateField,
    EmailField,
    HiddenField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
    ValidationError,
)
from wtforms.fields import SelectChoice

from wellbeing import trust
from wellbeing.buddies.queries import LONGEST_NAME
from wellbeing.core.forms import (
    AtMost,
    Chosen,
    Form,
    NoControls,
    Required,
    day_field,
    grouped,
    options,
    strip,
    vocabulary,
)
from wellbeing.core.i18n import gettext as _
from wellbeing.core.i18n import lazy_gettext as _l
from wellbeing.network.forms import TOO_LONG, check_address, check_coming_day, other_domain

LONGEST_WHY, LONGEST_WORDS = 600, 600
AGREES, ASK_US = "agrees", "ask_us"
MANAGER = {
    AGREES: _l("My manager knows and agrees"),
    ASK_US: _l("I have not asked yet. Please help me with it"),
}


class ApplyForm(Form):
    """What we need to know of somebody who would like to be a buddy, and what they agree to."""

    name = StringField(
        _l("Your name"),
        filters=[strip],
        description=_l("Colleagues see it if you become a buddy."),
        validators=[Required(_l("Enter your name.")), AtMost(LONGEST_NAME, TOO_LONG), NoControls()],
    )
    email = EmailField(
        _l("Your work email address"),
        filters=[strip],
        validators=[Required(_l("Enter your work email address.")), NoControls()],
    )
    team = SelectField(
        _l("Your team"),
        choices=[SelectChoice("", _l("Choose your team")), *grouped(trust.teams_by_town())],
        validators=[Required(_l("Choose your team."))],
    )
    staff_group = SelectField(
        _l("Your staff group"),
        choices=vocabulary(trust.STAFF_GROUPS, _l("Choose your staff group")),
        validators=[Required(_l("Choose your staff group."))],
    )
    languages = SelectMultipleField(
        _l("Languages you can listen in"), validators=[Required(_l("Tick at least one language."))]
    )
    why = TextAreaField(
        _l("Why would you like to be a buddy?"),
        filters=[strip],
        description=_l("A few words are enough. You do not have to say anything about your health."),
        validators=[AtMost(LONGEST_WHY, TOO_LONG), NoControls()],
    )
    manager = RadioField(
        _l("Does your manager know?"),
        choices=options(MANAGER.items()),
        validators=[Chosen(_l("Choose whether your manager knows."))],
    )
    role = BooleanField(
        _l("I have read what a buddy does and does not do, and I agree"),
        validators=[Required(_l("Read what a buddy does, then tick that you agree."))],
    )
    confidence = BooleanField(
        _l("I keep what I hear to myself, unless somebody is in danger"),
        description=_l(
            "If a life or a child is at risk, a buddy has to tell. You learn how in the training."
        ),
        validators=[Required(_l("Tick that you keep what you hear to yourself."))],
    )
    receipt = HiddenField(render_kw={"data-stays": ""})

    def offer_languages(self) -> None:
        """Offer every language, by the name that the page's language has for it."""
        named = ((code, trust.language_name(code)) for code in trust.LANGUAGE_CODES)
        self.languages.choices = options(sorted(named, key=lambda choice: choice[1]))

    def validate_email(self, field: EmailField) -> None:
        """It must be an address of the trust."""
        check_address(field.data)
        ends = other_domain(field.data)
        if ends:
            raise ValidationError(_("Use your work address. It ends in %(domains)s.", domains=ends))


class StepForm(Form):
    """A step with an application; `seen` is what the lead had before their eyes."""

    seen = HiddenField()


class DayForm(StepForm):
    """A day for a talk or a training, with words for the mail."""

    day = day_field(_l("Day"), needed=_l("Enter the day."))
    words = TextAreaField(
        _l("What do you write to them?"),
        filters=[strip],
        description=_l("Say at what time and where, or how to join. We send it by mail and do not keep it."),
        validators=[
            Required(_l("Say at what time and where.")),
            AtMost(LONGEST_WORDS, TOO_LONG),
            NoControls(),
        ],
    )

    def validate_day(self, field: DateField) -> None:
        """A day from today on."""
        check_coming_day(field.data)


class DeclineForm(StepForm):
    """A kind no, with words of the lead's own if they wish."""

    words = TextAreaField(
        _l("Would you like to add something?"),
        filters=[strip],
        description=_l("We send it by mail and do not keep it. You can leave this empty."),
        validators=[AtMost(LONGEST_WORDS, TOO_LONG), NoControls()],
    )


class WelcomeForm(StepForm):
    """The first dates of a new buddy."""

    trained_until = day_field(
        _l("Training is good until"), needed=_l("Enter until when the training is good.")
    )
    supervised_until = day_field(
        _l("Supervision is good until"), needed=_l("Enter until when the supervision is good.")
    )
