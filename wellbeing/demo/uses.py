"""A made-up year of how the pack was used, and a few made-up reports, so that a lead sees pages that live."""

import random
from collections.abc import Iterator

from wellbeing.core import clock
from wellbeing.core.periods import add_months, month_of
from wellbeing.curation import actions_reports as reports
from wellbeing.curation.queries_reports import closed_reports, open_reports
from wellbeing.curation.reports import Subject, What
from wellbeing.resources.actions_counts import carry_counts, count
from wellbeing.resources.queries import current_pack
from wellbeing.resources.queries_counts import About, lines
from wellbeing.resources.tally import Count, Kind

_SEED = 20261123
_MONTHS = 12
# How many of a hundred visits are in each language, and lead on to a website or to the printer.
_LANGUAGES = (("en", 90), ("pl", 8), ("ur", 2))
_FOLLOWED, _PRINTED, _NOTHING = 0.4, 0.06, 0.07
# About our own pages, so that no real service is said to have a fault.
_REPORTS = (
    ("soothe-resource-pack", What.WEBSITE, "The link on this page opens nothing for me."),
    ("soothe-resource-pack", What.WORDS, "The second sentence is hard to follow."),
    ("soothe-buddies", What.FACTS, ""),
)


def load_uses(small: bool = False) -> int:
    """Count the visits of a year, unless anything is counted already; returns how many counts there are."""
    this = month_of(clock.today())
    if next(lines(About.RESOURCES, this), None):
        return 0
    chance = random.Random(_SEED)  # noqa: S311  made-up visits, the same each time
    for back in range(2 if small else _MONTHS):
        month = add_months(this, -back)
        count(_visits(month, chance), by_thread=False)
        count(_searches(month, chance), by_thread=False)
    return carry_counts()


def load_reports() -> int:
    """Say what is wrong with a few entries, unless anybody has; returns how many reports were made."""
    if open_reports() or closed_reports():
        return 0
    shown = [each for each in _REPORTS if current_pack().find(each[0])]
    return sum(reports.send(Subject(slug), what, words, "en") for slug, what, words in shown)


def _visits(month: str, chance: random.Random) -> Iterator[Count]:
    for resource in current_pack().resources:
        for language, share in _LANGUAGES:
            seen = int(chance.paretovariate(1.5) * share / 6 + chance.random())
            yield from [Count(Kind.SEEN, month, resource.slug, language)] * seen
            yield from [Count(Kind.FOLLOWED, month, resource.slug, language)] * int(seen * _FOLLOWED)
            yield from [Count(Kind.PRINTED, month, resource.slug, language)] * int(seen * _PRINTED)


def _searches(month: str, chance: random.Random) -> Iterator[Count]:
    for topic in current_pack().topics:
        searched = int(chance.paretovariate(1.2) * 6)
        yield from [Count(Kind.SEARCHED, month, topic.id)] * searched
        yield from [Count(Kind.NEAREST, month, topic.id)] * int(searched * _NOTHING)
        for language, share in _LANGUAGES:
            found = searched * share // 100
            yield from [Count(Kind.FOUND, month, language=language)] * found
            yield from [Count(Kind.NOTHING, month, language=language)] * int(found * _NOTHING)
