"""Pages: one strict template environment, and versioned static files."""

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import Any

from flask import Flask, make_response, render_template, request
from jinja2 import FileSystemBytecodeCache, StrictUndefined
from werkzeug.wrappers import Response
from whitenoise import WhiteNoise

from wellbeing.core.i18n import ENGLISH, LANGUAGES, current_language, find_language, template_globals

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "templates"
STATIC = ROOT / "static"
_YEAR = 31_536_000


def escapes(name: str | None) -> bool:
    """Whether a template's values are escaped: all but plain-text mails."""
    return not (name or "").endswith(".txt")


def init_templates(app: Flask) -> None:
    """Make our own templates strict about undefined names, and give them what each of them needs."""
    app.jinja_options = {
        "autoescape": escapes,
        "undefined": StrictUndefined,
        "trim_blocks": True,
        "lstrip_blocks": True,
        "extensions": ["jinja2.ext.i18n", "jinja2.ext.do"],
        "bytecode_cache": FileSystemBytecodeCache(),
    }
    env = app.jinja_env
    env.newstyle_gettext = True  # type: ignore[attr-defined]  # the i18n extension reads it
    env.globals.update(template_globals())
    env.globals.update(asset=asset, LANGUAGES=LANGUAGES, url_in=url_in)
    app.context_processor(lambda: {"lang": current_language()})


def init_static(app: Flask) -> None:
    """Serve static files below Flask; addresses carry a hash of the content, so they may be kept for a year."""
    app.wsgi_app = WhiteNoise(  # type: ignore[method-assign]
        app.wsgi_app,
        root=str(STATIC),
        prefix="static/",
        max_age=0 if app.debug else _YEAR,
        autorefresh=app.debug,
        mimetypes={".webmanifest": "application/manifest+json"},
    )


def render(template: str, **values: Any) -> str:
    """The page of a template."""
    return render_template(template, **values)


def secret_page(page: str, status: int = 200) -> Response:
    """A page whose address is a secret: not kept, not told to the next page, not listed."""
    response = make_response(page, status)
    response.headers["Cache-Control"] = "no-store"
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def page_number() -> int:
    """The page of a long list that the address asks for; anything that is no number is the first."""
    text = request.args.get("page", "1")[:6]
    return max(int(text), 1) if text.isdecimal() else 1


@lru_cache(maxsize=512)
def asset(name: str) -> str:
    """The address of a static file with a hash of its content; FileNotFoundError when there is none."""
    digest = hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:10]
    return f"/static/{name}?v={digest}"


def url_in(code: str) -> str:
    """The address of the page being shown, in another language."""
    root = request.script_root
    here = current_language()
    if here is not ENGLISH:
        root = root.removesuffix(f"/{here.code}")
    if code != ENGLISH.code and find_language(code):
        root = f"{root}/{code}"
    query = request.query_string.decode("latin-1")
    path = f"{root}{request.path}"
    return f"{path}?{query}" if query and request.method == "GET" else path
