"""The forms for codes that somebody kept: a buddy's, and the last signs of a receipt."""

from wtforms import StringField

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
