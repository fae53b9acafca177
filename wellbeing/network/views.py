"""All pages about looking after the network; each module adds its own to one blueprint."""

from wellbeing.network import (
    views_buddies,
    views_cover,
    views_import,
    views_list,
    views_load,
)
from wellbeing.network.views_base import bp

__all__ = [
    "bp",
    "views_buddies",
    "views_cover",
    "views_import",
    "views_list",
    "views_load",
]
