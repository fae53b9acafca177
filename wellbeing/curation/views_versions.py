"""Leads see who changed what, and take it back: of a resource, a topic or a crisis contact."""

from flask import abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from wellbeing.accounts import access
from wellbeing.core.i18n import current_language
from wellbeing.core.i18n import gettext as _
from wellbeing.core.pages import render
from wellbeing.curation import actions, queries
from wellbeing.curation.actions_versions import CannotGoBack
from wellbeing.curation.versions import CONTACT, RESOURCE, TOPIC
from wellbeing.curation.views_base import bp
from wellbeing.curation.views_texts import english, lead_name, stories
from wellbeing.resources import queries as pack

_KINDS = {"resources": RESOURCE, "topics": TOPIC, "crisis-contacts": CONTACT}
_PAGES = {RESOURCE: "curation.resource", TOPIC: "curation.topic", CONTACT: "curation.contact"}
_MOST = 200


@bp.get("/manage/<kind>/<slug>/versions")
@access.lead
def versions(kind: str, slug: str) -> ResponseReturnValue:
    """Every version of an entry: who, when, and each field before and after."""
    if kind not in _KINDS:
        abort(404)
    known = queries.versions(_KINDS[kind], slug) if slug.isascii() and slug.isprintable() else ()
    name = _name(_KINDS[kind], slug)
    if not known and name is None:
        abort(404)
    return render(
        "curation/versions.html",
        kind=kind,
        slug=slug,
        name=name or english(slug),
        back=url_for(_PAGES[_KINDS[kind]], slug=slug)
        if name
        else url_for(f"curation.{kind.replace('-', '_')}"),
        stories=stories(known[:_MOST]),
    )


@bp.post("/manage/<kind>/<slug>/restore")
@access.lead
def restore(kind: str, slug: str) -> ResponseReturnValue:
    """Undo the last change, or bring a version back."""
    if kind not in _KINDS:
        abort(404)
    asked = request.form.get("number", "")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 8 else None
    if (asked and number is None) or not (slug.isascii() and slug.isprintable()):
        abort(404)
    try:
        done = (
            actions.undo(slug, lead_name(), _KINDS[kind])
            if number is None
            else actions.restore(slug, number, lead_name(), _KINDS[kind])
        )
    except CannotGoBack:
        flash(_("This version names a topic that is gone. Nothing was changed."), "warning")
    except actions.NobodyToCall:
        flash(
            _("Nothing was changed. One confirmed crisis contact with a phone number must remain."), "warning"
        )
    else:
        if done is None:
            abort(404)
        flash(_("Done. It says again what it said before."), "success")
    return redirect(url_for("curation.versions", kind=kind, slug=slug))


def _name(kind: str, slug: str) -> str | None:
    """The name of an entry that is there."""
    if not (slug.isascii() and slug.isprintable()):
        return None
    if kind == TOPIC:
        return dict(pack.topic_choices(current_language().code)).get(slug)
    if kind == RESOURCE:
        names = [one.english.name for one in pack.read_resources([slug])]
    else:
        names = [one.words.name for one in pack.kept_contacts() if one.slug == slug]
    return english(names[0]) if names else None
