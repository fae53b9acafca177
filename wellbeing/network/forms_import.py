"""The forms with which leads bring in a list of buddies: the file, and the yes to what it would do."""

from wtforms import BooleanField, FileField, HiddenField, RadioField, StringField

from wellbeing.core.forms import Form, options, strip
from wellbeing.core.i18n import gettext as _
from wellbeing.core.i18n import lazy_gettext as _l
from wellbeing.network.list_changes import Agree, Plan

LEAVE, STOP = "leave", "stop"
# Translators: words that somebody types to show that they mean it, as in “Type these words: all buddies stop”.
ALL_STOP = _l("all buddies stop")


class UploadForm(Form):
    """A list to check."""

    file = FileField(
        _l("The Excel workbook or CSV file"),
        description=_l("At most 10 MB. Nothing is changed before you have seen what would change."),
    )
    others = RadioField(
        _l("What about buddies who are not in this list?"),
        choices=options(
            (
                (LEAVE, _l("They stay as they are")),
                (STOP, _l("They stop: nobody can ask them until you let them begin again")),
            )
        ),
        default=LEAVE,
    )


class AgreeForm(Form):
    """The yes. `seen` says which changes were shown, so that no others are made."""

    seen = HiddenField()
    tell = BooleanField(
        _l("Send each new buddy a mail that says how to begin"),
        description=_l("It is in the language that the list gives for their mails."),
    )
    count = StringField(_l("How many buddies will stop? Type the number"), filters=[strip])
    words = StringField(ALL_STOP, filters=[strip])

    def agrees(self, plan: Plan) -> bool:
        """Whether what was typed is enough for so many who stop; if not, the field says what to do."""
        if plan.agree is Agree.NUMBER and not _is_number(self.count.data or "", len(plan.stopping)):
            self.count.errors = [_("Type how many buddies will stop. The number is on this page.")]
        elif plan.agree is Agree.WORDS and _plain(self.words.data) != _plain(str(ALL_STOP)):
            self.words.errors = [_("Type the words as they stand here, or choose another list.")]
        else:
            return True
        return False


def _is_number(text: str, number: int) -> bool:
    # Digits of any keyboard are digits.
    return text.isdecimal() and int(text[:9]) == number


def _plain(text: str | None) -> str:
    return " ".join((text or "").split()).casefold()
