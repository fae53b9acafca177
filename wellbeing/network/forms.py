"""The forms with which leads keep the network."""

from datetime import date, timedelta

from flask import current_app
from wtforms import BooleanField, DateField, EmailField, SelectField, StringField, ValidationError
from wtforms.fields import SelectChoice

from wellbeing import trust
from wellbeing.buddies.queries import LONGEST_NAME, clean_email
from wellbeing.core import clock
from wellbeing.core.forms import AtMost, Form, NoControls, Required, day_field, grouped, strip, vocabulary
from wellbeing.core.i18n import gettext as _
from wellbeing.core.i18n import lazy_gettext as _l

TOO_LONG = _l("This is too long. Make it shorter, then try again.")
FURTHEST = timedelta(days=366)


def check_address(address: str) -> None:
    """ValidationError unless it looks like an address, in letters that every mail server takes."""
    if clean_email(address) is None or not address.isascii():
        raise ValidationError(_("Enter an email address in the right form, like name@example.org."))


def other_domain(address: str) -> str:
    """How the trust's own addresses end, when this one ends otherwise; empty when it can sign in here."""
    domains: tuple[str, ...] = current_app.config["TRUST_DOMAINS"]
    ends = " / ".join("@" + domain for domain in domains)
    return "" if address.rpartition("@")[2].lower() in domains else ends


def check_coming_day(day: date | None) -> None:
    """ValidationError unless the day is from today on, and not so far off that it is a slip of the finger."""
    if day is None:
        return  # no day at all, which the field has said already
    if day < clock.today():
        raise ValidationError(_("Enter a day that is still to come."))
    if day > clock.today() + FURTHEST:
        raise ValidationError(_("Enter a day within one year."))


class StandingForm(Form):
    """What leads keep about a buddy."""

    active = BooleanField(_l("Takes requests"))
    trained_until = day_field(_l("Training is good until"))
    supervised_until = day_field(_l("Supervision is good until"))


class AddBuddyForm(StandingForm):
    """A new buddy: an account to sign in with, and the few facts that the match cannot do without."""

    email = EmailField(
        _l("Their work email address"),
        filters=[strip],
        validators=[Required(_l("Enter their work email address.")), NoControls()],
    )
    name = StringField(
        _l("The name that colleagues see"),
        filters=[strip],
        validators=[Required(_l("Enter the name to show.")), AtMost(LONGEST_NAME, TOO_LONG), NoControls()],
    )
    # A first team in the list that nobody chose would leave the wrong people out of the match.
    team = SelectField(
        _l("Their team"),
        choices=[SelectChoice("", _l("Choose their team")), *grouped(trust.teams_by_town())],
        validators=[Required(_l("Choose their team."))],
    )
    staff_group = SelectField(
        _l("Their staff group"),
        choices=vocabulary(trust.STAFF_GROUPS, _l("Choose their staff group")),
        validators=[Required(_l("Choose their staff group."))],
    )

    def validate_email(self, field: EmailField) -> None:
        """It must be an address that can sign in."""
        check_address(field.data)
        ends = other_domain(field.data)
        if ends:
            raise ValidationError(_("Use their work address. It ends in %(domains)s.", domains=ends))


class RestForm(Form):
    """A pause that a lead puts in for a buddy, up to its last day."""

    until = day_field(_l("Last day of the pause"), needed=_l("Enter the last day of the pause."))

    def validate_until(self, field: DateField) -> None:
        """A day from today on."""
        check_coming_day(field.data)
