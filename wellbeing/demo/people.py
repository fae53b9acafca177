"""Two hundred made-up buddies, a lead, and a few open requests, so that the demo is a place with people in it."""

import random
from dataclasses import replace
from datetime import date, timedelta

from wellbeing import soothe, trust
from wellbeing.accounts import actions as accounts
from wellbeing.accounts import queries as account_queries
from wellbeing.buddies import actions, actions_profiles, queries
from wellbeing.buddies.actions_profiles import ProfileDetails, Standing
from wellbeing.buddies.queries import Contact, Details, Need
from wellbeing.core import clock
from wellbeing.core.db import transaction
from wellbeing.core.receipts import new_receipt
from wellbeing.demo.names import PEOPLES, People

SEED = 2026
DEMO_BUDDY = "0123456789ab"
HOW_MANY, HOW_MANY_SMALL = 200, 24
ABOUT = (
    "I have worked shifts for twenty years and know what nights do to you.",
    "I like to walk while we talk. I am a good listener and I do not judge.",
    "I looked after my dad for six years. You can tell me how tired you are.",
    "I came to this country to work here. Starting again is hard, and it gets better.",
    "I have been through a divorce and came out laughing.",
    "I am a mum of three teenagers and nothing shocks me.",
    "I have been off work with my back and know how slow it can be to return.",
    "I love allotments, brass bands and a strong cup of tea.",
    "I am happy to talk about anything, or about nothing much at all.",
    "I stopped smoking after thirty years. Ask me how many times I tried.",
    "I have had money worries myself, so please do not feel embarrassed.",
    "I lost somebody close in my first year here. I will not tell you that time heals.",
    "I sing in a choir and will not make you join.",
    "I speak slowly and have plenty of time.",
    "I am new to this and keen to help.",
    "I have a long-term condition and a sense of humour about it.",
)
# How often buddies choose a topic: life is uneven. Topics not named here are chosen by few.
COMMON_TOPICS = {
    "stress": 9, "anxiety": 7, "sleep": 7, "burnout": 6, "menopause": 6, "carers": 6, "parents": 6, "bereavement": 5,
    "money": 5, "low_mood": 5, "return_to_work": 4, "relationships": 4, "friendship": 4, "team_conflict": 3,
    "flexible_working": 3, "physical_activity": 3, "nature": 3, "mindfulness": 3, "long_term_conditions": 3,
    "neurodiversity": 2, "mens_health": 2, "lgbtq": 2, "race_equality": 2, "faith": 2, "bullying": 2, "debt": 2,
}  # fmt: skip
STAFF_GROUPS = {
    "nursing_midwifery": 30, "care_support": 24, "administrative": 18, "allied_health": 12, "scientific": 6,
    "estates": 5, "medical_dental": 4, "social_work": 3,
}  # fmt: skip
# What buddies offer to have lived through: most say nothing, as in life.
EXPERIENCES = {
    "parent": 22, "nights": 18, "carer": 14, "bereavement": 14, "time_off": 10, "separation": 9, "new_country": 9,
    "money": 8, "lgbt": 5,
}  # fmt: skip
AREAS = {"open_up": 8, "self_care": 7, "team": 5, "others": 4, "enjoy": 4, "help": 3}


def load_people(small: bool = False, domain: str = "trust.example") -> int:
    """Add the made-up people once; returns how many buddies were added, none when they are there already."""
    if account_queries.by_email(f"buddy@{domain}") is not None:
        return 0
    draw = random.Random(SEED)  # noqa: S311  made-up people, the same each time
    topics = tuple(queries.topics_for_buddies("en"))
    count = HOW_MANY_SMALL if small else HOW_MANY
    with transaction():
        accounts.add_account(f"lead@{domain}", "Demo lead", ("lead",), made_up=True)
        mine = _add_demo_buddy(domain, topics)
        for number in range(1, count):
            address = f"buddy{number:03}@{domain}"
            details = _reachable(_details(draw, number, topics), number, address)
            buddy_id = f"{draw.getrandbits(48):012x}"
            standing = _standing(draw, clock.today())
            actions_profiles.add_buddy(address, details, standing, buddy_id=buddy_id, made_up=True)
            if draw.random() < 0.05:
                actions_profiles.pause(buddy_id, clock.today() + timedelta(days=draw.choice((5, 12, 26))))
    _add_requests(mine)
    return count


def _add_demo_buddy(domain: str, topics: tuple[str, ...]) -> str:
    details = ProfileDetails(
        "Robin Demo",
        "stafford",
        "nursing_midwifery",
        team="stafford.mental_health_wards",
        about=ABOUT[0],
        languages=("en", "pl"),
        areas=("self_care", "open_up"),
        topics=tuple(topic for topic in ("sleep", "stress", "burnout") if topic in topics),
        ways=("in_person", "phone", "message"),
        hours=("evenings", "nights"),
        gender="woman",
        experiences=("nights", "carer"),
        work_phone="01785 000123 ext 4",
        work_email=f"buddy@{domain}",
        monthly_limit=8,
    )
    good = Standing(True, clock.today() + timedelta(days=400), clock.today() + timedelta(days=60))
    return actions_profiles.add_buddy(f"buddy@{domain}", details, good, buddy_id=DEMO_BUDDY, made_up=True)


