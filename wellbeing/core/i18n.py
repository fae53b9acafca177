"""Languages: who reads what, in which direction, and the catalogues in memory.

The language stands in the path (`/pl/resources`). A layer below Flask takes it off and puts it into the
script name, so that routes are written once and every address built in a page stays in its language.
"""

import gettext as std_gettext
import io
from collections import UserString
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from babel import Locale
from babel.dates import format_date as babel_date
from babel.dates import format_skeleton
from babel.lists import format_list as babel_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal
from markupsafe import Markup

from wellbeing.core.pseudo import PseudoTranslations

TRANSLATIONS = Path(__file__).resolve().parents[2] / "translations"
StartResponse = Callable[..., Any]
WsgiApp = Callable[[dict[str, Any], StartResponse], Iterable[bytes]]


@dataclass(frozen=True)
class Language:
    """A language of the interface: its path word, its own name, direction and BCP 47 tag."""

    code: str
    name: str
    dir: str = "ltr"
    tag: str = ""
    locale_name: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "tag", self.tag or self.code)


ENGLISH = Language("en", "English", tag="en-GB", locale_name="en_GB")
LANGUAGES: tuple[Language, ...] = (
    ENGLISH,
    Language("pl", "Polski"),
    Language("ur", "اردو", dir="rtl"),
)
# Babel refuses en_XA and ar_XB; these two locales will never ship, so tests use them as pseudo-languages.
PSEUDO_LANGUAGES: tuple[Language, ...] = (Language("eo", "Pseudo"), Language("yi", "Pseudo rtl", dir="rtl"))
ALIASES = {"tl": "fil"}

_offered: dict[str, Language] = {language.code: language for language in LANGUAGES}
_current: ContextVar[Language] = ContextVar("language", default=ENGLISH)


class CatalogueError(ValueError):
    """A catalogue that must not be served; the message names the file and the line."""


@lru_cache(maxsize=32)
def catalogue(code: str) -> std_gettext.NullTranslations:
    """The compiled catalogue of a language; English and unknown codes have none."""
    pseudo = next((language for language in PSEUDO_LANGUAGES if language.code == code), None)
    if pseudo is not None:
        return PseudoTranslations(pseudo.dir)
    file = TRANSLATIONS / code / "LC_MESSAGES" / "messages.po"
    if code == ENGLISH.code or not file.exists():
        return std_gettext.NullTranslations()
    compiled = io.BytesIO()
    try:
        with file.open("rb") as source:
            write_mo(compiled, read_po(source, locale=code, abort_invalid=True))
    except ValueError as fault:
        raise CatalogueError(f"{file.name} of {code}: {fault}") from fault
    compiled.seek(0)
    return std_gettext.GNUTranslations(compiled)


@lru_cache(maxsize=32)
def _locale(language: Language) -> Locale:
    return Locale.parse(language.locale_name or language.code)


def current_language() -> Language:
    """The language of the page being made."""
    return _current.get()


def find_language(code: str) -> Language | None:
    """An offered language by its path word."""
    return _offered.get(code)


@contextmanager
def in_language(code: str) -> Iterator[Language]:
    """Write in another language within the block (for mails); an unknown code gives English."""
    language = _offered.get(code, ENGLISH)
    token = _current.set(language)
    try:
        yield language
    finally:
        _current.reset(token)


def gettext(message: str, **values: Any) -> str:
    """The sentence in the reader's language, then its values put in."""
    text = catalogue(_current.get().code).gettext(message)
    return text % values if values else text


def ngettext(singular: str, plural: str, num: int, **values: Any) -> str:
    """The sentence in the form that goes with `num`, which is also a placeholder."""
    text = catalogue(_current.get().code).ngettext(singular, plural, num)
    return text % {"num": format_number(num), **values}


def pgettext(context: str, message: str, **values: Any) -> str:
    """As `gettext`, for a word that means different things in different places."""
    text = catalogue(_current.get().code).pgettext(context, message)
    return text % values if values else text


class LazyString(UserString):
    """A sentence that is looked up each time it is read, in that reader's language."""

    def __init__(self, read: Callable[[], str] | str) -> None:
        self._read = read

    @property
    def data(self) -> str:  # type: ignore[override]
        """The sentence now."""
        return self._read() if callable(self._read) else self._read

    def __hash__(self) -> int:
        return id(self)


def lazy_gettext(message: str, **values: Any) -> LazyString:
    """As `gettext`, read when shown."""
    return LazyString(lambda: gettext(message, **values))


def lazy_pgettext(context: str, message: str, **values: Any) -> LazyString:
    """As `pgettext`, read when shown."""
    return LazyString(lambda: pgettext(context, message, **values))


def format_date(value: date) -> str:
    """A date as people write it: 3 November 2026."""
    return babel_date(value, "long", locale=_locale(_current.get()))


def format_month(month: str) -> str:
    """The name and year of a month such as "2026-10"."""
    return str(format_skeleton("yMMMM", date.fromisoformat(f"{month}-01"), locale=_locale(_current.get())))


