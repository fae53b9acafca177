"""Made-up head counts and survey scores, so that the demo shows rates and years beside the figures."""

from wellbeing.core import clock
from wellbeing.trust import PLACES, STAFF_GROUPS, people_in_place
from wellbeing.uptake import actions_context, queries_context
from wellbeing.uptake.survey import THEMES

_SHARES = {
    "nursing_midwifery": 30, "medical_dental": 4, "allied_health": 12, "scientific": 6, "social_work": 3,
    "care_support": 23, "administrative": 16, "estates": 6,
}  # fmt: skip
_FIRST_SCORE = 640


def load_context() -> None:
    """Put in what is not there yet."""
    if queries_context.headcounts():
        return
    places = {("place", place.id): people_in_place(place.id) for place in PLACES}
    everybody = sum(places.values())
    groups = {("staff_group", group.id): everybody * _SHARES[group.id] // 100 for group in STAFF_GROUPS}
    today = clock.today()
    actions_context.keep_headcounts({**places, **groups}, today.replace(day=1))
    for back in (1, 2):
        scores = {theme.id: _FIRST_SCORE + 7 * number - 5 * back for number, theme in enumerate(THEMES)}
        actions_context.keep_scores(today.year - back, scores)
