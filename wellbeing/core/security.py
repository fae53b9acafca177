"""Security headers, tokens for every POST, and the promise that a form sent too late loses nothing."""

from urllib.parse import urlsplit

from flask import Flask, Request, abort, g, make_response, request, session
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError, CSRFProtect, generate_csrf
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.wrappers import Response

from wellbeing.core.pages import render
from wellbeing.core.sealing import seal, unseal

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "worker-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types soothe-offline"
)
_HEADERS = (
    ("Content-Security-Policy", POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
)
_KEPT, _KEPT_FOR = "kept-form", 60 * 60
_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
csrf = CSRFProtect()


class QuietSessions(SecureCookieSessionInterface):
    """Flask's signed cookie, without the cost of preparing the signature for a visitor who brings none."""

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:  # noqa: D102
        if self.get_cookie_name(app) not in request.cookies:
            return self.session_class()
        return super().open_session(app, request)


def init_security(app: Flask) -> None:
    """Add the headers and the token check."""
    # The origin is checked below; flask-wtf's referrer check fails for browsers that send none.
    app.config["WTF_CSRF_SSL_STRICT"] = False
    app.session_interface = QuietSessions()
    csrf.init_app(app)
    app.register_error_handler(CSRFError, _token_refused)
    app.after_request(_add_headers)
    proxies: int = app.config["TRUSTED_PROXIES"]
    if proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=proxies, x_proto=proxies, x_host=proxies)  # type: ignore[method-assign]


def check_token() -> None:
    """Refuse a POST from another site; raise CSRFError for one whose token is old or missing."""
    if request.method in _SAFE_METHODS:
        return
    if sent_from_elsewhere():
        abort(400)
    if _sent_again():
        g.csrf_valid = True  # where flask-wtf's forms look before they ask for a token of their own
    else:
        csrf.protect()


def _sent_again() -> bool:
    """Whether this is the form that `keep_form` carried, sent by our own page in a browser that says so.

    Signing in has changed the session and with it the token, and nobody should have to press "Send again" twice.
    """
    kept = request.form.get("kept", "")
    same_origin = request.headers.get("Sec-Fetch-Site") == "same-origin"
    return bool(kept) and same_origin and unseal(kept, _KEPT, _KEPT_FOR) == request.path


def sent_from_elsewhere() -> bool:
    """Whether the browser says that another site sent this request."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site not in ("same-origin", "none")
    origin = request.headers.get("Origin")
    # Browsers send "null" from a page that tells no other page its address; the token still has to be right.
    return origin not in (None, "null") and urlsplit(origin).netloc != request.host


def keep_form(status: int, *, needs_sign_in: bool) -> ResponseReturnValue:
    """A page that carries the typed fields and offers to send them again with a fresh token."""
    if sent_from_elsewhere():
        abort(400)
    fields = [
        (name, value) for name, value in request.form.items(multi=True) if name not in ("csrf_token", "kept")
    ]
    path = request.full_path.removesuffix("?")
    page = render(
        "errors/401.html",
        fields=[*fields, ("kept", seal(request.path, _KEPT))],
        action=request.script_root + path,
        needs_sign_in=needs_sign_in,
        csrf_token=generate_csrf,
    )
    return make_response(page, status)


def _token_refused(_fault: CSRFError) -> ResponseReturnValue:
    return keep_form(400, needs_sign_in=False)


def _add_headers(response: Response) -> Response:
    headers = response.headers
    given = {name.lower() for name, _value in headers}
    headers.extend([header for header in _HEADERS if header[0].lower() not in given])
    if request.is_secure:
        response.headers.setdefault("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
    if "Cache-Control" not in response.headers:
        # What a signed-in person or a form showed must not stand in a shared PC's cache.
        private = bool(session) or request.method not in _SAFE_METHODS
        response.headers["Cache-Control"] = "no-store" if private else "no-cache"
    return response
