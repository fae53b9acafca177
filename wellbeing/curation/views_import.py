"""Leads bring in a list: every cell is judged and every change shown first, then all is done or nothing."""

from collections.abc import Sequence

from flask import abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from wellbeing.accounts import access
from wellbeing.core import clock
from wellbeing.core.i18n import current_language, format_date, format_list, ngettext
from wellbeing.core.i18n import gettext as _
from wellbeing.core.pages import page_number, render
from wellbeing.core.pagination import paginate
from wellbeing.core.uploads import judge_sent, rows_to_mend
from wellbeing.curation import actions_import as actions
from wellbeing.curation import queries_import as queries
from wellbeing.curation.changes import Change
from wellbeing.curation.forms_import import BringInForm, UploadForm
from wellbeing.curation.queries_import import Draft
from wellbeing.curation.views_base import bp
from wellbeing.curation.views_texts import change_of, lead_name
from wellbeing.resources import queries as pack
from wellbeing.resources.queries import Fault

_PER_PAGE, _LAST, _MANY = 50, 10, 20
_MOST_NAMES = 200


@bp.get("/manage/resources/import")
@access.lead
def import_list() -> ResponseReturnValue:
    """The form for a list, and the lists brought in last."""
    return _list_page(UploadForm(formdata=None))


@bp.post("/manage/resources/import")
@access.lead
@access.takes_files
def check_list() -> ResponseReturnValue:
    """Judge every cell of a list, and keep it for the next step; the pack is not changed."""
    form = UploadForm()
    form.offer()
    if not form.validate():
        return _list_page(form), 422
    what = form.what
    judged = judge_sent(
        request.files.get("file"),
        form.file,
        pack.columns_of(what.file, what.language),
        lambda grid: queries.plan_of(what, grid)[1],
    )
    if judged.grid is None:
        return _list_page(form, judged.faults), 422
    return redirect(url_for("curation.import_check", key=actions.keep_draft(what, judged.grid)))


@bp.get("/manage/resources/import/<key>")
@access.lead
def import_check(key: str) -> ResponseReturnValue:
    """What a list would change, row by row."""
    draft = queries.find_draft(key)
    if draft is None:
        return render("curation/import_check_gone.html"), 404
    return _check_page(draft, BringInForm(formdata=None))


@bp.post("/manage/resources/import/<key>")
@access.lead
def bring_in(key: str) -> ResponseReturnValue:
    """Make the changes that were shown, all or none."""
    draft = queries.find_draft(key)
    if draft is None:
        return render("curation/import_check_gone.html"), 404
    form = BringInForm()
    if not form.validate():
        return _check_page(draft, form), 422
    try:
        count = actions.bring_in(key, form.seen.data or "", lead_name(), form.note.data or "")
    except actions.PackChanged:
        form.form_errors.append(_("Somebody has changed the pack meanwhile. Here is what would change now."))
        return _check_page(draft, form), 409
    except actions.DraftGone:
        return render("curation/import_check_gone.html"), 404
    flash(ngettext("Done. %(num)s row is changed.", "Done. %(num)s rows are changed.", count), "success")
    return redirect(url_for("curation.import_list"))


@bp.post("/manage/resources/import/<key>/undo")
@access.lead
def undo_import(key: str) -> ResponseReturnValue:
    """Take a whole list back, but for what somebody changed since."""
    undone = actions.undo_import(key, lead_name())
    if undone is None:
        abort(404)
    if undone.restored:
        said = ngettext(
            "%(num)s row says again what it said before.",
            "%(num)s rows say again what they said before.",
            undone.restored,
        )
        flash(said, "success")
    if undone.hidden:
        said = ngettext("%(num)s new one is hidden now.", "%(num)s new ones are hidden now.", undone.hidden)
        flash(said, "success")
    if undone.left:
        said = ngettext(
            "%(num)s was changed by somebody since, so it stays as it is: %(names)s.",
            "%(num)s were changed by somebody since, so they stay as they are: %(names)s.",
            len(undone.left),
            names=_some(undone.left),
        )
        flash(said, "warning")
    return redirect(url_for("curation.import_list"))


def _list_page(form: UploadForm, faults: Sequence[Fault] = ()) -> str:
    form.offer()
    done = [
        (one, format_date(one.done_at.astimezone(clock.LONDON).date())) for one in queries.last_done(_LAST)
    ]
    rows = rows_to_mend(faults)
    return render("curation/import_list.html", form=form, rows=rows, many=_MANY, done=done)


def _check_page(draft: Draft, form: BringInForm) -> str:
    plan, faults = queries.plan_of(draft.what, draft.grid)
    form.seen.data = plan.fingerprint
    number = page_number()
    topics = dict(pack.topic_choices(current_language().code))
    page = paginate(plan.changes, number, _PER_PAGE)

    def shown(change: Change) -> list[object]:
        return [change_of(one, topics) for one in change.differences]

    return render(
        "curation/import_check.html",
        draft=draft,
        form=form,
        plan=plan,
        most=_MOST_NAMES,
        faults=[str(fault) for fault in faults[:_MANY]],
        page=page,
        per_page=_PER_PAGE,
        shown=shown,
        retold=any(_retells(change, draft.what.language) for change in plan.changes),
        address=lambda number: url_for("curation.import_check", key=draft.key, page=number),
    )


def _retells(change: Change, language: str) -> bool:
    """Whether other languages lose words, because those that they translate change."""
    return any(one.language != language for one in change.differences)


def _some(names: Sequence[str]) -> str:
    """A few names, and that there are more."""
    return format_list([*names[:_MANY], *(["…"] if len(names) > _MANY else [])])
