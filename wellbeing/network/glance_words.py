"""The network at a glance in sentences, and the words of the list's filters."""

from collections.abc import Iterable, Mapping

from wellbeing.core.i18n import LazyString, lazy_pgettext, ngettext
from wellbeing.core.i18n import gettext as _
from wellbeing.core.i18n import lazy_gettext as _l
from wellbeing.network.glance import Due, Glance, Sort
from wellbeing.network.stages import BuddyStage

DUE_WORDS: Mapping[Due, LazyString] = {
    Due.TRAINING: _l("Training ends soon or is over"),
    Due.SUPERVISION: _l("Supervision is due soon or over"),
    # Translators: a buddy who did not answer or sign in for a while.
    Due.QUIET: lazy_pgettext("a buddy", "Has gone quiet"),
}
SORT_WORDS: Mapping[Sort, LazyString] = {
    Sort.NAME: _l("By name"),
    Sort.DUE: _l("Who is due first"),
    Sort.REQUESTS: _l("Most requests this month first"),
}
STAGE_COLOURS: Mapping[BuddyStage, str] = {
    BuddyStage.LEFT: "grey",
    BuddyStage.NEW: "yellow",
    BuddyStage.RESTING: "grey",
    BuddyStage.TRAINING_DUE: "orange",
    BuddyStage.SUPERVISION_DUE: "orange",
    BuddyStage.PAUSED: "white",
    BuddyStage.AWAY: "white",
    BuddyStage.FULL: "white",
    BuddyStage.ACTIVE: "green",
}


def sentences(glance: Glance) -> list[str]:
    """How the network stands; what is nobody's is not said."""
    free = glance.count(BuddyStage.ACTIVE)
    off = glance.count(BuddyStage.PAUSED, BuddyStage.AWAY)
    full = glance.count(BuddyStage.FULL)
    over = glance.count(BuddyStage.TRAINING_DUE, BuddyStage.SUPERVISION_DUE)
    quiet = glance.due[Due.QUIET]
    told = (
        (off, ngettext("%(num)s has paused or is away.", "%(num)s have paused or are away.", off)),
        (
            full,
            ngettext(
                "%(num)s has enough requests this month.", "%(num)s have enough requests this month.", full
            ),
        ),
        (
            over,
            ngettext(
                "%(num)s needs training or supervision first.",
                "%(num)s need training or supervision first.",
                over,
            ),
        ),
        (quiet, ngettext("%(num)s has gone quiet.", "%(num)s have gone quiet.", quiet)),
    )
    return [
        ngettext("%(num)s buddy is active.", "%(num)s buddies are active.", glance.active),
        ngettext("%(num)s can be asked now.", "%(num)s can be asked now.", free),
        *(sentence for count, sentence in told if count),
    ]


def request_sentences(ages: Iterable[int], with_leads: int) -> list[str]:
    """How many requests are open, how old the oldest is, and how many of them wait for the leads."""
    days = tuple(ages)
    if not days:
        return [_("No request is open.")]
    told = [ngettext("%(num)s request is open.", "%(num)s requests are open.", len(days))]
    if max(days):
        told.append(ngettext("The oldest is %(num)s day old.", "The oldest is %(num)s days old.", max(days)))
    if with_leads:
        told.append(ngettext("%(num)s of them waits for you.", "%(num)s of them wait for you.", with_leads))
    return told
