"""Leads take buddies out as a list and bring a list in: every change is shown first, then all is done or nothing."""

from collections.abc import Mapping, Sequence

from flask import abort, current_app, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from wellbeing.accounts import access
from wellbeing.buddies import queries as buddies
from wellbeing.core import clock
from wellbeing.core.downloads import csv_file, workbook_file
from wellbeing.core.grids import Fault, Grid
from wellbeing.core.i18n import current_language, format_date, format_list, ngettext
from wellbeing.core.i18n import gettext as _
from wellbeing.core.pages import page_number, render
from wellbeing.core.pagination import paginate
from wellbeing.core.uploads import judge_sent, rows_to_mend
from wellbeing.network import actions_import as actions
from wellbeing.network import queries_import as queries
from wellbeing.network.forms_import import ALL_STOP, STOP, AgreeForm, UploadForm
from wellbeing.network.list_changes import Change, Difference
from wellbeing.network.list_words import COLUMN_WORDS, cell_text
from wellbeing.network.lists import COLUMNS, Cells, pages, rows_out
from wellbeing.network.queries_import import Draft
from wellbeing.network.views_base import bp

_PER_PAGE, _MANY, _MOST_NAMES = 50, 20, 200


@bp.get("/manage/buddies/export.<any(csv, xlsx):kind>")
@access.lead
def export(kind: str) -> ResponseReturnValue:
    """Every buddy who has not left, as a list."""
    return _file(list(queries.read_buddies().values()), kind, f"buddies-{clock.today()}")


@bp.get("/manage/buddies/template.xlsx")
@access.lead
def empty_list() -> ResponseReturnValue:
    """A list with nothing but its columns, and how to fill them in."""
    return _file([], "xlsx", "buddies")


@bp.get("/manage/buddies/import/before.<any(csv, xlsx):kind>")
@access.lead
def list_before(kind: str) -> ResponseReturnValue:
    """The buddies that the last list changed, as they were before it."""
    done = queries.last_done()
    if done is None:
        abort(404)
    return _file(done.before, kind, f"buddies-before-{done.on}")


@bp.get("/manage/buddies/import")
@access.lead
def import_buddies() -> ResponseReturnValue:
    """The form for a list, and what the last one did."""
    return _list_page(UploadForm(formdata=None))


@bp.post("/manage/buddies/import")
@access.lead
@access.takes_files
def check_buddies() -> ResponseReturnValue:
    """Judge every row of a list, and keep it for the next step; no buddy is changed."""
    form = UploadForm()
    if not form.validate():
        return _list_page(form), 422

    def draft(grid: Grid) -> Draft:
        return Draft(grid, form.others.data == STOP, current_app.config["TRUST_DOMAINS"])

    sent = request.files.get("file")
    judged = judge_sent(sent, form.file, COLUMNS, lambda grid: queries.plan_of(draft(grid))[1])
    if judged.grid is None:
        return _list_page(form, judged.faults), 422
    return redirect(url_for("network.import_check", key=actions.keep_draft(draft(judged.grid))))


@bp.get("/manage/buddies/import/<key>")
@access.lead
def import_check(key: str) -> ResponseReturnValue:
    """What a list would do, row by row."""
    draft = queries.find_draft(key)
    if draft is None:
        return render("network/import_check_gone.html"), 404
    return _check_page(draft, AgreeForm(formdata=None))


@bp.post("/manage/buddies/import/<key>")
@access.lead
def bring_in(key: str) -> ResponseReturnValue:
    """Do what was shown, all or nothing."""
    draft = queries.find_draft(key)
    if draft is None:
        return render("network/import_check_gone.html"), 404
    form = AgreeForm()
    plan, _faults = queries.plan_of(draft)
    valid = form.validate()
    # What is asked for goes with what was shown; when that has changed, it is shown anew before anything is asked.
    if plan.fingerprint == form.seen.data and not (form.agrees(plan) and valid):
        return _check_page(draft, form), 422
    account = access.current_account()
    try:
        did = actions.bring_in(
            key, form.seen.data or "", account.name if account else "", tell=bool(form.tell.data)
        )
    except actions.BuddiesChanged:
        form.form_errors.append(_("Somebody has changed a buddy meanwhile. Here is what would change now."))
        return _check_page(draft, form), 409
    except actions.DraftGone:
        return render("network/import_check_gone.html"), 404
    _say_done(did)
    return redirect(url_for("network.import_buddies"))


