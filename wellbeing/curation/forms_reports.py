"""The forms by which people say what is wrong, without saying who they are."""

from collections.abc import Iterable

from wtforms import RadioField, StringField, TextAreaField
from wtforms.fields import SelectChoice
from wtforms.validators import StopValidation

from wellbeing.core.forms import AtMost, Chosen, Form, NoControls, strip
from wellbeing.core.i18n import LazyString
from wellbeing.core.i18n import lazy_gettext as _l
from wellbeing.curation.reports import LONGEST, What

NAMES: dict[What, LazyString] = {
    What.NUMBER: _l("The number did not work"),
    What.WEBSITE: _l("The website did not work"),
    What.CLOSED: _l("It has closed"),
    What.FACTS: _l("A fact is wrong"),
    What.WORDS: _l("The words or the translation are wrong"),
    What.OTHER: _l("Something else"),
}


class StaysEmpty:
    """A box that people do not see. Programs fill it in; if a browser did so for a person, they can mend it."""

    def __call__(self, form: Form, field: StringField) -> None:  # noqa: D102
        if field.data:
            raise StopValidation(_l("Take out everything in the last box, then send again."))


class ContactReportForm(Form):
    """What is wrong with a crisis contact, and which."""

    contact = RadioField(
        _l("Which one is it about?"), validators=[Chosen(_l("Choose which one it is about."))]
    )
    what = RadioField(_l("What is wrong?"), validators=[Chosen(_l("Choose what is wrong."))])
    words = TextAreaField(
        _l("Tell us more, if you like"),
        filters=[strip],
        description=_l("Please do not write about yourself or anyone else. We cannot write back."),
        validators=[
            AtMost(LONGEST, _l("This is too long. Make it shorter, then try again.")),
            NoControls(),
        ],
    )
    more = StringField(_l("Leave this box empty"), validators=[StaysEmpty()])

    def offer(self, fitting: Iterable[What]) -> None:
        """Offer what can be wrong with this entry."""
        self.what.choices = [SelectChoice(what.value, NAMES[what]) for what in fitting]


class ReportForm(ContactReportForm):
    """What is wrong with a resource."""

    contact = None
