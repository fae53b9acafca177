"""The forms with which leads keep the network."""

from flask import current_app
from wtforms import BooleanField, EmailField, SelectField, StringField, ValidationError

from wellbeing import trust
from wellbeing.buddies.queries import LONGEST_NAME, clean_email
from wellbeing.core.forms import AtMost, Form, NoControls, Required, day_field, grouped, strip, vocabulary
from wellbeing.core.i18n import gettext as _
from wellbeing.core.i18n import lazy_gettext as _l

TOO_LONG = _l("This is too long. Make it shorter, then try again.")


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
    team = SelectField(_l("Their team"), choices=grouped(trust.teams_by_town()))
    staff_group = SelectField(_l("Their staff group"), choices=vocabulary(trust.STAFF_GROUPS))

    def validate_email(self, field: EmailField) -> None:
        """It must be an address that can sign in."""
        if clean_email(field.data) is None:
            raise ValidationError(_("Enter an email address in the right form, like name@example.org."))
        domains: tuple[str, ...] = current_app.config["TRUST_DOMAINS"]
        if field.data.rpartition("@")[2].lower() not in domains:
            ends = " / ".join("@" + domain for domain in domains)
            raise ValidationError(_("Use their work address. It ends in %(domains)s.", domains=ends))
