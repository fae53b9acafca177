"""Leads look after the crisis contacts: what they say, and that each was confirmed at its source."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from flask import abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from wellbeing.accounts import access
from wellbeing.core import clock
from wellbeing.core.i18n import gettext as _
from wellbeing.core.pages import render
from wellbeing.curation import actions, queries
from wellbeing.curation.entry_cells import CONTACT_WORDS, ENGLISH, changed_cells
from wellbeing.curation.forms_contacts import ContactForm, VerifyForm
from wellbeing.curation.queries_reviews import contact_due, late_contacts
from wellbeing.curation.reviews import standing
from wellbeing.curation.versions import ASSURED, CONTACT, EDITED, differences
from wellbeing.curation.views_base import bp
from wellbeing.curation.views_texts import Change, change_of, check_text, lead_name, spoken, stories
from wellbeing.resources import queries as pack
from wellbeing.resources.queries import CrisisContact, Faults


@bp.app_template_global()
def contacts_to_check() -> int:
    """How many crisis contacts nobody has checked in time; each page of the leads says so at its top."""
    return len(late_contacts(clock.today()))


@bp.get("/manage/crisis-contacts")
@access.lead
def crisis_contacts() -> ResponseReturnValue:
    """Every crisis contact, shown or not."""
    return render(
        "curation/crisis_contacts.html",
        contacts=[
            (one, standing(contact_due(one), clock.today()), _check(one)) for one in pack.kept_contacts()
        ],
    )


@bp.get("/manage/crisis-contacts/<slug>")
@access.lead
def contact(slug: str) -> ResponseReturnValue:
    """One crisis contact: what it says, and who confirmed it."""
    one = _contact(slug)
    return _page(one, VerifyForm(formdata=None, source=one.source))


@bp.post("/manage/crisis-contacts/<slug>/verify")
@access.lead
def verify(slug: str) -> ResponseReturnValue:
    """Note that the signed-in lead confirmed it today, and where; or that it is not confirmed any more."""
    one = _contact(slug)
    if request.form.get("step") == "unverify":
        kept = _keep(replace(one, verified=False), EDITED)
        flash(*kept or (_("It is no longer shown as a crisis contact."), "success"))
        return redirect(url_for("curation.contact", slug=one.slug))
    form = VerifyForm()
    if not form.validate():
        return _page(one, form), 422
    sure = replace(
        one, verified=True, source=form.source.data, assured_by=lead_name(), assured_on=clock.today()
    )
    kept = _keep(sure, ASSURED)
    flash(*kept or (_("Thank you. It says now that you checked it today."), "success"))
    return redirect(url_for("curation.contact", slug=one.slug))


@bp.get("/manage/crisis-contacts/<slug>/edit")
@access.lead
def edit_contact(slug: str) -> ResponseReturnValue:
    """The form of a crisis contact."""
    one = _contact(slug)
    number = queries.last_number(CONTACT, one.slug)
    return _edit_page(one, _form(pack.cells_of(one)[ENGLISH], number))


@bp.post("/manage/crisis-contacts/<slug>/edit")
@access.lead
def save_contact(slug: str) -> ResponseReturnValue:
    """Keep what it says; a number that changed has to be confirmed before anyone sees it."""
    now = _contact(slug)
    before = pack.cells_of(now)
    form = ContactForm()
    form.offer(spoken())
    valid = form.validate() and form.check_numbers(before[ENGLISH])
    faults = Faults()
    cells = changed_cells(before, form.cells(before[ENGLISH]), CONTACT_WORDS, form.same_meaning.data)
    one = pack.contact_of(cells, faults)
    form.blame(faults.found)
    if not valid or faults.found:
        return _edit_page(now, form), 422
    try:
        actions.save_contact(one, lead_name(), opened_with=form.version)
    except actions.ChangedMeanwhile:
        return _clash(now, one, form)
    except actions.NobodyToCall:
        form.form_errors.append(_last_one())
        return _edit_page(now, form), 422
    if now.verified and not one.verified:
        flash(_("Saved. Nobody sees it until you confirm the new number below."), "warning")
    else:
        flash(_("Saved."), "success")
    return redirect(url_for("curation.contact", slug=one.slug))


def _keep(one: CrisisContact, done: str) -> tuple[str, str] | None:
    """Save it; what to say when that was refused."""
    try:
        actions.save_contact(one, lead_name(), done=done)
    except actions.NobodyToCall:
        return _last_one(), "warning"
    return None


def _last_one() -> str:
    return _("Nothing was changed. One confirmed crisis contact with a phone number must remain.")


def _clash(now: CrisisContact, mine: CrisisContact, form: ContactForm) -> ResponseReturnValue:
    newest = queries.versions(CONTACT, now.slug)[0]
    found = differences(pack.cells_of(now), pack.cells_of(mine))
    form.opened_with.data = str(newest.number)
    return _edit_page(now, form, [change_of(one, {}) for one in found], newest.changed_by), 409


def _page(one: CrisisContact, form: VerifyForm) -> str:
    return render(
        "curation/contact.html",
        contact=one,
        form=form,
        check=_check(one),
        standing=standing(contact_due(one), clock.today()),
        stories=stories(queries.versions(CONTACT, one.slug)[:2]),
    )


def _edit_page(one: CrisisContact, form: ContactForm, clashes: Sequence[Change] = (), other: str = "") -> str:
    return render("curation/edit_contact.html", contact=one, form=form, clashes=clashes, other=other)


def _form(cells: Mapping[str, str], version: int) -> ContactForm:
    form = ContactForm(formdata=None, data={**ContactForm.values(cells), "opened_with": str(version)})
    form.offer(spoken())
    return form


def _check(one: CrisisContact) -> str:
    return check_text(one.assured_by, one.assured_on, contact_due(one))


def _contact(slug: str) -> CrisisContact:
    found = next((one for one in pack.kept_contacts() if one.slug == slug), None)
    if found is None:
        abort(404)
    return found