def format_number(value: int | float) -> str:
    """A number with the language's own signs."""
    return _number(_current.get(), value)


@lru_cache(maxsize=2048)
def _number(language: Language, value: int | float) -> str:
    return str(format_decimal(value, locale=_locale(language)))


def format_list(items: Sequence[str]) -> str:
    """Words in a row: a, b and c."""
    return babel_list([str(item) for item in items], locale=_locale(_current.get()))


def language_name(code: str) -> str:
    """The name of any language, in the reader's language; the code itself when there is none."""
    return str(_locale(_current.get()).languages.get(code, code))


def template_globals() -> dict[str, Callable[..., Any]]:
    """What every template may call to write words, dates and numbers."""
    return {
        "_": _gettext_markup,
        "gettext": _gettext_markup,
        "ngettext": _ngettext_markup,
        "pgettext": _pgettext_markup,
        "format_date": format_date,
        "format_month": format_month,
        "format_number": format_number,
        "format_list": format_list,
        "language_name": language_name,
        "crisis_words": crisis_words,
    }


def crisis_words(message: str, **values: Any) -> Markup:
    """As `_`, for words that a life may hang on: the English stands beside them until somebody has checked them."""
    shown = _gettext_markup(message, **values)
    code = _current.get().code
    if code == ENGLISH.code or message in _checked(code):
        return shown
    english = Markup(message) % values if values else Markup(message)  # noqa: S704  our own sentence
    return Markup('{}<span class="app-english" lang="en" dir="ltr">{}</span>').format(shown, english)


@lru_cache(maxsize=32)
def _checked(code: str) -> frozenset[str]:
    """The English of the sentences whose translation a named person has checked."""
    file = TRANSLATIONS / code / "LC_MESSAGES" / "messages.po"
    if not file.exists():
        return frozenset()
    with file.open("rb") as source:
        messages = list(read_po(source, locale=code))
    return frozenset(
        str(message.id)
        for message in messages
        if any(comment.startswith("status: checked") for comment in message.user_comments)
    )


def _gettext_markup(message: str, **values: Any) -> Markup:
    text = _markup(_current.get().code, message)
    return text % values if values else text


@lru_cache(maxsize=16_384)
def _markup(code: str, message: str) -> Markup:
    return Markup(catalogue(code).gettext(message))  # noqa: S704  our own catalogues; values are escaped by %


def _ngettext_markup(singular: str, plural: str, num: int, **values: Any) -> Markup:
    text = Markup(catalogue(_current.get().code).ngettext(singular, plural, num))  # noqa: S704
    return text % {"num": format_number(num), **values}


def _pgettext_markup(context: str, message: str, **values: Any) -> Markup:
    text = Markup(catalogue(_current.get().code).pgettext(context, message))  # noqa: S704
    return text % values if values else text


def offer_languages(codes: Iterable[str]) -> None:
    """Set which languages stand in paths; each catalogue is compiled now, so a broken one stops the start."""
    known = {language.code: language for language in (*LANGUAGES, *PSEUDO_LANGUAGES)}
    _offered.clear()
    for code in codes:
        catalogue(code)
        _offered[code] = known[code]


class LanguagePaths:
    """WSGI layer: takes the language off the path and sets it for the request."""

    def __init__(self, app: WsgiApp) -> None:
        self._app = app

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:  # noqa: D102
        path: str = environ.get("PATH_INFO", "")
        word, slash, rest = path[1:].partition("/")
        language = _offered.get(word)
        if language is None or language is ENGLISH:
            moved = _moved_to(word)
            if moved is not None:
                return _redirect(environ, start_response, f"{moved}/{rest}")
            language = ENGLISH
        elif not slash:
            return _redirect(environ, start_response, f"/{word}/")
        else:
            environ["SCRIPT_NAME"] = f"{environ.get('SCRIPT_NAME', '')}/{word}"
            environ["PATH_INFO"] = f"/{rest}"
        token = _current.set(language)
        try:
            return self._app(environ, start_response)
        finally:
            _current.reset(token)


def _moved_to(word: str) -> str | None:
    """Where an odd spelling of a language leads: `EN` to bare paths, `pl-PL` to `/pl`, `tl` to `/fil`."""
    short = word.lower().replace("_", "-").split("-")[0]
    short = ALIASES.get(short, short)
    if len(word) > 8 or short not in _offered or (word == short and short != ENGLISH.code):
        return None
    return "" if short == ENGLISH.code else f"/{short}"


def _redirect(environ: dict[str, Any], start_response: StartResponse, path: str) -> Iterable[bytes]:
    # Never `//host`: a doubled slash would send the reader to another site.
    target = environ.get("SCRIPT_NAME", "") + "/" + quote(path.lstrip("/").encode("latin-1"))
    query = environ.get("QUERY_STRING", "")
    location = f"{target}?{query}" if query else target
    start_response("308 Permanent Redirect", [("Location", location), ("Content-Length", "0")])
    return [b""]
