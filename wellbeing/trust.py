"""The trust as the app knows it: regions, places, sites, teams, staff groups, ways to talk and languages.

Pure data. The towns are real; the head counts and teams are made up until the trust puts in its own.
Places are sites joined until each has at least 500 people: no figure about a place is about a few.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from babel import Locale

from wellbeing.core.i18n import LazyString, current_language
from wellbeing.core.i18n import lazy_gettext as _l

SMALLEST_PLACE = 500


@dataclass(frozen=True)
class Choice:
    """One id kept in data, with the words shown for it."""

    id: str
    name: LazyString | str


@dataclass(frozen=True)
class StaffGroup(Choice):
    broad_group: str


@dataclass(frozen=True)
class Site:
    """A town where people work. Buildings and wards are not named."""

    id: str
    name: str
    place: str
    people: int
    teams: tuple[str, ...]


@dataclass(frozen=True)
class Place:
    """One or more sites, together at least 500 people, in one region.

    `near` are the places that somebody can get to for a talk in person.
    """

    id: str
    name: str
    region: str
    near: tuple[str, ...]


REGIONS: tuple[Choice, ...] = (
    Choice("staffordshire", "Staffordshire"),
    Choice("stoke_on_trent", "Stoke-on-Trent"),
    Choice("shropshire", "Shropshire"),
    Choice("telford", "Telford"),
    # Translators: places outside the counties that the trust mostly works in.
    Choice("further_afield", _l("Further afield")),
)

PLACES: tuple[Place, ...] = (
    Place("stafford", "Stafford, Stone", "staffordshire", ("cannock", "newcastle", "stoke")),
    Place("cannock", "Cannock, Rugeley", "staffordshire", ("stafford", "tamworth", "wolverhampton")),
    Place("tamworth", "Tamworth, Lichfield", "staffordshire", ("cannock", "burton", "birmingham")),
    Place("burton", "Burton upon Trent, Uttoxeter", "staffordshire", ("tamworth",)),
    Place("newcastle", "Newcastle-under-Lyme, Leek", "staffordshire", ("stafford", "stoke", "longton")),
    Place("stoke", "Stoke, Hanley", "stoke_on_trent", ("newcastle", "longton", "stafford")),
    Place("longton", "Longton, Tunstall", "stoke_on_trent", ("stoke", "newcastle")),
    Place("shrewsbury", "Shrewsbury", "shropshire", ("telford", "north_shropshire", "south_shropshire")),
    Place("south_shropshire", "Ludlow, Bridgnorth", "shropshire", ("shrewsbury", "telford")),
    Place("north_shropshire", "Oswestry, Whitchurch", "shropshire", ("shrewsbury",)),
    Place("telford", "Telford, Wellington", "telford", ("shrewsbury", "south_shropshire", "wolverhampton")),
    Place("wolverhampton", "Wolverhampton, Walsall", "further_afield", ("cannock", "telford", "birmingham")),
    Place("birmingham", "Birmingham, Leicester", "further_afield", ("wolverhampton", "tamworth")),
)

TEAMS: tuple[Choice, ...] = (
    Choice("community_mental_health", _l("Community mental health")),
    Choice("mental_health_wards", _l("Mental health wards")),
    Choice("district_nursing", _l("District nursing")),
    Choice("community_hospital", _l("Community hospital")),
    Choice("children_and_families", _l("Children and families")),
    Choice("learning_disability", _l("Learning disability and autism")),
    Choice("therapies", _l("Therapies and rehabilitation")),
    Choice("talking_therapies", _l("Talking therapies")),
    Choice("sexual_health", _l("Sexual health")),
    Choice("prison_healthcare", _l("Prison healthcare")),
    Choice("people_and_finance", _l("People, finance and digital")),
    Choice("estates_and_facilities", _l("Estates and facilities")),
)
_COMMUNITY = ("community_mental_health", "district_nursing", "children_and_families", "therapies")
_SUPPORT = ("people_and_finance", "estates_and_facilities")
_HOSPITAL = (*_COMMUNITY, "mental_health_wards", "learning_disability", "talking_therapies", *_SUPPORT)

SITES: tuple[Site, ...] = (
    Site("stafford", "Stafford", "stafford", 1860, (*_HOSPITAL, "prison_healthcare")),
    Site("stone", "Stone", "stafford", 160, _COMMUNITY),
    Site("cannock", "Cannock", "cannock", 520, (*_COMMUNITY, *_SUPPORT)),
    Site("rugeley", "Rugeley", "cannock", 150, _COMMUNITY),
    Site("tamworth", "Tamworth", "tamworth", 430, (*_COMMUNITY, "community_hospital")),
    Site("lichfield", "Lichfield", "tamworth", 390, (*_COMMUNITY, "community_hospital")),
    Site("burton", "Burton upon Trent", "burton", 650, (*_COMMUNITY, "talking_therapies", "sexual_health")),
    Site("uttoxeter", "Uttoxeter", "burton", 90, _COMMUNITY),
    Site("newcastle", "Newcastle-under-Lyme", "newcastle", 560, (*_COMMUNITY, "community_hospital")),
    Site("leek", "Leek", "newcastle", 290, (*_COMMUNITY, "community_hospital")),
    Site("stoke", "Stoke", "stoke", 880, (*_COMMUNITY, "community_hospital", "sexual_health")),
    Site("hanley", "Hanley", "stoke", 460, (*_COMMUNITY, "talking_therapies")),
    Site("longton", "Longton", "longton", 320, _COMMUNITY),
    Site("tunstall", "Tunstall", "longton", 280, (*_COMMUNITY, "community_hospital")),
    Site("shrewsbury", "Shrewsbury", "shrewsbury", 1150, _HOSPITAL),
    Site("ludlow", "Ludlow", "south_shropshire", 260, (*_COMMUNITY, "community_hospital")),
    Site("bridgnorth", "Bridgnorth", "south_shropshire", 280, (*_COMMUNITY, "community_hospital")),
    Site("oswestry", "Oswestry", "north_shropshire", 330, _COMMUNITY),
    Site("whitchurch", "Whitchurch", "north_shropshire", 220, (*_COMMUNITY, "community_hospital")),
    Site("telford", "Telford", "telford", 780, (*_COMMUNITY, "talking_therapies", "sexual_health")),
    Site("wellington", "Wellington", "telford", 170, _COMMUNITY),
    Site("wolverhampton", "Wolverhampton", "wolverhampton", 360, ("talking_therapies", "sexual_health")),
    Site("walsall", "Walsall", "wolverhampton", 190, ("prison_healthcare", "sexual_health")),
    Site("birmingham", "Birmingham", "birmingham", 400, ("prison_healthcare", "learning_disability")),
    Site("leicester", "Leicester", "birmingham", 320, ("prison_healthcare", "sexual_health")),
)

BROAD_GROUPS: tuple[Choice, ...] = (
    Choice("registered_clinical", _l("Registered clinical staff")),
    Choice("clinical_support", _l("Clinical support staff")),
    Choice("corporate_and_estates", _l("Corporate and estates staff")),
)

STAFF_GROUPS: tuple[StaffGroup, ...] = (
    StaffGroup("nursing_midwifery", _l("Nurses and midwives"), "registered_clinical"),
    StaffGroup("medical_dental", _l("Doctors and dentists"), "registered_clinical"),
    StaffGroup("allied_health", _l("Therapists and paramedics"), "registered_clinical"),
    StaffGroup("scientific", _l("Psychologists, pharmacists and scientists"), "registered_clinical"),
    StaffGroup("social_work", _l("Social workers"), "registered_clinical"),
    StaffGroup("care_support", _l("Healthcare assistants and support workers"), "clinical_support"),
    StaffGroup("administrative", _l("Office staff and managers"), "corporate_and_estates"),
    StaffGroup("estates", _l("Estates, catering, cleaning and drivers"), "corporate_and_estates"),
)

WAYS: tuple[Choice, ...] = (
    Choice("in_person", _l("In person")),
    Choice("phone", _l("By phone")),
    Choice("video", _l("By video call")),
    Choice("message", _l("By message")),
)

BSL = "bfi"
# Languages that people may offer or ask for. The words for them come from CLDR, which has no name for BSL.
LANGUAGE_CODES: tuple[str, ...] = (
    *("en", BSL, "cy", "pl", "ro", "ur", "pa", "hi", "bn", "gu", "ml", "ta", "te", "ne", "si"),
    *("ar", "fa", "ps", "ku", "tr", "so", "am", "ti", "sw", "sn", "yo", "ig", "ha", "ak", "zu"),
    *("fil", "id", "vi", "th", "zh", "yue", "fr", "es", "pt", "it", "de", "nl", "el", "hu", "sq"),
    *("bg", "cs", "sk", "lt", "lv", "uk", "ru"),
)
_BSL_NAME = _l("British Sign Language")


def find_region(value: str) -> Choice | None:
    """The region with this id, or None."""
    return next((region for region in REGIONS if region.id == value), None)


def find_place(value: str) -> Place | None:
    """The place with this id, or None."""
    return next((place for place in PLACES if place.id == value), None)


def find_site(value: str) -> Site | None:
    """The site with this id, or None."""
    return next((site for site in SITES if site.id == value), None)


def find_staff_group(value: str) -> StaffGroup | None:
    """The staff group with this id, or None."""
    return next((group for group in STAFF_GROUPS if group.id == value), None)


def find_choice(choices: Iterable[Choice], value: str) -> Choice | None:
    """The choice with this id in a list such as WAYS or TEAMS, or None."""
    return next((choice for choice in choices if choice.id == value), None)


def place_of_site(site_id: str) -> Place | None:
    """The place that a site belongs to."""
    site = find_site(site_id)
    return find_place(site.place) if site else None


def region_of_place(place_id: str) -> str | None:
    """The id of the region that a place is in."""
    place = find_place(place_id)
    return place.region if place else None


def people_in_place(place_id: str) -> int:
    """How many people work in a place."""
    return sum(site.people for site in SITES if site.place == place_id)


def team_id(site_id: str, team: str) -> str:
    """A team is known by its site and its kind: `stafford.therapies`."""
    return f"{site_id}.{team}"


def teams_by_town() -> list[tuple[str, LazyString | str, str]]:
    """Each team's id, its words and its town, town by town."""
    return [
        (team_id(site.id, team.id), team.name, site.name)
        for site in sorted(SITES, key=lambda site: site.name)
        for team in TEAMS
        if team.id in site.teams
    ]


@cache
def team_ids() -> tuple[str, ...]:
    """The id of every team at every site, site by site."""
    return tuple(team_id(site.id, team) for site in SITES for team in site.teams)


def team_name(value: str) -> LazyString | str | None:
    """The words for a team's id, without its site, or None."""
    team = find_choice(TEAMS, value.partition(".")[2])
    return team.name if team and value in team_ids() else None


def language_name(code: str) -> str:
    """The name of a language in the page's language, with a capital where the script has one."""
    if code == BSL:
        return str(_BSL_NAME)
    names = Locale.parse(current_language().code).languages
    name = str(names.get(code) or Locale("en").languages.get(code) or code)
    return name[:1].upper() + name[1:]
