"""The form of a conversation, and the form that withdraws one."""

from collections.abc import Iterable
from typing import Any

from wtforms import HiddenField, RadioField, SelectField, StringField, ValidationError

from wellbeing.conversations.record import QUESTIONS, SIGNPOSTED
from wellbeing.core import clock
from wellbeing.core.forms import NOT_A_CHOICE, Chosen, Form, NoControls, Required, strip
from wellbeing.core.i18n import current_language, format_month
from wellbeing.core.i18n import gettext as _
from wellbeing.core.i18n import lazy_gettext as _l
from wellbeing.core.periods import open_months
from wellbeing.core.receipts import clean_receipt
from wellbeing.resources.queries import current_pack
from wellbeing.soothe import AREAS
from wellbeing.trust import PLACES, REGIONS, STAFF_GROUPS, WAYS, Choice

_CHOOSE = ("", _l("Choose from the list"))


class ConversationForm(Form):
    """Seven ticks about one conversation, and the sealed receipt that makes a double submit known."""

    receipt = HiddenField(render_kw={"data-stays": ""})
    month = RadioField(
        _l("When did you talk?"), validate_choice=False, validators=[Chosen(_l("Choose the month."))]
    )
    area = RadioField(
        _l("Which part of SOOTHE was it mostly about?"),
        validate_choice=False,
        validators=[Chosen(_l("Choose one part of SOOTHE."))],
    )
    topic = SelectField(
        _l("What was the main topic?"),
        validate_choice=False,
        validators=[Required(_l("Choose the main topic."))],
    )
    place = SelectField(
        _l("Where does your colleague work?"),
        description=_l("Only the wider region stays with the conversation."),
        validate_choice=False,
        validators=[Required(_l("Choose where your colleague works."))],
    )
    staff_group = RadioField(
        _l("What kind of work do they do?"),
        description=_l("Only the broad group stays with the conversation."),
        validate_choice=False,
        validators=[Chosen(_l("Choose the kind of work."))],
    )
    channel = RadioField(
        _l("How did you talk?"), validate_choice=False, validators=[Chosen(_l("Choose how you talked."))]
    )
    scope = RadioField(
        _l("What help did you point to?"),
        description=_l("If you pointed to more than one, choose the main one."),
        validate_choice=False,
        validators=[Chosen(_l("Choose what help you pointed to."))],
    )

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        for question, choices in choices_now().items():
            self[question].choices = choices
        self.place.choices = {"": [_CHOOSE]} | self.place.choices
        self.topic.choices = {"": [_CHOOSE]} | self.topic.choices

    def answers(self) -> dict[str, str]:
        """What was ticked, by question."""
        return {name: self[name].data or "" for name in QUESTIONS}

    def refuse(self, question: str) -> None:
        """Say at a question that its answer cannot be kept."""
        self[question].errors = [*self[question].errors, NOT_A_CHOICE]


class SlipForm(Form):
    """One paper slip among several: the same questions as lists, and an empty slip is left alone."""

    receipt = HiddenField()
    month = SelectField(_l("Month"), validate_choice=False)
    area = SelectField(_l("Part of SOOTHE"), validate_choice=False)
    topic = SelectField(_l("Main topic"), validate_choice=False)
    place = SelectField(_l("Where the colleague works"), validate_choice=False)
    staff_group = SelectField(_l("Kind of work"), validate_choice=False)
    channel = SelectField(_l("How you talked"), validate_choice=False)
    scope = SelectField(_l("Help that you pointed to"), validate_choice=False)

    class Meta(Form.Meta):
        csrf = False  # the page's own form carries the token

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        for question, choices in choices_now().items():
            field = self[question]
            field.choices = {"": [_CHOOSE]} | choices if isinstance(choices, dict) else [_CHOOSE, *choices]

    @property
    def is_empty(self) -> bool:
        """Whether nothing but the month was chosen, which may stand there from the slip before."""
        return not any(self[name].data for name in QUESTIONS if name != "month")

    def answers(self) -> dict[str, str]:
        """What was chosen, by question."""
        return {name: self[name].data or "" for name in QUESTIONS}

    def refuse(self, question: str) -> None:
        """Say at a question that it waits for an answer, or that its answer cannot be kept."""
        told = NOT_A_CHOICE if self[question].data else _("Choose an answer, or leave the whole slip empty.")
        self[question].errors = [told]


class SlipsForm(Form):
    """The page of slips; each slip is a form of its own beside it."""


def choices_now() -> dict[str, Any]:
    """The answers to each question, in groups where there are many; made for each page.

    Months pass, and words follow the reader's language.
    """
    code, topics = current_language().code, current_pack().topics
    return {
        "month": [(month, format_month(month)) for month in open_months(clock.today())],
        "area": [(area.id, area.name) for area in AREAS],
        "staff_group": _pairs(STAFF_GROUPS),
        "channel": _pairs(WAYS),
        "scope": _pairs(SIGNPOSTED),
        "place": {
            str(region.name): [(place.id, place.name) for place in PLACES if place.region == region.id]
            for region in REGIONS
        },
        "topic": {
            str(area.name): [(topic.id, topic.label(code)) for topic in topics if topic.area == area.id]
            for area in AREAS
        },
    }


class WithdrawForm(Form):
    """The receipt of the conversation to delete."""

    receipt = StringField(
        _l("Your receipt"),
        description=_l("Sixteen letters and numbers, in groups of four."),
        filters=[strip],
        validators=[Required(_l("Enter your receipt.")), NoControls()],
    )

    def validate_receipt(self, field: StringField) -> None:
        """Only what can be a receipt is looked up."""
        if clean_receipt(field.data) is None:
            raise ValidationError(_("A receipt has 16 letters and numbers. Check it, then try again."))


def _pairs(choices: Iterable[Choice]) -> list[tuple[str, Any]]:
    return [(choice.id, choice.name) for choice in choices]
