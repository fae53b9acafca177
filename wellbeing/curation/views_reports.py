"""Anybody says what is wrong with an entry, and leads put it right."""

from flask import abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup
from wtforms.fields import SelectChoice

from wellbeing.accounts import access
from wellbeing.core.i18n import current_language, ngettext
from wellbeing.core.i18n import lazy_gettext as _l
from wellbeing.core.pages import page_number, render
from wellbeing.core.pagination import paginate
from wellbeing.curation import actions_reports as actions
from wellbeing.curation import queries_reports as queries
from wellbeing.curation.forms_reports import NAMES, ContactReportForm, ReportForm
from wellbeing.curation.reports import Outcome, Subject, What, fitting, grouped, newest
from wellbeing.curation.views_base import bp
from wellbeing.curation.views_texts import lead_name
from wellbeing.resources import queries as packs

_PER_PAGE = 20
_FASTER = _l("Nothing was left to do. Somebody had done it already.")
OUTCOMES = {
    Outcome.CHANGED: _l("We changed it"),
    Outcome.NOTHING_WRONG: _l("Nothing was wrong"),
}


@bp.get("/resources/<slug>/report")
@access.public
def report(slug: str) -> ResponseReturnValue:
    """Ask what is wrong with a resource."""
    one = _resource(slug)
    return _page(one, _form(one))


@bp.post("/resources/<slug>/report")
@access.public
def send_report(slug: str) -> ResponseReturnValue:
    """Keep it. Nothing is kept of whoever sends it."""
    one = _resource(slug)
    form = _form(one)
    if not form.validate_on_submit():
        return _page(one, form), 422
    if not _send(Subject(one.slug), form):
        return render("curation/report_full.html", back=url_for("resources.show", slug=one.slug)), 429
    return redirect(url_for("curation.report_sent", slug=one.slug, now=_now(form)))


@bp.get("/resources/<slug>/report/sent")
@access.public
def report_sent(slug: str) -> ResponseReturnValue:
    """Say thank you."""
    one = _resource(slug)
    contacts = packs.crisis_contacts(current_language().code) if request.args.get("now") else ()
    return render(
        "curation/report_sent.html", contacts=contacts, back=url_for("resources.show", slug=one.slug)
    )


@bp.get("/help-now/report")
@access.public
def report_contact() -> ResponseReturnValue:
    """Ask which crisis contact did not work, and how. Other numbers come first."""
    return _contact_page(_contact_form())


@bp.post("/help-now/report")
@access.public
def send_contact_report() -> ResponseReturnValue:
    """Keep it, and tell every lead at once."""
    form = _contact_form()
    if not form.validate_on_submit():
        return _contact_page(form), 422
    back = url_for("site.help_now")
    if not _send(Subject(form.contact.data, is_contact=True), form):
        return render("curation/report_full.html", back=back), 429
    return redirect(url_for("curation.report_contact_sent"))


@bp.get("/help-now/report/sent")
@access.public
def report_contact_sent() -> ResponseReturnValue:
    """Say thank you, with every number that there is."""
    contacts = packs.crisis_contacts(current_language().code)
    return render("curation/report_sent.html", contacts=contacts, back=url_for("site.help_now"))


@bp.get("/manage/reports")
@access.lead
def inbox() -> ResponseReturnValue:
    """What people say is wrong: what is open, or what was done."""
    is_done = request.args.get("show") == "done"
    slug = request.args.get("about", "")
    every = queries.closed_reports() if is_done else queries.open_reports()
    found = [each for each in every if slug in ("", each.subject.slug)]
    groups = newest(found) if is_done else grouped(found, queries.in_danger())
    page = paginate(groups, page_number(), _PER_PAGE)
    return render(
        "curation/inbox.html",
        page=page,
        is_done=is_done,
        names=queries.names_of([group.subject for group in page.items]),
        whats=NAMES,
        outcomes=OUTCOMES,
        edit_address=_edit_address,
        address=lambda number: url_for(
            "curation.inbox", page=number, show="done" if is_done else None, about=slug or None
        ),
    )


@bp.post("/manage/reports/close")
@access.lead
def close_reports() -> ResponseReturnValue:
    """Close one report, or all about one entry."""
    outcome = request.form.get("outcome", "")
    if outcome not in set(Outcome):
        abort(400)
    done = actions.close(request.form.getlist("report"), Outcome(outcome), lead_name())
    if done:
        flash(ngettext("%(num)s report is closed.", "%(num)s reports are closed.", done), "success")
    else:
        flash(str(_FASTER), "warning")
    return redirect(url_for("curation.inbox"))


@bp.post("/manage/reports/reopen")
@access.lead
def reopen_reports() -> ResponseReturnValue:
    """Take a closed report up again."""
    done = actions.reopen(request.form.getlist("report"))
    if done:
        flash(ngettext("%(num)s report is open again.", "%(num)s reports are open again.", done), "success")
    else:
        flash(str(_FASTER), "warning")
    return redirect(url_for("curation.inbox"))


def _resource(slug: str) -> packs.Resource:
    found = packs.current_pack().find(slug)
    if found is None:
        abort(404)
    return found


def _form(one: packs.Resource) -> ReportForm:
    form = ReportForm()
    form.offer(fitting(bool(one.phone or one.text_number), bool(one.url)))
    return form


def _contact_form() -> ContactReportForm:
    form = ContactReportForm()
    form.offer(fitting(has_number=True, has_website=False))
    contacts = packs.crisis_contacts(current_language().code)
    english = Markup('<bdi lang="en" dir="ltr">{}</bdi>')
    form.contact.choices = [
        SelectChoice(each.slug, english.format(each.name) if each.has_english_name else each.name)
        for each in contacts
    ]
    return form


def _edit_address(subject: Subject) -> str:
    return url_for("curation.edit_contact" if subject.is_contact else "curation.edit", slug=subject.slug)


def _send(subject: Subject, form: ReportForm) -> bool:
    return actions.send(subject, What(form.what.data), form.words.data or "", current_language().code)


def _now(form: ReportForm) -> str | None:
    """Whether somebody wrote of danger after all: then the page that answers begins with whom to call."""
    return "yes" if packs.crisis_words().consider(form.words.data or "").is_crisis else None


def _page(one: packs.Resource, form: ReportForm) -> str:
    code = current_language().code
    return render(
        "curation/report.html",
        form=form,
        name=one.words(code).name,
        is_english=code not in one.translations,
        back=url_for("resources.show", slug=one.slug),
    )


def _contact_page(form: ContactReportForm) -> str:
    contacts = packs.crisis_contacts(current_language().code)
    return render("curation/report_contact.html", form=form, contacts=contacts)
