"""Counting what people open, after the page is made. Whoever looks after the pack is not counted, nor are robots."""

from collections.abc import Callable, Iterable
from functools import wraps

from flask import current_app, request, session
from flask.typing import ResponseReturnValue

from wellbeing.accounts.access import visitor
from wellbeing.core import clock
from wellbeing.core.i18n import current_language
from wellbeing.core.periods import month_of
from wellbeing.resources import actions_counts
from wellbeing.resources.counting import counts_of_search, is_by_a_person
from wellbeing.resources.forms import Asked
from wellbeing.resources.search import Found
from wellbeing.resources.tally import Count, Kind

View = Callable[[str], ResponseReturnValue]


def counted(kind: Kind) -> Callable[[View], View]:
    """A view of one resource, whose answers are counted; stands above `kept`, which every visit passes."""

    def count(view: View) -> View:
        @wraps(view)
        def answer(slug: str) -> ResponseReturnValue:
            made = view(slug)
            if (isinstance(made, str | bytes) or kind is Kind.FOLLOWED) and _is_counted():
                _add([Count(kind, _month(), slug, current_language().code)])
            return made

        return answer

    return count


def count_search(found: Found, asked: Asked) -> None:
    """Count a search by what it was about and whether it found anything; reading on is no further search."""
    if found.spoken is not None and asked.page == 1 and _is_counted():
        _add(counts_of_search(found, _month(), current_language().code))


def _is_counted() -> bool:
    if request.method != "GET" or (session and visitor().may("lead")):
        return False
    sent = request.environ
    return is_by_a_person(sent.get("HTTP_USER_AGENT", ""), sent.get("HTTP_SEC_PURPOSE", ""))


def _month() -> str:
    return month_of(clock.today())


def _add(counts: Iterable[Count]) -> None:
    actions_counts.count(counts, by_thread=not current_app.testing)
