"""Reading buddies and open requests."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any

from sqlalchemy import Row, func, select

from wellbeing import trust
from wellbeing.buddies import interchange, words
from wellbeing.buddies.contact import clean_email as clean_email
from wellbeing.buddies.contact import dial
from wellbeing.buddies.lifecycle import DAYS_TO_LIVE as DAYS_TO_LIVE
from wellbeing.buddies.lifecycle import DAYS_TO_NOTE as DAYS_TO_NOTE
from wellbeing.buddies.lifecycle import State
from wellbeing.buddies.matching import Buddy, Matches, broken_rule, match, turn
from wellbeing.buddies.matching import Need as Need
from wellbeing.buddies.models import BuddyProfile, BuddyRequest, RequestOutcome
from wellbeing.core import clock
from wellbeing.core.db import db
from wellbeing.core.periods import month_of
from wellbeing.core.receipts import receipt_hash
from wellbeing.core.sealing import unseal
from wellbeing.resources import queries as resources

LONGEST_NAME = 60
SEALED_FOR = "buddy-request"
BadNeed = interchange.BadNeed
LARGEST_FILE = interchange.LARGEST_FILE
_MATCHED = tuple(field.name for field in fields(Buddy) if field.name not in ("limit", "load"))


@dataclass(frozen=True)
class Profile:
    """A buddy as pages show them; `match` is what the rules read."""

    id: str
    account_id: int
    name: str
    about: str
    mail_language: str
    match: Buddy
    # How colleagues may reach them without asking here, where a buddy published it.
    work_phone: str = ""
    work_email: str = ""
    joined_on: date | None = None
    left_on: date | None = None

    @property
    def work_dial(self) -> str:
        """The address that rings the published number."""
        return dial(self.work_phone)

    @property
    def may_be_asked(self) -> bool:
        """Whether anybody at all may ask this buddy now."""
        return broken_rule(Need(), self.match, clock.today()) is None


@dataclass(frozen=True)
class Contact:
    """Who asks, by the name they gave, and the one way to reach them."""

    name: str
    reach: str
    address: str


@dataclass(frozen=True)
class Details:
    """The sealed part of a request: all that it says about a person."""

    contact: Contact
    need: Need
    easier: tuple[str, ...]
    language: str


@dataclass(frozen=True)
class OpenRequest:
    """A request without its contact: that is shown to whoever takes the request on, until it is written down."""

    key: str
    state: State
    offered_to: str | None
    tried: tuple[str, ...]
    asked_on: date
    due_on: date | None
    ends_on: date
    need: Need
    easier: tuple[str, ...]
    language: str


@dataclass(frozen=True)
class Filters:
    """What the directory can be narrowed by; empty means all."""

    language: str = ""
    way: str = ""
    area: str = ""
    place: str = ""
    q: str = ""

    def admits(self, profile: Profile) -> bool:
        """Whether the profile is within every filter that is set."""
        buddy = profile.match
        return (
            (not self.language or self.language in buddy.languages)
            and (not self.way or self.way in buddy.ways)
            and (not self.area or self.area in buddy.areas)
            and (not self.place or self.place == buddy.place)
            and (not self.q or self.q.casefold() in profile.name.casefold())
        )


def open_load() -> Counter[str]:
    """How many open requests each buddy has been asked to answer."""
    counts = select(BuddyRequest.offered_to, func.count()).group_by(BuddyRequest.offered_to)
    return Counter({buddy: count for buddy, count in db.session.execute(counts) if buddy})


def to_profile(row: BuddyProfile | Row[Any], load: int) -> Profile:
    """The profile of a row; a buddy's load is what is open plus what they took on this month."""
    taken = row.taken if row.taken_month == month_of(clock.today()) else 0
    values = {name: getattr(row, name) for name in _MATCHED}
    buddy = Buddy(**values, limit=row.monthly_limit, load=load + taken)
    own = (row.account_id, row.name, row.about, row.mail_language)
    return Profile(row.id, *own, buddy, row.work_phone, row.work_email, row.joined_on, row.left_on)


def profiles() -> tuple[Profile, ...]:
    """Every buddy by name, active or not."""
    load = open_load()
    # Plain rows: every page of the match reads all buddies, and objects of the ORM cost three times as much.
    rows = db.session.execute(select(BuddyProfile.__table__).order_by(BuddyProfile.name, BuddyProfile.id))
    return tuple(to_profile(row, load[row.id]) for row in rows)


def directory(filters: Filters, seed: str) -> tuple[Profile, ...]:
    """The buddies whom colleagues may see: active ones, within the filters.

    Who cannot be asked now stands last. The rest stand in an order that the seed turns: by name, the early
    letters would be asked most.
    """
    seen = [one for one in profiles() if one.match.active and filters.admits(one)]
    return tuple(sorted(seen, key=lambda one: (not one.may_be_asked, turn(seed, one.id))))


def find_profile(buddy_id: str) -> Profile | None:
    """One buddy."""
    if not buddy_id.isalnum():
        return None  # PostgreSQL takes no NUL, not even to look for it
    row = db.session.get(BuddyProfile, buddy_id[:12])
    return to_profile(row, open_load()[row.id]) if row else None


