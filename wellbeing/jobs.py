"""The work that is due by itself, and how often."""

from datetime import timedelta

from flask import current_app

from wellbeing.accounts import actions as accounts
from wellbeing.buddies import actions as buddies
from wellbeing.conversations import actions as conversations
from wellbeing.core import mail, throttle
from wellbeing.core.db import empty_log, rewrite
from wellbeing.core.jobs import Job
from wellbeing.curation import actions_import as imports
from wellbeing.curation import actions_links as links
from wellbeing.curation import actions_reports as reports
from wellbeing.curation import actions_reviews as reviews
from wellbeing.network import actions_care as care
from wellbeing.network import actions_import as lists
from wellbeing.network import actions_joining as joining
from wellbeing.network import actions_leaving as leaving
from wellbeing.network import actions_reminders as reminders
from wellbeing.network import actions_thanks as thanks
from wellbeing.uptake import actions as uptake


def _check_links() -> None:
    if current_app.config["LINK_CHECKS"]:
        links.check_some_links(links.settings(current_app.config))


def _remind_of_debriefs() -> None:
    care.remind_of_debriefs(current_app.config["HOLIDAYS"])


def _remind_of_applications() -> None:
    joining.remind_leads(current_app.config["HOLIDAYS"])


def _forget_deleted_rows() -> None:
    """What a request, a mail, an application or a list said must not stand in the file after its row has gone."""
    rewrite("buddy_request", "outbox_mail", "buddy_application", "buddy_import")


JOBS: tuple[Job, ...] = (
    Job("send_mail", timedelta(seconds=5), mail.deliver),
    Job("move_requests_on", timedelta(minutes=10), buddies.move_on),
    Job("flush_conversations", timedelta(days=7), conversations.flush),
    Job("close_uptake", timedelta(hours=1), uptake.close),
    Job("purge_links", timedelta(hours=1), accounts.purge_links),
    Job("empty_log", timedelta(minutes=10), empty_log),
    Job("forget_deleted_rows", timedelta(minutes=10), _forget_deleted_rows),
    Job("remind_of_reviews", timedelta(days=1), reviews.remind),
    Job("check_links", timedelta(minutes=10), _check_links),
    Job("purge_imports", timedelta(minutes=10), imports.purge_imports),
    Job("purge_lists", timedelta(minutes=10), lists.purge_imports),
    Job("tell_owners", timedelta(days=1), reports.tell_owners),
    Job("forget_reports", timedelta(hours=1), reports.forget_words),
    Job("remind_of_debriefs", timedelta(hours=1), _remind_of_debriefs),
    Job("look_after_buddies", timedelta(days=1), reminders.look_after),
    Job("thank_buddies", timedelta(days=1), thanks.thank),
    Job("remind_of_applications", timedelta(days=1), _remind_of_applications),
    Job("purge_applications", timedelta(hours=1), joining.purge_applications),
    Job("forget_leavers", timedelta(hours=1), leaving.forget_leavers),
    Job("purge_throttles", timedelta(hours=1), throttle.purge_throttles),
)
