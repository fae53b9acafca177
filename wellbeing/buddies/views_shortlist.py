"""The few buddies who fit best, each with the reasons: whoever asks chooses one, two or three."""

from flask import redirect, request
from flask.typing import ResponseReturnValue

from wellbeing.accounts import access
from wellbeing.buddies import queries, words
from wellbeing.buddies.queries_facts import facts, meta
from wellbeing.buddies.questions import MOST_CHOICES
from wellbeing.buddies.views_answers import answers_in_address, answers_in_form, form_token, lost, to
from wellbeing.buddies.views_directory import bp
from wellbeing.core.i18n import current_language
from wellbeing.core.pages import render


@bp.get("/buddies/match/shortlist")
@access.staff
def shortlist() -> ResponseReturnValue:
    """The few who fit best, each with the reasons; nobody is assigned."""
    answers = answers_in_address()
    if answers is None:
        return lost()
    found = queries.matches(answers.need, access.visitor().session_name)
    topics = queries.topics_for_buddies(current_language().code)
    profiles = {one.id: one for one in queries.profiles()}
    left = [one for one in found.ranked if one.buddy.id not in answers.choices]
    return render(
        "buddies/shortlist.html",
        cards=[
            (profiles[one.buddy.id], [words.reason_text(reason, topics) for reason in one.reasons])
            for one in left[:5]
        ],
        meta=meta,
        facts=facts,
        chosen=[profiles[one].name for one in answers.choices if one in profiles],
        token=form_token(answers),
        check=to("buddies.match_check", answers),
        onward=to("buddies.ask", answers),
    )


@bp.post("/buddies/match/shortlist")
@access.staff
def choose() -> ResponseReturnValue:
    """Choose one, or put one aside; after the third choice there is nothing more to choose."""
    answers = answers_in_form()
    if answers is None:
        return lost()
    known = {one.id for one in queries.profiles()}
    chosen, aside = request.form.get("choose", ""), request.form.get("leave_out", "")
    if aside in known:
        answers = answers.without(aside)
    if chosen in known:
        answers = answers.with_choice(chosen)
    full = len(answers.choices) == MOST_CHOICES
    return redirect(to("buddies.ask" if full else "buddies.shortlist", answers))
