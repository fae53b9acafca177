"""The few buddies who fit best, each with the reasons: whoever asks chooses one, two or three."""

from flask import flash, redirect, request
from flask.typing import ResponseReturnValue

from wellbeing.accounts import access
from wellbeing.buddies import queries, words
from wellbeing.buddies.matching import SHORTLIST, Match
from wellbeing.buddies.queries import Profile
from wellbeing.buddies.queries_facts import facts, meta
from wellbeing.buddies.questions import MOST_CHOICES, Answers
from wellbeing.buddies.views_answers import answers_in_address, answers_in_form, form_token, lost, need_of, to
from wellbeing.buddies.views_directory import bp
from wellbeing.buddies.widening import ENOUGH, widenings
from wellbeing.core import clock
from wellbeing.core.i18n import current_language
from wellbeing.core.i18n import gettext as _
from wellbeing.core.pages import render


@bp.get("/buddies/match/shortlist")
@access.staff
def shortlist() -> ResponseReturnValue:
    """The few who fit best, each with the reasons; nobody is assigned."""
    answers = answers_in_address()
    if answers is None:
        return lost()
    profiles = {one.id: one for one in queries.profiles()}
    ranked = queries.matched(need_of(answers), profiles.values(), access.visitor().session_name).ranked
    full = len(answers.choices) == MOST_CHOICES
    left = [one for one in ranked if one.buddy.id not in answers.choices]
    return render(
        "buddies/shortlist.html",
        cards=[] if full else _cards(left[:SHORTLIST], profiles),
        meta=meta,
        facts=facts,
        chosen=[profiles[one] for one in answers.choices if one in profiles],
        full=full,
        wider=[] if len(ranked) >= ENOUGH else _wider(answers, list(profiles.values())),
        labels=words.QUESTIONS,
        token=form_token(answers),
        check=to("buddies.match_check", answers),
        onward=to("buddies.ask", answers),
    )


def _cards(best: list[Match], profiles: dict[str, Profile]) -> list[tuple[Profile, list[str]]]:
    """Each buddy with the reasons in words."""
    topics = queries.topics_for_buddies(current_language().code)
    return [
        (profiles[one.buddy.id], [words.reason_text(reason, topics) for reason in one.reasons])
        for one in best
    ]


def _wider(answers: Answers, profiles: list[Profile]) -> list[tuple[str, str, str]]:
    """What would give more choice: the sentence, the question, and the address where it is changed."""
    found = widenings(need_of(answers), [one.match for one in profiles], clock.today())
    return [
        (
            words.widening_text(one),
            one.question,
            to("buddies.match_question", answers, question=one.question, change="1"),
        )
        for one in found
    ]


@bp.post("/buddies/match/shortlist")
@access.staff
def choose() -> ResponseReturnValue:
    """Choose one, undo a choice, or put one aside; after the third choice there is nothing more to choose."""
    answers = answers_in_form()
    if answers is None:
        return lost()
    known = {one.id: one for one in queries.profiles()}
    chosen, undone, aside = (request.form.get(name, "") for name in ("choose", "undo", "leave_out"))
    if aside in known:
        answers = answers.without(aside)
    if undone:
        answers = answers.not_choosing(undone)
    if chosen in known and known[chosen].may_be_asked:
        answers = answers.with_choice(chosen)
    elif chosen:
        flash(_("This buddy has just stopped taking requests. Here is who fits you now."), "info")
    full = len(answers.choices) == MOST_CHOICES
    return redirect(to("buddies.ask" if full else "buddies.shortlist", answers))
