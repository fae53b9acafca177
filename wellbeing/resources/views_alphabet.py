"""From A to Z: every resource and every topic by name, in the order of the reader's alphabet."""

from dataclasses import dataclass
from urllib.parse import urlencode

from flask import request
from flask.typing import ResponseReturnValue

from wellbeing.accounts.access import public
from wellbeing.core.pages import page_number, render
from wellbeing.core.pagination import paginate
from wellbeing.resources.alphabet import ALPHABETS, DIGITS, LATIN, in_order
from wellbeing.resources.queries import current_pack
from wellbeing.resources.views_display import Display, Words, display_of
from wellbeing.resources.views_drawn import kept
from wellbeing.resources.views_search import bp

# A longer list is shown one letter at a time, and a long letter in pages.
LONGEST_PAGE = 400


@dataclass(frozen=True)
class Entry:
    """A name in the list, where it leads, and a word beside it."""

    name: Words
    href: str
    beside: str


@dataclass(frozen=True)
class Letter:
    """The names under one letter; `is_latin` where the page is written in another script."""

    sign: str
    is_latin: bool
    entries: list[Entry]


@bp.get("/resources/a-z")
@public
@kept
def a_to_z() -> ResponseReturnValue:
    """Every resource by its name."""
    display = display_of(current_pack(), request.script_root)
    letters = display.once("resources by letter", lambda: _letters(display, _resources(display)))
    total = len(display.pack.resources)
    path = f"{display.root}/resources/a-z"
    chosen, page = None, None
    if total > LONGEST_PAGE and letters:
        asked = request.args.get("letter", "")
        chosen = next((letter for letter in letters if letter.sign == asked), letters[0])
        page = paginate(chosen.entries, page_number(), LONGEST_PAGE)
    return render(
        "resources/a_to_z.html",
        display=display,
        letters=letters,
        shown=[Letter(chosen.sign, chosen.is_latin, list(page.items))] if chosen and page else letters,
        address=lambda letter: f"{path}?{urlencode({'letter': letter.sign})}",
        further=lambda number: (
            f"{path}?{urlencode({'letter': chosen.sign if chosen else '', 'page': number})}"
        ),
        chosen=chosen,
        page=page,
        total=total,
    )


@bp.get("/topics/a-z")
@public
@kept
def topics_a_to_z() -> ResponseReturnValue:
    """Every topic by its name."""
    display = display_of(current_pack(), request.script_root)
    entries = [
        Entry(Words(name), href, display.areas[topic.area])
        for topic, (name, href) in zip(
            display.pack.topics, display.topic_links([each.id for each in display.pack.topics]), strict=True
        )
    ]
    return render("resources/topics_a_to_z.html", display=display, letters=_letters(display, entries))


def _resources(display: Display) -> list[Entry]:
    return [
        Entry(
            display.words(each, "name"),
            f"{display.root}/resources/{each.slug}",
            display.names["scope"][each.scope],
        )
        for each in display.pack.resources
    ]


def _letters(display: Display, entries: list[Entry]) -> list[Letter]:
    code = display.language.code
    other_script = ALPHABETS.get(code, LATIN)[0] > "z"
    return [
        Letter(sign, other_script and (sign == DIGITS or sign.lower() in LATIN), items)
        for sign, items in in_order(entries, lambda entry: entry.name.text, code)
    ]
