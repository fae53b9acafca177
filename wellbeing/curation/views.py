"""All pages about keeping the pack; each module adds its own to one blueprint."""

from wellbeing.curation import (
    views_contacts,
    views_edit,
    views_export,
    views_import,
    views_links,
    views_reports,
    views_resources,
    views_topics,
    views_versions,
)
from wellbeing.curation.views_base import bp

__all__ = [
    "bp",
    "views_contacts",
    "views_edit",
    "views_export",
    "views_import",
    "views_links",
    "views_reports",
    "views_resources",
    "views_topics",
    "views_versions",
]
