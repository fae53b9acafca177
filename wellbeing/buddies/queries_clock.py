"""What the trust has set of the clock."""

from wellbeing.buddies.lifecycle import Rules
from wellbeing.core import settings


def rules() -> Rules:
    """The rules of the clock as the trust has set them."""
    return Rules(
        settings.number("ANSWER_WORKING_DAYS"), settings.number("BUDDIES_ASKED"), settings.word("HOLIDAYS")
    )
