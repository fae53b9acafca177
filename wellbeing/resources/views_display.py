"""How the pack looks in one language. Made once for each edition and language, so that pages have little left to do."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol, TypeVar, cast

from markupsafe import Markup, escape

from wellbeing.core.i18n import Language, LazyString, current_language, ngettext
from wellbeing.core.i18n import gettext as _
from wellbeing.core.i18n import lazy_gettext as _l
from wellbeing.core.pages import render
from wellbeing.core.pagination import Page
from wellbeing.resources.entries import ENGLISH, MACHINE, Resource
from wellbeing.resources.facets import LISTS, Chosen
from wellbeing.resources.review import is_past_due
from wellbeing.resources.search import Found, Reason
from wellbeing.resources.snapshot import Pack
from wellbeing.resources.stencil import Stencil
from wellbeing.resources.vocabulary import (
    AUDIENCES,
    CHANNELS,
    COSTS,
    HOURS,
    OPEN_TO,
    PRIVATE,
    PRIVATE_MEANS,
    SCOPES,
)
from wellbeing.soothe import AREAS
from wellbeing.trust import Choice, language_name

Made = TypeVar("Made")
MOST_PAGES = 1_000
_HERE = "[[here]]"


@dataclass(frozen=True)
class Words:
    """A text, and its language when it is not the page's."""

    text: str
    is_english: bool = False


@dataclass(frozen=True)
class Group:
    """A filter: its title, and its values with their names."""

    name: str
    title: LazyString
    options: tuple[tuple[str, str], ...]
    is_boxes: bool
    hint: LazyString | str = ""


@dataclass(frozen=True)
class Card:
    """A resource as results show it."""

    resource: Resource
    name: Words
    summary: Words
    href: str
    areas: tuple[tuple[str, str], ...]
    scope: str
    unchecked_since: date | None


_TITLES = (
    ("area", _l("Area")),
    ("topic", _l("What it is about")),
    ("scope", _l("Where it is")),
    ("channel", _l("How to reach it")),
    # Translators: the title of a list of staff groups, such as nurses or managers.
    ("audience", _l("Made for")),
    ("language", _l("Language offered")),
    ("cost", _l("Cost")),
    ("hours", _l("When it is open")),
    ("open_to", _l("Who can use it")),
    ("private", _l("Private from work")),
)
_HINTS = {"private": PRIVATE_MEANS}


class Frame(Protocol):
    """A page drawn around marks for its parts."""

    def fill(self, parts: Mapping[str, str]) -> str:
        """The page with its parts."""


class Pages:
    """Pages that were drawn and kept, by path; begun anew when there are too many."""

    def __init__(self) -> None:
        self._pages: dict[str, bytes] = {}

    def get(self, path: str) -> bytes | None:
        """The page that was kept."""
        return self._pages.get(path)

    def keep(self, path: str, page: bytes) -> None:
        """Keep a page."""
        if len(self._pages) >= MOST_PAGES:
            self._pages.clear()
        self._pages[path] = page


