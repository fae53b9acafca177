"""What a card says of a resource."""

from dataclasses import replace
from datetime import date

from tests.resources.packs import real_pack
from wellbeing.core.i18n import ENGLISH
from wellbeing.resources.snapshot import make_pack
from wellbeing.resources.views_display import Display

LONG_AGO = date(2020, 1, 1)


def card(app, day, **changed):
    resource = replace(real_pack().resources[0], **changed)
    with app.test_request_context():
        return str(Display(make_pack("one", day, (resource,), real_pack().topics), ENGLISH, "").cards([0]))


def test_a_card_says_since_when_nobody_has_checked(app):
    assured = {"assured_by": "A. Lead", "assured_on": LONG_AGO}
    assert "Nobody has checked this since 1 January 2020." in card(app, date(2026, 11, 25), **assured)
    assert "Nobody has checked this" not in card(app, date(2020, 6, 1), **assured)


def test_a_card_says_where_help_is_from(app):
    for scope, words in {
        "internal": "In the trust",
        "regional": "Near you",
        "national": "Across the country",
    }.items():
        assert words in card(app, date(2026, 11, 25), scope=scope)
