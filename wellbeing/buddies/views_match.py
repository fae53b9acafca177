"""The way to a buddy: question pages, and all answers on one page to check."""

from dataclasses import fields, replace
from typing import Any

from flask import abort, redirect, request, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup
from wtforms import Field

from wellbeing import soothe, trust
from wellbeing.accounts import access
from wellbeing.buddies import queries, words
from wellbeing.buddies.forms import options, vocabulary
from wellbeing.buddies.forms_questions import QUESTION_FORMS, QuestionForm
from wellbeing.buddies.queries_clock import rules
from wellbeing.buddies.questions import (
    QUESTIONS,
    Answers,
    after,
    asked,
    before,
)
from wellbeing.buddies.views_answers import answers_in_address, answers_in_form, form_token, lost, to
from wellbeing.buddies.views_directory import bp
from wellbeing.core.i18n import current_language
from wellbeing.core.i18n import gettext as _
from wellbeing.core.pages import render

# The name of a person and the English name of a town, on a page of any language.
_NAMED = Markup('<bdi>{}</bdi><br><span lang="en" dir="ltr">{}</span>')


@bp.get("/buddies/match")
@access.staff
def match() -> ResponseReturnValue:
    """What the questions are for."""
    return render(
        "buddies/match.html",
        lost="lost" in request.args,
        first=QUESTIONS[0],
        count=len(QUESTIONS),
        answer_days=rules().answer_days,
    )


@bp.get("/buddies/match/<question>")
@access.staff
def match_question(question: str) -> ResponseReturnValue:
    """Ask one question."""
    if question not in QUESTIONS:
        abort(404)
    answers = answers_in_address()
    if answers is None:
        return lost()
    if not asked(question, answers):
        return redirect(to("buddies.match_question", answers, question="site"))
    return _question_page(question, question_form(question, answers), answers)


@bp.post("/buddies/match/<question>")
@access.staff
def answer_question(question: str) -> ResponseReturnValue:
    """Take an answer and go on: to the next question, to the check, or at once to the buddies."""
    if question not in QUESTIONS:
        abort(404)
    answers = answers_in_form()
    if answers is None:
        return lost()
    form = question_form(question, answers, filled=True)
    if not form.validate():
        return _question_page(question, form, answers), 422
    answers = _with_answer(answers, form)
    step = request.form.get("step")
    if step == "finish":
        return redirect(to("buddies.shortlist", answers))
    if step == "town":
        kept = {"change": "1"} if "change" in request.args else {}
        town = form["town"].data or None
        return redirect(to("buddies.match_question", answers, question=question, town=town, **kept))
    next_one = None if "change" in request.args else after(question, answers)
    if next_one is None:
        return redirect(to("buddies.match_check", answers))
    return redirect(to("buddies.match_question", answers, question=next_one))


def question_form(question: str, answers: Answers, *, filled: bool = False) -> QuestionForm:
    """The form of a question, with the choices that fit what was answered before."""
    form_type = QUESTION_FORMS[question]
    form = form_type() if filled else form_type(formdata=None, data={**_plain(answers)})
    form.answers.data = form_token(answers)
    language = current_language().code
    match question:
        case "language":
            spoken = sorted((trust.language_name(code), code) for code in queries.languages_spoken())
            form.languages.choices = options((code, name) for name, code in spoken)
        case "topics":
            form.topics.choices = options(queries.topics_of_areas(answers.areas, language).items())
        case "team":
            site = trust.find_site(answers.site)
            offered = site.teams if site else ()
            form.team.choices = options(
                (trust.team_id(answers.site, team.id), team.name)
                for team in trust.TEAMS
                if team.id in offered
            )
        case "leave-out-teams":
            _offer_teams(form, answers, request.args.get("town", ""))
        case "leave-out":
            place = answers.need.place
            near = [
                one
                for one in queries.profiles()
                if one.id in answers.leave_out or (one.match.active and place in ("", one.match.place))
            ]
            form.leave_out.choices = options(
                (one.id, _NAMED.format(one.name, words.work_place(one.match))) for one in near
            )
    return form


