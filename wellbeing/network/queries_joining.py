"""Reading where buddies stand."""

from wellbeing.buddies.queries import Profile
from wellbeing.core import clock
from wellbeing.network.stages import BuddyStage, Standing, buddy_stage


def stage_of(profile: Profile) -> BuddyStage:
    """Where a buddy stands today."""
    buddy = profile.match
    kept = Standing(
        active=buddy.active,
        left_on=profile.left_on,
        trained_until=buddy.trained_until,
        supervised_until=buddy.supervised_until,
        paused_until=buddy.paused_until,
        away_from=buddy.away_from,
        away_until=buddy.away_until,
        is_full=buddy.load >= buddy.limit,
    )
    return buddy_stage(kept, clock.today())
