"""What is counted of a visit, and what is not.

Of a search only the topics are counted that it was read as, never its words. A topic is counted in no language, so that
no rare language can stand beside a rare worry. Robots are not counted.
"""

from collections.abc import Iterable

from wellbeing.resources.search import Found
from wellbeing.resources.tally import Count, Kind

# Words by which programs that open pages name themselves.
_PROGRAMS = (
    *(
        "bot",
        "crawl",
        "spider",
        "slurp",
        "preview",
        "archiver",
        "scan",
        "monitor",
        "uptime",
        "check",
        "fetch",
    ),
    *("curl", "wget", "python", "httpx", "java/", "okhttp", "go-http", "libwww", "axios", "postman"),
)
# It makes telephones.
_NO_PROGRAM = "cubot"
# A topic that a search is only distantly about is not what somebody looked for.
_NEAR_THE_SUREST = 0.5


def is_by_a_person(agent: str, purpose: str = "") -> bool:
    """Whether a page seems to be opened by a person, by what the browser calls itself and says that it wants."""
    named = agent.lower().replace(_NO_PROGRAM, "")
    return bool(agent) and "prefetch" not in purpose and not any(word in named for word in _PROGRAMS)


def counts_of_search(found: Found, month: str, language: str) -> list[Count]:
    """What a search adds to; nothing when nobody asked anything."""
    spoken = found.spoken
    if spoken is None:
        return []
    surest = max((said.weight for said in spoken.topics), default=0.0)
    sure = [said.topic for said in spoken.topics if said.weight > surest * _NEAR_THE_SUREST]
    counts = [Count(Kind.FOUND if found.numbers else Kind.NOTHING, month, language=language)]
    counts += _each(Kind.SEARCHED, month, (*spoken.leading, *sure))
    if not found.numbers:
        counts += _each(Kind.NEAREST, month, found.nearest)
    return counts


def _each(kind: Kind, month: str, topics: Iterable[str]) -> list[Count]:
    return [Count(kind, month, topic) for topic in dict.fromkeys(topics)]
