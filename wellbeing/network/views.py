"""All pages about looking after the network; each module adds its own to one blueprint."""

from wellbeing.network import (
    views_applications,
    views_buddies,
    views_care,
    views_cover,
    views_guide,
    views_import,
    views_joining,
    views_leaving,
    views_letters,
    views_list,
    views_load,
    views_meetings,
    views_quiet,
    views_supervision,
)
from wellbeing.network.views_base import bp

__all__ = [
    "bp",
    "views_applications",
    "views_joining",
    "views_leaving",
    "views_buddies",
    "views_care",
    "views_cover",
    "views_guide",
    "views_import",
    "views_letters",
    "views_list",
    "views_load",
    "views_quiet",
    "views_meetings",
    "views_supervision",
]
