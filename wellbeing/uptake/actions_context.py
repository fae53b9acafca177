"""Keeping head counts and survey scores, as leads give them."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import delete, insert

from wellbeing.core.db import transaction
from wellbeing.uptake.headcounts import Counts
from wellbeing.uptake.models_context import Headcount, SurveyScore


def keep_headcounts(counts: Counts, as_of: date) -> None:
    """Put these in the place of all that were kept; a place or group that is not among them has no rate."""
    rows = [
        {"dimension": dimension, "id": one, "people": people, "as_of": as_of}
        for (dimension, one), people in counts.items()
    ]
    with transaction() as session:
        session.execute(delete(Headcount))
        if rows:
            session.execute(insert(Headcount), rows)


def keep_scores(year: int, scores: Mapping[str, int]) -> None:
    """Put in the scores of a year, in hundredths of a point; themes that are not among them have none."""
    rows = [{"year": year, "theme": theme, "hundredths": score} for theme, score in scores.items()]
    with transaction() as session:
        session.execute(delete(SurveyScore).where(SurveyScore.year == year))
        if rows:
            session.execute(insert(SurveyScore), rows)
