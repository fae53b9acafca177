"""How the pack looks in one language. Made once for each edition and language, so that pages have little left to do."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from wellbeing.core.i18n import Language, LazyString, current_language, format_date, format_list
from wellbeing.core.i18n import gettext as _
from wellbeing.core.i18n import lazy_gettext as _l
from wellbeing.core.pages import render
from wellbeing.resources.entries import ENGLISH, MACHINE, Resource
from wellbeing.resources.facets import LISTS, Chosen
from wellbeing.resources.search import Found, Reason
from wellbeing.resources.snapshot import Pack
from wellbeing.resources.stencil import Stencil
from wellbeing.resources.vocabulary import AUDIENCES, CHANNELS, COSTS, INTERNAL, SCOPES
from wellbeing.soothe import AREAS
from wellbeing.trust import Choice, language_name


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


@dataclass(frozen=True)
class Card:
    """A resource as results show it."""

    resource: Resource
    name: Words
    summary: Words
    href: str
    areas: tuple[tuple[str, str], ...]
    scope: str


_TITLES = (
    ("area", _l("Area")),
    ("topic", _l("What it is about")),
    ("scope", _l("Where it is")),
    ("channel", _l("How to reach it")),
    # Translators: the title of a list of staff groups, such as nurses or managers.
    ("audience", _l("Made for")),
    ("language", _l("Language offered")),
    ("cost", _l("Cost")),
)


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
        }
        self.groups = tuple(
            Group(name, title, tuple(self.names[name].items()), name not in LISTS) for name, title in _TITLES
        )
        self._cards: dict[int, Markup] = {}
        self._form = Stencil(render("resources/_form.html", groups=self.groups, root=root))

    def card(self, number: int) -> Markup:
        """A result, drawn once; the reason and the end of the list item are left to the page."""
        drawn = self._cards.get(number)
        if drawn is None:
            drawn = Markup(render("resources/_card.html", card=self._card(self.pack.resources[number])))  # noqa: S704
            self._cards[number] = drawn
        return drawn

    def words(self, resource: Resource, part: str) -> Words:
        """One of a resource's texts, with the English where there is no translation."""
        english: str = getattr(resource.english, part)
        text: str = getattr(resource.words(self.language.code), part)
        return Words(text, self.language.code != ENGLISH and text == english)

    def form(self, query: str, found: Found, chosen: Chosen) -> Markup:
        """The form of a search with what was asked, and with what each choice would leave."""
        return self._form.fill(query, found.counts, chosen)

    def results(self, found: Found, numbers: Sequence[int]) -> list[tuple[Markup, list[Markup]]]:
        """Results with why each is there; a reason that many share is written once."""
        written: dict[Reason, Markup] = {}
        results = []
        for number in numbers:
            reasons = self.pack.index.reasons(found, number)
            for reason in reasons:
                if reason not in written:
                    written[reason] = self.why(reason)
            results.append((self.card(number), [written[reason] for reason in reasons]))
        return results

    def why(self, reason: Reason) -> Markup:
        """Why a result is there, in one sentence."""
        said = Markup("<bdi>{}</bdi>").format(reason.said)
        return Markup(self._sentence(reason.topic, bool(reason.said))) % {  # noqa: S704  our own catalogues
            "said": said,
            "words": said,
            "topic": self.topics.get(reason.topic, ""),
        }

    def why_plainly(self, reason: Reason) -> str:
        """The same for machines."""
        topic = self.topics.get(reason.topic, "")
        return self._sentence(reason.topic, bool(reason.said)) % {
            "said": reason.said,
            "words": reason.said,
            "topic": topic,
        }

    def facts(self, resource: Resource) -> list[tuple[str, str]]:
        """What somebody needs to know before they get in touch, as a title and a value each."""
        rows = [
            (_("Who can use it"), self._said(resource, "eligibility")),
            (_("When it is open"), self._said(resource, "opening_hours")),
            (_("How to reach it"), self._list("channel", resource.channels)),
            (_("Email"), Markup('<a href="mailto:{0}"><bdi dir="ltr">{0}</bdi></a>').format(resource.email)),
            (_("Cost"), self.names["cost"][resource.cost]),
            (_("Languages"), self._list("language", resource.languages)),
            (_("Made for"), self._list("audience", resource.audience)),
            (_("Who runs it"), self._runner(resource)),
        ]
        return [(title, value) for title, value in rows if resource.email or title != rows[3][0]]

    def knowledge(self, resource: Resource) -> list[tuple[str, str]]:
        """How the facts are known: confirmed or not, by whom, from where, and who translated the words."""
        assured = _("Nobody has checked this yet.")
        if resource.assured_by and resource.assured_on:
            assured = _(
                "%(name)s, on %(date)s", name=resource.assured_by, date=format_date(resource.assured_on)
            )
        rows = [
            (_("Confirmed at its source"), _("Yes") if resource.verified else _("Not yet")),
            (_("Checked by a named person"), assured),
            (_("Where the facts come from"), self._english(resource.source)),
        ]
        if resource.checked_note:
            rows.append((_("Notes about the facts"), self._english(resource.checked_note)))
        checked = resource.words(self.language.code).checked
        if self.language.code in resource.translations and checked.status == MACHINE:
            rows.append((_("Translation"), _("By a machine. Nobody has checked it yet.")))
        elif self.language.code in resource.translations and checked.on:
            text = _("Checked by %(name)s, on %(date)s", name=checked.by, date=format_date(checked.on))
            rows.append((_("Translation"), text))
        return rows

    def topic_links(self, topics: Sequence[str]) -> list[tuple[str, str]]:
        """The names of topics and their addresses."""
        return [(self.topics[topic], f"{self.root}/topics/{topic.replace('_', '-')}") for topic in topics]

    def _sentence(self, topic: str, said: bool) -> str:
        if topic in self.topics:
            return _("You said ‘%(said)s’: %(topic)s") if said else _("Help with: %(topic)s")
        return _("Matches %(words)s")

    def _said(self, resource: Resource, part: str) -> str:
        words = self.words(resource, part)
        return self._english(words.text) if words.is_english else words.text

    def _english(self, text: str) -> str:
        return (
            text
            if self.language.code == ENGLISH
            else Markup('<span lang="en" dir="ltr">{}</span>').format(text)
        )

    def _list(self, name: str, values: Sequence[str]) -> str:
        return format_list([self.names[name][value] for value in values])

    def _runner(self, resource: Resource) -> str:
        if resource.run_by:
            return self._english(resource.run_by)
        if resource.scope == INTERNAL:
            return _("The trust")
        return _("We do not know more than its name and website say.")

    def _card(self, resource: Resource) -> Card:
        return Card(
            resource=resource,
            name=self.words(resource, "name"),
            summary=self.words(resource, "summary"),
            href=f"{self.root}/resources/{resource.slug}",
            areas=tuple((area.replace("_", "-"), self.areas[area]) for area in resource.areas),
            scope=self.names["scope"][resource.scope],
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
