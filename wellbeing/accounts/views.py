"""Signing in by a one-time link, and out."""

from datetime import timedelta
from urllib.parse import urlsplit

from flask import Blueprint, abort, current_app, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from wellbeing.accounts import access, actions, queries
from wellbeing.accounts.forms import MailsForm, SignInForm
from wellbeing.core.i18n import current_language
from wellbeing.core.i18n import gettext as _
from wellbeing.core.pages import render
from wellbeing.core.throttle import throttle, whence

bp = Blueprint("accounts", __name__)
DEMO_ROLES = ("staff", "buddy", "lead")


def safe_path(path: str | None) -> str:
    """A path of ours, or home: never an address of another site."""
    if not path or not path.startswith("/") or "\\" in path or path.startswith("//"):
        return url_for("site.home")
    parts = urlsplit(path)
    return url_for("site.home") if parts.netloc or parts.scheme else path


@bp.get("/sign-in")
@access.public
def sign_in() -> ResponseReturnValue:
    """Ask for the work address."""
    onward = safe_path(request.args.get("next"))
    if access.visitor().signed_in:
        return redirect(onward)
    return render("accounts/sign_in.html", form=SignInForm(), onward=onward, demo_roles=_demo_roles())


@bp.post("/sign-in")
@access.public
def send_link() -> ResponseReturnValue:
    """Mail the link. The answer is the same whether the address has an account or not."""
    form = SignInForm()
    onward = safe_path(request.form.get("next"))
    if not form.validate_on_submit():
        page = render("accounts/sign_in.html", form=form, onward=onward, demo_roles=_demo_roles())
        return page, 422
    hour = timedelta(hours=1)
    quarter = timedelta(minutes=15)
    # Everyone on the trust's network may come from one address, so it gets a wide limit.
    allowed = throttle(f"sign-in:{form.email.data.lower()}", 4, quarter)
    if not (allowed and throttle(f"sign-in-from:{whence(request.remote_addr)}", 1200, hour)):
        abort(429)
    actions.send_link(form.email.data, onward, current_language().code)
    return redirect(url_for("accounts.link_sent"))


@bp.get("/sign-in/sent")
@access.public
def link_sent() -> ResponseReturnValue:
    """Say what to do next."""
    return render("accounts/link_sent.html", minutes=_minutes())


@bp.get("/sign-in/<token>")
@access.public
def confirm(token: str) -> ResponseReturnValue:
    """A button, because mail scanners open links and must not use them up."""
    if not actions.link_opens(token):
        return render("accounts/confirm_ended.html", minutes=_minutes()), 410
    return render("accounts/confirm.html", token=token)


@bp.post("/sign-in/<token>")
@access.public
def use_link(token: str) -> ResponseReturnValue:
    """Use the link up and begin the session."""
    proved = actions.use_link(token)
    if proved is None:
        if access.visitor().signed_in:
            return redirect(url_for("site.home"))  # the button pressed twice: they are in already
        return render("accounts/confirm_ended.html", minutes=_minutes()), 410
    access.sign_in(proved.account)
    return redirect(safe_path(proved.onward))


@bp.post("/sign-in/demo/<role>")
@access.public
def demo(role: str) -> ResponseReturnValue:
    """The demo's buttons; there is no such page anywhere else."""
    if not current_app.config["DEMO"] or role not in DEMO_ROLES:
        abort(404)
    account = None
    if role != "staff":
        account = queries.by_email(f"{role}@{current_app.config['TRUST_DOMAINS'][0]}")
        if account is None:
            abort(404)
        actions.note_quarter(account)
    access.sign_in(account)
    return redirect(safe_path(request.form.get("next")))


@bp.post("/sign-out")
@access.public
def sign_out() -> ResponseReturnValue:
    """End the session."""
    access.sign_out()
    flash(_("You have signed out."))
    return redirect(url_for("site.home"))


@bp.get("/my/mails")
@access.lead
def my_mails() -> ResponseReturnValue:
    """In which language the app writes to this lead."""
    account = _own_account()
    return render("accounts/my_mails.html", form=MailsForm(formdata=None, language=account.mail_language))


@bp.post("/my/mails")
@access.lead
def save_mails() -> ResponseReturnValue:
    """Keep the language."""
    account = _own_account()
    form = MailsForm()
    if not form.validate():
        return render("accounts/my_mails.html", form=form), 422
    actions.set_mail_language(account.id, form.language.data)
    flash(_("Saved. Our mails to you come in this language from now on."), "success")
    return redirect(url_for("site.manage"))


def _own_account() -> queries.AccountSummary:
    account = access.current_account()
    if account is None:
        abort(404)
    return account


def _demo_roles() -> tuple[str, ...]:
    return DEMO_ROLES if current_app.config["DEMO"] else ()


def _minutes() -> int:
    return int(actions.LINK_LASTS.total_seconds() // 60)
