"""The forms with which leads keep supervision."""

import re
from datetime import datetime, time, timedelta

from wtforms import BooleanField, EmailField, SelectField, StringField, ValidationError

from wellbeing.buddies.queries import LONGEST_NAME
from wellbeing.core import clock
from wellbeing.core.forms import AtMost, Form, NoControls, Required, day_field, options, strip
from wellbeing.core.i18n import LANGUAGES
from wellbeing.core.i18n import gettext as _
from wellbeing.core.i18n import lazy_gettext as _l
from wellbeing.network.forms import check_address
from wellbeing.network.meetings import london_moment

TOO_LONG = _l("This is too long. Make it shorter, then try again.")
LENGTHS = (30, 45, 60, 75, 90, 120, 180)
LONGEST_PLACE = 200
_EARLIEST, _LATEST = timedelta(days=366), timedelta(days=731)
_TIME = re.compile(r"([01]?\d|2[0-3])[:.h ]?([0-5]\d)")


class SupervisorForm(Form):
    """Somebody who supervises buddies. They need no account."""

    name = StringField(
        _l("Their name"),
        filters=[strip],
        validators=[Required(_l("Enter their name.")), AtMost(LONGEST_NAME, TOO_LONG), NoControls()],
    )
    email = EmailField(
        _l("Their email address"),
        filters=[strip],
        description=_l("Their buddies see it, and can write to them."),
        validators=[Required(_l("Enter their email address.")), NoControls()],
    )
    mail_language = SelectField(
        _l("Language of our mails to them"),
        choices=options((language.code, language.name) for language in LANGUAGES),
    )

    def validate_email(self, field: EmailField) -> None:
        """It must be an address to which mail can go."""
        check_address(field.data)


class MeetingForm(Form):
    """A meeting for supervision; `starts_at` is the moment that day and time give."""

    day = day_field(_l("Day"), needed=_l("Enter the day of the meeting."))
    at = StringField(
        _l("Time it begins"),
        filters=[strip],
        description=_l("Hours and minutes, such as 14:30."),
        validators=[Required(_l("Enter the time when it begins."))],
    )
    minutes = SelectField(
        _l("How many minutes it lasts"),
        coerce=int,
        choices=options((count, str(count)) for count in LENGTHS),
        default=60,
    )
    place = StringField(
        _l("Place, or link to join"),
        filters=[strip],
        validators=[
            Required(_l("Enter where it is, or the link to join.")),
            AtMost(LONGEST_PLACE, TOO_LONG),
            NoControls(),
        ],
    )
    supervisor = SelectField(_l("Supervisor"), description=_l("Their buddies see it on their own pages."))
    tell = BooleanField(_l("Send a mail to the buddies who may come"), default=True)
    starts_at: datetime | None = None

    def validate_day(self, field: StringField) -> None:
        """A day not too far from today; nobody plans for the year 2206."""
        today = clock.today()
        if field.data and not today - _EARLIEST <= field.data <= today + _LATEST:
            raise ValidationError(_("Enter a day within the next two years."))

    def validate_at(self, field: StringField) -> None:
        """A time that a clock in London shows on that day."""
        found = _TIME.fullmatch(field.data)
        if found is None:
            raise ValidationError(_("Enter hours and minutes, such as 14:30."))
        if self.day.data is not None:
            self.starts_at = london_moment(self.day.data, time(int(found[1]), int(found[2])))
            if self.starts_at is None:
                raise ValidationError(_("The clocks go forward in that hour. Choose another time."))


class GiveForm(Form):
    """Whose supervisor somebody becomes."""

    supervisor = SelectField(_l("Supervisor"))