class Display:
    """The pack in one language, at one place where the site is mounted."""

    def __init__(self, pack: Pack, language: Language, root: str) -> None:
        self.pack = pack
        self.language = language
        self.root = root
        self.areas = {area.id: str(area.name) for area in AREAS}
        self.topics = {topic.id: topic.label(language.code) for topic in pack.topics}
        self.names: dict[str, dict[str, str]] = {
            "area": self.areas,
            "topic": self.topics,
            "scope": _names(SCOPES),
            "channel": _names(CHANNELS),
            "audience": _names(AUDIENCES),
            "language": {code: language_name(code) for each in pack.resources for code in each.languages},
            "cost": _names(COSTS),
            "hours": _names(HOURS),
            "open_to": _names(OPEN_TO),
            "private": _names(PRIVATE),
        }
        self.groups = tuple(
            Group(name, title, tuple(self.names[name].items()), name not in LISTS, _HINTS.get(name, ""))
            for name, title in _TITLES
        )
        self.is_by_machine = any(_is_by_machine(each, language.code) for each in pack.resources)
        self.pages = Pages()
        self.frame: Frame | None = None
        self._made: dict[str, Any] = {}
        self._cards: dict[int, tuple[str, str]] = {}
        self._counts: dict[tuple[int, bool], tuple[str, str]] = {}
        self._more: dict[tuple[int, int], str] = {}
        self._form = Stencil(render("resources/_form.html", groups=self.groups, root=root))
        self._why = _halves(render("resources/_why.html"), "[[sentence]]")

    def once(self, name: str, make: Callable[[], Made]) -> Made:
        """What one kind of page makes of this edition in this language, made when it is first asked for."""
        if name not in self._made:
            self._made[name] = make()
        return cast(Made, self._made[name])

    def cards(self, numbers: Iterable[int]) -> Markup:
        """Resources as a list shows them."""
        return Markup("".join("".join(self._card(number)) for number in numbers))  # noqa: S704  drawn by our template

    def results(self, found: Found, numbers: Iterable[int]) -> Markup:
        """Results, each with why it is there; a reason that many share is written once."""
        written: dict[Reason, str] = {}
        pieces: list[str] = []
        for number in numbers:
            before, after = self._card(number)
            pieces.append(before)
            for reason in self.pack.index.reasons(found, number):
                if reason not in written:
                    written[reason] = str(self.why(reason)).join(self._why)
                pieces.append(written[reason])
            pieces.append(after)
        return Markup("".join(pieces))  # noqa: S704  drawn by our templates

    def heading(self, total: int, query: str) -> Markup:
        """How many results there are, and for what."""
        before, after = self._count_of(total, bool(query))
        return escape(before) + _isolated(query) + escape(after) if query else escape(before)

    def count(self, total: int) -> str:
        """How many results there are."""
        return self._count_of(total, False)[0]

    def _count_of(self, total: int, has_query: bool) -> tuple[str, str]:
        """The sentence, cut where the query goes; kept, because plurals and numbers cost time."""
        kept = self._counts.get((total, has_query))
        if kept is None:
            text = (
                ngettext(
                    "%(num)s result for ‘%(query)s’", "%(num)s results for ‘%(query)s’", total, query=_HERE
                )
                if has_query
                else ngettext("%(num)s result", "%(num)s results", total)
            )
            kept = self._counts[total, has_query] = _halves(text, _HERE)
        return kept

    def more(self, page: Page[int], address: Callable[[int], str]) -> Markup:
        """The way to the page before and after; drawn once for each number of pages, with marks for the addresses."""
        drawn = self._more.get((page.number, page.pages))
        if drawn is None:
            drawn = render("resources/_more.html", page=page, address=lambda number: f"[[{number}]]")
            self._more[page.number, page.pages] = drawn
        for number in filter(None, (page.previous, page.next)):
            drawn = drawn.replace(f"[[{number}]]", str(escape(address(number))))
        return Markup(drawn)  # noqa: S704  drawn by our template

    def words(self, resource: Resource, part: str) -> Words:
        """One of a resource's texts, with the English where there is no translation."""
        english: str = getattr(resource.english, part)
        text: str = getattr(resource.words(self.language.code), part)
        return Words(text, self.language.code != ENGLISH and text == english)

    def form(self, query: str, found: Found, chosen: Chosen) -> Markup:
        """The form of a search with what was asked, and with what each choice would leave."""
        return self._form.fill(query, found.counts, chosen)

    def why(self, reason: Reason) -> Markup:
        """Why a result is there, in one sentence."""
        said = _isolated(reason.said)
        sentence = Markup(self._sentence(reason.topic, bool(reason.said)))  # noqa: S704  our own catalogues
        return sentence % {"said": said, "words": said, "topic": self.topics.get(reason.topic, "")}

    def why_plainly(self, reason: Reason) -> str:
        """The same for machines."""
        topic = self.topics.get(reason.topic, "")
        return self._sentence(reason.topic, bool(reason.said)) % {
            "said": reason.said,
            "words": reason.said,
            "topic": topic,
        }

    def topic_links(self, topics: Sequence[str]) -> list[tuple[str, str]]:
        """The names of topics and their addresses."""
        return [(self.topics[topic], f"{self.root}/topics/{topic.replace('_', '-')}") for topic in topics]

    def _sentence(self, topic: str, said: bool) -> str:
        if topic in self.topics:
            return _("You said ‘%(said)s’: %(topic)s") if said else _("Help with: %(topic)s")
        return _("Matches %(words)s")

    def _card(self, number: int) -> tuple[str, str]:
        """A resource in a list, drawn once, cut where the reason goes."""
        drawn = self._cards.get(number)
        if drawn is None:
            card = self._as_card(self.pack.resources[number])
            drawn = self._cards[number] = _halves(render("resources/_card.html", card=card), "[[why]]")
        return drawn

    def _as_card(self, resource: Resource) -> Card:
        return Card(
            resource=resource,
            name=self.words(resource, "name"),
            summary=self.words(resource, "summary"),
            href=f"{self.root}/resources/{resource.slug}",
            areas=tuple((area.replace("_", "-"), self.areas[area]) for area in resource.areas),
            scope=self.names["scope"][resource.scope],
            unchecked_since=resource.assured_on if is_past_due(resource, self.pack.day) else None,
        )


_displays: dict[tuple[str, str], Display] = {}


def display_of(pack: Pack, root: str) -> Display:
    """The pack in the reader's language."""
    language = current_language()
    display = _displays.get((language.code, root))
    if display is None or display.pack is not pack:
        display = Display(pack, language, root)
        _displays[language.code, root] = display
    return display


def _names(choices: Sequence[Choice]) -> dict[str, str]:
    return {choice.id: str(choice.name) for choice in choices}


def _is_by_machine(resource: Resource, language: str) -> bool:
    words = resource.translations.get(language)
    return words is not None and words.checked.status == MACHINE


def _halves(drawn: str, mark: str) -> tuple[str, str]:
    before, _mark, after = drawn.partition(mark)
    return (before, after)


def _isolated(text: str) -> Markup:
    """What somebody typed, which may run in another direction than the page."""
    return Markup("<bdi>") + text + Markup("</bdi>")
