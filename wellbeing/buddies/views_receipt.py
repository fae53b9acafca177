"""Making sure that a receipt is kept: "I have kept it", then a small check. Whoever leaves has lost nothing."""

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from wellbeing.accounts import access
from wellbeing.buddies import actions
from wellbeing.buddies.forms_codes import KeptForm
from wellbeing.buddies.views_directory import bp
from wellbeing.core.i18n import gettext as _
from wellbeing.core.pages import render, secret_page
from wellbeing.core.receipts import same_end
from wellbeing.core.sealing import seal, unseal

_RECEIPT = "buddy-receipt"
_LAST = int(actions.REMEMBERED.total_seconds())


def sealed_receipt(code: str) -> str:
    """A receipt for a hidden field: it opens for as long as the form can be sent."""
    return seal(code, _RECEIPT)


def receipt_in_form() -> str | None:
    """The receipt that rode sealed in the form that is being sent."""
    code: str | None = unseal(request.form.get("receipt", ""), _RECEIPT, _LAST)
    return code


@bp.get("/buddies/match/receipt")
@access.staff
def receipt_elsewhere() -> ResponseReturnValue:
    """The check in another language or loaded anew has no receipt: go where it is typed in."""
    return redirect(url_for("buddies.requests"))


@bp.post("/buddies/match/receipt")
@access.staff
def receipt_kept() -> ResponseReturnValue:
    """Somebody says that they have kept it: let them see for themselves, with the receipt out of sight."""
    code = receipt_in_form()
    if code is None:
        return redirect(url_for("buddies.requests"))
    form = KeptForm()
    if form.last.data is None:
        return _check(KeptForm(formdata=None, receipt=form.receipt.data))
    if not form.validate():
        return _check(form, code, 422)
    if not same_end(code, form.last.data):
        form.last.errors = [_("Your receipt ends with other signs. Here it is once more.")]
        return _check(form, code, 422)
    return secret_page(render("buddies/receipt_kept_right.html", follow=_follow(code)))


def _follow(code: str) -> str:
    return url_for("buddies.request_status", receipt=code)


def _check(form: KeptForm, code: str = "", status: int = 200) -> Response:
    """The box for the last signs; with a code, that is shown above it."""
    return secret_page(render("buddies/receipt_kept.html", form=form, code=code), status)
