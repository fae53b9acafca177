"""What the site's own pages read."""

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from wellbeing.core.db import db


def database_answers() -> bool:
    """Whether the database answers the smallest question."""
    try:
        db.session.execute(text("SELECT 1"))
    except SQLAlchemyError:
        db.session.rollback()
        return False
    return True
