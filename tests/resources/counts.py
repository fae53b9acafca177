"""Counts of tests that went before wait in the memory of this process; each test begins with none."""

from sqlalchemy import delete

from wellbeing.core.db import transaction
from wellbeing.resources.actions_counts import carry_counts
from wellbeing.resources.models_counts import ResourceCount, SearchCount, TopicCount


def begin_to_count() -> None:
    """Carry over what waits, and empty the tables."""
    carry_counts()
    with transaction() as session:
        for model in (ResourceCount, SearchCount, TopicCount):
            session.execute(delete(model))