def profile_of_account(account_id: int) -> Profile | None:
    """The buddy who signs in with this account."""
    row = db.session.scalar(select(BuddyProfile).where(BuddyProfile.account_id == account_id))
    return to_profile(row, open_load()[row.id]) if row else None


def matches(need: Need, seed: str) -> Matches:
    """Everybody matched with a need, today."""
    return matched(need, profiles(), seed)


def matched(need: Need, among: Iterable[Profile], seed: str) -> Matches:
    """These buddies matched with a need, today."""
    return match(need, [one.match for one in among], clock.today(), seed)


def explain(raw: bytes, seed: str) -> dict[str, Any]:
    """The match of a request written as JSON: who is ranked and why, who is left out and why. Raises BadNeed."""
    topics = dict(resources.topic_choices("en"))
    need = interchange.read_need(interchange.read_json(raw), topics)
    return interchange.report(matches(need, seed), topics)


def export() -> str:
    """Every buddy as CSV, with every field that the rules read."""
    return interchange.export_csv([one.match for one in profiles()], clock.today())


def names_of(ids: Iterable[str]) -> dict[str, str]:
    """The names that these buddies show."""
    rows = db.session.execute(
        select(BuddyProfile.id, BuddyProfile.name).where(BuddyProfile.id.in_(tuple(ids)))
    )
    return {row.id: row.name for row in rows}


def languages_spoken() -> tuple[str, ...]:
    """The languages that some active buddy speaks, in the trust's order."""
    spoken = {code for one in profiles() if one.match.active for code in one.match.languages}
    return tuple(code for code in trust.LANGUAGE_CODES if code in spoken)


def topics_for_buddies(language: str) -> dict[str, str]:
    """The topics that buddies talk about, with their names; what needs trained people is not among them."""
    return {
        topic: label
        for topic, label in resources.topic_choices(language)
        if topic not in words.NOT_FOR_BUDDIES
    }


def topics_of_areas(areas: Iterable[str], language: str) -> dict[str, str]:
    """The topics of some areas, or of all when none is given."""
    wanted = tuple(areas)
    offered = topics_for_buddies(language)
    area_of = {topic.id: topic.area for topic in resources.current_pack().topics}
    return {topic: label for topic, label in offered.items() if not wanted or area_of.get(topic) in wanted}


def sealed_form(details: Details) -> dict[str, Any]:
    """The details as they are sealed."""
    return asdict(details)


def open_details(sealed: str) -> Details:
    """The sealed part of a request; RuntimeError when the key that sealed it is gone."""
    held = unseal(sealed, SEALED_FOR)
    if held is None:
        raise RuntimeError("a request cannot be opened with the present SEALING_KEYS")
    answers: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in held["need"].items()
    }
    return Details(Contact(**held["contact"]), Need(**answers), tuple(held["easier"]), held["language"])


def _to_request(row: BuddyRequest) -> OpenRequest:
    details = open_details(row.sealed)
    return OpenRequest(
        row.key.hex(),
        State(row.state),
        row.offered_to,
        row.tried,
        row.asked_on,
        row.due_on,
        row.ends_on,
        details.need,
        details.easier,
        details.language,
    )


def request_of_receipt(receipt: str) -> OpenRequest | None:
    """The open request of a clean receipt."""
    row = db.session.scalar(select(BuddyRequest).where(BuddyRequest.receipt_hash == receipt_hash(receipt)))
    return _to_request(row) if row else None


def requests_for(buddy_id: str) -> tuple[OpenRequest, ...]:
    """The requests that wait for this buddy's answer, the most urgent first."""
    waiting = select(BuddyRequest).where(
        BuddyRequest.offered_to == buddy_id, BuddyRequest.state == State.OFFERED
    )
    rows = db.session.scalars(waiting.order_by(BuddyRequest.due_on, BuddyRequest.key))
    return tuple(_to_request(row) for row in rows)


def taken_by(buddy_id: str | None) -> tuple[OpenRequest, ...]:
    """The requests that a buddy (None: the leads) said yes to, and whose contact can still be read."""
    state = State.TAKEN_BY_LEADS if buddy_id is None else State.TAKEN
    taken = select(BuddyRequest).where(BuddyRequest.state == state, BuddyRequest.offered_to == buddy_id)
    rows = db.session.scalars(taken.order_by(BuddyRequest.due_on, BuddyRequest.key))
    return tuple(_to_request(row) for row in rows)


def contact_of(key: str, buddy_id: str | None) -> Contact | None:
    """How to reach the person, for the buddy (None: the leads) who said yes; None for anybody else."""
    if key not in [one.key for one in taken_by(buddy_id)]:
        return None
    row = db.session.get(BuddyRequest, bytes.fromhex(key))
    return open_details(row.sealed).contact if row else None


def requests_with_leads() -> tuple[OpenRequest, ...]:
    """The requests that reached the leads, oldest first."""
    waiting = select(BuddyRequest).where(BuddyRequest.state == State.WITH_LEADS)
    rows = db.session.scalars(waiting.order_by(BuddyRequest.asked_on, BuddyRequest.key))
    return tuple(_to_request(row) for row in rows)


def outcomes() -> dict[tuple[str, str, str], int]:
    """How many requests ended: (month, outcome, band) -> count."""
    rows = db.session.scalars(select(RequestOutcome))
    return {(row.month, row.outcome, row.band): row.count for row in rows}
