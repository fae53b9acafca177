"""How answers ride from page to page: sealed in addresses and forms, and kept nowhere."""

from dataclasses import replace
from typing import Any

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from wellbeing.accounts import access
from wellbeing.buddies import queries
from wellbeing.buddies.queries import Need
from wellbeing.buddies.questions import Answers, from_data, to_data
from wellbeing.core.sealing import seal, unseal

_IN_ADDRESS, _IN_FORM = "buddy-answers", "buddy-answers-form"
_LAST = 2 * 60 * 60


def address_token(answers: Answers) -> str:
    """Answers for an address: they open only in this session, so a shared PC's history tells nobody anything."""
    held = {"session": access.visitor().session_name, "answers": to_data(answers)}
    return seal(held, _IN_ADDRESS)


def form_token(answers: Answers) -> str:
    """Answers for a form: they open for two hours, also after signing in again."""
    return seal(to_data(answers), _IN_FORM)


def answers_in_address() -> Answers | None:
    """What was answered; nothing yet when the address has no answers, None when they cannot be opened."""
    token = request.args.get("answers", "")
    if not token:
        return Answers()
    held = unseal(token, _IN_ADDRESS, _LAST)
    if held is None or held["session"] != access.visitor().session_name:
        return None
    return from_data(held["answers"])


def answers_in_form() -> Answers | None:
    """What was answered before the page that is being sent."""
    return from_data(unseal(request.form.get("answers", ""), _IN_FORM, _LAST))


def to(endpoint: str, answers: Answers, **values: Any) -> str:
    """The address of a page that knows these answers."""
    return url_for(endpoint, answers=address_token(answers), **values)


def need_of(answers: Answers) -> Need:
    """What the match reads of the answers; a buddy who asks for themselves is never sent their own request."""
    account = access.current_account()
    mine = queries.profile_of_account(account.id) if account and "buddy" in account.roles else None
    need = answers.need
    return replace(need, leave_out=(*need.leave_out, mine.id)) if mine else need


def lost() -> ResponseReturnValue:
    """Answers that cannot be opened: begin again, and say why."""
    return redirect(url_for("buddies.match", lost="1"))
