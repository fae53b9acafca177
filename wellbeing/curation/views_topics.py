"""Leads edit the everyday words of a topic, and see at once what a search would return with them."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from wellbeing import soothe
from wellbeing.accounts import access
from wellbeing.core.i18n import current_language
from wellbeing.core.i18n import gettext as _
from wellbeing.core.pages import render
from wellbeing.curation import actions, queries
from wellbeing.curation.forms_topics import CODES, TopicForm
from wellbeing.curation.versions import TOPIC, differences
from wellbeing.curation.views_base import bp
from wellbeing.curation.views_texts import Change, change_of, lead_name
from wellbeing.resources import queries as pack
from wellbeing.resources.queries import Faults, Topic, Trial

TRY = "try"


@dataclass(frozen=True)
class Tried:
    """What a query returns now and would return; whether the crisis card stands above both."""

    query: str
    results: Trial
    is_crisis: bool
    is_large: bool


@bp.get("/manage/topics")
@access.lead
def topics() -> ResponseReturnValue:
    """Every topic, by area."""
    every = pack.read_topics()
    return render(
        "curation/topics.html",
        areas=[(area, [one for one in every if one.area == area.id]) for area in soothe.AREAS],
        languages=len(CODES),
        words=lambda one: len(one.english.words) + sum(len(each.words) for each in one.translations.values()),
    )


@bp.get("/manage/topics/<slug>")
@access.lead
def topic(slug: str) -> ResponseReturnValue:
    """The words of one topic."""
    one = _topic(slug)
    values = {**TopicForm.values(pack.cells_of(one)), "q_language": current_language().code}
    form = TopicForm(formdata=None, data={**values, "opened_with": str(queries.last_number(TOPIC, one.id))})
    return _page(one, form)


@bp.post("/manage/topics/<slug>")
@access.lead
def save_topic(slug: str) -> ResponseReturnValue:
    """Keep the words, or try a search with them."""
    now = _topic(slug)
    form = TopicForm()
    valid = form.validate()
    faults = Faults()
    one = pack.topic_of(form.changed(pack.cells_of(now)), faults)
    form.blame(faults.found)
    taken = form.refuse_taken(now, pack.read_topics())
    if not valid or faults.found or taken:
        return _page(now, form), 422
    if request.form.get("step") == TRY:
        return _page(now, form, _try(one, form))
    try:
        actions.save_topic(one, lead_name(), opened_with=form.version)
    except actions.ChangedMeanwhile:
        return _clash(now, one, form)
    flash(_("Saved. Searches use the new words within a few seconds."), "success")
    return redirect(url_for("curation.topic", slug=now.slug))


def _try(one: Topic, form: TopicForm) -> Tried | None:
    query, language = form.q.data, form.q_language.data
    if not query:
        return None
    concern = pack.crisis_words().consider(query)
    known = pack.current_pack()
    results = pack.try_words(known, one, query, language, concern.topics)
    return Tried(query, results, concern.is_crisis, len(known.resources) > pack.LARGE)


def _clash(now: Topic, mine: Topic, form: TopicForm) -> ResponseReturnValue:
    """Somebody else saved first: show where the two differ; pressing the button again saves over theirs."""
    newest = queries.versions(TOPIC, now.id)[0]
    found = differences(pack.cells_of(now), pack.cells_of(mine))
    form.opened_with.data = str(newest.number)
    return _page(now, form, clashes=[change_of(one, {}) for one in found], other=newest.changed_by), 409


def _page(
    one: Topic, form: TopicForm, tried: Tried | None = None, clashes: Sequence[Change] = (), other: str = ""
) -> str:
    return render(
        "curation/topic.html",
        topic=one,
        form=form,
        codes=sorted(CODES, key=lambda code: (code != "en", code != current_language().code)),
        tried=tried,
        clashes=clashes,
        other=other,
        number=queries.last_number(TOPIC, one.id),
    )


def _topic(slug: str) -> Topic:
    found = next((one for one in pack.read_topics() if slug in (one.slug, one.id)), None)
    if found is None:
        abort(404)
    return found
