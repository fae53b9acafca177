"""The way out to another site, and what leads see of how the pack is used."""

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from flask import Response, abort, make_response, redirect, request
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from wellbeing.accounts.access import lead, public
from wellbeing.core import clock
from wellbeing.core.i18n import format_month, format_number, language_name
from wellbeing.core.i18n import gettext as _
from wellbeing.core.pages import render
from wellbeing.core.periods import month_of
from wellbeing.resources import queries_counts
from wellbeing.resources.counting_figures import (
    FEWEST,
    Figure,
    added_up,
    guarded,
    largest,
    roughly,
    unless_few,
)
from wellbeing.resources.crisis import TOPIC_OF
from wellbeing.resources.queries import current_pack
from wellbeing.resources.queries_counts import About, Line
from wellbeing.resources.tally import OF_SEARCHES, Kind
from wellbeing.resources.views_counts import counted
from wellbeing.resources.views_display import Display, display_of
from wellbeing.resources.views_search import bp

_MOST = 10
_DANGER = frozenset(TOPIC_OF.values())


@dataclass(frozen=True)
class Table:
    """A table of the page: its name, what stands in its first column, and its rows."""

    title: str
    heading: str
    rows: Sequence[tuple[str, str, str]]


@bp.get("/resources/<slug>/go")
@public
@counted(Kind.FOLLOWED)
def follow(slug: str) -> ResponseReturnValue:
    """On to the site of one resource, and nowhere else; that site does not learn which page of ours it was."""
    resource = current_pack().find(slug)
    if resource is None or not resource.url:
        abort(404)
    answer = make_response(redirect(resource.url))
    answer.headers["Referrer-Policy"] = "no-referrer"
    # A browser that remembered where this leads would go on leading there after the address has changed.
    answer.headers["Cache-Control"] = "no-store"
    answer.headers["X-Robots-Tag"] = "noindex, nofollow"
    return answer


@bp.get("/manage/resources/figures")
@lead
def figures() -> ResponseReturnValue:
    """What was opened and looked for, this month and in a year."""
    this = month_of(clock.today())
    display = display_of(current_pack(), request.script_root)
    tables = [*_tables(display, this), *_language_tables(this)]
    return render(
        "resources/figures.html",
        month=format_month(this),
        tables=[table for table in tables if table.rows],
        fewest=FEWEST,
    )


@bp.get("/manage/resources/figures.csv")
@lead
def figures_csv() -> ResponseReturnValue:
    """The same, month by month, for a spreadsheet."""
    this = month_of(clock.today())
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(("month", "about", "kind", "name", "count"))
    for about, line, count in _lines(this):
        shown = _few() if count is None else str(count)
        writer.writerow((line.month, about, line.kind, line.name, shown))
    headers = {"Content-Disposition": f'attachment; filename="figures-{this}.csv"'}
    # The mark at the beginning tells spreadsheets that this is UTF-8.
    return Response("\ufeff" + out.getvalue(), mimetype="text/csv", headers=headers)


def _tables(display: Display, this: str) -> Iterator[Table]:
    def resource(name: str) -> str:
        return _name(display, name)

    def topic(name: str) -> str:
        return display.topics.get(name, name)

    for title, kind in (
        (_("Opened most"), Kind.SEEN),
        (_("Website opened most"), Kind.FOLLOWED),
        (_("Printed most"), Kind.PRINTED),
    ):
        yield _table(title, _("Resource"), queries_counts.figures(About.RESOURCES, kind, this), resource)
    for title, kind in (
        (_("Looked for most"), Kind.SEARCHED),
        (_("Nearest topics when a search found nothing"), Kind.NEAREST),
    ):
        found = guarded(queries_counts.figures(About.TOPICS, kind, this), unless_few, _DANGER)
        yield _table(title, _("Topic"), found, topic)


def _language_tables(this: str) -> Iterator[Table]:
    searches = {kind: queries_counts.figures(About.SEARCHES, kind, this) for kind in OF_SEARCHES}
    found = {Kind.FOUND: _("Found something"), Kind.NOTHING: _("Found nothing")}
    totals = [replace(each, name=kind) for kind, many in searches.items() for each in many]
    yield _table(_("Searches"), _("What happened"), added_up(totals), lambda kind: found[Kind(kind)])
    seen = queries_counts.figures(About.LANGUAGES, Kind.SEEN, this)
    yield _table(_("Pages opened, by language"), _("Language"), guarded(seen, roughly), language_name)
    many = guarded(added_up(each for own in searches.values() for each in own), roughly)
    yield _table(_("Searches, by language"), _("Language"), many, language_name)


def _table(title: str, heading: str, found: Iterable[Figure], name: Callable[[str], str]) -> Table:
    rows = [(name(each.name), _shown(each.now), _shown(each.year)) for each in largest(found, _MOST)]
    return Table(title, heading, rows)


def _name(display: Display, slug: str) -> str:
    """The name of a resource, with the way to its page; only its slug when it is no longer shown."""
    resource = display.pack.find(slug)
    if resource is None:
        return Markup('<bdi dir="ltr">{}</bdi>').format(slug)
    words = display.words(resource, "name")
    tongue = Markup(' lang="en" dir="ltr"') if words.is_english else Markup("")
    return Markup('<a href="{}/resources/{}"{}>{}</a>').format(display.root, slug, tongue, words.text)


def _shown(count: int | None) -> str:
    return _few() if count is None else format_number(count)


def _few() -> str:
    return _("fewer than %(number)s", number=format_number(FEWEST))


def _lines(this: str) -> Iterator[tuple[str, Line, int | None]]:
    """What the file says: what each line is about, the line, and its count as it may be shown."""
    for line in queries_counts.lines(About.RESOURCES, this):
        yield "resource", line, line.times
    for line in queries_counts.lines(About.TOPICS, this):
        yield "topic", line, unless_few(line.times) if line.name in _DANGER else line.times
    totals: Counter[tuple[str, str]] = Counter()
    for about, title in ((About.LANGUAGES, "pages by language"), (About.SEARCHES, "searches by language")):
        for line in queries_counts.lines(about, this):
            yield title, line, roughly(line.times)
            if about is About.SEARCHES:
                totals[line.month, line.kind] += line.times
    for (month, kind), count in totals.items():
        yield "searches", Line(month, kind, "", count), count
