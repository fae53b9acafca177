"""Saying goodbye to a buddy, and taking them back while that is still easy."""

from wellbeing.accounts import queries as accounts
from wellbeing.buddies import actions as requests
from wellbeing.buddies import actions_leaving as leaving
from wellbeing.buddies import queries as buddies
from wellbeing.core import clock, mail
from wellbeing.core.db import transaction
from wellbeing.core.mail import Posting
from wellbeing.network import stages
from wellbeing.network.actions_joining import greet
from wellbeing.network.queries_reminders import team_addresses


def let_go(buddy_id: str) -> int | None:
    """A buddy stops for good, with thanks; returns how many requests moved on, None when they had left before."""
    with transaction():
        profile = buddies.find_profile(buddy_id)
        account = accounts.by_id(profile.account_id) if profile else None
        if profile is None or not leaving.leave(buddy_id):
            return None
        if account is not None:
            answers = Posting(reply_to=", ".join(team_addresses()))
            mail.post(
                to=account.email, template="buddy_thanks", language=profile.mail_language, posting=answers
            )
    return requests.pass_on_all(buddy_id)


def take_back(buddy_id: str) -> bool:
    """Undo it within 30 days; False when it is too late, or was undone already."""
    with transaction():
        profile = buddies.find_profile(buddy_id)
        if profile is None or not stages.may_return(profile.left_on, clock.today()):
            return False
        if not leaving.come_back(buddy_id):
            return False
        account = accounts.by_id(profile.account_id)
        if account is not None:
            greet(account.email, profile.mail_language)
        return True


def forget_leavers() -> int:
    """The daily job: delete who left 30 days ago. Returns how many."""
    return leaving.forget_leavers(stages.REMEMBERED)
