"""The forms for codes that somebody kept: a buddy's, and the last signs of a receipt."""

from wtforms import HiddenField, StringField

from wellbeing.buddies.forms import TOO_LONG
from wellbeing.core.forms import AtMost, Form, NoControls, Required, strip
from wellbeing.core.i18n import lazy_gettext as _l


class AgainForm(Form):
    """The code of a buddy whom somebody would like to talk to again."""

    code = StringField(
        _l("The code of the buddy"),
        filters=[strip],
        description=_l("It has three groups of four letters and numbers."),
        validators=[Required(_l("Enter the code.")), AtMost(100, TOO_LONG), NoControls()],
    )


class KeptForm(Form):
    """A receipt that rides sealed, and what somebody reads off the one that they kept."""

    receipt = HiddenField(render_kw={"data-stays": ""})
    last = StringField(
        _l("The last four letters and numbers of your receipt"),
        filters=[strip],
        validators=[
            Required(_l("Enter the last four letters and numbers.")),
            AtMost(100, TOO_LONG),
            NoControls(),
        ],
    )
