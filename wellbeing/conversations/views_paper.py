"""The form on paper, and several slips typed in at once by a buddy or a lead."""

from dataclasses import dataclass

from flask import request
from flask.typing import ResponseReturnValue

from wellbeing.accounts import access
from wellbeing.conversations import actions
from wellbeing.conversations.forms import SlipForm, SlipsForm, choices_now
from wellbeing.conversations.record import QUESTIONS, first_fault
from wellbeing.conversations.views_base import bp, keep_pace, receipt_in, sealed_receipt
from wellbeing.core import clock
from wellbeing.core.i18n import gettext as _
from wellbeing.core.pages import render
from wellbeing.core.receipts import receipt_hash
from wellbeing.resources.queries import topic_ids

SLIPS = 5


@dataclass(frozen=True)
class Kept:
    """A slip that was kept: its number on the page, and its receipt."""

    number: int
    receipt: str


@bp.get("/conversations/paper")
@access.recorder
def paper() -> ResponseReturnValue:
    """The form to print and tick by hand."""
    return render("conversations/paper.html", choices=choices_now(), questions=SlipForm(formdata=None))


@bp.get("/conversations/slips")
@access.recorder
def slips() -> ResponseReturnValue:
    """Room for a few slips."""
    every = [SlipForm(formdata=None, prefix=_prefix(number)) for number in range(1, SLIPS + 1)]
    for slip in every:
        slip.receipt.data = sealed_receipt()
    return _page(every)


@bp.post("/conversations/slips")
@access.recorder
def record_slips() -> ResponseReturnValue:
    """Keep every slip that was filled in, or none while one of them has a fault."""
    keep_pace()
    every = [SlipForm(request.form, prefix=_prefix(number)) for number in range(1, SLIPS + 1)]
    filled = [(number, slip) for number, slip in enumerate(every, start=1) if not slip.is_empty]
    stale = False
    for slip in every:
        if receipt_in(slip.receipt.data) is None:
            slip.receipt.data, stale = sealed_receipt(), True
    faults = [(slip, first_fault(slip.answers(), topic_ids(), clock.today())) for _number, slip in filled]
    for slip, question in faults:
        if question:
            slip.refuse(question)
    if stale or not filled or any(question for _slip, question in faults):
        return _page(every, stale=stale, nothing=not filled), 422
    kept = []
    for number, slip in filled:
        receipt = receipt_in(slip.receipt.data) or ""
        actions.record(slip.answers(), topic_ids(), receipt_hash(receipt))
        kept.append(Kept(number, receipt))
    return render("conversations/record_slips.html", kept=kept)


def _prefix(number: int) -> str:
    return f"slip{number}"


def _page(every: list[SlipForm], *, stale: bool = False, nothing: bool = False) -> str:
    form = SlipsForm(formdata=None)
    if nothing:
        form.form_errors.append(_("Fill in at least one slip."))
    return render(
        "conversations/slips.html", form=form, slips=every, questions=QUESTIONS, stale=stale, nothing=nothing
    )
