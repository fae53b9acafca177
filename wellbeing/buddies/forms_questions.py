"""The forms of the question pages: one thing each, and every one may be left alone."""

from collections.abc import Mapping

from wtforms import HiddenField, SelectField, SelectMultipleField, ValidationError

from wellbeing import soothe, trust
from wellbeing.buddies import words
from wellbeing.buddies.forms import SkippableRadio, vocabulary
from wellbeing.core.forms import Form
from wellbeing.core.i18n import LazyString, format_number
from wellbeing.core.i18n import gettext as _
from wellbeing.core.i18n import lazy_gettext as _l

# People and teams each: they ride in an address, and browsers and proxies cut long ones.
MOST_LEFT_OUT = 50


class QuestionForm(Form):
    """One question; `answers` carries what was answered before."""

    title: LazyString | None = None  # the page's heading, where the question has more than one part
    answers = HiddenField()

    def meanings(self) -> Mapping[str, LazyString]:
        """Words under a choice, where its name alone says too little."""
        return {}


class LanguageForm(QuestionForm):
    languages = SelectMultipleField(
        _l("Which languages could you talk in?"),
        description=_l(
            "Tick every language that would work for you. We try your other languages before English."
        ),
    )


class AreasForm(QuestionForm):
    areas = SelectMultipleField(
        _l("What would you like to talk about?"),
        choices=vocabulary(soothe.AREAS),
        description=_l("You do not have to say. It helps us find someone who likes to talk about it."),
    )

    def meanings(self) -> Mapping[str, LazyString]:
        """What each area is about."""
        return words.MEANINGS


class TopicsForm(QuestionForm):
    topics = SelectMultipleField(
        _l("Is it about any of these?"), description=_l("Tick as many as you like, or none.")
    )


class WaysForm(QuestionForm):
    ways = SelectMultipleField(
        _l("How would you like to talk?"),
        choices=vocabulary(trust.WAYS),
        description=_l("Tick every way that would work for you."),
    )


class SiteForm(QuestionForm):
    site = SelectField(
        _l("Where do you work?"),
        choices=vocabulary(sorted(trust.SITES, key=lambda site: site.name), _l("I would rather not say")),
        description=_l("We use it to find someone near you, and to leave out your own team."),
    )


class TeamForm(QuestionForm):
    team = SkippableRadio(
        _l("Which team are you in?"),
        description=_l("We leave out everyone from your own team. Nobody else is told."),
    )


class HoursForm(QuestionForm):
    hours = SelectMultipleField(
        _l("When could you talk?"),
        choices=vocabulary(words.HOURS),
        description=_l("Tick every time that would work for you."),
    )


class ColleagueForm(QuestionForm):
    title = _l("Would you like someone who does similar work?")
    staff_group_wish = SkippableRadio(_l("Who would you like to talk to?"), choices=vocabulary(words.WISHES))
    staff_group = SelectField(
        _l("Your own staff group"),
        choices=vocabulary(trust.STAFF_GROUPS, _l("I would rather not say")),
    )

    def validate_staff_group(self, field: SelectField) -> None:
        """The wish needs something to compare with."""
        if self.staff_group_wish.data in ("same", "different") and not field.data:
            raise ValidationError(_("Choose your staff group, so that we can compare."))


class GenderForm(QuestionForm):
    gender = SkippableRadio(
        _l("Would it help to talk to someone of one gender?"),
        choices=vocabulary(words.GENDERS, _l("I do not mind")),
        description=_l("Buddies choose whether to say this, so a wish can make the list shorter."),
    )


class FewEnough:
    """Refuses more ticks than can ride from page to page in an address."""

    def __call__(self, form: Form, field: SelectMultipleField) -> None:  # noqa: D102
        if len(field.data or ()) > MOST_LEFT_OUT:
            raise ValidationError(_("Tick at most %(count)s.", count=format_number(MOST_LEFT_OUT)))


class LeaveOutTeamsForm(QuestionForm):
    title = _l("Should we leave out anyone from other teams?")
    leave_out_teams = SelectMultipleField(
        _l("Teams of people you manage, or who manage you"),
        description=_l("Nobody is told. We delete it when your request ends."),
        validators=[FewEnough()],
    )
    town = SelectField(_l("Look for a team in another town"))


class LeaveOutForm(QuestionForm):
    leave_out = SelectMultipleField(
        _l("Is there anyone you would rather not talk to?"),
        description=_l(
            "Tick anyone you know, manage or are managed by. They are never told. We delete it when your request ends."
        ),
        validators=[FewEnough()],
    )


class ExperienceForm(QuestionForm):
    experiences = SelectMultipleField(
        _l("Should the buddy have been through something similar?"),
        choices=vocabulary(words.EXPERIENCES),
        description=_l(
            "Only if you wish. Buddies choose what they offer. We do not tell them what you tick."
        ),
    )


class EasierForm(QuestionForm):
    easier = SelectMultipleField(
        _l("What would make this easier for you?"),
        choices=vocabulary(words.EASIER),
        description=_l("We tell the buddy you ask, so that they can prepare."),
    )


QUESTION_FORMS: Mapping[str, type[QuestionForm]] = {
    "language": LanguageForm,
    "areas": AreasForm,
    "topics": TopicsForm,
    "ways": WaysForm,
    "site": SiteForm,
    "team": TeamForm,
    "hours": HoursForm,
    "colleague": ColleagueForm,
    "gender": GenderForm,
    "experience": ExperienceForm,
    "leave-out-teams": LeaveOutTeamsForm,
    "leave-out": LeaveOutForm,
    "easier": EasierForm,
}
