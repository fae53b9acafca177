"""Leads add a resource, change it, and see before they save what staff will see."""

from collections.abc import Mapping
from dataclasses import replace

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from wellbeing import soothe, trust
from wellbeing.accounts import access
from wellbeing.core.i18n import current_language
from wellbeing.core.i18n import gettext as _
from wellbeing.core.pages import render
from wellbeing.curation import actions, queries
from wellbeing.curation.entry_cells import ENGLISH, RESOURCE_WORDS, changed_cells, merged, slug_for
from wellbeing.curation.forms import ResourceForm
from wellbeing.curation.versions import RESOURCE, Content, Difference
from wellbeing.curation.views_base import bp
from wellbeing.curation.views_resources import find_resource
from wellbeing.curation.views_texts import change_of, lead_name, spoken
from wellbeing.resources import queries as pack
from wellbeing.resources.queries import Faults, Resource

# Buttons of the form and of the preview.
PREVIEW, BACK = "preview", "back"
_BEGINS_WITH = {
    "status": "draft",
    "verified": "no",
    "is_24h": "false",
    "review_months": "12",
    "languages": "en",
}


@bp.get("/manage/resources/add")
@access.lead
def add() -> ResponseReturnValue:
    """The form for a new resource."""
    return render("curation/add.html", form=_form(_blank()[ENGLISH]))


@bp.post("/manage/resources/add")
@access.lead
def save_new() -> ResponseReturnValue:
    """Keep the new resource as a draft, or show first how it will look."""
    before = _blank()
    form, one = _typed(before)
    if request.form.get("step") == BACK:
        return render("curation/add.html", form=form)
    if one is None:
        return render("curation/add.html", form=form), 422
    if request.form.get("step") == PREVIEW:
        return _preview(one, url_for("curation.save_new"))
    if kept := _pressed_before(one):
        return redirect(url_for("curation.resource", slug=kept.slug))
    try:
        actions.add_resource(one, lead_name())
    except actions.SlugTaken:
        form.form_errors.append(
            _("Somebody has just added one with this name. Please press the button again.")
        )
        return render("curation/add.html", form=form), 409
    flash(_("It is kept as a draft. Publish it when it is right."), "success")
    return redirect(url_for("curation.resource", slug=one.slug))


@bp.get("/manage/resources/<slug>/edit")
@access.lead
def edit(slug: str) -> ResponseReturnValue:
    """The form of a resource, with what it says now."""
    one = find_resource(slug)
    form = _form(pack.cells_of(one)[ENGLISH], queries.last_number(RESOURCE, one.slug))
    return render("curation/edit.html", form=form, resource=one, clashes=())


@bp.post("/manage/resources/<slug>/edit")
@access.lead
def save(slug: str) -> ResponseReturnValue:
    """Keep the changes, or show first how they will look."""
    before = find_resource(slug)
    form, one = _typed(pack.cells_of(before))
    if request.form.get("step") == BACK:
        return render("curation/edit.html", form=form, resource=before, clashes=())
    if one is None:
        return render("curation/edit.html", form=form, resource=before, clashes=()), 422
    if request.form.get("step") == PREVIEW:
        return _preview(one, url_for("curation.save", slug=one.slug))
    try:
        actions.save_resource(one, lead_name(), opened_with=form.version)
    except actions.ChangedMeanwhile:
        return _clash(before, form)
    flash(_("Saved."), "success")
    return redirect(url_for("curation.resource", slug=one.slug))


def _pressed_before(one: Resource) -> Resource | None:
    """The draft that the first of two presses made."""
    named = [kept.slug for kept in pack.read_kept() if kept.name == one.english.name]
    drafts = pack.read_resources(named) if named else ()
    return next((each for each in drafts if replace(each, slug=one.slug) == one), None)


def _clash(now: Resource, form: ResourceForm) -> ResponseReturnValue:
    """Somebody else saved first: show both, and let the lead decide. What only they changed is taken over."""
    versions = queries.versions(RESOURCE, now.slug)
    # A form that was opened before there were versions began with what the first one says.
    opened = next((one for one in versions if one.number == form.version), versions[-1]).content[ENGLISH]
    saved = pack.cells_of(now)[ENGLISH]
    mine = merged(opened, saved, form.cells(opened))
    topics = dict(pack.topic_choices(current_language().code))
    clashes = [
        change_of(Difference(ENGLISH, column, saved.get(column, ""), value), topics)
        for column, value in mine.items()
        if value != saved.get(column, "")
    ]
    again = _form({**saved, **mine}, versions[0].number)
    again.same_meaning.data = form.same_meaning.data
    page = render(
        "curation/edit.html", form=again, resource=now, clashes=clashes, other=versions[0].changed_by
    )
    return page, 409


def _preview(one: Resource, action: str) -> str:
    typed = [
        (name, value)
        for name, value in request.form.items(multi=True)
        if name not in ("csrf_token", "kept", "step")
    ]
    return render("curation/edit_preview.html", resource=one, typed=typed, action=action)


def _form(cells: Mapping[str, str], version: int = 0) -> ResourceForm:
    values = ResourceForm.values(cells, trust.LANGUAGE_CODES)
    form = ResourceForm(formdata=None, data={**values, "opened_with": str(version)})
    form.offer(_named_topics(), spoken())
    return form


def _typed(before: Content) -> tuple[ResourceForm, Resource | None]:
    """The form as it was sent, and the resource that it makes when nothing is wrong."""
    form = ResourceForm()
    form.offer(_named_topics(), spoken())
    valid = form.validate()
    faults = Faults()
    cells = changed_cells(before, form.cells(before[ENGLISH]), RESOURCE_WORDS, form.same_meaning.data)
    if not cells[ENGLISH]["slug"]:
        taken = {*pack.RESERVED, *(one.slug for one in pack.read_kept())}
        cells[ENGLISH]["slug"] = slug_for(cells[ENGLISH]["name"], taken, "resource")
    one = pack.resource_of(cells, pack.topic_ids(), faults)
    form.blame(faults.found)
    return form, one if valid and not faults.found else None


def _blank() -> dict[str, dict[str, str]]:
    return {ENGLISH: {column: _BEGINS_WITH.get(column, "") for column in pack.RESOURCE_COLUMNS}}


def _named_topics() -> list[tuple[str, str, str]]:
    language = current_language().code
    order = {area.id: str(area.name) for area in soothe.AREAS}
    topics = [(topic.id, topic.label(language), topic.area) for topic in pack.current_pack().topics]
    by_area = sorted(topics, key=lambda topic: soothe.AREA_IDS.index(topic[2]))
    return [(topic, name, order[area]) for topic, name, area in by_area]
