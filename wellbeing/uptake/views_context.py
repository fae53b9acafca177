"""What stands beside the figures: how many people work where, and the staff survey."""

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from wellbeing.accounts import access
from wellbeing.core import clock
from wellbeing.core.downloads import csv_file
from wellbeing.core.grids import Faults
from wellbeing.core.i18n import format_date
from wellbeing.core.i18n import gettext as _
from wellbeing.core.pages import render
from wellbeing.core.spreadsheets import read_spreadsheet
from wellbeing.uptake import actions_context as actions
from wellbeing.uptake import queries, queries_context
from wellbeing.uptake.forms import HeadcountFileForm, HeadcountForm, SurveyForm
from wellbeing.uptake.headcounts import COLUMNS, every_id, read_counts
from wellbeing.uptake.survey import THEMES, years
from wellbeing.uptake.views_base import bp
from wellbeing.uptake.words import in_english, survey_sentences

_LONGEST_NAME = 80


@bp.get("/uptake/headcounts")
@access.lead
def headcounts() -> ResponseReturnValue:
    """How many people work in each place and staff group."""
    form = HeadcountForm(formdata=None, as_of=queries_context.headcounts_as_of())
    form.fill(queries_context.headcounts())
    return _headcount_page(form)


@bp.post("/uptake/headcounts")
@access.lead
def keep_headcounts() -> ResponseReturnValue:
    """Keep the numbers; the rates of every table follow them at once."""
    form = HeadcountForm()
    if not form.validate():
        return _headcount_page(form), 422
    actions.keep_headcounts(form.counts, form.as_of.data or clock.today())
    flash(_("The head counts are kept. The tables show rates for each 100 staff."), "success")
    return redirect(url_for("uptake.headcounts"))


@bp.post("/uptake/headcounts/file")
@access.lead
@access.takes_files
def read_headcounts() -> ResponseReturnValue:
    """Show the numbers of a file in the form; nothing is kept yet."""
    file_form = HeadcountFileForm()
    sent = request.files.get("file")
    form = HeadcountForm(formdata=None)
    if sent is None or not sent.filename or not file_form.validate():
        file_form.file.errors = [_("Choose the file with your head counts.")]
        form.fill(queries_context.headcounts())
        return _headcount_page(form, file_form), 422
    faults = Faults()
    name = "".join(letter for letter in sent.filename if letter.isprintable())[-_LONGEST_NAME:]
    grid = read_spreadsheet(name, sent.read(), COLUMNS, faults)
    found = read_counts(grid, faults) if grid else {}
    if faults.found:
        file_form.file.errors = [str(fault) for fault in faults.found[:10]]
        form.fill(queries_context.headcounts())
        return _headcount_page(form, file_form), 422
    form.fill(found)
    return _headcount_page(form, read_from=name)


@bp.get("/uptake/headcounts.csv")
@access.lead
def headcounts_csv() -> ResponseReturnValue:
    """The head counts as they are, to change in a spreadsheet and bring back."""
    counts = queries_context.headcounts()
    rows = [COLUMNS, *((*key, str(counts.get(key, ""))) for key in every_id())]
    return csv_file(rows, "headcounts")


def _headcount_page(
    form: HeadcountForm, file_form: HeadcountFileForm | None = None, read_from: str = ""
) -> str:
    as_of = queries_context.headcounts_as_of()
    for field in form.people("place"):
        field.label.text = in_english(field.label.text)
    return render(
        "uptake/headcounts.html",
        form=form,
        file_form=file_form or HeadcountFileForm(formdata=None),
        read_from=read_from,
        as_of=format_date(as_of) if as_of else "",
    )


@bp.get("/uptake/survey")
@access.lead
def survey() -> ResponseReturnValue:
    """The staff survey beside uptake, and the scores of a year to type in."""
    return _survey_page(_survey_form(request.args.get("year", 0, type=int)))


@bp.post("/uptake/survey")
@access.lead
def keep_survey() -> ResponseReturnValue:
    """Keep the scores of one year."""
    form = SurveyForm()
    form.year.choices = _years()
    if not form.validate():
        return _survey_page(form), 422
    actions.keep_scores(form.year.data, form.scores)
    flash(_("The scores are kept."), "success")
    return redirect(url_for("uptake.survey"))


def _years() -> list[tuple[int, str]]:
    return [(year, str(year)) for year in years(clock.today().year)]


def _survey_form(asked: int) -> SurveyForm:
    known = queries_context.scores()
    offered = [year for year, _words in _years()]
    year = asked if asked in offered else next(iter(known), offered[0])
    kept = {theme: f"{score / 100:g}" for theme, score in known.get(year, {}).items()}
    form = SurveyForm(formdata=None, data={"year": year, **kept})
    form.year.choices = _years()
    return form


def _survey_page(form: SurveyForm) -> str:
    scores = queries_context.scores()
    shown = sorted(scores, reverse=True)[:3]
    return render(
        "uptake/survey.html",
        form=form,
        years=shown,
        rows=[(theme.name, *(scores[year].get(theme.id) for year in shown)) for theme in THEMES],
        sentences=survey_sentences(scores, queries.totals()),
    )
