"""All pages about uptake; each module adds its own to one blueprint."""

from wellbeing.uptake import views_board, views_context, views_files, views_overview, views_tables
from wellbeing.uptake.views_base import bp

__all__ = ["bp", "views_board", "views_context", "views_files", "views_overview", "views_tables"]
