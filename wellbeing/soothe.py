"""The six SOOTHE areas, always in the order S O O T H E."""

from dataclasses import dataclass

from wellbeing.core.i18n import LazyString
from wellbeing.core.i18n import lazy_gettext as _l


@dataclass(frozen=True)
class Area:
    """One area: its id in code and data, its place in a path, and its words."""

    id: str
    name: LazyString
    meaning: LazyString

    @property
    def slug(self) -> str:
        """The id as it stands in a path."""
        return self.id.replace("_", "-")


# Translators: SOOTHE is spelt by the first letters of the English area names and stays as six English letters.
# Give each area its natural name in your language; it need not begin with the same letter.
AREAS: tuple[Area, ...] = (
    Area("self_care", _l("Self-care"), _l("Sleep, rest, food and looking after your own body and mind.")),
    Area("open_up", _l("Open up"), _l("Talk to someone about how you feel.")),
    Area("others", _l("Others"), _l("Family, friends, and people who share your experience.")),
    Area("team", _l("Team"), _l("Work, your manager and getting on with the people around you.")),
    Area("help", _l("Help"), _l("Money, housing, safety, health and other serious worries.")),
    Area("enjoy", _l("Enjoy"), _l("Hobbies, learning, nature and things that lift your day.")),
)
AREA_IDS: tuple[str, ...] = tuple(area.id for area in AREAS)


def find_area(value: str) -> Area | None:
    """The area with this id or path word, or None."""
    return next((area for area in AREAS if value in (area.id, area.slug)), None)
