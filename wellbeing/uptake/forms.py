"""The forms with which leads put head counts and survey scores beside the figures."""

from typing import Any

from wtforms import FileField, Form, SelectField, StringField, ValidationError

from wellbeing.core.forms import Form as CoreForm
from wellbeing.core.forms import day_field, strip
from wellbeing.core.i18n import gettext as _
from wellbeing.core.i18n import lazy_gettext as _l
from wellbeing.uptake.headcounts import DIMENSIONS, Counts, every_id, fault_of, whole_number
from wellbeing.uptake.survey import THEMES, hundredths_of


class HeadcountForm(CoreForm):
    """A number of people for each place and staff group; an empty one has no rate."""

    as_of = day_field(_l("On which day were they counted?"))

    def people(self, dimension: str) -> list[StringField]:
        """The fields of the places or of the staff groups."""
        return [self[_name(dimension, one.id)] for one in DIMENSIONS[dimension]]

    def fill(self, counts: Counts) -> None:
        """Put in the numbers that are known."""
        for key, people in counts.items():
            self[_name(*key)].data = str(people)

    @property
    def counts(self) -> Counts:
        """What was typed."""
        return {key: whole_number(self[_name(*key)].data) for key in every_id() if self[_name(*key)].data}


def _name(dimension: str, one: str) -> str:
    return f"{dimension}-{one}"


def _checked(dimension: str) -> Any:
    def check(_form: Form, field: StringField) -> None:
        told = fault_of(dimension, whole_number(field.data)) if field.data else None
        if told:
            raise ValidationError(told)

    return check


for _dimension, _choices in DIMENSIONS.items():
    for _one in _choices:
        setattr(
            HeadcountForm,
            _name(_dimension, _one.id),
            StringField(_one.name, filters=[strip], validators=[_checked(_dimension)]),
        )


class HeadcountFileForm(CoreForm):
    """Head counts in a file; they are shown before they are kept."""

    file = FileField(
        _l("The Excel workbook or CSV file"),
        description=_l("You see the numbers before anything is kept."),
    )


class SurveyForm(CoreForm):
    """The scores of one year."""

    year = SelectField(_l("Which year’s survey?"), coerce=int)

    def themes(self) -> list[StringField]:
        """The fields of the scores."""
        return [self[theme.id] for theme in THEMES]

    @property
    def scores(self) -> dict[str, int]:
        """What was typed, in hundredths of a point."""
        found = {theme.id: hundredths_of(self[theme.id].data) for theme in THEMES if self[theme.id].data}
        return {theme: score for theme, score in found.items() if score is not None}


def _score(_form: Form, field: StringField) -> None:
    if field.data and hundredths_of(field.data) is None:
        raise ValidationError(_("Enter a score from 0 to 10, such as 6.9."))


for _theme in THEMES:
    setattr(SurveyForm, _theme.id, StringField(_theme.name, filters=[strip], validators=[_score]))
