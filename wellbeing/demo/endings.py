"""Made-up counts of how requests ended, so that a lead sees this year beside the last."""

import random
from collections import Counter

from wellbeing.buddies import queries
from wellbeing.buddies.actions_figures import carry_over
from wellbeing.core import clock
from wellbeing.core.periods import add_months, month_of

_SEED = 20261124
_MONTHS = 24
# Of about a hundred requests: how they ended and how soon somebody had said yes.
_ENDS = {
    ("accepted", "same_day"): 34,
    ("accepted", "two_days"): 38,
    ("accepted", "five_days"): 12,
    ("answered_by_leads", "five_days"): 5,
    ("answered_by_leads", "longer"): 2,
    ("withdrawn", "none"): 7,
    ("expired", "none"): 0.4,
}


def load_endings() -> int:
    """Count two years of made-up requests, unless any month before this one is counted; returns how many."""
    this = month_of(clock.today())
    if any(month < this for month, _outcome, _band in queries.outcomes()):
        return 0
    draw = random.Random(_SEED)  # noqa: S311  made-up counts, the same each time
    counts: Counter[tuple[str, str, str]] = Counter()
    for back in range(1, _MONTHS + 1):
        month = add_months(this, -back)
        # The network grows: fewer requests the longer ago.
        for outcome, band in draw.choices(list(_ENDS), list(_ENDS.values()), k=draw.randint(28, 40) - back):
            counts[month, outcome, band] += 1
    carry_over(counts)
    return counts.total()
