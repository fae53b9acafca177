"""Asking a buddy: what will happen, a name and one way to be reached, and a receipt."""

from datetime import timedelta

from flask import abort, redirect, request, url_for
from flask.typing import ResponseReturnValue

from wellbeing.accounts import access
from wellbeing.buddies import actions, lifecycle, queries
from wellbeing.buddies.contact import clean_contact
from wellbeing.buddies.forms import AskForm
from wellbeing.buddies.queries import Contact, Details
from wellbeing.buddies.queries_clock import rules
from wellbeing.buddies.questions import Answers
from wellbeing.buddies.views_answers import answers_in_address, answers_in_form, form_token, lost, need_of, to
from wellbeing.buddies.views_directory import bp
from wellbeing.buddies.views_receipt import receipt_in_form, sealed_receipt
from wellbeing.core import clock
from wellbeing.core.i18n import current_language
from wellbeing.core.pace import Pace
from wellbeing.core.pages import render, secret_page
from wellbeing.core.receipts import new_receipt, receipt_of

# Enough for anyone who presses a button again; too few to fill all buddies' hands with requests nobody means.
MOST_REQUESTS = 6
# Kept in memory: a hash of who asked must not stand in the database, where a key could open it.
_PACE = Pace(timedelta(hours=1))


@bp.get("/buddies/<buddy_id>/ask")
@access.staff
def ask_one(buddy_id: str) -> ResponseReturnValue:
    """Straight to the request, for somebody who knows whom they want."""
    profile = queries.find_profile(buddy_id)
    if profile is None or not profile.match.active:
        abort(404)
    if not profile.may_be_asked:
        return redirect(url_for("buddies.show", buddy_id=profile.id))  # the profile says so
    return redirect(to("buddies.ask", Answers(choices=(profile.id,))))


@bp.get("/buddies/match/ask")
@access.staff
def ask() -> ResponseReturnValue:
    """The last page before sending: what happens, by when, and who sees it."""
    answers = answers_in_address()
    if answers is None:
        return lost()
    form = AskForm(formdata=None)
    # A browser that keeps no form, and goes back after a lost answer, must not make a second request of the same one.
    token = request.args.get("answers", "")
    form.receipt.data = sealed_receipt(receipt_of(token) if token else new_receipt())
    return _ask_page(form, answers)


def _ask_page(form: AskForm, answers: Answers) -> str:
    form.answers.data = form_token(answers)
    return render(
        "buddies/ask.html",
        form=form,
        chosen=[one for choice in answers.choices if (one := queries.find_profile(choice))],
        due_on=lifecycle.answer_by(clock.today(), rules()),
        buddies_asked=rules().buddies_asked,
        back_url=to("buddies.shortlist", answers),
    )


@bp.post("/buddies/match/ask")
@access.staff
def receipt() -> ResponseReturnValue:
    """Send the request and show the receipt, this once. Sent twice, it is one request with one receipt."""
    answers = answers_in_form()
    code = receipt_in_form()
    if answers is None or code is None:
        return lost()
    form = AskForm()
    if not form.validate():
        return _ask_page(form, answers), 422
    if not _PACE.allows(access.visitor().session_name, MOST_REQUESTS):
        abort(429)
    address = clean_contact(form.reach.data, form.contact.data) or form.contact.data
    contact = Contact(form.name.data, form.reach.data, address)
    details = Details(contact, need_of(answers), answers.easier, current_language().code)
    sent = actions.send_request(code, details, answers.choices)
    if sent is None:
        return render("buddies/receipt_ended.html"), 409
    names = queries.names_of([sent.offered_to] if sent.offered_to else [])
    page = render(
        "buddies/receipt.html",
        code=code,
        sealed=request.form["receipt"],
        sent=sent,
        name=names.get(sent.offered_to or ""),
        first_choice=sent.offered_to in answers.choices[:1],
        follow=url_for("buddies.request_status", receipt=code),
    )
    return secret_page(page)
