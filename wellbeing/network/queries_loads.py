"""Reading how requests are shared and how the months went."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from wellbeing.buddies.queries import Profile, outcomes
from wellbeing.buddies.queries_figures import Outcome
from wellbeing.network.loads import Counted, End, Share

_ENDS: Mapping[Outcome, End] = {
    Outcome.ACCEPTED: End.BUDDY,
    Outcome.ANSWERED_BY_LEADS: End.LEADS,
    Outcome.WITHDRAWN: End.WITHDRAWN,
    Outcome.EXPIRED: End.NOBODY,
}


def shares(profiles: Iterable[Profile]) -> tuple[Share, ...]:
    """What is asked this month of the active ones among these buddies."""
    return tuple(
        Share(one.id, one.name, one.match.load, one.match.limit, one.may_be_asked, one.match.last_asked)
        for one in profiles
        if one.match.active
    )


def counted() -> Counted:
    """How many requests ended: (month, end, band) -> count."""
    found: dict[tuple[str, End, str], int] = defaultdict(int)
    for (month, outcome, band), count in outcomes().items():
        found[month, _ENDS[Outcome(outcome)], band] += count
    return found
