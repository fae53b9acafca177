"""The check-in: how are your six areas today? The answers travel in the body of one request and are gone with it.

They are never in an address, a cookie, the session, the database or a log. There is no redirect after the form,
because that would need a place to keep them: the page that answers is the answer to the form itself.
"""

from collections.abc import Iterable
from typing import Any

from flask import request
from flask.typing import ResponseReturnValue

from wellbeing.accounts.access import public
from wellbeing.core.i18n import LazyString, lazy_pgettext
from wellbeing.core.pages import render
from wellbeing.resources.check_in import ALL_RIGHT, GOOD, HARD, SO_SO, VERY_HARD, suggest
from wellbeing.resources.guides import GUIDES
from wellbeing.resources.offers import few
from wellbeing.resources.queries import crisis_contacts, current_pack
from wellbeing.resources.views_areas import area_numbers
from wellbeing.resources.views_display import Display, display_of
from wellbeing.resources.views_search import bp
from wellbeing.soothe import AREAS, Area

ANSWERS: tuple[tuple[int, LazyString], ...] = (
    (VERY_HARD, lazy_pgettext("answer of the check-in", "Very hard")),
    (HARD, lazy_pgettext("answer of the check-in", "Hard")),
    (SO_SO, lazy_pgettext("answer of the check-in", "So-so")),
    (ALL_RIGHT, lazy_pgettext("answer of the check-in", "All right")),
    (GOOD, lazy_pgettext("answer of the check-in", "Good")),
)
_FOR_ONE_AREA, _FOR_EACH_OF_TWO = 3, 2


@bp.get("/check-in")
@public
def check_in() -> ResponseReturnValue:
    """Six questions, each of which may be skipped."""
    return render("resources/check_in.html", **_questions({}))


@bp.post("/check-in")
@public
def check_in_answer() -> ResponseReturnValue:
    """One small step, and two or three resources, for the area that is hardest."""
    answers = _read_answers()
    display = display_of(current_pack(), request.script_root)
    suggestion = suggest(answers)
    many = _FOR_ONE_AREA if len(suggestion.areas) == 1 else _FOR_EACH_OF_TWO
    return render(
        "resources/check_in_answer.html",
        suggestion=suggestion,
        lowest=[
            (area, GUIDES[area.id].steps[0], display.cards(_few(display, area.id, many)))
            for area in _named(suggestion.areas)
        ],
        also=_named(suggestion.also),
        **_questions(answers),
        areas=AREAS,
        display=display,
        contacts=crisis_contacts(display.language.code) if suggestion.is_very_hard else (),
    )


def _questions(answers: dict[str, int]) -> dict[str, Any]:
    """What the form shows, so that an answer can be changed without being carried anywhere."""
    questions = [(area, GUIDES[area.id].question, answers.get(area.id)) for area in AREAS]
    return {"questions": questions, "choices": ANSWERS}


def _read_answers() -> dict[str, int]:
    """What was answered; a question that was skipped, or answered with nonsense, is not there."""
    known = {str(value): value for value, _words in ANSWERS}
    given = {area.id: known.get(request.form.get(area.id, "")) for area in AREAS}
    return {area: value for area, value in given.items() if value}


def _few(display: Display, area: str, many: int) -> list[int]:
    return few(display.pack.resources, area_numbers(display, area), many)


def _named(ids: Iterable[str]) -> list[Area]:
    return [area for area in AREAS if area.id in set(ids)]
