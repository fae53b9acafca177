"""The parts of the search page, each drawn only where it is needed."""

from functools import partial
from urllib.parse import quote

from markupsafe import Markup, escape

from wellbeing.core.i18n import gettext as _
from wellbeing.core.pages import render
from wellbeing.core.pagination import paginate
from wellbeing.resources.entries import ShownContact
from wellbeing.resources.facets import Chosen
from wellbeing.resources.forms import Asked
from wellbeing.resources.queries import crisis_contacts
from wellbeing.resources.search import MOST_RESULTS, Found
from wellbeing.resources.views_display import Display
from wellbeing.resources.vocabulary import PRIVATE_MEANS

PER_PAGE = 20
_HANDED = "[[handed]]"
# Offered when nothing at all is near: what people come with most often.
USUAL_TOPICS = ("stress", "sleep", "anxiety", "money", "bullying", "counselling")


def search_parts(display: Display, asked: Asked, found: Found, is_crisis: bool) -> dict[str, Markup]:
    """Everything that the search page shows for one question."""
    page = paginate(found.numbers, asked.page, PER_PAGE)
    path = f"{display.root}/resources"
    query = asked.shown_query
    contacts = crisis_contacts(display.language.code)
    title = _("Find help")
    if query:
        title = f"{display.count(page.total)}: {title}"
    return {
        "title": escape(title),
        "crisis": _crisis(display, contacts) if is_crisis else Markup(),
        "form": display.form(query, found, asked.chosen),
        "heading": display.heading(page.total, query),
        "choices": _cut(display, found)
        + (_choices(display, asked, path) if asked.chosen.pairs or asked.left_out else Markup()),
        "results": display.results(found, page.items),
        "more": display.more(page, partial(asked.address, path, None)) if page.pages > 1 else Markup(),
        "hand_on": _hand_on(display, asked),
        "nothing": Markup() if page.total else _nothing(display, asked, found, path, contacts),
    }


def _crisis(display: Display, contacts: tuple[ShownContact, ...]) -> Markup:
    return Markup(render("resources/_danger.html", contacts=contacts, root=display.root))  # noqa: S704


def _cut(display: Display, found: Found) -> Markup:
    if not found.is_cut:
        return Markup()
    return Markup(display.once("cut", lambda: render("resources/_cut.html", most=MOST_RESULTS)))  # noqa: S704


def _hand_on(display: Display, asked: Asked) -> Markup:
    """The way to hand these results on; drawn once, with a mark for their address."""
    drawn = display.once(
        "hand_on", lambda: render("resources/_hand_on.html", root=display.root, share_to=_HANDED)
    )
    return Markup(drawn.replace(_HANDED, quote(asked.address("/resources"))))  # noqa: S704  drawn by our template


def _choices(display: Display, asked: Asked, path: str) -> Markup:
    chips = [
        {"text": display.names[name][value], "href": asked.address(path, asked.chosen.without(name, value))}
        for name, value in asked.chosen.pairs
    ]
    private = PRIVATE_MEANS if asked.chosen.private else ""
    return Markup(render("resources/_choices.html", chips=chips, left_out=asked.left_out, private=private))  # noqa: S704


def _nothing(
    display: Display, asked: Asked, found: Found, path: str, contacts: tuple[ShownContact, ...]
) -> Markup:
    near = [topic for topic in found.nearest if topic in display.topics]
    usual = [topic for topic in USUAL_TOPICS if topic in display.topics]
    drawn = render(
        "resources/_nothing.html",
        nearest=display.topic_links(near or usual),
        without_filters=asked.address(path, Chosen()) if asked.chosen.pairs else "",
        contacts=[contact for contact in contacts if contact.phone][1:3],
        root=display.root,
    )
    return Markup(drawn)  # noqa: S704  drawn by our template
