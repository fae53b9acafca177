"""The questions on the way to a buddy: one thing each, every one may be skipped, none is asked twice.

Answers are kept nowhere: they ride from page to page, sealed, until a request is sent or the session ends.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from wellbeing import trust
from wellbeing.buddies.matching import Need

QUESTIONS: tuple[str, ...] = (
    "language",
    "areas",
    "topics",
    "ways",
    "site",
    "team",
    "leave-out-teams",
    "leave-out",
    "hours",
    "colleague",
    "gender",
    "experience",
    "easier",
)
MOST_CHOICES = 3


@dataclass(frozen=True)
class Answers:
    """What has been answered so far; empty means skipped."""

    languages: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    ways: tuple[str, ...] = ()
    site: str = ""
    team: str = ""
    hours: tuple[str, ...] = ()
    staff_group: str = ""
    staff_group_wish: str = "any"
    gender: str = ""
    experiences: tuple[str, ...] = ()
    leave_out: tuple[str, ...] = ()
    leave_out_teams: tuple[str, ...] = ()
    easier: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()

    @property
    def need(self) -> Need:
        """What the match reads of the answers."""
        place = trust.place_of_site(self.site)
        return Need(
            languages=preferred_first(self.languages),
            ways=self.ways,
            place=place.id if place else "",
            team=self.team,
            areas=self.areas,
            topics=self.topics,
            staff_group=self.staff_group,
            staff_group_wish=self.staff_group_wish,
            gender=self.gender,
            experiences=self.experiences,
            hours=self.hours,
            leave_out=self.leave_out,
            leave_out_teams=self.leave_out_teams,
        )

    def with_choice(self, buddy_id: str) -> "Answers":
        """One more buddy chosen, after those chosen before."""
        chosen = [one for one in self.choices if one != buddy_id]
        return replace(self, choices=(*chosen, buddy_id)[:MOST_CHOICES])

    def without(self, buddy_id: str) -> "Answers":
        """Somebody the person does not want to talk to."""
        left_out = tuple(dict.fromkeys((*self.leave_out, buddy_id)))
        return replace(self.not_choosing(buddy_id), leave_out=left_out)

    def not_choosing(self, buddy_id: str) -> "Answers":
        """A choice taken back; those after it move up."""
        return replace(self, choices=tuple(one for one in self.choices if one != buddy_id))


def preferred_first(languages: Sequence[str]) -> tuple[str, ...]:
    """English last: whoever ticks Polish and English hopes for Polish."""
    return tuple(sorted(languages, key=lambda code: code == "en"))


def asked(question: str, answers: Answers) -> bool:
    """Whether a question makes sense: a team is asked only of somebody who named a site."""
    return question != "team" or bool(answers.site)


def after(question: str, answers: Answers) -> str | None:
    """The next question, or None at the end."""
    later = QUESTIONS[QUESTIONS.index(question) + 1 :]
    return next((one for one in later if asked(one, answers)), None)


def before(question: str, answers: Answers) -> str | None:
    """The question before, or None at the start."""
    earlier = QUESTIONS[: QUESTIONS.index(question)]
    return next((one for one in reversed(earlier) if asked(one, answers)), None)


def to_data(answers: Answers) -> dict[str, Any]:
    """The answers that were given, for sealing; empty ones are left out to keep addresses short."""
    return {name: value for name, value in asdict(answers).items() if value and value != "any"}


def from_data(data: object) -> Answers | None:
    """The answers that were sealed, or None when it is something else."""
    if not isinstance(data, Mapping):
        return None
    known = {field.name for field in fields(Answers)}
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in data.items()
    }
    return Answers(**values) if set(values) <= known else None
