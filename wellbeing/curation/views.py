"""All pages about keeping the pack; each module adds its own to one blueprint."""

from wellbeing.curation import views_links
from wellbeing.curation.views_base import bp

__all__ = ["bp", "views_links"]
