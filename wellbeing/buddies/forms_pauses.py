"""The forms with which a buddy says no, rests or goes away."""

from datetime import date, timedelta

from wtforms import DateField, RadioField, ValidationError

from wellbeing.core import clock
from wellbeing.core.forms import Form, day_field, options
from wellbeing.core.i18n import gettext as _
from wellbeing.core.i18n import lazy_gettext as _l

PAUSES = (7, 14, 28)
NO_PAUSE, OWN_DAY = "0", "day"
# Whoever needs longer than half a year should talk with the wellbeing team.
LONGEST_PAUSE = timedelta(days=183)


def _check_last_day(day: date) -> None:
    today = clock.today()
    if day < today:
        raise ValidationError(_("Enter a day that is still to come."))
    if day > today + LONGEST_PAUSE:
        raise ValidationError(
            _("A pause can last half a year. For longer, please talk with the wellbeing team.")
        )


class DeclineForm(Form):
    """Saying no, with a pause beside it for whoever needs one."""

    pause = RadioField(
        _l("Do you need a pause from requests?"),
        choices=options(
            (
                (NO_PAUSE, _l("No, ask me again another time")),
                ("7", _l("Yes, for one week")),
                ("14", _l("Yes, for two weeks")),
                ("28", _l("Yes, for four weeks")),
                (OWN_DAY, _l("Yes, until a day that I choose")),
            )
        ),
        default=NO_PAUSE,
    )
    until = day_field(_l("Last day of the pause, if you choose one"))

    def validate_until(self, field: DateField) -> None:
        """The day counts only when it was chosen."""
        if self.pause.data == OWN_DAY and field.data:
            _check_last_day(field.data)

    def validate_pause(self, _field: RadioField) -> None:
        """Whoever chooses a day of their own says which."""
        if self.pause.data == OWN_DAY and not "".join(self.until.raw_data or ()).strip():
            raise ValidationError(_("Enter the last day of your pause, or choose another answer."))

    def paused_until(self) -> date | None:
        """The last day of the pause that was chosen; None for no pause."""
        if self.pause.data == OWN_DAY:
            day: date = self.until.data
            return day
        return clock.today() + timedelta(days=int(self.pause.data)) if self.pause.data != NO_PAUSE else None


class PauseForm(Form):
    """A pause until a day."""

    until = day_field(_l("Last day of your pause"), needed=_l("Enter the last day of your pause."))

    def validate_until(self, field: DateField) -> None:
        """A day from today on, and not years away."""
        if field.data:
            _check_last_day(field.data)


class AwayForm(Form):
    """Days away; both empty takes them out."""

    away_from = day_field(_l("First day away"))
    away_until = day_field(_l("Last day away"))

    def validate_away_until(self, field: DateField) -> None:
        """The end needs a beginning, and comes after it."""
        if field.data and not self.away_from.data:
            raise ValidationError(_("Enter the first day, too."))
        if field.data and field.data < self.away_from.data:
            raise ValidationError(_("Put in a last day that comes after the first day."))
