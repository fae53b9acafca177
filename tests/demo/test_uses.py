"""The demo's year of visits is made up, and looks as a trust's might."""

import pytest

from tests.resources.counts import begin_to_count
from wellbeing.core import clock
from wellbeing.core.db import db
from wellbeing.core.pages import ROOT
from wellbeing.core.periods import month_of
from wellbeing.curation.queries_reports import open_reports
from wellbeing.demo.uses import load_reports, load_uses
from wellbeing.resources import actions as resources
from wellbeing.resources.queries_counts import About, figures
from wellbeing.resources.tally import Kind


@pytest.fixture(autouse=True)
def pack(app):
    assert resources.load_pack(ROOT / "wellbeing" / "resources" / "pack").loaded
    begin_to_count()


def test_a_year_of_visits_is_there_once(app):
    assert load_uses() > 1_000
    db.session.rollback()
    assert load_uses() == 0
    this = month_of(clock.today())
    seen = figures(About.RESOURCES, Kind.SEEN, this)
    assert len(seen) == 130 and all(each.year > each.now for each in seen)
    assert {each.name for each in figures(About.SEARCHES, Kind.FOUND, this)} == {"en", "pl", "ur"}


def test_no_real_service_is_said_to_have_a_fault(app):
    assert load_reports() == 3
    assert load_reports() == 0
    assert {each.subject.slug for each in open_reports()} == {"soothe-buddies", "soothe-resource-pack"}
