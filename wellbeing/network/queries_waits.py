"""What of the network waits for the leads, counted: for the page where they begin."""

from dataclasses import dataclass
from datetime import datetime

from wellbeing.buddies.queries_figures import open_requests, supervision_over
from wellbeing.core.clock import LONDON
from wellbeing.network.queries_care import waiting_debriefs
from wellbeing.network.queries_joining import open_applications
from wellbeing.network.queries_supervision import past_meetings


@dataclass(frozen=True)
class Waits:
    """How many of each there are."""

    requests: int
    applications: int
    debriefs: int
    supervision_over: int
    meetings: int


def what_waits(now: datetime) -> Waits:
    """What waits now; no buddy is read for it, so it is as quick for many as for few."""
    return Waits(
        requests=sum(one.with_leads for one in open_requests()),
        applications=open_applications(),
        debriefs=len(waiting_debriefs()),
        supervision_over=supervision_over(now.astimezone(LONDON).date()),
        meetings=sum(not one.noted for one in past_meetings(now)),
    )
