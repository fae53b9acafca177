"""The NHS Staff Survey beside uptake: the seven elements of the People Promise, staff engagement and morale.

Scores run from 0 to 10, once a year. They stand beside conversations and show no cause: people may talk more
because work is hard, or because they trust that talking helps.
"""

from wellbeing.core.i18n import lazy_gettext as _l
from wellbeing.trust import Choice

# Translators: the elements of the NHS People Promise and the themes of the NHS Staff Survey, as sentences of its own.
THEMES: tuple[Choice, ...] = (
    Choice("compassionate", _l("We are compassionate and inclusive")),
    Choice("recognised", _l("We are recognised and rewarded")),
    Choice("voice", _l("We each have a voice that counts")),
    Choice("safe", _l("We are safe and healthy")),
    Choice("learning", _l("We are always learning")),
    Choice("flexible", _l("We work flexibly")),
    Choice("team", _l("We are a team")),
    Choice("engagement", _l("Staff engagement")),
    Choice("morale", _l("Morale")),
)
FIRST_YEAR = 2021
MOST = 1000


def hundredths_of(text: str) -> int | None:
    """A score such as 6.9 or 7.25 in hundredths of a point; None when it is none."""
    whole, _point, part = text.strip().replace(",", ".").partition(".")
    digits = whole + part
    if not (digits.isascii() and digits.isdigit() and whole and len(whole) <= 2 and len(part) <= 2):
        return None
    found = int(whole) * 100 + int(part.ljust(2, "0") or "0")
    return found if found <= MOST else None


def years(today_year: int) -> tuple[int, ...]:
    """The years that may have a survey, newest first."""
    return tuple(range(today_year, FIRST_YEAR - 1, -1))
