"""Following and withdrawing a request, for whoever holds its receipt."""

from datetime import timedelta

from flask import abort, redirect, request, url_for
from flask.typing import ResponseReturnValue

from wellbeing.accounts import access
from wellbeing.buddies import actions, queries
from wellbeing.buddies.codes import code_of
from wellbeing.buddies.forms import ReceiptForm
from wellbeing.buddies.views_directory import bp
from wellbeing.core.forms import Form
from wellbeing.core.pages import render, secret_page
from wellbeing.core.receipts import clean_receipt
from wellbeing.core.throttle import throttle, whence

LOOKS, WITHIN = 120, timedelta(minutes=15)


@bp.get("/requests", strict_slashes=False)
@access.public
def requests() -> ResponseReturnValue:
    """Where a receipt is typed in."""
    return render("buddies/requests.html", form=ReceiptForm(formdata=None))


@bp.post("/requests")
@access.public
def find_request() -> ResponseReturnValue:
    """Go to the page of a receipt."""
    form = ReceiptForm()
    if not form.validate():
        return render("buddies/requests.html", form=form), 422
    # What was typed may be anything; the page it leads to says whether there is such a request.
    code = clean_receipt(form.receipt.data) or "unknown"
    return redirect(url_for("buddies.request_status", receipt=code))


@bp.get("/requests/<receipt>")
@access.public
def request_status(receipt: str) -> ResponseReturnValue:
    """Where a request stands."""
    code, found = _found(receipt)
    if found is None:
        return secret_page(render("buddies/request_status_ended.html"), 404)
    name = queries.names_of([found.offered_to] if found.offered_to else []).get(found.offered_to or "")
    page = render(
        "buddies/request_status.html",
        found=found,
        name=name,
        code=code_of(found.offered_to or ""),
        withdraw_url=url_for("buddies.withdraw", receipt=code),
    )
    return secret_page(page)


@bp.get("/requests/<receipt>/withdraw")
@access.public
def withdraw(receipt: str) -> ResponseReturnValue:
    """Ask once more before the request goes."""
    code, found = _found(receipt)
    if found is None:
        return secret_page(render("buddies/request_status_ended.html"), 404)
    back_url = url_for("buddies.request_status", receipt=code)
    return secret_page(render("buddies/withdraw.html", form=Form(formdata=None), back_url=back_url))


@bp.post("/requests/<receipt>/withdraw")
@access.public
def withdrawn(receipt: str) -> ResponseReturnValue:
    """Take the request back; done twice, it is done."""
    code, _found_one = _found(receipt)
    if code is None or not actions.withdraw(code):
        return secret_page(render("buddies/request_status_ended.html"), 404)
    return secret_page(render("buddies/withdrawn.html"))


def _found(receipt: str) -> tuple[str | None, queries.OpenRequest | None]:
    """The clean code and its open request, counted so that nobody can try codes by the thousand."""
    if not throttle(f"receipt:{whence(request.remote_addr)}", LOOKS, WITHIN):
        abort(429)
    code = clean_receipt(receipt)
    return code, queries.request_of_receipt(code) if code else None
