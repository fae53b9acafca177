"""All pages of the pack; each module adds its own to one blueprint."""

from wellbeing.resources import views_show
from wellbeing.resources.views_search import bp

__all__ = ["bp", "views_show"]
