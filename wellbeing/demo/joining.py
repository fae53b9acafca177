"""Made-up people on their way to being buddies, one who is new, and one who has just stopped."""

from datetime import timedelta

from wellbeing.buddies import actions_profiles
from wellbeing.buddies.actions_profiles import Standing
from wellbeing.core import clock, mail
from wellbeing.core.receipts import new_receipt
from wellbeing.network import actions_joining, actions_leaving, queries_joining
from wellbeing.network.actions_joining import Booking
from wellbeing.network.applications import Applicant

_WORDS = "At two o'clock, in the quiet room beside the library. There will be tea."
# Days ago, name, team, staff group, languages, why, and whether the manager agrees.
Told = tuple[int, str, str, str, tuple[str, ...], str, str]
_PEOPLE: tuple[Told, ...] = (
    (
        18,
        "Ewa Zielinska",
        "stafford.therapies",
        "allied_health",
        ("en", "pl"),
        "I have time to listen.",
        "agrees",
    ),
    (1, "Dev Malhotra", "telford.district_nursing", "nursing_midwifery", ("en", "pa"), "", "ask_us"),
    (
        9,
        "Marcus Reid",
        "stoke.community_hospital",
        "care_support",
        ("en",),
        "Somebody once listened to me.",
        "agrees",
    ),
    (
        30,
        "Aoife Brennan",
        "shrewsbury.people_and_finance",
        "administrative",
        ("en",),
        "I like people.",
        "agrees",
    ),
    (
        20,
        "Tom Hale",
        "cannock.estates_and_facilities",
        "estates",
        ("en",),
        "I wonder if it is for me.",
        "ask_us",
    ),
)


def load_joining(count: int, domain: str) -> None:
    """Add five applications at all stages; of the `count` buddies, one is not trained yet and one has left."""
    with mail.muted():
        _load(count, domain)


def _load(count: int, domain: str) -> None:
    applicants = [_apply(one, domain) for one in _PEOPLE]
    for applicant in applicants[2:4]:
        actions_joining.invite(*_now(applicant), _booking(3))
    actions_joining.train(*_now(applicants[3]), _booking(8))
    actions_joining.decline(*_now(applicants[4]), "")
    new, left = (queries_joining.buddy_with(f"buddy{count - back:03}@{domain}") for back in (1, 2))
    if new:
        actions_profiles.set_standing(new.id, Standing(True, None, None))
    if left:
        with clock.at(clock.now() - timedelta(days=5)):
            actions_leaving.let_go(left.id)


def _apply(one: Told, domain: str) -> Applicant:
    days, name, team, staff_group, languages, why, manager = one
    address = f"{name.lower().replace(' ', '.')}@{domain}"
    applicant = Applicant(name, address, new_receipt(), team, staff_group, languages, why, manager)
    with clock.at(clock.now() - timedelta(days=days)):
        actions_joining.apply(applicant)
    return applicant


def _now(applicant: Applicant) -> tuple[str, str]:
    """The application's key, and how it stands."""
    found = queries_joining.application_of_receipt(applicant.receipt)
    return (found.key, found.seen) if found else ("", "")


def _booking(days: int) -> Booking:
    return Booking(clock.today() + timedelta(days=days), _WORDS)
