"""How requests are shared among buddies, and how they ended, for leads."""

from flask.typing import ResponseReturnValue

from wellbeing.accounts import access
from wellbeing.buddies.queries import profiles
from wellbeing.buddies.queries_figures import open_requests
from wellbeing.core import clock
from wellbeing.core.i18n import format_month, format_number
from wellbeing.core.i18n import gettext as _
from wellbeing.core.pages import render
from wellbeing.core.periods import add_months, month_of
from wellbeing.network import load_words as words
from wellbeing.network import loads, queries_loads
from wellbeing.network.glance_words import request_sentences
from wellbeing.network.loads import Spread
from wellbeing.network.views_base import bp

MOST_NAMES = 50


@bp.get("/manage/buddies/load")
@access.lead
def load() -> ResponseReturnValue:
    """Who carries how much, what is open, and how the months went."""
    today = clock.today()
    shares = queries_loads.shares(profiles())
    found = loads.spread(shares)
    waiting = open_requests()
    ages = [(today - one.asked_on).days for one in waiting]
    counted, this = queries_loads.counted(), month_of(today)
    years = loads.year(counted, this), loads.year(counted, add_months(this, -loads.MONTHS))
    return render(
        "network/load.html",
        sharing=words.sharing(found),
        buddies=found.buddies,
        load_rows=_load_rows(found),
        most=loads.carry_most(shares),
        rested=loads.not_asked(shares, today),
        most_names=MOST_NAMES,
        rested_after=loads.RESTED_AFTER_DAYS,
        open=request_sentences(ages, sum(one.with_leads for one in waiting)),
        age_rows=list(zip(words.AGE_WORDS, map(format_number, loads.by_age(ages)), strict=True))
        if ages
        else [],
        against=words.month_against_year(
            loads.month(counted, this), loads.month(counted, add_months(this, -loads.MONTHS))
        ),
        month_headings=[_("Month"), _("Requests that ended"), *words.END_WORDS.values()],
        month_rows=[[format_month(one.name), *words.month_cells(one)] for one in loads.months(counted, this)],
        band_rows=[
            (name, *(words.band_cell(one, band) for one in years)) for band, name in words.BAND_WORDS.items()
        ],
        fewest=loads.FEWEST,
    )


def _load_rows(found: Spread) -> list[tuple[str, str]]:
    rows = [(str(name), format_number(found.by_load[load])) for load, name in enumerate(words.LOAD_WORDS)]
    return [*rows, (_("As many as they take"), format_number(found.full))]
