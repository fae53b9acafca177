"""The forms with which leads bring in a list: the file, and the yes to what it would change."""

from wtforms import FileField, HiddenField, RadioField, SelectField, StringField

from wellbeing import trust
from wellbeing.core.forms import AtMost, Form, NoControls, options, strip
from wellbeing.core.i18n import lazy_gettext as _l
from wellbeing.curation.entry_cells import ENGLISH
from wellbeing.curation.sheets import LANGUAGES, ListKind
from wellbeing.curation.versions import RESOURCE, TOPIC

_LONGEST_NOTE = 300


class ListForm(Form):
    """Which list: of what, and in which language."""

    kind = RadioField(
        _l("What is in the list?"),
        choices=options(((RESOURCE, _l("Resources")), (TOPIC, _l("Topics and their everyday words")))),
        default=RESOURCE,
    )
    language = SelectField(
        _l("In which language are its words?"),
        description=_l("English lists hold all facts. Lists in other languages hold only words."),
        default=ENGLISH,
    )

    def offer(self) -> None:
        """Name the languages, in the language of the page."""
        first, *others = LANGUAGES
        named = [(code, trust.language_name(code)) for code in others]
        self.language.choices = options(
            [(first, trust.language_name(first)), *sorted(named, key=lambda one: one[1])]
        )

    @property
    def what(self) -> ListKind:
        """The list that was chosen."""
        return ListKind(self.kind.data, self.language.data)


class UploadForm(ListForm):
    """A list to check."""

    file = FileField(
        _l("The Excel workbook or CSV file"),
        description=_l("At most 10 MB. Nothing is changed before you have seen what would change."),
    )


class BringInForm(Form):
    """The yes. `seen` says which changes were shown, so that no others are made."""

    seen = HiddenField()
    note = StringField(
        _l("A note for the other leads, if you like"),
        filters=[strip],
        description=_l("It stands with each version, such as “Numbers checked in October”."),
        validators=[
            AtMost(_LONGEST_NOTE, _l("This is too long. Make it shorter, then try again.")),
            NoControls(),
        ],
    )
