"""Reading every buddy for the leads' list."""

from collections.abc import Iterable

from wellbeing.buddies.queries import Profile
from wellbeing.core import clock
from wellbeing.network.glance import Row
from wellbeing.network.queries_joining import stage_of
from wellbeing.network.queries_reminders import people
from wellbeing.network.quiet import sign_of


def rows(profiles: Iterable[Profile]) -> tuple[Row, ...]:
    """These buddies as rows of the list; a few reads, however many there are."""
    today = clock.today()
    quiet = {one.id for one in people() if sign_of(one, today) is not None}
    return tuple(
        Row(
            one.id,
            one.name,
            one.match.site,
            one.match.place,
            one.match.languages,
            stage_of(one),
            one.match.trained_until,
            one.match.supervised_until,
            one.id in quiet,
            one.match.load,
            one.match.limit,
        )
        for one in profiles
    )
