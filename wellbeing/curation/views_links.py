"""Leads see which links of the pack need a look."""

from flask import request, url_for
from flask.typing import ResponseReturnValue

from wellbeing.accounts import access
from wellbeing.core.i18n import gettext as _
from wellbeing.core.i18n import lazy_gettext as _l
from wellbeing.core.pages import page_number, render
from wellbeing.core.pagination import paginate
from wellbeing.curation import queries_links as queries
from wellbeing.curation.links import Link, Outcome
from wellbeing.curation.views_base import bp

_PER_PAGE = 25
_PROBLEMS = {
    "name": _l("No computer answers to this name."),
    "connection": _l("The site did not answer."),
    "certificate": _l("The site’s certificate is not right."),
    "time": _l("The site took too long to answer."),
    "answer": _l("The answer could not be read."),
    "redirects": _l("The link leads on and on, and never arrives."),
}


def finding(link: Link) -> str:
    """What was found, in a sentence."""
    if link.outcome is Outcome.MOVED:
        return _("The page has moved for good.")
    if link.outcome is Outcome.UNSURE:
        return _("The site lets no machine look. Please open it yourself.")
    if link.outcome is Outcome.INSIDE:
        return _("The check opens public addresses only. Please open it yourself.")
    if link.problem:
        return str(_PROBLEMS[link.problem]) if link.problem in _PROBLEMS else _("The address is not right.")
    if link.status in (404, 410):
        return _("The page is not there any more.")
    return _("The site answered with an error (%(status)s).", status=link.status)


@bp.get("/manage/links")
@access.lead
def links() -> ResponseReturnValue:
    """Every link that needs a look, or only those that the lead looks after."""
    account = access.current_account()
    mine = bool(request.args.get("mine")) and account is not None
    found = [
        each for each in queries.troubles() if not mine or (account and each.used.owner == account.email)
    ]
    return render(
        "curation/links.html",
        page=paginate(found, page_number(), _PER_PAGE),
        mine=mine,
        finding=finding,
        last=queries.last_run(),
        address=lambda number: url_for("curation.links", page=number, mine="yes" if mine else None),
    )
