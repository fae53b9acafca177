"""The fixed words of the pack: scopes, ways to reach help, costs and whom a resource is made for."""

from functools import cache
from typing import Final

from babel import Locale

from wellbeing.core.i18n import lazy_gettext as _l
from wellbeing.core.i18n import lazy_pgettext
from wellbeing.trust import BSL, Choice

INTERNAL: Final = "internal"
EVERYONE: Final = "all"

SCOPES: tuple[Choice, ...] = (
    # Translators: help offered by the employer itself, an NHS trust.
    Choice(INTERNAL, _l("In the trust")),
    # Translators: help in the counties where the trust works.
    Choice("regional", _l("Near you")),
    Choice("national", _l("Across the country")),
)

CHANNELS: tuple[Choice, ...] = (
    Choice("phone", lazy_pgettext("way to reach help", "Phone")),
    # Translators: by text message on a phone.
    Choice("text", lazy_pgettext("way to reach help", "Text message")),
    Choice("webchat", lazy_pgettext("way to reach help", "Web chat")),
    Choice("email", lazy_pgettext("way to reach help", "Email")),
    Choice("web", lazy_pgettext("way to reach help", "Website")),
    Choice("app", lazy_pgettext("way to reach help", "App")),
    Choice("face_to_face", lazy_pgettext("way to reach help", "Face to face")),
)

COSTS: tuple[Choice, ...] = (
    Choice("free", lazy_pgettext("cost", "Free")),
    Choice("charges", lazy_pgettext("cost", "You may have to pay")),
)

DAY_AND_NIGHT: Final = "24"
HOURS: tuple[Choice, ...] = (Choice(DAY_AND_NIGHT, _l("Open day and night")),)

FROM_WORK: Final = "yes"
# Help outside the trust. What we may promise is said in PRIVATE_MEANS and nowhere promised further.
# Translators: a box to tick that leaves only help which does not report to the reader's employer.
PRIVATE: tuple[Choice, ...] = (Choice(FROM_WORK, _l("My employer will not hear")),)
PRIVATE_MEANS = _l(
    "This leaves only help outside the trust. It does not report to the trust. Each service has rules of its own,"
    " so ask about them before you begin."
)

ANYONE: Final = "anyone"
TRUST_STAFF: Final = "trust_staff"
SOME_PEOPLE: Final = "some_people"

OPEN_TO: tuple[Choice, ...] = (
    Choice(ANYONE, lazy_pgettext("who may use it", "Anyone")),
    Choice(TRUST_STAFF, lazy_pgettext("who may use it", "Trust staff")),
    # Translators: people who work in health or care, whoever employs them.
    Choice("health_workers", lazy_pgettext("who may use it", "Health and care workers")),
    # Translators: people who live or have a GP in one county or town.
    Choice("local_people", lazy_pgettext("who may use it", "People who live near")),
    # Translators: only some people, such as carers, parents, men, veterans, members.
    Choice(SOME_PEOPLE, lazy_pgettext("who may use it", "A certain group of people")),
)

AUDIENCES: tuple[Choice, ...] = (
    Choice(EVERYONE, lazy_pgettext("made for", "Everyone")),
    Choice("managers", lazy_pgettext("made for", "Managers")),
    Choice("nurses", lazy_pgettext("made for", "Nurses")),
    Choice("midwives", lazy_pgettext("made for", "Midwives")),
    Choice("nursing_associates", lazy_pgettext("made for", "Nursing associates")),
    Choice("healthcare_assistants", lazy_pgettext("made for", "Healthcare assistants")),
    Choice("doctors", lazy_pgettext("made for", "Doctors")),
    Choice("ambulance", lazy_pgettext("made for", "Ambulance staff")),
    Choice("pharmacy", lazy_pgettext("made for", "Pharmacy staff")),
    Choice("social_workers", lazy_pgettext("made for", "Social workers")),
    Choice("students", lazy_pgettext("made for", "Students")),
)

# What people call themselves. Whoever says so sees first what is made for them.
AUDIENCE_WORDS: dict[str, tuple[str, ...]] = {
    "managers": ("manager", "managers", "supervisor", "team leader"),
    "nurses": ("nurse", "nurses", "nursing"),
    "midwives": ("midwife", "midwives"),
    "nursing_associates": ("nursing associate", "nursing associates"),
    "healthcare_assistants": ("healthcare assistant", "healthcare assistants", "hca", "care assistant"),
    "doctors": ("doctor", "doctors", "consultant", "registrar"),
    "ambulance": ("ambulance", "paramedic", "paramedics"),
    "pharmacy": ("pharmacist", "pharmacists", "pharmacy"),
    "social_workers": ("social worker", "social workers"),
    "students": ("student", "students"),
}


def ids(choices: tuple[Choice, ...]) -> frozenset[str]:
    """The ids that may stand in the pack's files."""
    return frozenset(choice.id for choice in choices)


@cache
def known_languages() -> frozenset[str]:
    """Codes of languages that a resource may offer: all that CLDR names, and British Sign Language."""
    return frozenset(Locale("en").languages) | {BSL}
