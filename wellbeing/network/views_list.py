"""The network at a glance for leads, and the list of buddies."""

from dataclasses import replace
from typing import Any

from flask import request, url_for
from flask.typing import ResponseReturnValue

from wellbeing import trust
from wellbeing.accounts import access
from wellbeing.buddies.queries import profiles
from wellbeing.buddies.queries_figures import open_requests
from wellbeing.core import clock
from wellbeing.core.pages import page_number, render
from wellbeing.core.pagination import paginate
from wellbeing.network import glance_words as words
from wellbeing.network import queries_cover, queries_list
from wellbeing.network.cover import Cover, View, gaps, serious
from wellbeing.network.glance import Due, Sort, Wanted, at_a_glance
from wellbeing.network.stages import BUDDY_WORDS, BuddyStage
from wellbeing.network.views_base import bp

LONGEST_SEARCH = 60
# Whom a lead found can be written to at once, as long as their ids fit into an address.
MOST_IN_ADDRESS = 60


@bp.get("/manage/buddies")
@access.lead
def manage() -> ResponseReturnValue:
    """How the network stands, in words, then every buddy who has what is asked for."""
    today = clock.today()
    wanted = _wanted()
    every = profiles()
    rows = queries_list.rows(every)
    glance = at_a_glance(rows, today)
    found = wanted.ordered(row for row in rows if wanted.admits(row, today))
    waiting = open_requests()
    languages = queries_cover.usual_languages()
    return render(
        "network/manage.html",
        wanted=wanted,
        page=paginate(found, page_number(), per_page=25),
        today=today,
        everybody=len(rows),
        network=words.sentences(glance),
        requests=words.request_sentences(
            ((today - one.asked_on).days for one in waiting), sum(one.with_leads for one in waiting)
        ),
        with_leads=sum(one.with_leads for one in waiting),
        gaps=len(serious(gaps(Cover(View.LANGUAGES, queries_cover.helpers(every)), languages))),
        stages=[(stage, BUDDY_WORDS[stage], glance.stages[stage]) for stage in BuddyStage],
        stage_words=BUDDY_WORDS,
        colours=words.STAGE_COLOURS,
        dues=[(due, words.DUE_WORDS[due], glance.due[due]) for due in Due],
        due_words=words.DUE_WORDS,
        sorts=words.SORT_WORDS,
        places=[(place.id, place.name) for place in trust.PLACES],
        languages=_languages({code for row in rows for code in row.languages}),
        chips=_chips(wanted),
        write_to=[row.id for row in found] if len(found) <= MOST_IN_ADDRESS else [],
        town={site.id: site.name for site in trust.SITES},
        address=lambda number: url_for("network.manage", page=number, **_parameters(wanted)),
    )


def _asked(name: str, allowed: tuple[str, ...]) -> str:
    value = request.args.get(name, "")
    return value if value in allowed else ""


def _wanted() -> Wanted:
    return Wanted(
        q=request.args.get("q", "")[:LONGEST_SEARCH].strip(),
        stage=_asked("stage", tuple(BuddyStage)),
        place=_asked("place", tuple(place.id for place in trust.PLACES)),
        language=_asked("language", trust.LANGUAGE_CODES),
        due=_asked("due", tuple(Due)),
        sort=_asked("sort", tuple(Sort)),
    )


def _parameters(wanted: Wanted) -> dict[str, Any]:
    return {name: value for name, value in vars(wanted).items() if value}


def _languages(spoken: set[str]) -> list[tuple[str, str]]:
    named = [(code, trust.language_name(code)) for code in trust.LANGUAGE_CODES if code in spoken]
    return sorted(named, key=lambda one: one[1])


def _chips(wanted: Wanted) -> list[tuple[str, str]]:
    """What narrows the list now, each with the address of the list without it."""
    place = trust.find_place(wanted.place)
    told = {
        "q": wanted.q,
        "stage": BUDDY_WORDS[BuddyStage(wanted.stage)] if wanted.stage else "",
        "place": place.name if place else "",
        "language": trust.language_name(wanted.language) if wanted.language else "",
        "due": words.DUE_WORDS[Due(wanted.due)] if wanted.due else "",
    }
    return [
        (str(text), url_for("network.manage", **_parameters(replace(wanted, **{name: ""}))))
        for name, text in told.items()
        if text
    ]
