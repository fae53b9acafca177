"""The buddies' guide, for everybody: whoever asks for a buddy may read what to expect of one. It opens offline, too."""

from flask import make_response
from flask.typing import ResponseReturnValue

from wellbeing.accounts import access
from wellbeing.core.i18n import current_language
from wellbeing.core.pages import STATIC, render
from wellbeing.network.views_base import bp
from wellbeing.resources.queries import crisis_contacts

# As help now: a browser may keep it, and show it for a month when it cannot reach us.
_KEEP = "private, max-age=300, stale-while-revalidate=3300, stale-if-error=2592000"


@bp.get("/buddies/guide")
@access.public
def guide() -> ResponseReturnValue:
    """Boundaries, confidentiality and its limits, and when to act; from memory, without session and database."""
    answer = make_response(render("network/guide.html", contacts=crisis_contacts(current_language().code)))
    answer.headers["Cache-Control"] = _KEEP
    return answer


@bp.get("/sw.js")
@access.public
def service_worker() -> ResponseReturnValue:
    """The script that keeps help now and the guide in a browser; at the root, so that it sees every page."""
    answer = make_response((STATIC / "js" / "service-worker.js").read_bytes())
    answer.mimetype = "text/javascript"
    answer.headers["Cache-Control"] = "no-cache"
    return answer
