"""All pages of the pack; each module adds its own to one blueprint."""

from wellbeing.resources import (
    views_alphabet,
    views_areas,
    views_check_in,
    views_figures,
    views_saved,
    views_share,
    views_show,
)
from wellbeing.resources.views_search import bp

__all__ = [
    "bp",
    "views_alphabet",
    "views_areas",
    "views_check_in",
    "views_figures",
    "views_saved",
    "views_share",
    "views_show",
]
