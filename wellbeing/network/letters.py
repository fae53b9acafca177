"""Letters from leads to buddies: who gets one, in which of the languages it was written, and when to ask first."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from wellbeing.network import quiet
from wellbeing.network.duties import Kind, is_due
from wellbeing.network.people import Person

# More people than this are written to only by a second yes.
FEW = 20
# Each letter goes so many seconds after the one before, so that a link to sign in never waits behind all of them.
SECONDS_BETWEEN = 1


class Audience(StrEnum):
    """Whom a lead writes to."""

    ACTIVE = "active"
    TRAINING_DUE = "training_due"
    SUPERVISION_DUE = "supervision_due"
    QUIET = "quiet"
    PAUSED = "paused"
    RESTING = "resting"


_IS_IN: Mapping[Audience, Callable[[Person, date], bool]] = MappingProxyType(
    {
        Audience.ACTIVE: lambda one, _today: one.active,
        Audience.TRAINING_DUE: lambda one, today: one.active and is_due(one, Kind.TRAINING, today),
        Audience.SUPERVISION_DUE: lambda one, today: one.active and is_due(one, Kind.SUPERVISION, today),
        Audience.QUIET: lambda one, today: quiet.sign_of(one, today) is not None or quiet.rests(one, today),
        Audience.PAUSED: lambda one, today: one.active and (one.is_paused(today) or one.is_away(today)),
        Audience.RESTING: lambda one, _today: not one.active,
    }
)


@dataclass(frozen=True)
class Choice:
    """Whom a lead has in mind; an empty place or language is any."""

    audience: Audience = Audience.ACTIVE
    place: str = ""
    language: str = ""

    def admits(self, one: Person, today: date) -> bool:
        """Whether a buddy is meant."""
        return (
            _IS_IN[self.audience](one, today)
            and (not self.place or one.place == self.place)
            and (not self.language or self.language in one.languages)
        )


@dataclass(frozen=True)
class Words:
    """A letter in one language."""

    subject: str
    text: str


@dataclass(frozen=True)
class Reach:
    """Who gets a letter, and how many of those meant cannot be written to: they left, or their account has ended."""

    people: tuple[Person, ...]
    left_out: int


def reach(people: Iterable[Person], meant: Callable[[Person], bool]) -> Reach:
    """Everybody who is meant and may be written to."""
    found = [one for one in people if meant(one)]
    may = tuple(one for one in found if one.may_be_written_to)
    return Reach(may, len(found) - len(may))


def language_for(reader: str, written: Collection[str], order: Sequence[str]) -> str:
    """The language in which somebody reads a letter: their own, else English, else whichever was written."""
    return next(code for code in (reader, *order) if code in written)


def readers(people: Iterable[Person], order: Sequence[str]) -> dict[str, int]:
    """How many get their mails in each language, in its order; what nobody offers any more is the first of them."""
    read = [one.language if one.language in order else order[0] for one in people]
    return {code: read.count(code) for code in order if code in read}


def asks_first(count: int) -> bool:
    """Whether so many people need a second yes."""
    return count > FEW
