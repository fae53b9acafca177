"""All pages about looking after the network; each module adds its own to one blueprint."""

from wellbeing.network import (
    views_applications,
    views_buddies,
    views_cover,
    views_import,
    views_joining,
    views_leaving,
    views_letters,
    views_list,
    views_load,
    views_quiet,
)
from wellbeing.network.views_base import bp

__all__ = [
    "bp",
    "views_buddies",
    "views_applications",
    "views_joining",
    "views_leaving",
    "views_letters",
    "views_quiet",
    "views_cover",
    "views_import",
    "views_list",
    "views_load",
]
