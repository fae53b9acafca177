"""Reading what leads put beside the printed figures."""

from datetime import date

from sqlalchemy import func, select

from wellbeing.core.db import db
from wellbeing.uptake.models_context import Headcount, SurveyScore


def headcounts() -> dict[tuple[str, str], int]:
    """How many people work in each place and staff group: (dimension, id) -> people."""
    return {(row.dimension, row.id): row.people for row in db.session.scalars(select(Headcount))}


def headcounts_as_of() -> date | None:
    """The day that the newest head counts are of."""
    return db.session.scalar(select(func.max(Headcount.as_of)))


def scores() -> dict[int, dict[str, int]]:
    """The survey's scores in hundredths of a point: year -> theme -> score, newest year first."""
    found: dict[int, dict[str, int]] = {}
    for row in db.session.scalars(select(SurveyScore).order_by(SurveyScore.year.desc())):
        found.setdefault(row.year, {})[row.theme] = row.hundredths
    return found
