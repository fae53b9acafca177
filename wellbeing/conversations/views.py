"""All pages about the record; each module adds its own to one blueprint."""

from wellbeing.conversations import views_paper, views_record
from wellbeing.conversations.views_base import bp

__all__ = ["bp", "views_paper", "views_record"]
