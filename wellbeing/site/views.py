"""The pages that belong to no other part: the first page, help now, and what we say about ourselves."""

from flask import Blueprint, current_app, jsonify, make_response, request
from flask.typing import ResponseReturnValue

from wellbeing.accounts.access import ADMITS, declared, lead, public
from wellbeing.accounts.actions import LINK_LASTS
from wellbeing.buddies.queries import DAYS_TO_LIVE, DAYS_TO_NOTE
from wellbeing.core import clock
from wellbeing.core.i18n import current_language, ngettext
from wellbeing.core.i18n import gettext as _
from wellbeing.core.i18n import lazy_gettext as _l
from wellbeing.core.pages import render
from wellbeing.curation import queries as curation
from wellbeing.network import queries_waits as network
from wellbeing.resources.queries import crisis_contacts
from wellbeing.site.queries import database_answers
from wellbeing.site.seen import EXAMPLE, MEANING, parts
from wellbeing.soothe import AREAS

bp = Blueprint("site", __name__)
_ROLES = ("signed_out", "staff", "buddy", "lead", "administrator")

# What people come with most often, as they would say it, and the topic that answers it.
EVERYDAY = (
    ("sleep", _l("I can't sleep")),
    ("stress", _l("Too much on")),
    ("money", _l("Money worries")),
    ("low-mood", _l("Feeling low")),
    ("anxiety", _l("Worry and panic")),
    ("bereavement", _l("Someone died")),
    ("carers", _l("Caring for someone")),
    ("menopause", _l("Menopause")),
    ("bullying", _l("Bullied at work")),
)
# A browser may keep help now, and show it for a month when it cannot reach us; a number that leads put right is seen
# within the hour. Private, because the answer to somebody who is signed in renews their cookie, which no shared cache
# may hold.
_KEEP_HELP_NOW = "private, max-age=300, stale-while-revalidate=3300, stale-if-error=2592000"


@bp.get("/")
@public
def home() -> ResponseReturnValue:
    """Ask what is on somebody's mind."""
    return render("site/home.html", everyday=EVERYDAY, areas=AREAS)


@bp.get("/help-now")
@public
def help_now() -> ResponseReturnValue:
    """Show whom to call or text, from memory: no session and no database."""
    contacts = crisis_contacts(current_language().code)
    kept: dict[str, tuple[object, str]] = current_app.extensions.setdefault("help_now_pages", {})
    shown, page = kept.get(request.script_root, (None, ""))
    if shown is not contacts:
        page = render("site/help_now.html", contacts=contacts)
        if not request.query_string:  # the language links carry it, so such a page is for this visit only
            kept[request.script_root] = (contacts, page)
    answer = make_response(page)
    answer.headers["Cache-Control"] = _KEEP_HELP_NOW
    return answer


@bp.get("/manage")
@lead
def manage() -> ResponseReturnValue:
    """Where leads begin: everything they keep, and what waits for them."""
    return render(
        "site/manage.html",
        waits=curation.what_waits(clock.today()),
        network=network.what_waits(clock.now()),
    )


@bp.get("/languages")
@public
def languages() -> ResponseReturnValue:
    """Offer each language in its own words, and say who translated."""
    return render("site/languages.html")


@bp.get("/accessibility")
@public
def accessibility() -> ResponseReturnValue:
    """Say what was built and checked for disabled people, and what was not."""
    return render("site/accessibility.html")


@bp.get("/privacy")
@public
def privacy() -> ResponseReturnValue:
    """Say what is kept, for how long, and what is not."""
    return render("site/privacy.html")


@bp.get("/who-sees-what")
@public
def who_sees_what() -> ResponseReturnValue:
    """Say what each kind of person can see: in words, and as the pages themselves declare it."""
    return render(
        "site/who_sees_what.html",
        parts=parts(declarations(), {str(access): roles for access, roles in ADMITS.items()}, _ROLES),
        example=[(MEANING[column], value) for column, value in EXAMPLE.items()],
        keeps=keeps(),
    )


def declarations() -> set[tuple[str, str]]:
    """Each part of the app with an access that its pages declare."""
    return {(endpoint.partition(".")[0], str(declared(endpoint))) for endpoint in current_app.view_functions}


def keeps() -> list[tuple[str, str]]:
    """How long things live, by the very numbers that the app deletes them by."""
    minutes = int(LINK_LASTS.total_seconds() // 60)
    hours = int(current_app.permanent_session_lifetime.total_seconds() // 3600)
    return [
        (_("Your session"), ngettext("%(num)s hour without a click", "%(num)s hours without a click", hours)),
        (_("A link to sign in"), ngettext("%(num)s minute", "%(num)s minutes", minutes)),
        (_("A request for a buddy"), ngettext("at most %(num)s day", "at most %(num)s days", DAYS_TO_LIVE)),
        (
            _("A contact after a yes"),
            ngettext("at most %(num)s more day", "at most %(num)s more days", DAYS_TO_NOTE),
        ),
        (_("The receipt of a conversation"), _("until its month closes, on the 10th of the next")),
        (_("A recorded conversation"), _("until its year closes, in April")),
        (_("The printed figures"), _("they stay")),
    ]


@bp.get("/health/live")
@public
def live() -> ResponseReturnValue:
    """Answer while the process runs."""
    return jsonify(status="ok")


@bp.get("/health/ready")
@public
def ready() -> ResponseReturnValue:
    """Answer 200 when pages that need the database can be served."""
    if database_answers():
        return jsonify(status="ok")
    return jsonify(status="the database is away"), 503
