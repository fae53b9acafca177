"""All pages of the buddy network; each module adds its own to one blueprint."""

from wellbeing.buddies import (
    views_again,
    views_ask,
    views_leads,
    views_match,
    views_pauses,
    views_profile,
    views_receipt,
    views_requests,
    views_shortlist,
    views_workspace,
)
from wellbeing.buddies.views_directory import bp

__all__ = [
    "bp",
    "views_again",
    "views_ask",
    "views_leads",
    "views_match",
    "views_pauses",
    "views_profile",
    "views_receipt",
    "views_requests",
    "views_shortlist",
    "views_workspace",
]
