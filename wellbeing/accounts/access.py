"""Who may see what: each view declares it, and nothing is served that does not."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from flask import Flask, abort, current_app, g, has_request_context, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import LoginManager, UserMixin, login_user, logout_user

from wellbeing.accounts import queries
from wellbeing.accounts.queries import AccountSummary
from wellbeing.core import security

View = TypeVar("View", bound=Callable[..., ResponseReturnValue])
login_manager = LoginManager()
login_manager.session_protection = None  # it would keep a hash of the address and browser in the cookie
_USER = "_user_id"


class Role(StrEnum):
    """Who somebody is to the app."""

    SIGNED_OUT = "signed_out"
    STAFF = "staff"
    BUDDY = "buddy"
    LEAD = "lead"
    ADMINISTRATOR = "administrator"


class Access(StrEnum):
    """Who may open a view."""

    PUBLIC = "public"
    STAFF = "staff"
    BUDDY = "buddy"
    RECORDER = "recorder"
    LEAD = "lead"
    ADMINISTRATOR = "administrator"


ADMITS: dict[Access, frozenset[Role]] = {
    Access.PUBLIC: frozenset(Role),
    Access.STAFF: frozenset({Role.STAFF, Role.BUDDY, Role.LEAD, Role.ADMINISTRATOR}),
    Access.BUDDY: frozenset({Role.BUDDY}),
    # Whoever types in what was ticked on paper: a buddy, or the team for buddies without a desk.
    Access.RECORDER: frozenset({Role.BUDDY, Role.LEAD, Role.ADMINISTRATOR}),
    Access.LEAD: frozenset({Role.LEAD, Role.ADMINISTRATOR}),
    Access.ADMINISTRATOR: frozenset({Role.ADMINISTRATOR}),
}
_RANK = (Role.ADMINISTRATOR, Role.LEAD, Role.BUDDY, Role.STAFF, Role.SIGNED_OUT)


@dataclass(frozen=True)
class Visitor(UserMixin):
    """Whoever is here: roles and a random session name, all that the cookie holds."""

    roles: frozenset[Role] = frozenset({Role.SIGNED_OUT})
    session_name: str = ""

    @property
    def role(self) -> Role:
        """The role that opens most."""
        return next(role for role in _RANK if role in self.roles)

    @property
    def signed_in(self) -> bool:
        """Whether somebody signed in."""
        return Role.SIGNED_OUT not in self.roles

    def may(self, access: str) -> bool:
        """Whether views with this access open to them."""
        return not self.roles.isdisjoint(ADMITS[Access(access)])

    def get_id(self) -> str:
        """What flask-login keeps in the cookie."""
        return "+".join(sorted(self.roles)) + ":" + self.session_name


_NOBODY = Visitor()


def _declare(access: Access) -> Callable[[View], View]:
    def mark(view: View) -> View:
        view.access = access  # type: ignore[attr-defined]
        return view

    return mark


public = _declare(Access.PUBLIC)
staff = _declare(Access.STAFF)
buddy = _declare(Access.BUDDY)
recorder = _declare(Access.RECORDER)
lead = _declare(Access.LEAD)
administrator = _declare(Access.ADMINISTRATOR)


def takes_files(view: View) -> View:
    """Let a view be sent more than the short forms elsewhere, once its visitor is known to be let in."""
    view.takes_files = True  # type: ignore[attr-defined]
    return view


def _takes_files(endpoint: str) -> bool:
    return hasattr(current_app.view_functions[endpoint], "takes_files")


def declared(endpoint: str) -> Access:
    """What a view declares; RuntimeError when it declares nothing."""
    access = getattr(current_app.view_functions[endpoint], "access", None)
    if not isinstance(access, Access):
        raise RuntimeError(f"{endpoint} does not declare who may see it")
    return access


def visitor() -> Visitor:
    """Who is here, read from the signed cookie alone: no query, so public pages stay quick."""
    return _from_id(session.get(_USER, "")) if has_request_context() else _NOBODY


def _from_id(kept: str) -> Visitor:
    roles, _colon, name = kept.partition(":")
    known = frozenset(Role(role) for role in roles.split("+") if role in set(Role))
    return Visitor(known, name) if name and known else _NOBODY


login_manager.user_loader(_from_id)


def current_account() -> AccountSummary | None:
    """The account of the visitor, read once a request; None for staff and signed-out visitors."""
    if "account" not in g:
        here = visitor()
        has_account = here.signed_in and Role.STAFF not in here.roles
        g.account = queries.by_session_key(here.session_name) if has_account else None
    account: AccountSummary | None = g.account
    return account


def sign_in(account: AccountSummary | None) -> None:
    """Begin a session, for staff when there is no account; whatever stood in the cookie before is gone."""
    session.clear()
    if account is None:
        here = Visitor(frozenset({Role.STAFF}), secrets.token_urlsafe(16))
    else:
        here = Visitor(frozenset(Role(role) for role in account.roles), account.session_key)
    login_user(here)
    session.pop("_id", None)  # flask-login's hash of address and browser: we keep nothing of either
    session.permanent = True


def sign_out() -> None:
    """End the session."""
    logout_user()
    session.clear()


def init_access(app: Flask) -> None:
    """Check each request against what its view declares, then its token."""
    login_manager.init_app(app, add_context_processor=False)
    app.before_request(_enforce)
    app.context_processor(lambda: {"visitor": visitor()})


def check_declarations(app: Flask) -> None:
    """Stop the start when a view forgot to declare its access."""
    with app.app_context():
        for endpoint in app.view_functions:
            declared(endpoint)


def _enforce() -> ResponseReturnValue | None:
    if request.endpoint is None:
        return None  # an unknown address; the error page answers
    access = declared(request.endpoint)
    if access is not Access.PUBLIC:
        refused = _refuse(access)
        if refused is not None:
            return refused
    if _takes_files(request.endpoint):
        request.max_content_length = current_app.config["MAX_UPLOAD"]
    security.check_token()
    return None


def _refuse(access: Access) -> ResponseReturnValue | None:
    here = visitor()
    if here.signed_in and Role.STAFF not in here.roles and _account_changed(here):
        sign_out()
        here = _NOBODY
    if not here.signed_in:
        # A file cannot ride along through signing in: its page asks for it anew.
        if request.method == "POST" and not _takes_files(request.endpoint or ""):
            return security.keep_form(401, needs_sign_in=True)
        return redirect(url_for("accounts.sign_in", next=_here()))
    if here.roles.isdisjoint(ADMITS[access]):
        abort(403)
    return None


def _account_changed(here: Visitor) -> bool:
    account = current_account()
    return account is None or frozenset(account.roles) != {role.value for role in here.roles}


def _here() -> str:
    return request.script_root + request.full_path.removesuffix("?")
