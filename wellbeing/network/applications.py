"""What somebody who would like to be a buddy tells the leads, and how two leads do not step on each other's toes."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from wellbeing.network.stages import CLOSED, Stage, may_remind, waits_since
from wellbeing.network.stages import is_late as waits_too_long


@dataclass(frozen=True)
class Applicant:
    """What an application says. It is sealed; the receipt too, so that each mail can lead back to it."""

    name: str
    email: str
    receipt: str
    team: str = ""
    staff_group: str = ""
    languages: tuple[str, ...] = ("en",)
    why: str = ""
    # Whether the manager agrees: "agrees", or "ask_us" when the leads should talk with them.
    manager: str = ""
    mail_language: str = "en"

    @property
    def site(self) -> str:
        """The town that they work in."""
        return self.team.partition(".")[0]

    @property
    def address(self) -> str:
        """The address as it is compared."""
        return self.email.strip().lower()

    def without_details(self) -> "Applicant":
        """What stays for a while when somebody has changed their mind: a name, so that a booked day can be let go."""
        return Applicant(self.name, "", "")


@dataclass(frozen=True)
class Application:
    """An application as leads see it."""

    key: str
    stage: Stage
    applied_on: date
    stage_on: date
    interview_on: date | None
    training_on: date | None
    reminded_on: date | None
    applicant: Applicant

    @property
    def seen(self) -> str:
        """What a lead had before their eyes: a step taken meanwhile by another lead makes it different."""
        days = (self.stage_on, self.interview_on, self.training_on)
        return "/".join([self.stage, *(day.isoformat() if day else "" for day in days)])

    @property
    def is_closed(self) -> bool:
        """Whether it has ended and is only remembered."""
        return self.stage in CLOSED

    def waits_since(self) -> date | None:
        """The day from which it waits for the leads."""
        return waits_since(self.stage, self.stage_on, self.interview_on, self.training_on)

    def is_late(self, today: date, holidays: str) -> bool:
        """Whether it has waited too long."""
        return waits_too_long(self.waits_since(), today, holidays)

    def reminds(self, today: date, holidays: str) -> bool:
        """Whether the leads are told today that it waits."""
        return self.is_late(today, holidays) and may_remind(self.reminded_on, today)


def to_data(applicant: Applicant) -> dict[str, Any]:
    """An application as it is sealed."""
    return asdict(applicant)


def from_data(held: Mapping[str, Any]) -> Applicant:
    """What `to_data` sealed."""
    return Applicant(**{**held, "languages": tuple(held["languages"])})