def _offer_teams(form: QuestionForm, answers: Answers, town: str) -> None:
    """The teams of the own town, of one that was looked for, and those ticked already; all at once are too many."""
    offered = [
        team
        for team, _name, _town in trust.teams_by_town()
        if team.partition(".")[0] in (answers.site, town) or team in answers.leave_out_teams
    ]
    # What was just looked for stands first, then the own town: nobody tabs through the others to get there.
    first = (town, answers.site)
    form.leave_out_teams.choices = options(
        (team, words.team_in_town(team))
        for team in sorted(offered, key=lambda team: [team.partition(".")[0] != site for site in first])
        if team != answers.team
    )
    towns = sorted(trust.SITES, key=lambda site: site.name)
    form.town.choices = vocabulary((site for site in towns if site.id != answers.site), _("Choose a town"))


def _plain(answers: Answers) -> dict[str, Any]:
    return {field.name: getattr(answers, field.name) for field in fields(Answers)}


def _with_answer(answers: Answers, form: QuestionForm) -> Answers:
    known = {field.name for field in fields(Answers)}
    given: dict[str, Any] = {
        field.name: tuple(field.data) if isinstance(field.data, list) else field.data or ""
        for field in form
        if field.name in known
    }
    if given.get("staff_group_wish") == "":
        given["staff_group_wish"] = "any"
    if "site" in given and given["site"] != answers.site:
        given["team"] = ""  # a team belongs to its site
    return replace(answers, **given)


def _question_page(question: str, form: QuestionForm, answers: Answers) -> str:
    back = before(question, answers)
    if "change" in request.args:
        back_url = to("buddies.match_check", answers)
    elif back is None:
        back_url = url_for("buddies.match")
    else:
        back_url = to("buddies.match_question", answers, question=back)
    parts = [field for field in form if field.type in _SHOWN and field.name != "town"]
    return render(
        "buddies/match_question.html",
        form=form,
        parts=parts,
        number=QUESTIONS.index(question) + 1,
        count=len(QUESTIONS),
        back_url=back_url,
        skip_url=_skip_url(question, parts, answers),
    )


def _skip_url(question: str, parts: list[Field], answers: Answers) -> str | None:
    """A way past a long list, for whoever goes from box to box with the keyboard; none once it is answered."""
    if len(parts[0].choices) <= _LONG_LIST or parts[0].data or "change" in request.args:
        return None
    next_one = after(question, answers)
    return to("buddies.match_question", answers, question=next_one) if next_one else None


_LONG_LIST = 20
_SHOWN = ("SelectField", "SelectMultipleField", "SkippableRadio")


@bp.get("/buddies/match/check")
@access.staff
def match_check() -> ResponseReturnValue:
    """All answers on one page, each with a way to change it."""
    answers = answers_in_address()
    if answers is None:
        return lost()
    rows = [row for row in told(answers) if asked(row[0], answers)]
    return render(
        "buddies/match_check.html",
        rows=rows,
        labels=words.QUESTIONS,
        change=lambda question: to("buddies.match_question", answers, question=question, change="1"),
        back_url=to("buddies.match_question", answers, question=QUESTIONS[-1]),
        onward=to("buddies.shortlist", replace(answers, choices=())),
    )


def told(answers: Answers) -> list[tuple[str, str]]:
    """Each question with the answer in words; an empty answer was skipped."""
    topics = queries.topics_for_buddies(current_language().code)
    left_out = queries.names_of(answers.leave_out)
    wish = "" if answers.staff_group_wish == "any" else answers.staff_group_wish
    return [
        ("language", words.language_list(answers.languages)),
        ("areas", words.names(soothe.AREAS, answers.areas)),
        ("topics", words.topic_list(answers.topics, topics)),
        ("ways", words.names(trust.WAYS, answers.ways)),
        ("site", words.names(trust.SITES, (answers.site,))),
        ("team", str(trust.team_name(answers.team) or "")),
        ("hours", words.names(words.HOURS, answers.hours)),
        ("colleague", words.names(words.WISHES, (wish,))),
        ("gender", words.names(words.GENDERS, (answers.gender,))),
        ("experience", words.names(words.EXPERIENCES, answers.experiences)),
        ("leave-out-teams", words.listed([words.team_in_town(team) for team in answers.leave_out_teams])),
        ("leave-out", ", ".join(left_out.values())),
        ("easier", words.names(words.EASIER, answers.easier)),
    ]
