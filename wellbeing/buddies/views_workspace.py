"""A buddy's own pages: requests with their clock, and the contact of one they took on."""

from flask import abort, flash, make_response, redirect, url_for
from flask.typing import ResponseReturnValue

from wellbeing import soothe, trust
from wellbeing.accounts import access
from wellbeing.buddies import actions, queries, words
from wellbeing.buddies.forms_pauses import PAUSES
from wellbeing.buddies.queries import OpenRequest, Profile
from wellbeing.buddies.views_directory import bp
from wellbeing.core import clock
from wellbeing.core.i18n import LazyString, current_language
from wellbeing.core.i18n import gettext as _
from wellbeing.core.pages import render


def my_profile_or_none() -> Profile | None:
    """The profile of the buddy who is signed in; a buddy whom no lead has set up has none."""
    account = access.current_account()
    return queries.profile_of_account(account.id) if account else None


def my_own_profile() -> Profile:
    """As above, for changes, which need one."""
    profile = my_profile_or_none()
    if profile is None:
        abort(404)
    return profile


def request_facts(one: OpenRequest) -> list[tuple[str, list[str]]]:
    """What a request says before anybody takes it on: needs, no name and no contact."""
    topics = queries.topics_for_buddies(current_language().code)
    told = [
        ("languages", words.each_language(one.need.languages)),
        ("ways", words.each_name(trust.WAYS, one.need.ways)),
        ("hours", words.each_name(words.HOURS, one.need.hours)),
        ("areas", words.each_name(soothe.AREAS, one.need.areas)),
        ("topics", words.each_topic(one.need.topics, topics)),
        ("easier", words.each_name(words.EASIER, one.easier)),
    ]
    return [(str(words.FACTS[fact]), items) for fact, items in told if items]


@bp.get("/my/requests")
@access.buddy
def my_requests() -> ResponseReturnValue:
    """What waits for an answer."""
    profile = my_profile_or_none()
    waiting = queries.requests_for(profile.id) if profile else ()
    return render(
        "buddies/my_requests.html",
        profile=profile,
        waiting=waiting,
        taken=queries.taken_by(profile.id) if profile else (),
        facts=request_facts,
        today=clock.today(),
        pauses=PAUSES,
    )


@bp.post("/my/requests/<key>/accept")
@access.buddy
def accept(key: str) -> ResponseReturnValue:
    """Take a request on; pressed twice, it is taken on."""
    profile = my_own_profile()
    if not actions.accept(key, profile.id) and queries.contact_of(key, profile.id) is None:
        return render("buddies/accept_gone.html"), 404
    return redirect(url_for("buddies.contact", key=key))


@bp.get("/my/requests/<key>/contact")
@access.buddy
def contact(key: str) -> ResponseReturnValue:
    """How to reach the person, until the buddy has written it down."""
    profile = my_profile_or_none()
    found = queries.contact_of(key, profile.id) if profile else None
    if found is None:
        return render("buddies/accept_gone.html"), 404
    noted_url = url_for("buddies.noted", key=key)
    return unkept(render("buddies/contact.html", contact=found, ways=ways(), noted_url=noted_url))


def ways() -> dict[str, LazyString | str]:
    """The words for each way to reach a person."""
    return {way.id: way.name for way in words.REACH}


def unkept(page: str) -> ResponseReturnValue:
    """A page that holds a contact: no browser keeps it."""
    response = make_response(page)
    response.headers["Cache-Control"] = "no-store"
    return response


@bp.post("/my/requests/<key>/noted")
@access.buddy
def noted(key: str) -> ResponseReturnValue:
    """The contact is written down: the request goes. Pressed twice, it is gone."""
    actions.noted(key, my_own_profile().id)
    flash(_("Thank you. We have deleted the request and the contact."), "success")
    return redirect(url_for("buddies.my_requests"))
