"""The work that is due by itself, and how often."""

from datetime import timedelta

from wellbeing.accounts import actions as accounts
from wellbeing.core import mail, throttle
from wellbeing.core.jobs import Job

JOBS: tuple[Job, ...] = (
    Job("send_mail", timedelta(seconds=5), mail.deliver),
    Job("purge_links", timedelta(hours=1), accounts.purge_links),
    Job("purge_throttles", timedelta(hours=1), throttle.purge_throttles),
)
