"""When an address of the pack leads nowhere: what is nearly called the same. What was typed is not repeated."""

from collections.abc import Sequence

from wellbeing.core.pages import render
from wellbeing.resources.nearness import Near
from wellbeing.resources.queries import crisis_contacts
from wellbeing.resources.views_display import Display, Words
from wellbeing.soothe import AREAS

Missing = tuple[str, int]
Link = tuple[Words, str]


def no_such_resource(display: Display, slug: str) -> Missing:
    """No resource has this address."""
    near = display.once("near resources", lambda: _near_resources(display))
    found = filter(None, (display.pack.find(each) for each in near.like(slug)))
    return _missing(
        display, [(display.words(each, "name"), f"{display.root}/resources/{each.slug}") for each in found]
    )


def no_such_topic(display: Display, slug: str) -> Missing:
    """No topic has this address."""
    near = display.once("near topics", lambda: _near_topics(display))
    links = display.topic_links(near.like(slug))
    return _missing(display, [(Words(name), href) for name, href in links])


def no_such_area(display: Display, slug: str) -> Missing:
    """No area has this address."""
    near = Near({area.id: (area.slug, str(area.name), str(area.meaning)) for area in AREAS})
    found = near.like(slug)
    return _missing(
        display,
        [
            (Words(display.areas[area.id]), f"{display.root}/areas/{area.slug}")
            for area in AREAS
            if not found or area.id in found
        ],
    )


def _missing(display: Display, near: Sequence[Link]) -> Missing:
    contacts = crisis_contacts(display.language.code)
    return render("resources/_missing.html", near=near, crisis_contacts=contacts), 404


def _near_resources(display: Display) -> Near:
    code = display.language.code
    return Near(
        {each.slug: (each.slug, each.english.name, each.words(code).name) for each in display.pack.resources}
    )


def _near_topics(display: Display) -> Near:
    code = display.language.code
    return Near(
        {
            each.id: (each.slug, each.english.label, each.label(code), *each.english.words)
            for each in display.pack.topics
        }
    )
