"""Work that is due: each job has a due date in the database, so that several processes share it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, mapped_column

from wellbeing.core import clock
from wellbeing.core.db import Model, UtcDateTime, db, transaction

log = structlog.get_logger()
# A job that failed is tried again after this, not after its whole interval.
_AGAIN = timedelta(minutes=5)


@dataclass(frozen=True)
class Job:
    """A piece of work and how often it is due. It must be safe to run twice."""

    name: str
    every: timedelta
    run: Callable[[], object]


class DueJob(Model):
    """When a job is due next."""

    __tablename__ = "due_job"

    name: Mapped[str] = mapped_column(primary_key=True)
    due_at: Mapped[datetime] = mapped_column(UtcDateTime)


def run_due(jobs: Sequence[Job]) -> list[str]:
    """Run each job that is due; returns the names of those that failed, which are due again soon."""
    failed = []
    for job in jobs:
        try:
            if _claim(job):
                job.run()
        except IntegrityError:
            continue  # another process made the job's row in the same moment and runs it
        except Exception as fault:  # one job that fails must not stop the others
            log.error("job_failed", job=job.name, fault=type(fault).__name__)
            failed.append(job.name)
            _put_back(job)
    return failed


def _put_back(job: Job) -> None:
    db.session.rollback()
    with transaction() as session:
        row = session.get(DueJob, job.name)
        if row is not None:
            row.due_at = clock.now() + min(job.every, _AGAIN)


def _claim(job: Job) -> bool:
    moment = clock.now()
    with transaction() as session:
        row = session.scalar(select(DueJob).where(DueJob.name == job.name).with_for_update(skip_locked=True))
        if row is None:
            if session.get(DueJob, job.name) is not None:
                return False  # another process holds it
            session.add(DueJob(name=job.name, due_at=moment + job.every))
            return True
        if row.due_at > moment:
            return False
        row.due_at = moment + job.every
        return True