def _details(draw: random.Random, number: int, topics: tuple[str, ...]) -> ProfileDetails:
    people = draw.choices(PEOPLES, [one.weight for one in PEOPLES])[0]
    woman = draw.random() < 0.74
    site = draw.choices(trust.SITES, [one.people for one in trust.SITES])[0]
    gender = ("woman" if woman else "man") if draw.random() < 0.6 else ""
    away = draw.random() < 0.04
    return ProfileDetails(
        name=f"{draw.choice(people.women if woman else people.men)} {draw.choice(people.last)}",
        site=site.id,
        team=trust.team_id(site.id, draw.choice(site.teams)),
        staff_group=_one_of(draw, STAFF_GROUPS),
        about=draw.choice(ABOUT) if draw.random() < 0.8 else "",
        languages=_languages(draw, people),
        areas=_some(draw, AREAS, draw.randint(1, 4), soothe.AREA_IDS),
        topics=_topics(draw, number, topics),
        ways=_each(draw, {"in_person": 72, "phone": 84, "video": 52, "message": 40}) or ("phone",),
        hours=_each(draw, {"daytime": 80, "evenings": 42, "nights": 14, "weekends": 24}) or ("daytime",),
        gender="non_binary" if draw.random() < 0.02 else gender,
        # A source of its own, so that a new fact about the demo's people does not make other people of them.
        experiences=_each(random.Random(number), EXPERIENCES) if number % 3 else (),  # noqa: S311
        monthly_limit=draw.choices((1, 2, 3, 4, 5), (10, 30, 35, 15, 10))[0],
        away_from=clock.today() - timedelta(days=2) if away else None,
        away_until=clock.today() + timedelta(days=9) if away else None,
    )


def _reachable(details: ProfileDetails, number: int, address: str) -> ProfileDetails:
    """One in nine may be rung, one in seven written to; the numbers ring nowhere."""
    phone = f"01785 000{number:03}" if number % 9 == 0 else ""
    return replace(details, work_phone=phone, work_email=address if number % 7 == 0 else "")


def _standing(draw: random.Random, today: date) -> Standing:
    """Most are in good order; a few are due, and a few have stopped."""
    lapsed = draw.random()
    trained = today + timedelta(days=draw.randint(20, 700))
    supervised = today + timedelta(days=draw.randint(3, 90))
    standing = Standing(draw.random() > 0.04, trained, supervised)
    if lapsed < 0.03:
        return replace(standing, trained_until=today - timedelta(days=40))
    if lapsed < 0.08:
        return replace(standing, supervised_until=today - timedelta(days=12))
    return standing


def _languages(draw: random.Random, people: People) -> tuple[str, ...]:
    spoken = {code for code, share in people.languages if draw.random() * 100 < share}
    return tuple(code for code in trust.LANGUAGE_CODES if code in spoken or code == "en")


def _topics(draw: random.Random, number: int, topics: tuple[str, ...]) -> tuple[str, ...]:
    """A few topics by how common they are, and one in turn, so that each is chosen by somebody."""
    if not topics:
        return ()
    weights = {topic: COMMON_TOPICS.get(topic, 0.4) for topic in topics}
    chosen = {*_some(draw, weights, draw.randint(2, 6), topics), topics[number % len(topics)]}
    return tuple(topic for topic in topics if topic in chosen)


def _one_of(draw: random.Random, weights: dict[str, int]) -> str:
    return draw.choices(list(weights), list(weights.values()))[0]


def _some(
    draw: random.Random, weights: dict[str, float] | dict[str, int], count: int, order: tuple[str, ...]
) -> tuple[str, ...]:
    chosen = set(draw.choices(list(weights), list(weights.values()), k=count))
    return tuple(one for one in order if one in chosen)


def _each(draw: random.Random, shares: dict[str, int]) -> tuple[str, ...]:
    return tuple(one for one, share in shares.items() if draw.random() * 100 < share)


def _add_requests(buddy_id: str) -> None:
    """Three requests for the demo's buddy, and two that found nobody; numbers from the range kept for fiction."""
    waiting: tuple[tuple[int, str, str, Need, tuple[str, ...]], ...] = (
        (0, "Night owl", "07700 900101", Need(ways=("phone",), topics=("sleep",), hours=("nights",)), ()),
        (0, "Kasia", "07700 900102", Need(languages=("pl",), areas=("open_up",)), ("short_talk",)),
        (1, "T.", "07700 900103", Need(ways=("message",), areas=("self_care",)), ("in_writing",)),
    )
    for days, name, phone, need, easier in waiting:
        _send(days, Details(Contact(name, "phone", phone), need, easier, "en"), (buddy_id,))
    # Nobody among the made-up buddies speaks Sinhala, so this one is for the leads.
    nobody = Need(languages=("si",), ways=("phone",))
    _send(4, Details(Contact("Sam", "phone", "07700 900104"), nobody, (), "en"), ())
    # And this one because three buddies said no.
    declined = Details(Contact("Alex", "phone", "07700 900105"), Need(areas=("team",)), (), "en")
    receipt = _send(5, declined, ())
    while (found := queries.request_of_receipt(receipt)) and found.offered_to:
        actions.decline(found.key, found.offered_to)


def _send(days_ago: int, details: Details, choices: tuple[str, ...]) -> str:
    receipt = new_receipt()
    with clock.at(clock.now() - timedelta(days=days_ago)):
        actions.send_request(receipt, details, choices)
    return receipt
