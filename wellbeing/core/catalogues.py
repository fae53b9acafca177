"""Catalogues: taking our sentences out of the code, keeping the translations beside them, and checking both."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from wellbeing.core.i18n import TRANSLATIONS

ROOT = TRANSLATIONS.parent
TEMPLATE = TRANSLATIONS / "messages.pot"
# CLDR's rules for whole numbers; those that Babel writes differ for some languages.
PLURAL_FORMS = {
    "pl": "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);",
    "ur": "nplurals=2; plural=(n != 1);",
}
_METHODS = [("wellbeing/**.py", "python"), ("templates/**.html", "jinja2"), ("templates/**.txt", "jinja2")]
_OPTIONS = {
    "templates/**.html": {
        "trim_blocks": "true",
        "lstrip_blocks": "true",
        "silent": "false",
        "extensions": "jinja2.ext.do",
    },
    "templates/**.txt": {
        "trim_blocks": "true",
        "lstrip_blocks": "true",
        "silent": "false",
        "extensions": "jinja2.ext.do",
    },
}
KEYWORDS = {
    "_": None,
    "_l": None,
    "crisis_words": None,
    "gettext": None,
    "lazy_gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "lazy_pgettext": ((1, "c"), 2),
}
_NOISE = "POT-Creation-Date|PO-Revision-Date|Generated-By|Report-Msgid-Bugs-To|Last-Translator|Language-Team"
_PLACEHOLDER = re.compile(r"%\(\w+\)s|%%")
_TAG = re.compile(r"</?\w+[^>]*>")
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f]")
_STATUS = re.compile(r"status: (machine \d{4}-\d\d-\d\d|checked .+ \d{4}-\d\d-\d\d)")


def extract() -> Catalog:
    """Every sentence of the code and the templates, with its notes for translators."""
    catalog = Catalog(project="SOOTHE", version="1", charset="utf-8", fuzzy=False, header_comment="# SOOTHE")
    for folder in ("wellbeing", "templates"):
        found = extract_from_dir(
            ROOT / folder,
            method_map=[
                (pattern.partition("/")[2], method)
                for pattern, method in _METHODS
                if pattern.startswith(folder)
            ],
            options_map={
                pattern.partition("/")[2]: options
                for pattern, options in _OPTIONS.items()
                if pattern.startswith(folder)
            },
            keywords=KEYWORDS,
            comment_tags=("Translators:",),
            strip_comment_tags=True,
        )
        for name, _line, message, comments, context in found:
            # the line is left out of the file: it would change with every edit
            catalog.add(message, None, [(f"{folder}/{name}", 0)], auto_comments=comments, context=context)
    return catalog


def catalogue_file(code: str) -> Path:
    """Where a language's catalogue stands."""
    return TRANSLATIONS / code / "LC_MESSAGES" / "messages.po"


def update(code: str) -> int:
    """Bring a language's catalogue up to the code, keeping its translations; returns how many sentences wait.

    A sentence that has gained or lost a plural waits too: its old translation has another number of forms.
    """
    fresh = extract()
    held = _read(code)
    for message in fresh:
        known = held.get(message.id, message.context) if message.id else None
        if known is not None and known.pluralizable == message.pluralizable:
            message.string = known.string
            message.user_comments = known.user_comments
    fresh.locale = code
    _write(fresh, code)
    return sum(1 for message in fresh if message.id and not _whole(message))


def write_template() -> None:
    """Write the empty template that translators' tools begin from."""
    with TEMPLATE.open("wb") as target:
        write_po(target, extract(), width=110, include_lineno=False, omit_header=False)


def put(code: str, translations: dict[str | tuple[str, str], tuple[str, ...]], day: date) -> None:
    """Set translations (one form, or one for each plural), marked as made by machine.

    By English sentence, or by (context, sentence) where the same English means different things.
    """
    held = _read(code)
    for message in held:
        source = _source(message)
        forms = (
            translations.get((message.context, source) if message.context else source) if message.id else None
        )
        if forms:
            message.string = tuple(forms) if message.pluralizable else forms[0]
            message.user_comments = [f"status: machine {day.isoformat()}"]
    _write(held, code)


def check(code: str) -> list[str]:
    """What is wrong with a language's catalogue, a sentence each."""
    held = _read(code)
    return [
        *_differences(extract(), held),
        *(fault for message in held if message.id for fault in faults_of(message)),
    ]


def faults_of(message: Message) -> Iterator[str]:
    """What is wrong with one translation."""
    name = f"{_source(message)[:60]!r}"
    if not _whole(message):
        yield f"{name} is not translated"
        return
    if not any(_STATUS.fullmatch(comment) for comment in message.user_comments):
        yield f"{name} does not say whether somebody checked it"
    sources = _forms(message.id)
    known = set(_PLACEHOLDER.findall(" ".join(sources)))
    for form in _forms(message.string):
        given = set(_PLACEHOLDER.findall(form))
        # a plural form may leave the number out ("one message"), nothing else
        if given - known or (known - given) - ({"%(num)s"} if message.pluralizable else set()):
            yield f"{name} has other placeholders"
        if sorted(_TAG.findall(form)) != sorted(_TAG.findall(sources[-1])):
            yield f"{name} has other markup"
        if _BIDI.search(form):
            yield f"{name} holds a hidden direction mark"


def state(code: str) -> tuple[int, int, int]:
    """(sentences, translated, checked by a person) of a language."""
    messages = [message for message in _read(code) if message.id]
    done = [message for message in messages if _whole(message)]
    checked = [
        message
        for message in done
        if any(comment.startswith("status: checked") for comment in message.user_comments)
    ]
    return len(messages), len(done), len(checked)


def _differences(wanted: Catalog, held: Catalog) -> Iterator[str]:
    want = {(message.id, message.context) for message in wanted if message.id}
    have = {(message.id, message.context) for message in held if message.id}
    yield from (f"{key[0]!r} is in the code but not in the catalogue" for key in sorted(want - have, key=str))
    yield from (f"{key[0]!r} is in the catalogue but not in the code" for key in sorted(have - want, key=str))


def _source(message: Message) -> str:
    return _forms(message.id)[0]


def _forms(text: object) -> tuple[str, ...]:
    return tuple(map(str, text)) if isinstance(text, (tuple, list)) else (str(text),)


def _whole(message: Message) -> bool:
    if message.pluralizable:
        return bool(message.string) and isinstance(message.string, tuple) and all(message.string)
    return bool(message.string)


def _read(code: str) -> Catalog:
    file = catalogue_file(code)
    if not file.exists():
        return Catalog(locale=code)
    with file.open("rb") as source:
        return read_po(source, locale=code)


def _write(catalog: Catalog, code: str) -> None:
    file = catalogue_file(code)
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as target:
        write_po(target, catalog, width=110, include_lineno=False, ignore_obsolete=True, omit_header=False)
    text = file.read_text(encoding="utf-8")
    # Babel writes its own rule and the moment of writing: the first can be wrong, the second is noise.
    rule = f'"Plural-Forms: {PLURAL_FORMS[code]}\\n"'
    text = re.sub(r'"Plural-Forms: [^"]*"', lambda _found: rule, text)
    text = re.sub(rf'"({_NOISE}): [^"]*"\n', "", text)
    file.write_text(text, encoding="utf-8")
