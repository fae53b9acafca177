"""Recording a conversation, and withdrawing one. No page here names a person or writes a line to a log."""

from dataclasses import asdict
from datetime import timedelta

from flask import abort, request
from flask.typing import ResponseReturnValue

from wellbeing.accounts import access
from wellbeing.conversations import actions
from wellbeing.conversations.forms import ConversationForm, WithdrawForm
from wellbeing.conversations.record import SIGNPOSTED, Entry, Refused
from wellbeing.conversations.views_base import bp, keep_pace, receipt_in, sealed_receipt
from wellbeing.core.i18n import current_language, format_month
from wellbeing.core.pages import render
from wellbeing.core.receipts import clean_receipt, receipt_hash
from wellbeing.core.throttle import throttle
from wellbeing.resources.queries import current_pack, topic_ids
from wellbeing.soothe import AREAS, find_area
from wellbeing.trust import BROAD_GROUPS, WAYS, find_choice, find_place, find_region, find_staff_group


@bp.get("/conversations/new")
@access.buddy
def new() -> ResponseReturnValue:
    """The form; its receipt is made now, so that sending it twice is recognised."""
    form = ConversationForm()
    form.receipt.data = sealed_receipt()
    return _page(form)


@bp.post("/conversations/new")
@access.buddy
def record() -> ResponseReturnValue:
    """Keep it, and show the receipt straight from the POST: it never stands in an address."""
    keep_pace()
    form = ConversationForm()
    receipt = receipt_in(form.receipt.data)
    stale = receipt is None
    if receipt is None:
        form.receipt.data = sealed_receipt()
    if receipt is None or not form.validate_on_submit():
        return _page(form, stale=stale), 422
    try:
        recorded = actions.record(form.answers(), topic_ids(), receipt_hash(receipt))
    except Refused as refusal:
        form.refuse(refusal.field)
        return _page(form), 422
    kept = recorded.kept
    same = kept is not None and form.answers().items() <= asdict(kept).items()
    return render(
        "conversations/record.html", receipt=receipt, kept=_words(kept) if kept else {}, first_kept=not same
    )


@bp.get("/conversations/withdraw")
@access.public
def withdraw() -> ResponseReturnValue:
    """Ask for the receipt."""
    return render("conversations/withdraw.html", form=WithdrawForm())


@bp.post("/conversations/withdraw")
@access.public
def delete() -> ResponseReturnValue:
    """Ask whether they are sure, then delete. A wrong, a used and a closed receipt get the same words."""
    form = WithdrawForm()
    if not form.validate_on_submit():
        return render("conversations/withdraw.html", form=form), 422
    if not throttle(f"withdraw-from:{request.remote_addr}", 30, timedelta(hours=1)):
        abort(429)
    receipt = clean_receipt(form.receipt.data) or ""
    if request.form.get("sure") != "yes":
        return render("conversations/delete.html", form=form, receipt=receipt)
    deleted = actions.withdraw(receipt_hash(receipt))
    return render("conversations/delete_done.html", deleted=deleted)


def _page(form: ConversationForm, *, stale: bool = False) -> str:
    meanings = {area.id: area.meaning for area in AREAS}
    return render("conversations/new.html", form=form, stale=stale, meanings=meanings)


def _words(entry: Entry) -> dict[str, str]:
    topic = current_pack().find_topic(entry.topic)
    names = {
        "area": find_area(entry.area),
        "region": find_region(entry.region),
        "broad_group": find_choice(BROAD_GROUPS, entry.broad_group),
        "channel": find_choice(WAYS, entry.channel),
        "scope": find_choice(SIGNPOSTED, entry.scope),
        "place": find_place(entry.place),
        "staff_group": find_staff_group(entry.staff_group),
    }
    words = {question: str(choice.name) for question, choice in names.items() if choice}
    label = topic.label(current_language().code) if topic else ""
    return {**words, "topic": label, "month": format_month(entry.month)}
