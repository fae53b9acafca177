"""A few made-up buddies who have gone quiet, and reminders that count as said before the demo began."""

from datetime import timedelta

from wellbeing.buddies.actions_watch import rest
from wellbeing.buddies.queries_watch import watched
from wellbeing.core import clock, mail
from wellbeing.network import actions_reminders as reminders
from wellbeing.network import quiet

# So many days ago their last rest ended (or it ends in so many days, when negative).
_RESTS = (60, 60, 20, -9)
# Whoever was quiet on both days has been asked twice, and waits for the leads.
_ASKED_DAYS_AGO = (40, 9)


def load_quiet(but: str) -> None:
    """Let some fall quiet, but not the demo's own buddy, and write no mail: nobody begins a demo with a flood."""
    today = clock.today()
    calm = [one for one in watched() if one.active and one.id != but and not one.paused_until]
    for one, ended in zip(calm, _RESTS, strict=False):
        rest(one.id, today - timedelta(days=ended), after=0, then=quiet.UNANSWERED)
    with mail.muted():
        for days in _ASKED_DAYS_AGO:
            with clock.at(clock.now() - timedelta(days=days)):
                reminders.check_in()
        reminders.look_after()