@bp.post("/manage/buddies/import/undo")
@access.lead
def undo_import() -> ResponseReturnValue:
    """Take the last list back, but for whom somebody changed since."""
    account = access.current_account()
    undone = actions.undo(account.name if account else "")
    if undone is None:
        abort(404)
    _say_undone(undone)
    return redirect(url_for("network.import_buddies"))


def _say_done(did: actions.BroughtIn) -> None:
    told = [
        (did.added, ngettext("%(num)s buddy is added.", "%(num)s buddies are added.", did.added)),
        (did.changed, ngettext("%(num)s buddy is changed.", "%(num)s buddies are changed.", did.changed)),
        (did.stopped, ngettext("%(num)s buddy has stopped.", "%(num)s buddies have stopped.", did.stopped)),
        (did.moved, ngettext("%(num)s request moved on.", "%(num)s requests moved on.", did.moved)),
    ]
    for count, words in told:
        if count:
            flash(words, "success")


def _say_undone(undone: actions.Undone) -> None:
    told = [
        (
            undone.restored,
            ngettext(
                "%(num)s buddy is as before the list.",
                "%(num)s buddies are as before the list.",
                undone.restored,
            ),
        ),
        (
            undone.removed,
            ngettext(
                "%(num)s new buddy is taken out again.",
                "%(num)s new buddies are taken out again.",
                undone.removed,
            ),
        ),
        (undone.moved, ngettext("%(num)s request moved on.", "%(num)s requests moved on.", undone.moved)),
    ]
    for count, words in told:
        if count:
            flash(words, "success")
    if undone.left:
        said = ngettext(
            "%(num)s was changed by somebody since, so it stays as it is: %(names)s.",
            "%(num)s were changed by somebody since, so they stay as they are: %(names)s.",
            len(undone.left),
            names=_names(undone.left),
        )
        flash(Markup(said), "warning")  # noqa: S704  our own sentence, and names that are escaped


def _names(names: Sequence[str]) -> Markup:
    """A few names, each apart from the words around it, and that there are more."""
    shown = [Markup("<bdi>{}</bdi>").format(name) for name in names[:_MANY]]
    # What format_list puts between them comes from CLDR, and holds no tags.
    return Markup(format_list([*shown, *(["…"] if len(names) > _MANY else [])]))  # noqa: S704


def _list_page(form: UploadForm, faults: Sequence[Fault] = ()) -> str:
    done = queries.last_done()
    rows = rows_to_mend(faults)
    on = format_date(done.on) if done else ""
    return render("network/import_buddies.html", form=form, rows=rows, many=_MANY, done=done, on=on)


def _check_page(draft: Draft, form: AgreeForm) -> str:
    plan, faults = queries.plan_of(draft)
    form.seen.data = plan.fingerprint
    form.words.label.text = _("Type these words: %(words)s", words=ALL_STOP)
    topics = buddies.topics_for_buddies(current_language().code)

    def shown(change: Change) -> list[dict[str, str]]:
        return [_cells_shown(one, topics) for one in change.differences]

    return render(
        "network/import_check.html",
        draft=draft,
        form=form,
        plan=plan,
        faults=[str(fault) for fault in faults[:_MANY]],
        page=paginate(plan.changes, page_number(), _PER_PAGE),
        shown=shown,
        most=_MOST_NAMES,
        address=lambda number: url_for("network.import_check", key=draft.key, page=number),
    )


def _cells_shown(one: Difference, topics: Mapping[str, str]) -> dict[str, str]:
    return {
        "field": str(COLUMN_WORDS[one.column]),
        "before": cell_text(one.column, one.before, topics),
        "after": cell_text(one.column, one.after, topics),
        **dict.fromkeys(("language", "before_code", "after_code"), ""),
    }


def _file(rows: Sequence[Cells], kind: str, name: str) -> ResponseReturnValue:
    if kind == "csv":
        return csv_file(rows_out(rows), name)
    return workbook_file(pages(rows, buddies.topics_for_buddies(current_language().code)), name)
