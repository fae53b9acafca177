"""Anybody who works here offers to be a buddy, follows it, and may take it back."""

from datetime import timedelta
from typing import Any

from flask import abort, redirect, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from wellbeing import trust
from wellbeing.accounts import access
from wellbeing.core.forms import Form
from wellbeing.core.i18n import current_language
from wellbeing.core.pages import render, secret_page
from wellbeing.core.receipts import clean_receipt, new_receipt
from wellbeing.core.sealing import seal, unseal
from wellbeing.core.throttle import throttle, whence
from wellbeing.network import actions_joining as actions
from wellbeing.network import queries_joining as queries
from wellbeing.network.applications import Applicant, Application, from_data, to_data
from wellbeing.network.forms_joining import LONGEST_WHY, MANAGER, ApplyForm
from wellbeing.network.views_base import bp

_RECEIPT, _CHECKED = "application-receipt", "application-checked"
_LAST = int(actions.REMEMBERED.total_seconds())
# Enough for whoever presses a button again, too few to fill a colleague's mailbox or the leads' list.
MOST, WITHIN = 6, timedelta(hours=1)
LOOKS, LOOKS_WITHIN = 120, timedelta(minutes=15)


@bp.get("/buddies/apply")
@access.staff
def apply() -> ResponseReturnValue:
    """What a buddy does, what a buddy gets, and the way to the form."""
    return render("network/apply.html")


@bp.get("/buddies/apply/form")
@access.staff
def apply_form() -> ResponseReturnValue:
    """The questions."""
    form = _form(formdata=None, data={"languages": ["en"]})
    form.receipt.data = seal(new_receipt(), _RECEIPT)
    return _form_page(form)


@bp.post("/buddies/apply/form")
@access.staff
def check_application() -> ResponseReturnValue:
    """Show what was answered before it is sent, or go back to the questions with it."""
    if request.form.get("step") == "change":
        return _form_page(_filled(_checked()))
    code = unseal(request.form.get("receipt", ""), _RECEIPT, _LAST)
    if code is None:
        return redirect(url_for("network.apply_form"))
    form = _form()
    if not form.validate():
        return _form_page(form), 422
    applicant = Applicant(
        name=form.name.data,
        email=form.email.data,
        receipt=code,
        team=form.team.data,
        staff_group=form.staff_group.data,
        languages=tuple(form.languages.data),
        why=form.why.data or "",
        manager=form.manager.data,
        mail_language=current_language().code,
    )
    return render(
        "network/apply_check.html", rows=told(applicant), checked=seal(to_data(applicant), _CHECKED)
    )


@bp.post("/buddies/apply/send")
@access.staff
def send_application() -> ResponseReturnValue:
    """Send it. Sent twice, it is one application."""
    applicant = _checked()
    by_visitor = throttle(f"apply:{access.visitor().session_name}", MOST, WITHIN)
    if not (by_visitor and throttle(f"apply-for:{applicant.address}", MOST, WITHIN)):
        abort(429)
    actions.apply(applicant)
    return redirect(url_for("network.apply_sent"))


@bp.get("/buddies/apply/sent")
@access.staff
def apply_sent() -> ResponseReturnValue:
    """Say what happens now. The page is the same for everybody: only the mail knows more."""
    return render("network/apply_sent.html")


@bp.get("/buddies/applications/<receipt>")
@access.public
def apply_status(receipt: str) -> ResponseReturnValue:
    """Where an application stands, for whoever holds its receipt."""
    code, found = _found(receipt)
    if found is None:
        return secret_page(render("network/apply_status_ended.html"), 404)
    withdraw_url = url_for("network.apply_withdraw", receipt=code)
    return secret_page(render("network/apply_status.html", found=found, withdraw_url=withdraw_url))


@bp.get("/buddies/applications/<receipt>/withdraw")
@access.public
def apply_withdraw(receipt: str) -> ResponseReturnValue:
    """Ask once more before it goes."""
    code, found = _found(receipt)
    if found is None:
        return secret_page(render("network/apply_status_ended.html"), 404)
    back_url = url_for("network.apply_status", receipt=code)
    return secret_page(
        render("network/apply_withdraw.html", form=Form(formdata=None), found=found, back_url=back_url)
    )


@bp.post("/buddies/applications/<receipt>/withdraw")
@access.public
def apply_withdrawn(receipt: str) -> Response:
    """Take it back."""
    code, _found_one = _found(receipt)
    if code is None or not actions.withdraw(code):
        return secret_page(render("network/apply_status_ended.html"), 404)
    return secret_page(render("network/apply_withdrawn.html"))


def told(applicant: Applicant) -> list[tuple[str, Any]]:
    """What somebody answered: the name of each field, and the answer in words."""
    site = trust.find_site(applicant.site)
    return [
        ("name", applicant.name),
        ("email", applicant.email),
        ("place", site.name if site else ""),
        ("team", trust.team_name(applicant.team) or ""),
        (
            "staff_group",
            next((one.name for one in trust.STAFF_GROUPS if one.id == applicant.staff_group), ""),
        ),
        ("languages", [trust.language_name(code) for code in applicant.languages]),
        ("why", applicant.why),
        ("manager", MANAGER.get(applicant.manager, "")),
    ]


def _form(**given: Any) -> ApplyForm:
    form = ApplyForm(**given)
    form.offer_languages()
    return form


def _filled(applicant: Applicant) -> ApplyForm:
    held = {**to_data(applicant), "languages": list(applicant.languages), "role": True, "confidence": True}
    form = _form(formdata=None, data=held)
    form.receipt.data = seal(applicant.receipt, _RECEIPT)
    return form


def _form_page(form: ApplyForm) -> str:
    return render("network/apply_form.html", form=form, longest=LONGEST_WHY)


def _checked() -> Applicant:
    """What stood on the page of answers. It opens for two hours; after that the form is asked anew."""
    held = unseal(request.form.get("checked", ""), _CHECKED, _LAST)
    if held is None:
        abort(redirect(url_for("network.apply_form")))
    return from_data(held)


def _found(receipt: str) -> tuple[str | None, Application | None]:
    """The clean code and its application, counted so that nobody can try codes by the thousand."""
    if not throttle(f"receipt:{whence(request.remote_addr)}", LOOKS, LOOKS_WITHIN):
        abort(429)
    code = clean_receipt(receipt)
    return code, queries.application_of_receipt(code) if code else None
