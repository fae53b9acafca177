"""The list of buddies for leads."""

from flask import request, url_for
from flask.typing import ResponseReturnValue

from wellbeing.accounts import access
from wellbeing.buddies import queries as buddies
from wellbeing.buddies.queries_facts import meta, standing
from wellbeing.core.pages import page_number, render
from wellbeing.core.pagination import paginate
from wellbeing.network.views_base import bp

LONGEST_SEARCH = 60


@bp.get("/manage/buddies")
@access.lead
def manage() -> ResponseReturnValue:
    """Every buddy, and how many requests wait for the leads."""
    q = request.args.get("q", "")[:LONGEST_SEARCH].strip()
    filters = buddies.Filters(q=q)
    found = [one for one in buddies.profiles() if filters.admits(one)]
    return render(
        "network/manage.html",
        q=q,
        page=paginate(found, page_number(), per_page=25),
        standing=standing,
        meta=meta,
        waiting=len(buddies.requests_with_leads()),
        address=lambda number: url_for("network.manage", page=number, q=q),
    )
