"""What leads put beside the printed figures: how many people work where, and what the staff survey found."""

from datetime import date

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from wellbeing.core.db import Model


class Headcount(Model):
    """How many people work in a place or a staff group, on a day."""

    __tablename__ = "headcount"

    dimension: Mapped[str] = mapped_column(String(20), primary_key=True)
    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    people: Mapped[int]
    as_of: Mapped[date]


class SurveyScore(Model):
    """A score of the staff survey in tenths of a point, for a year and a theme."""

    __tablename__ = "survey_score"

    year: Mapped[int] = mapped_column(primary_key=True)
    theme: Mapped[str] = mapped_column(String(40), primary_key=True)
    hundredths: Mapped[int]
